"""Any two selections of articles side by side: on every measure, and in their words."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from biascompare.charts.effects import MOST_ROWS, effects, shown_effects
from biascompare.compare import CLEAR, Comparison, Pair, Selected, compare_selections, sentence_in
from biascompare.dashboard import (
    address,
    escaping,
    filter_words,
    filters,
    layout,
    pairings,
    saved_filters,
    selected_words,
    texts,
    wording,
)
from biascompare.dashboard.filter_states import filters_of, options, selection_of
from biascompare.dashboard.loading import Corpus
from biascompare.dashboard.selection import MOST_SEARCHED, Selection, View
from biascompare.dashboard.texts import said, t
from biascompare.errors import BiasCompareError
from biascompare.filter_sets import FilterSet, decode, encode

PRESENT, EVERY = "present", "every"
_MOST_SENTENCES = 8


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
    pairs = _of_language(_worded(found, view.corpus))
    if pairs:
        _verdicts(pairs)
        _effects(found, sides, pairs)
        _numbers(found, pairs)
    documents = view.corpus.documents
    selected_words.show(found.parted, documents, (sides[0].view.key, sides[1].view.key))


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
    layout.remark(wording.count(len(found.table), "article"))
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
        for name, measure in _sides[0].view.corpus.measures.items()
        # A measure with one value everywhere tells nothing, and would widen the q of others.
        if both[name].nunique() > 1
    ]
    return compare_selections(tables[0], tables[1], measures, names=names)


Told = tuple[Comparison, Pair]


def _worded(found: Selected, corpus: Corpus) -> list[Told]:
    """Return the pairs with measures and sentences in the visitor's language."""
    told = []
    for comparison, pair in found.pairs():
        measure = corpus.measures[comparison.measure.name]
        own = dataclasses.replace(comparison, measure=measure)
        sentence = sentence_in(texts.language(), own, pair)
        told.append((own, dataclasses.replace(pair, sentence=sentence)))
    return told


def _of_language(told: list[Told]) -> list[Told]:
    codes = list(dict.fromkeys(pair.language or "" for _, pair in told))
    counts = {
        code: min((p.n_a, p.n_b) for _, p in told if (p.language or "") == code) for code in codes
    }
    codes.sort(key=lambda code: -min(counts[code]))
    if len(codes) < 2:
        return told
    chosen = address.segmented(
        t("frames.language"),
        codes,
        "in",
        shown={
            code: wording.language(code) if code else t("families.all_languages") for code in codes
        }.__getitem__,
    )
    return [each for each in told if (each[1].language or "") == chosen]


def _verdicts(told: list[Told]) -> None:
    clear = [pair for _, pair in told if pair.verdict == CLEAR]
    clear.sort(key=lambda pair: -abs(pair.delta or 0))
    for pair in clear[:_MOST_SENTENCES]:
        st.html(f'<p class="verdict">{escaping.plain(pair.sentence)}</p>')
    if len(clear) > _MOST_SENTENCES:
        layout.remark(t("pairs.more_clear", n=len(clear) - _MOST_SENTENCES))
    layout.remark(t("selections.counted", clear=len(clear), n=len(told)))


def _effects(found: Selected, sides: tuple[Side, Side], told: list[Told]) -> None:
    rows = pd.DataFrame(
        {
            "key": [comparison.measure.name for comparison, _ in told],
            "label": [f"{each.measure.label}: {pairings.verdict(p.verdict)}" for each, p in told],
            "delta": [pair.delta for _, pair in told],
            "verdict": [pair.verdict for _, pair in told],
            "sentence": [pair.sentence for _, pair in told],
        }
    )
    drawn = shown_effects(rows)
    if drawn.empty:
        return
    names = found.parted.names
    spoken = " ".join(drawn.loc[drawn["verdict"] == CLEAR, "sentence"])
    layout.chart(
        (sides[0].view.key, sides[1].view.key, "effects", str(told[0][1].language), *names),
        functools.partial(effects, drawn, names, layout.style()),
        t("selections.effects_alt", first=names[0], second=names[1])
        + (spoken or t("charts.no_clear")),
    )
    layout.remark(t("selections.effects_read"))
    if len(rows) > len(drawn):
        layout.remark(t("selections.effects_cut", n=MOST_ROWS, all=len(rows)))


def _numbers(found: Selected, told: list[Told]) -> None:
    columns = ("n", "difference", "interval", "delta", "q", "verdict")
    headers = [t("families.measure"), *found.parted.names]
    headers += [t(f"pairs.column.{name}") for name in columns]
    with st.expander(t("families.numbers"), type="compact"):
        families: dict[str, list[Told]] = {}
        for each in told:
            families.setdefault(each[0].measure.family, []).append(each)  # type: ignore[attr-defined]
        for family, own in families.items():
            layout.small_heading(t(f"methods.family.{family}"))
            layout.table(headers, [_row(*each) for each in own], numeric=range(1, 8))


def _row(comparison: Comparison, pair: Pair) -> tuple[str, ...]:
    means: Mapping[tuple[str, str | None], float | None] = {
        (group.name, group.language): group.mean for group in comparison.groups
    }
    unpooled = {group.name: group.mean for group in comparison.groups}
    return (
        comparison.measure.label,
        *(
            wording.number(means.get((name, pair.language), unpooled.get(name)), 2)
            for name in (pair.a, pair.b)
        ),
        f"{wording.whole(pair.n_a)} · {wording.whole(pair.n_b)}",
        wording.number(pair.difference, 2),
        wording.interval(pair.low, pair.high, 2),
        wording.number(pair.delta, 2),
        wording.number(pair.q, 3),
        pairings.verdict(pair.verdict),
    )
