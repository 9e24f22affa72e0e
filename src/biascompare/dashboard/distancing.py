"""How far apart the outlets' vocabularies are: every pair, and who joins whom."""

from __future__ import annotations

import functools

import streamlit as st

from biascompare.charts.distances import (
    distance_dendrogram,
    distance_matrix,
    distance_text,
    joins_text,
    matrix_rows,
)
from biascompare.compare.distance import Distances, distances
from biascompare.compare.thresholds import thresholds
from biascompare.dashboard import drawing, layout, reproducing, sides, wording
from biascompare.dashboard.articles_left import View
from biascompare.dashboard.reproducing import Origin
from biascompare.dashboard.texts import t
from biascompare.model import Document

MOST_OUTLETS = 16


def show(view: View) -> None:
    """Show the distances of one language's outlets as a matrix and as a tree."""
    layout.section(t("words.distance_title"), t("words.distance_why"))
    code = sides.choose_language(view)
    if code is None:
        return
    number = sides.say_if_sampled(view, code)
    outlets = _outlets(view, code)
    with st.spinner(t("words.working")):
        found = _found((view.key, code), view, code, tuple(outlets))
    layout.remark(t("words.distance_cut", n=found.words))
    key, origin = (view.key, "distance", code), _origin(view, code, number, found)
    rows, style = matrix_rows(found.pairs, found.outlets, thresholds().highest_q), layout.style()
    named = wording.language(code or None)
    drawing.chart(
        key,
        functools.partial(distance_matrix, rows, style),
        f"{t('words.distance_chart')}, {named}. {distance_text(rows, style)}",
        origin,
    )
    layout.remark(t("words.distance_read"))
    if len(found.outlets) > 2:
        layout.small_heading(t("words.joins_title"))
        drawing.chart(
            (*key, "joins"),
            functools.partial(distance_dendrogram, found.outlets, found.joins, style),
            f"{t('words.joins_chart')}, {named}. {joins_text(found.outlets, found.joins, style)}",
            origin,
        )
        layout.remark(t("words.joins_read"))
    _left_out(view, code, found, outlets)
    _numbers(found)


def _outlets(view: View, code: str) -> list[str]:
    """Return the language's outlets with the most articles, in the corpus's order."""
    own = view.described["language"].fillna("") == code
    counts = view.described.loc[own, "outlet"].value_counts().head(MOST_OUTLETS)
    return [each for each in view.corpus.looks if each in counts.index]


@st.cache_resource(max_entries=30, show_spinner=False)
def _found(key: tuple[str, ...], _view: View, code: str, _outlets: tuple[str, ...]) -> Distances:
    documents: list[Document] = [
        each for each in sides.documents(_view, code) if each.outlet in _outlets
    ]
    return distances(documents, language=code or None)


def _left_out(view: View, code: str, found: Distances, outlets: list[str]) -> None:
    if found.too_short:
        layout.remark(t("words.distance_short", names=", ".join(found.too_short)))
    own = view.described[view.described["language"].fillna("") == code]["outlet"].nunique()
    if own > len(outlets):
        layout.remark(t("words.distance_outlets", n=own - len(outlets)))


def _origin(view: View, code: str, number: int, found: Distances) -> Origin:
    names = reproducing.quoted([*found.outlets, *found.too_short])
    calls = [
        *reproducing.documents_of(code, sides.MOST_READ, number, sides.SEED),
        f"own = [each for each in own if each.outlet in {names}]",
        f"found = biascompare.distances(own, language={reproducing.quoted(code or None)})",
        "table = found.table()",
    ]
    return Origin(found.table, reproducing.lines(view, ["words"], calls))


def _numbers(found: Distances) -> None:
    names = ("a", "b", "distance", "raw", "shuffled", "sure")
    headers = [t(f"words.column.{each}") for each in names]
    rows = [
        (
            each.a,
            each.b,
            wording.number(each.distance, 3),
            wording.number(each.raw, 3),
            f"{wording.number(each.shuffled, 3)} ± {wording.number(each.spread, 3)}",
            t("words.clear") if each.p <= thresholds().highest_q else t("words.chance"),
        )
        for each in sorted(found.pairs, key=lambda pair: -pair.distance)
    ]
    with st.expander(t("families.numbers"), type="compact"):
        layout.table(headers, rows, numeric=(2, 3, 4))
