"""Which outlets differ, by how much, and how surely: pairs, verdicts and shared ranks."""

from __future__ import annotations

import dataclasses
import functools

import streamlit as st

from biascompare.charts.differences import MOST_PAIRS, alternative, differences_spec, shown_pairs
from biascompare.charts.gaps import in_points
from biascompare.compare import (
    CLEAR,
    TOO_FEW_ARTICLES,
    Comparison,
    sentence_in,
)
from biascompare.dashboard import (
    address,
    drawing,
    layout,
    other_choices,
    reproducing,
    texts,
    verdicts,
    wording,
)
from biascompare.dashboard.articles_left import View
from biascompare.dashboard.overall import compare_in
from biascompare.dashboard.reproducing import Origin
from biascompare.dashboard.texts import said, t
from biascompare.measures import Measure

_EVERY = "every"
_FIRST = "flesch_reading_ease"
_MOST_SENTENCES = 6


def show(view: View) -> None:
    """Show the pairs of outlets on one measure, and how far a verdict holds."""
    layout.section(t("pairs.title"), t("pairs.why"))
    outlets = sorted(view.counts("outlet").index.tolist())
    if len(outlets) < 2:
        layout.remark(t("pairs.alone"))
        return
    known = view.corpus.measures
    left, right = st.columns(2, gap="large")
    with left:
        name = address.selectbox(
            t("families.measure"),
            list(known),
            "pairs",
            default=_FIRST,
            shown=lambda each: known[each].label,
        )
    with right:
        one = address.selectbox(
            t("pairs.whom"),
            [_EVERY, *outlets],
            "whom",
            shown=lambda each: t("pairs.every") if each == _EVERY else each,
        )
    outlet = None if one == _EVERY else one
    kept = _compared(view.key, name, outlet, view)
    found = _worded(kept, known[name])
    _sentences(found)
    _differences(view, found, kept, outlet)
    _notices(found)
    _numbers(found)
    other_choices.show(view, found, outlet)


@st.cache_resource(max_entries=500, show_spinner=False)
def _compared(key: str, name: str, outlet: str | None, _view: View) -> Comparison:
    """Return the comparison as Python gives it, for visitors of every language."""
    return compare_in(_view, [_view.corpus.in_english[name]], outlet)[0]


def _worded(found: Comparison, measure: Measure) -> Comparison:
    """Return the comparison with the measure and its sentences in the visitor's language."""
    told = dataclasses.replace(found, measure=measure)
    pairs = (
        dataclasses.replace(pair, sentence=sentence_in(texts.language(), told, pair))
        for pair in found.pairs
    )
    return dataclasses.replace(told, pairs=tuple(pairs))


def _sentences(found: Comparison) -> None:
    clear = sorted(
        (pair for pair in found.pairs if pair.verdict == CLEAR),
        key=lambda each: -abs(each.delta or 0),
    )
    verdicts.show([(found, pair) for pair in clear[:_MOST_SENTENCES]], "pairs")
    if not found.pairs:
        layout.remark(t("pairs.none_in_one_language"))
    elif not clear:
        few = [pair for pair in found.pairs if pair.verdict == TOO_FEW_ARTICLES]
        if len(few) == len(found.pairs):
            layout.notice(t("pairs.all_too_few"))
        else:
            layout.remark(t("pairs.none_clear", n=len(found.pairs)))
    elif len(clear) > _MOST_SENTENCES:
        layout.remark(t("pairs.more_clear", n=len(clear) - _MOST_SENTENCES))


def _differences(view: View, found: Comparison, kept: Comparison, outlet: str | None) -> None:
    table = found.pair_table()
    if table.empty:
        return
    drawn = in_points(shown_pairs(table), found.measure.unit)
    if drawn.empty:
        return
    scale = other_choices.axis_of(found, drawn)
    style = layout.style()
    drawing.chart(
        (view.key, "pairs", found.measure.name, str(outlet)),
        functools.partial(differences_spec, drawn, scale, style),
        f"{found.measure.label}. {alternative(table, style)}",
        Origin(kept.pair_table, _lines(view, found, outlet, "pair_table()")),
    )
    if len(table) > MOST_PAIRS:
        layout.remark(t("pairs.most_drawn", n=MOST_PAIRS, pairs=len(table)))
    layout.remark(t("pairs.read"))


def _lines(view: View, found: Comparison, outlet: str | None, what: str) -> str:
    return reproducing.lines(
        view,
        [found.measure.name],
        [other_choices.compare_line(found, outlet), f"table = found.{what}"],
    )


def _notices(found: Comparison) -> None:
    for each in found.notices:
        layout.remark(said(each))


def _numbers(found: Comparison) -> None:
    if not found.pairs:
        return
    unit = found.measure.unit
    names = ("first", "second", "n", "difference", "interval", "delta", "q", "verdict")
    headers = [t(f"pairs.column.{name}") for name in names]
    rows = [
        (
            pair.a,
            pair.b,
            f"{wording.whole(pair.n_a)} · {wording.whole(pair.n_b)}",
            wording.difference(pair.difference, 2, unit),
            wording.difference_interval(pair.low, pair.high, 2, unit),
            wording.number(pair.delta, 2),
            wording.number(pair.q, 3),
            verdicts.named(pair.verdict),
        )
        for pair in found.pairs
    ]
    with st.expander(t("families.numbers"), type="compact"):
        layout.table(headers, rows, numeric=range(2, 7))
        _ranks(found)


def _ranks(found: Comparison) -> None:
    ranked = [group for group in found.groups if group.rank is not None]
    if not ranked:
        return
    layout.remark(t("pairs.ranks"))
    rows = [
        (
            str(group.rank),
            group.name,
            wording.number(group.mean, 2, found.measure.unit),
            wording.language(group.language),
        )
        for group in sorted(ranked, key=lambda each: (each.language or "", each.rank or 0))
    ]
    headers = [t("pairs.column.rank"), t("families.column.outlet"), t("families.column.mean")]
    layout.table([*headers, t("families.column.language")], rows, numeric=[0, 2])
