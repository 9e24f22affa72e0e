"""Any two selections of articles side by side: on every measure, and in their words."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from biascompare.compare import Selected, compare_selections, sentence_in
from biascompare.dashboard import (
    address,
    filter_words,
    filters,
    layout,
    saved_filters,
    selected_results,
    selected_words,
    texts,
    wording,
)
from biascompare.dashboard.articles_left import View
from biascompare.dashboard.corpora import Corpus
from biascompare.dashboard.filter_states import filters_of, options, selection_of
from biascompare.dashboard.selection import MOST_SEARCHED, Selection
from biascompare.dashboard.texts import said, t
from biascompare.dashboard.verdicts import Told
from biascompare.errors import BiasCompareError
from biascompare.filter_sets import FilterSet, decode, encode

PRESENT, EVERY = "present", "every"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: what it is called, and its articles."""

    name: str
    view: View


def show(view: View) -> None:
    """Let the visitor choose two selections and show how they differ."""
    layout.section(t("selections.two"), t("selections.two_why"))
    sides = _choose(view.corpus)
    try:
        found = _compared(sides[0].view.key, sides[1].view.key, _names(sides), sides)
    except BiasCompareError as error:
        layout.notice(said(str(error)))
        layout.remark(t("selections.how_to"))
        return
    _say_shared(found)
    for notice in found.notices:
        layout.notice(said(notice))
    views = sides[0].view, sides[1].view
    selected_results.show(found, _worded(found, view.corpus), views)
    selected_words.show(found.parted, view.corpus.documents, (views[0].key, views[1].key))


def _choose(corpus: Corpus) -> tuple[Side, Side]:
    present = filters_of(filters.chosen())
    known = options(corpus, "outlet")
    sets = [FilterSet("", {"outlet": (each,)}) for each in corpus.looks if each in known]
    saved = list(saved_filters.known().values())
    offered = [PRESENT, EVERY, *map(encode, saved), *map(encode, sets)]
    defaults = (PRESENT if present or len(sets) < 2 else encode(sets[0]), EVERY)
    left, right = st.columns(2, gap="large")
    with left:
        first = _side("first", offered, defaults[0], corpus)
    with right:
        second = _side("second", offered, defaults[1], corpus)
    return first, second


def _side(key: str, offered: list[str], default: str, corpus: Corpus) -> Side:
    # A link may hold a selection that its sender saved.
    held = str(st.session_state.get(key, ""))
    asked = address.asked(key) or [held]
    words = list(dict.fromkeys([*offered, *(each for each in asked if decode(each))]))
    chosen = address.selectbox(
        t(f"selections.{key}"),
        words,
        key,
        default=default,
        shown={word: _called(word, corpus) for word in words}.__getitem__,
    )
    selection, dropped = (filters.chosen(), ()) if chosen == PRESENT else _selection(chosen, corpus)
    address.drop(t(f"selections.{key}"), dropped)
    found = filters.narrowed(corpus, selection)
    layout.remark(wording.count(len(found), "article"))
    for name in found.refused:
        layout.notice(t(f"shell.filter.{name}_many", n=MOST_SEARCHED))
    return Side(_name(chosen, corpus), found)


def _selection(word: str, corpus: Corpus) -> tuple[Selection, tuple[str, ...]]:
    found = decode(word) if word != EVERY else None
    return selection_of(found.filters if found else {}, corpus)


def _name(word: str, corpus: Corpus) -> str:
    """Return what a selection is called in tables and sentences."""
    if word == EVERY:
        return t("selections.every")
    if word == PRESENT:
        return filter_words.line(corpus, filters_of(filters.chosen()))
    found = decode(word) or FilterSet("", {})
    return found.name or filter_words.line(corpus, found.filters)


def _called(word: str, corpus: Corpus) -> str:
    """Return a selection as it stands in the list."""
    if word == PRESENT:
        return t("selections.present", filters=_name(word, corpus))
    found = decode(word) if word != EVERY else None
    if found is None or not found.name:
        return _name(word, corpus)
    return t("selections.set", name=found.name, filters=filter_words.line(corpus, found.filters))


def _names(sides: tuple[Side, Side]) -> tuple[str, str]:
    first, second = (side.name for side in sides)
    return (first, second) if first != second else (first, f"{second} (2)")


def _say_shared(found: Selected) -> None:
    parted = found.parted
    if not parted.shared:
        return
    articles = wording.count(parted.shared, "article")
    if not parted.shared_in:
        layout.notice(t("selections.shared", articles=articles))
        return
    other = next(name for name in parted.names if name != parted.shared_in)
    layout.notice(t("selections.shared_in", articles=articles, part=parted.shared_in, whole=other))


@st.cache_resource(max_entries=60, show_spinner=False)
def _compared(
    first: str, second: str, names: tuple[str, str], _sides: tuple[Side, Side]
) -> Selected:
    tables = [side.view.table for side in _sides]
    both = pd.concat(tables)
    measures = [
        measure
        for name, measure in _sides[0].view.corpus.in_english.items()
        # A measure with one value everywhere tells nothing, and would widen the q of others.
        if both[name].nunique() > 1
    ]
    return compare_selections(tables[0], tables[1], measures, names=names)


def _worded(found: Selected, corpus: Corpus) -> list[Told]:
    """Return the pairs with measures and sentences in the visitor's language."""
    told = []
    for comparison, pair in found.pairs():
        measure = corpus.measures[comparison.measure.name]
        own = dataclasses.replace(comparison, measure=measure)
        sentence = sentence_in(texts.language(), own, pair)
        told.append((own, dataclasses.replace(pair, sentence=sentence)))
    return told
