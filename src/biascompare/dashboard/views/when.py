"""When? Articles and measures over time, one small chart an outlet."""

from __future__ import annotations

import functools
from datetime import date, timedelta
from typing import cast

import pandas as pd
import streamlit as st

from biascompare import filter_sets
from biascompare.charts.axis import axis
from biascompare.charts.style import Look
from biascompare.charts.timelines import LENGTH, alternative, small_multiple_spec
from biascompare.compare.periods import Every
from biascompare.compare.timeline_model import ARTICLES, Line, Timeline
from biascompare.compare.timelines import timeline
from biascompare.dashboard import (
    address,
    filters,
    findings,
    grids,
    layout,
    picking,
    reproducing,
    texts,
    wording,
)
from biascompare.dashboard.articles_left import View
from biascompare.dashboard.reproducing import Origin
from biascompare.dashboard.texts import said, t
from biascompare.errors import BiasCompareError
from biascompare.measure_texts import ends

_EVERY: tuple[Every, ...] = ("week", "day", "month")
_COUNT = "articles"
_MOST_LINES = 24


def show() -> None:
    """Show the page."""
    view = layout.view()
    layout.opening(t("shell.page.when"), t("when.not_shown"))
    if not layout.anything_left(view):
        return
    known = view.corpus.measures
    left, right = st.columns(2, gap="large")
    with left:
        name = address.selectbox(
            t("when.what"),
            [_COUNT, *known],
            "over_time",
            shown=lambda each: t("when.articles") if each == _COUNT else known[each].label,
        )
    with right:
        every = address.segmented(
            t("when.every"), _EVERY, "every", shown=lambda each: t(f"when.{each}")
        )
    try:
        found = _timeline((view.key, name, every), view, name, cast(Every, every))
    except BiasCompareError as error:
        layout.notice(said(str(error)))
        return
    if not any(line.points for line in found.lines):
        layout.notice(t("when.undated_all"))
        return
    _charts(view, name, found)
    if found.undated:
        layout.remark(t("when.undated", n=found.undated))
    _numbers(found)


@st.cache_resource(max_entries=100, show_spinner=False)
def _timeline(key: tuple[str, ...], _view: View, _name: str, _every: Every) -> Timeline:
    measure = ARTICLES if _name == _COUNT else _view.corpus.measures[_name]
    if _view.sampled and _view.corpus.stored is not None and _view.kept is not None:
        return _view.corpus.stored.timeline(measure, _view.kept, _every)
    return timeline(_view.of(_name), measure, every=_every)


def _charts(view: View, name: str, found: Timeline) -> None:
    """Draw each language's outlets; all on one axis where values of languages compare."""
    lines = [line for line in found.lines if any(point.n for point in line.points)]
    places = {name: place for place, name in enumerate(view.corpus.looks)}
    lines.sort(key=lambda line: (-sum(point.n for point in line.points), places.get(line.name, 0)))
    shown = lines[:_MOST_LINES]
    if name != _COUNT and (few := findings.of_timeline(lines, found.every)):
        layout.notice(few)
    groups = {None: shown} if found.one_axis else _by_language(shown)
    for code, own in groups.items():
        if not found.one_axis:
            layout.small_heading(wording.language(code))
        grids.grid(own, functools.partial(_chart, view, name, found, own), across=3)
    if len(lines) > len(shown):
        layout.remark(t("when.lines_left_out", n=len(lines) - len(shown)))
    layout.remark(t("selections.click_period"))
    layout.remark(t("when.counted" if name == _COUNT else "when.read"))
    for notice in found.notices:
        layout.remark(said(notice))


def _by_language(lines: list[Line]) -> dict[str | None, list[Line]]:
    found: dict[str | None, list[Line]] = {}
    for line in lines:
        found.setdefault(line.language, []).append(line)
    return found


def _chart(view: View, name: str, found: Timeline, together: list[Line], line: Line) -> None:
    edges = [
        edge
        for each in together
        for point in each.points
        for edge in (point.value, point.low, point.high)
    ]
    if name == _COUNT:
        unit = direction = t("when.articles")
        named: str | None = unit
        edges.append(0.0)
        label = t("when.articles")
    else:
        measure = view.corpus.measures[name]
        unit, direction = measure.unit, measure.direction
        named = ends(direction, texts.language())
        label = wording.marked(measure, line.language)
    scale = axis(edges, unit, direction, named)
    style = layout.style()
    colour = style.outlets[view.corpus.looks.get(line.name, Look(0, "circle")).colour]
    picked = picking.chart(
        (view.key, "when", name, found.every, line.name, str(line.language)),
        functools.partial(small_multiple_spec, line, found, scale, colour, style),
        alternative(line, found, style, label),
        fields=("period",),
        origin=_origin(view, name, found, line),
        finding=findings.of_counts(line, found.every)
        if name == _COUNT
        else findings.of_means(line, found.every, scale),
    )
    for point in line.points:
        if picked and picked.get("period") == point.period:
            days = _within(view, point.start, found.every)
            filters.keep_only({"outlet": (line.name,), filter_sets.DATES: days})


def _origin(view: View, name: str, found: Timeline, line: Line) -> Origin:
    measure = reproducing.quoted(name)
    counted = name == _COUNT
    what = "ARTICLES" if counted else f"biascompare.compare.measure_of(table, {measure})"
    calls = [
        "from biascompare.compare.timeline_model import ARTICLES" if counted else "",
        f"found = biascompare.timeline(table, {what}, every={reproducing.quoted(found.every)})",
        "table = found.to_frame()",
        f"table = table[{reproducing.equals('name', line.name)}]",
        f"table = table[{reproducing.equals('language', line.language)}]",
    ]
    names = ["words"] if counted else [name]
    return Origin(
        lambda: reproducing.only(found.to_frame(), name=line.name, language=line.language),
        reproducing.lines(view, names, filter(None, calls)),
    )


def _within(view: View, start: str, every: Every) -> tuple[str, str]:
    """Return the first and the last day of a period, within those of the articles."""
    days = view.corpus.period or ()
    last = (pd.Timestamp(start) + LENGTH[every]).date() - timedelta(days=1)
    return max(date.fromisoformat(start), min(days)).isoformat(), min(last, max(days)).isoformat()


def _numbers(found: Timeline) -> None:
    names = ("outlet", "period", "n", "value", "interval")
    headers = [t(f"when.column.{each}") for each in names]
    rows = [
        (
            line.name,
            point.period,
            wording.whole(point.n),
            wording.number(point.value, 2, found.measure.unit),
            wording.interval(point.low, point.high, 2, found.measure.unit),
        )
        for line in found.lines
        for point in line.points
        if point.n
    ]
    with st.expander(t("families.numbers"), type="compact"):
        layout.table(headers, rows[:500], numeric=[2, 3, 4])
        if len(rows) > 500:
            layout.remark(t("when.rows_cut", n=len(rows) - 500))


if __name__ == "__main__":
    show()
