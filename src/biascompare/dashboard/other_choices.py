"""Does a verdict hold under other choices? The strip of what else could have been compared."""

from __future__ import annotations

import functools

import pandas as pd
import streamlit as st

from biascompare.charts.axis import Axis
from biascompare.charts.gaps import gap_axis, in_points
from biascompare.charts.robustness import strip as strip_chart
from biascompare.compare import (
    CLEAR,
    TOO_FEW_ARTICLES,
    Comparison,
    Pair,
    Strip,
    Variant,
    robustness,
    shared_copy,
)
from biascompare.dashboard import address, drawing, layout, reproducing, texts, verdicts, wording
from biascompare.dashboard.articles_left import View
from biascompare.dashboard.reproducing import Origin
from biascompare.dashboard.selection import MOST_SEARCHED
from biascompare.dashboard.texts import said, t

_UNASKED = 300
"""Articles up to which other choices are tried unasked: of more, it takes seconds."""


def show(view: View, found: Comparison, outlet: str | None) -> None:
    """Show what becomes of one pair's verdict when something else is chosen."""
    judged = [pair for pair in found.pairs if pair.verdict != TOO_FEW_ARTICLES]
    if not judged:
        return
    layout.small_heading(t("pairs.robust_title"))
    if view.sampled:
        layout.remark(t("pairs.robust_many", n=len(view)))
        return
    if view.count > _UNASKED and not address.toggle(t("pairs.robust_ask"), "robust_asked"):
        return
    ordered = sorted(judged, key=lambda pair: (pair.verdict != CLEAR, -abs(pair.delta or 0)))
    names = {_key(pair): _name(pair) for pair in ordered}
    chosen = address.selectbox(
        t("pairs.robust_pair"), list(names), "robust", shown=names.__getitem__
    )
    strips = _strips(view.key, found.measure.name, outlet, view, found)
    strip = next(each for each in strips if _key(each) == chosen)
    pair = next(each for each in judged if _key(each) == chosen)
    layout.remark(_summary(strip))
    rows = in_points(_rows(view, pair, strip), found.measure.unit)
    drawing.chart(
        (view.key, "robust", found.measure.name, str(outlet), chosen),
        functools.partial(strip_chart, rows, axis_of(found, rows), layout.style()),
        f"{_name(pair)}, {found.measure.label}. {_summary(strip)}",
        Origin(strip.table, _robust_lines(view, found, outlet, strip)),
    )
    _siblings(view, strip)
    impossible = [each for each in strip.variants if each.reason is not None]
    if impossible:
        with st.expander(t("pairs.robust_impossible", n=len(impossible)), type="compact"):
            headers = [t("pairs.column.choice"), t("pairs.column.why_not")]
            layout.table(
                headers, [(_varied(view, each), said(str(each.reason))) for each in impossible]
            )


def _siblings(view: View, strip: Strip) -> None:
    """Show what other formulas give: each has a scale of its own, so not on the chart's axis."""
    rows = [
        (
            _varied(view, each),
            wording.difference(each.difference, 2, view.corpus.measures[each.name].unit),
            wording.difference_interval(
                each.low, each.high, 2, view.corpus.measures[each.name].unit
            ),
            verdicts.named(str(each.verdict)),
        )
        for each in strip.variants
        if each.reason is None and each.name in view.corpus.measures
    ]
    if rows:
        names = ("choice", "difference", "interval", "verdict")
        layout.remark(t("pairs.robust_siblings"))
        layout.table([t(f"pairs.column.{name}") for name in names], rows, numeric=[1, 2])


@st.cache_resource(max_entries=200, show_spinner=False)
def _strips(
    key: str, name: str, outlet: str | None, _view: View, _found: Comparison
) -> tuple[Strip, ...]:
    table = _view.table
    if len(table) <= MOST_SEARCHED:
        documents = [_view.corpus.documents[identifier] for identifier in table["id"]]
        table = table.copy().assign(shared_copy=shared_copy(documents, table["id"]))
    return robustness(_found, table, outlet=outlet)


def _key(pair: Pair | Strip) -> str:
    return f"{pair.a}|{pair.b}|{pair.language or ''}"


def _name(pair: Pair) -> str:
    name = f"{pair.a} – {pair.b}"
    return f"{name} ({wording.language(pair.language)})" if pair.language else name


def _summary(strip: Strip) -> str:
    if not strip.possible:
        return t("pairs.robust_none")
    key = "pairs.robust_clear" if strip.verdict == CLEAR else "pairs.robust_same"
    return t(key, held=strip.held, possible=strip.possible, verdict=verdicts.named(strip.verdict))


def _rows(view: View, pair: Pair, strip: Strip) -> pd.DataFrame:
    columns = ["choice", "difference", "low", "high", "verdict"]
    rows = [(t("charts.as_chosen"), pair.difference, pair.low, pair.high, pair.verdict)]
    rows += [
        (_varied(view, each), each.difference, each.low, each.high, str(each.verdict))
        for each in strip.variants
        if each.reason is None and each.name not in view.corpus.measures
    ]
    return pd.DataFrame(rows, columns=columns)


def _varied(view: View, variant: Variant) -> str:
    sibling = view.corpus.measures.get(variant.name)
    if sibling is not None:
        return t("pairs.varied.sibling", label=sibling.label)
    return t(f"pairs.varied.{variant.name}")


def compare_line(found: Comparison, outlet: str | None) -> str:
    """Return the line of Python that compares as the page does."""
    asked = f", outlet={reproducing.quoted(outlet)}" if outlet else ""
    name = reproducing.quoted(found.measure.name)
    return f"found = biascompare.compare(table, {name}{asked})"


def _robust_lines(view: View, found: Comparison, outlet: str | None, strip: Strip) -> str:
    asked = f", outlet={reproducing.quoted(outlet)}" if outlet else ""
    pair = ", ".join(map(reproducing.quoted, (strip.a, strip.b, strip.language)))
    return reproducing.lines(
        view,
        [],
        [
            *reproducing.ORDERED,
            compare_line(found, outlet),
            'own = [documents[each] for each in table["id"]]',
            'table["shared_copy"] = biascompare.compare.shared_copy(own, table["id"])',
            f"strips = biascompare.robustness(found, table{asked})",
            f"pair = ({pair})",
            "(strip,) = (each for each in strips if (each.a, each.b, each.language) == pair)",
            "table = strip.table()",
        ],
    )


def axis_of(found: Comparison, rows: pd.DataFrame) -> Axis:
    """Return the axis of differences, given as they are drawn."""
    measure = found.measure
    return gap_axis(rows, measure.unit, measure.direction, texts.language())
