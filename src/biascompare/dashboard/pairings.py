"""Which outlets differ, by how much, how surely: pairs, verdicts and other choices."""

from __future__ import annotations

import dataclasses
import functools

import pandas as pd
import streamlit as st

from biascompare.charts.axis import Axis, axis
from biascompare.charts.differences import MOST_PAIRS, alternative, differences_spec, shown_pairs
from biascompare.charts.robustness import strip as strip_chart
from biascompare.compare import (
    CLEAR,
    TOO_FEW_ARTICLES,
    Comparison,
    Pair,
    Strip,
    Variant,
    robustness,
    sentence_in,
    shared_copy,
)
from biascompare.dashboard import address, drawing, layout, reproducing, texts, verdicts, wording
from biascompare.dashboard.overall import compare_in
from biascompare.dashboard.reproducing import Origin
from biascompare.dashboard.selection import MOST_SEARCHED, View
from biascompare.dashboard.texts import said, t
from biascompare.measure_texts import ends
from biascompare.measures import Measure

_EVERY = "every"
_FIRST = "flesch_reading_ease"
_MOST_SENTENCES = 6
_UNASKED = 300
"""Articles up to which other choices are tried unasked: of more, it takes seconds."""


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
    _robustness(view, found, outlet)


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
    drawn = shown_pairs(table)
    if drawn.empty:
        return
    scale = _axis(found, drawn)
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
        view, [found.measure.name], [_compare(found, outlet), f"table = found.{what}"]
    )


def _compare(found: Comparison, outlet: str | None) -> str:
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
            _compare(found, outlet),
            'own = [documents[each] for each in table["id"]]',
            'table["shared_copy"] = biascompare.compare.shared_copy(own, table["id"])',
            f"strips = biascompare.robustness(found, table{asked})",
            f"pair = ({pair})",
            "(strip,) = (each for each in strips if (each.a, each.b, each.language) == pair)",
            "table = strip.table()",
        ],
    )


def _axis(found: Comparison, rows: pd.DataFrame) -> Axis:
    edges = [
        0.0,
        *(float(edge) for name in ("difference", "low", "high") for edge in rows[name].dropna()),
    ]
    measure = found.measure
    named = ends(measure.direction, texts.language())
    return axis(edges, measure.unit, measure.direction, named)


def _notices(found: Comparison) -> None:
    for each in found.notices:
        layout.remark(said(each))


def _numbers(found: Comparison) -> None:
    if not found.pairs:
        return
    names = ("first", "second", "n", "difference", "interval", "delta", "q", "verdict")
    headers = [t(f"pairs.column.{name}") for name in names]
    rows = [
        (
            pair.a,
            pair.b,
            f"{wording.whole(pair.n_a)} · {wording.whole(pair.n_b)}",
            wording.number(pair.difference, 2),
            wording.interval(pair.low, pair.high, 2),
            wording.number(pair.delta, 2),
            wording.number(pair.q, 3),
            verdict(pair.verdict),
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
            wording.number(group.mean, 2),
            wording.language(group.language),
        )
        for group in sorted(ranked, key=lambda each: (each.language or "", each.rank or 0))
    ]
    headers = [t("pairs.column.rank"), t("families.column.outlet"), t("families.column.mean")]
    layout.table([*headers, t("families.column.language")], rows, numeric=[0, 2])


def verdict(name: str) -> str:
    """Return a verdict in the visitor's language."""
    known = {CLEAR: "clear", TOO_FEW_ARTICLES: "too_few"}
    return t(f"pairs.verdict.{known.get(name, 'cannot_tell')}")


def _robustness(view: View, found: Comparison, outlet: str | None) -> None:
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
    rows = _rows(view, pair, strip)
    drawing.chart(
        (view.key, "robust", found.measure.name, str(outlet), chosen),
        functools.partial(strip_chart, rows, _axis(found, rows), layout.style()),
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
            wording.number(each.difference, 2),
            wording.interval(each.low, each.high, 2),
            verdict(str(each.verdict)),
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
    return t(key, held=strip.held, possible=strip.possible, verdict=verdict(strip.verdict))


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
