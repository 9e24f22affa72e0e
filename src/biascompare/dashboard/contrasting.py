"""The words and phrases that set two sides apart, each with its sentences."""

from __future__ import annotations

import dataclasses
import functools

import pandas as pd
import streamlit as st

from biascompare.charts.contrast import contrast_scatter, contrast_text
from biascompare.compare.contrast import Contrast, WordChoices, contrast
from biascompare.compare.term_statistics import Term
from biascompare.compare.thresholds import thresholds
from biascompare.dashboard import (
    address,
    bias_forms,
    concordance,
    findings,
    layout,
    picking,
    reproducing,
    wording,
)
from biascompare.dashboard.reproducing import Origin
from biascompare.dashboard.sides import Sides
from biascompare.dashboard.texts import said, t

_LIMIT = 40
_LISTED = 20
_STRUCK = "struck"


def show(sides: Sides) -> None:
    """Show the terms as a picture and as lists, and one of them in its sentences."""
    layout.section(t("words.contrast_title"), t("words.contrast_why"))
    bias_forms.label("tone")
    with st.spinner(t("words.working")):
        whole = _found(sides.key, sides)
    struck = _struck(whole)
    found = dataclasses.replace(
        whole, terms=tuple(each for each in whole.terms if each.term not in struck)
    )
    say(found)
    if not any(term.z for term in found.terms):
        layout.notice(t("words.no_terms"))
        return
    picked = _picture(sides, found, struck)
    first, second = st.columns(2, gap="large")
    above = [term for term in found.terms if term.z > 0][:_LISTED]
    below = [term for term in reversed(found.terms) if term.z < 0][:_LISTED]
    for place, name, own in ((first, sides.names[0], above), (second, sides.names[1], below)):
        with place:
            listed(name, own)
    terms = list(dict.fromkeys(each.term for each in (*above, *below, *found.terms)))
    if picked and picked.get("term") in terms:
        address.choose("term", str(picked["term"]))
    concordance.show(sides, terms, "term", _STRUCK, functools.partial(concordance.of_term, sides))


def say(found: Contrast) -> None:
    """Say how many terms tell the two sides apart, and what to keep in mind."""
    layout.remark(
        t(
            "words.contrast_found",
            clear=found.clear,
            tested=found.tested,
            a=found.articles_a,
            b=found.articles_b,
        )
    )
    for notice in found.notices:
        layout.remark(said(notice))


def _struck(whole: Contrast) -> tuple[str, ...]:
    struck = address.multiselect(
        t("words.without"),
        [term.term for term in whole.terms],
        _STRUCK,
        placeholder=t("words.without_terms"),
    )
    if struck:
        layout.remark(t("words.struck_terms", n=len(struck)))
    return struck


def _picture(sides: Sides, found: Contrast, struck: tuple[str, ...]) -> dict[str, object] | None:
    terms = _table(sides, found)
    first, second = sides.names
    named = t("words.contrast_chart", first=first, second=second)
    # The picture needs room; on a phone the lists say the same.
    with st.container(key="wide_chart"):
        return picking.chart(
            (*sides.key, "contrast", *struck),
            functools.partial(contrast_scatter, terms, sides.names, layout.style()),
            f"{named}. {contrast_text(terms, sides.names, layout.style())}",
            fields=("term",),
            origin=_origin(sides, found, struck),
            finding=findings.of_words(sides.names, found.terms),
        )


@st.cache_resource(max_entries=60, show_spinner=False)
def _found(key: tuple[str, ...], _sides: Sides) -> Contrast:
    choices = WordChoices(language=_sides.language)
    return contrast(_sides.documents(), _sides.one, _sides.other, choices=choices, limit=_LIMIT)


def _origin(sides: Sides, found: Contrast, struck: tuple[str, ...]) -> Origin:
    one, other = map(reproducing.quoted, (sides.one, sides.other))
    language = reproducing.quoted(sides.language)
    calls = [
        f"choices = biascompare.WordChoices(language={language})",
        f"found = biascompare.contrast(own, {one}, {other}, choices=choices, limit={_LIMIT})",
        "table = found.table()",
    ]
    if struck:
        calls.append(f'table = table[~table["term"].isin({reproducing.quoted(list(struck))})]')
    return Origin(found.table, sides.lines(calls))


def _table(sides: Sides, found: Contrast) -> pd.DataFrame:
    muted, colours = layout.style().muted, sides.colours
    rows = [
        (term.term, term.count_a + term.count_b, term.z, _colour(term, colours, muted))
        for term in found.terms
    ]
    return pd.DataFrame(rows, columns=["term", "count", "z", "colour"])


def _colour(term: Term, colours: tuple[str, str], muted: str) -> str:
    if term.q > thresholds().highest_q:
        return muted
    return colours[0] if term.z > 0 else colours[1]


def listed(name: str, terms: list[Term]) -> None:
    """Show terms that one side uses more, with how often and in how many articles."""
    layout.small_heading(t("words.more_often", name=name))
    if not terms:
        layout.remark(t("words.none_more"))
        return
    headers = [t(f"words.column.{each}") for each in ("term", "times", "articles", "sure")]
    rows = [
        (
            term.term,
            f"{wording.number(term.count_a, 0)} : {wording.number(term.count_b, 0)}",
            f"{wording.whole(term.documents_a)} : {wording.whole(term.documents_b)}",
            t("words.clear") if term.q <= thresholds().highest_q else t("words.chance"),
        )
        for term in terms
    ]
    layout.table(headers, rows, numeric=[1, 2])
