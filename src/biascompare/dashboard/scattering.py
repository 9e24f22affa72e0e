"""One measure against another: outlets with intervals both ways, or single articles."""

from __future__ import annotations

import functools

import pandas as pd
import streamlit as st

from biascompare.charts.dots import sampled
from biascompare.charts.scatter import article_scatter, outlet_scatter
from biascompare.compare.together import Together, together
from biascompare.dashboard import (
    address,
    filters,
    grids,
    layout,
    picking,
    scatter_rows,
    wording,
)
from biascompare.dashboard.articles_left import View
from biascompare.dashboard.texts import said, t
from biascompare.measures import Measure

OUTLETS, ARTICLES = "outlets", "articles"
_ACROSS, _UP = "flesch_reading_ease", "tone"
_MOST_LISTED = 500


def show(view: View) -> None:
    """Show how two measures of the visitor's choice go together."""
    layout.section(t("pairs.scatter_title"), t("pairs.scatter_why"))
    across, up, marks = _choose(view)
    found = _together((view.key, across.name, up.name), view, across, up)
    if not found:
        layout.notice(t("pairs.scatter_empty"))
        return
    rows = view.of(across.name, up.name)
    known = rows[rows[[across.name, up.name]].notna().all(axis=1)]
    drawn = sampled(known)
    # One sample for all languages, so that what is said about it holds for the page.
    own = (across, up)
    grids.grid(found, functools.partial(_panel, view, own, drawn, marks), across=2)
    if marks == ARTICLES and len(drawn) < len(known):
        layout.notice(t("pairs.scatter_sampled", shown=len(drawn), n=len(known)))
    layout.remark(t(f"selections.scatter_click_{marks}"))
    layout.remark(t("selections.scatter_within"))
    if len(found) > 1:
        layout.remark(t("families.own_axes"))
    _numbers(found, own)
    _open(view, drawn)


def _choose(view: View) -> tuple[Measure, Measure, str]:
    known = view.corpus.measures
    left, middle, right = st.columns([2, 2, 1], gap="large", vertical_alignment="bottom")
    with left:
        across = address.selectbox(
            t("pairs.across"),
            list(known),
            "across",
            default=_ACROSS,
            shown=lambda each: known[each].label,
        )
    others = [each for each in known if each != across]
    with middle:
        up = address.selectbox(
            t("pairs.up"),
            others,
            "up",
            default=_UP if _UP in others else _ACROSS,
            shown=lambda each: known[each].label,
        )
    with right:
        marks = address.segmented(
            t("pairs.marks"),
            [OUTLETS, ARTICLES],
            "marks",
            shown=lambda each: t(f"pairs.marks_{each}"),
        )
    return known[across], known[up], marks


@st.cache_resource(max_entries=200, show_spinner=False)
def _together(key: tuple[str, ...], _view: View, _across: Measure, _up: Measure) -> list[Together]:
    return together(_view.of(_across.name, _up.name), _across, _up)


def _panel(
    view: View, own: tuple[Measure, Measure], drawn: pd.DataFrame, marks: str, found: Together
) -> None:
    name = wording.language(found.language) if found.language else t("families.all_languages")
    layout.small_heading(f"{name} · {wording.count(found.n, 'article')}")
    layout.remark(_told(found))
    labels = (own[0].label, own[1].label)
    key = (view.key, "scatter", marks, own[0].name, own[1].name, str(found.language))
    if marks == OUTLETS:
        rows = scatter_rows.outlets_of(view, own, found)
        axes = scatter_rows.axes_of(own, rows, ("x", "x_low", "x_high"), ("y", "y_low", "y_high"))
        spoken = " ".join(
            t(
                "pairs.scatter_mark",
                name=mean.outlet,
                x=wording.number(mean.x, axes[0].decimals, axes[0].unit),
                y=wording.number(mean.y, axes[1].decimals, axes[1].unit),
            )
            for mean in found.means
        )
        draw = functools.partial(outlet_scatter, rows, axes, labels, layout.style())
        told = _alternative(labels, name, found, spoken)
        origin = scatter_rows.outlets_origin(view, own, found)
        picked = picking.chart(key, draw, told, fields=("outlet",), origin=origin)
        if picked and picked.get("outlet"):
            filters.keep_only({"outlet": (str(picked["outlet"]),)})
        return
    part = scatter_rows.of_language(own, drawn, found)
    rows = scatter_rows.articles_of(view, own, part)
    axes = scatter_rows.axes_of(own, rows, ("x",), ("y",))
    draw = functools.partial(article_scatter, rows, axes, labels, layout.style())
    spoken = t("pairs.scatter_articles", n=len(rows))
    told = _alternative(labels, name, found, spoken)
    origin = scatter_rows.articles_origin(view, own, part, len(part) == found.n)
    picked = picking.chart(key, draw, told, fields=("id",), origin=origin)
    if picked and picked.get("id") in view.corpus.documents:
        picking.open_article(str(picked["id"]), own[0].name)


def _alternative(labels: tuple[str, str], name: str, found: Together, spoken: str) -> str:
    told = t("pairs.scatter_alt", up=labels[1], across=labels[0], language=name, marks=spoken)
    return f"{told} {_told(found)}"


def _told(found: Together) -> str:
    """Return in a sentence whether the two go together."""
    if found.correlation is None or found.interval is None:
        return f"{said(str(found.reason))}."
    low, high = found.interval
    kind = "cannot_tell" if low <= 0 <= high else "rise" if low > 0 else "fall"
    return t(
        f"selections.together_{kind}",
        correlation=wording.number(found.correlation, 2),
        interval=wording.interval(low, high, 2),
    )


def _numbers(found: list[Together], own: tuple[Measure, Measure]) -> None:
    headers = [t("families.column.outlet"), t("families.column.language")]
    headers += [t("families.column.articles")]
    headers += [part for each in own for part in (each.label, t("families.column.interval"))]
    rows = [
        (
            mean.outlet,
            wording.language(each.language) if each.language else t("families.all_languages"),
            wording.whole(mean.n),
            wording.number(mean.x, 2, own[0].unit),
            scatter_rows.interval(mean.x_interval, own[0].unit),
            wording.number(mean.y, 2, own[1].unit),
            scatter_rows.interval(mean.y_interval, own[1].unit),
        )
        for each in found
        for mean in each.means
    ]
    with st.expander(t("families.numbers"), type="compact"):
        layout.table(headers, rows, numeric=range(2, 7))


def _open(view: View, drawn: pd.DataFrame) -> None:
    """Let the visitor open an article of the chart without a click in it."""
    if layout.projected() or drawn.empty:
        return
    listed = dict(zip(drawn["id"].head(_MOST_LISTED), drawn["label"], strict=False))
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    with left:
        chosen = st.selectbox(
            t("selections.scatter_open"),
            list(listed),
            index=None,
            placeholder=t("selections.choose_one"),
            format_func=listed.__getitem__,
            key="scatter_article",
        )
    with right:
        if st.button(t("evidence.read"), disabled=chosen is None) and chosen:
            picking.open_article(chosen, str(st.session_state.get("across", _ACROSS)))
