"""Keywords in context: the sentences of both sides that hold a word."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence

import streamlit as st

from biascompare.compare.contexts import every_place
from biascompare.dashboard import address, evidence, layout
from biascompare.dashboard.evidence import Found
from biascompare.dashboard.sides import Sides
from biascompare.dashboard.texts import t
from biascompare.measures import Measure, Prepared
from biascompare.model import Document, Span

MOST_LISTED = 100
"""Articles of a side whose sentences are listed."""

Finder = Callable[[str], tuple[Sequence[Found], Sequence[Found]]]


def show(sides: Sides, words: Sequence[str], key: str, struck: str, find: Finder) -> None:
    """Let the visitor choose a word, read its sentences side by side, and strike it out.

    ``key`` and ``struck`` are the names in the address of the word chosen and of those struck
    out; ``find`` gives both sides' articles with a word.
    """
    layout.section(t("words.context_title"), t("words.context_why"))
    if not words:
        layout.remark(t("words.no_context"))
        return
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        chosen = address.selectbox(t("words.column.term"), words, key)
    with right:
        pressed = st.button(t("words.strike_out", word=chosen), key=f"strike_{key}")
    if pressed:
        address.choose_several(struck, [*st.query_params.get_all(struck), chosen])
        st.query_params.pop(key, None)
        st.rerun()
    places = st.columns(2, gap="large")
    for place, name, found in zip(places, sides.names, find(chosen), strict=True):
        with place:
            layout.small_heading(t("words.side_places", name=name, n=len(found)))
            evidence.show(sides.view, found, None, f"{key}_{chosen}_{name}", beside=False)


def of_term(sides: Sides, term: str) -> tuple[list[Found], list[Found]]:
    """Return both sides' articles with a term of a contrast."""
    return _of_term((*sides.key, term), sides, term)


@st.cache_resource(max_entries=100, show_spinner=False)
def _of_term(key: tuple[str, ...], _sides: Sides, term: str) -> tuple[list[Found], list[Found]]:
    one: list[Found] = []
    other: list[Found] = []
    for document in _sides.documents():
        found = one if document.outlet == _sides.one else other
        if found is other and _sides.other not in (None, document.outlet):
            continue
        if len(found) < MOST_LISTED:
            places = every_place(document.text, document.language, term)
            found.extend(_found(document, term, places))
    return one, other


def _found(document: Document, term: str, places: Sequence[tuple[int, int]]) -> list[Found]:
    if not places:
        return []
    sentences = [(each.start, each.end) for each in Prepared(document).sentences]
    spans = [Span(start, end, term, 1.0) for start, end in places]
    return [Found(document.id, (), evidence.passages(document, sentences, spans))]


def of_word(sides: Sides, measure: Measure, word: str) -> tuple[list[Found], list[Found]]:
    """Return both sides' articles in which a word is a part of a measure's value."""
    one = evidence.of_outlet(sides.view, sides.one, sides.language, measure)
    own = {each.id for each in one}
    other = evidence.of_outlet(sides.view, sides.other, sides.language, measure)
    others = [each for each in other if each.id not in own]
    return _with_word(one, word), _with_word(others, word)


def _with_word(found: Sequence[Found], word: str) -> list[Found]:
    kept = []
    for each in found:
        title = tuple(span for span in each.in_title if span.term.lower() == word)
        passages = (
            dataclasses.replace(
                passage, spans=tuple(span for span in passage.spans if span.term.lower() == word)
            )
            for passage in each.passages
        )
        held = tuple(passage for passage in passages if passage.spans)
        if title or held:
            kept.append(Found(each.id, title, held))
    return kept[:MOST_LISTED]
