"""Which words make two sides differ on a measure; words can be struck out."""

from __future__ import annotations

import functools

import pandas as pd
import streamlit as st

from biascompare.charts.gaps import unit_of_gap
from biascompare.charts.shift import shift_bars, shift_text
from biascompare.compare.shift import shift
from biascompare.compare.shift_model import Shift, ShiftChoices
from biascompare.dashboard import address, concordance, layout, picking, reproducing, wording
from biascompare.dashboard.reproducing import Origin
from biascompare.dashboard.sides import Sides
from biascompare.dashboard.texts import said, t
from biascompare.measure_values import factor, unit_shown
from biascompare.measures import Measure

_BARS = 25
_FIRST = "tone"


def show(sides: Sides) -> None:
    """Show each word's part of the gap between the two sides' means."""
    layout.section(t("words.shift_title"), t("words.shift_why"))
    known = {
        name: each
        for name, each in sides.view.corpus.measures.items()
        if each.evidence is not None
        and (each.languages is None or sides.language in each.languages)
    }
    if not known:
        layout.notice(t("words.no_measure"))
        return
    name = address.selectbox(
        t("families.measure"),
        list(known),
        "shift",
        default=_FIRST if _FIRST in known else None,
        shown=lambda each: known[each].label,
    )
    measure = known[name]
    with st.spinner(t("words.working")):
        whole = _found((*sides.key, name), sides, measure, ())
    struck = _struck(sides, name, whole)
    found = _found((*sides.key, name, *sorted(struck)), sides, measure, struck)
    _gap(sides, measure, found)
    picked = _bars(sides, measure, found)
    words = [each.word for each in found.words]
    if picked and picked.get("word") in words:
        address.choose("word", str(picked["word"]))
    for notice in found.notices:
        layout.remark(said(f"{notice}."))
    _numbers(found, measure.unit)
    concordance.show(
        sides, words, "word", "without", functools.partial(concordance.of_word, sides, measure)
    )


@st.cache_resource(max_entries=100, show_spinner=False)
def _found(
    key: tuple[str, ...], _sides: Sides, _measure: Measure, _without: tuple[str, ...]
) -> Shift:
    choices = ShiftChoices(language=_sides.language, without=_without)
    return shift(_sides.documents(), _measure, _sides.one, _sides.other, choices=choices)


def _struck(sides: Sides, name: str, whole: Shift) -> tuple[str, ...]:
    return address.multiselect(
        t("words.without"),
        [each.word for each in whole.words],
        "without",
        placeholder=t("words.without_none"),
    )


def _gap(sides: Sides, measure: Measure, found: Shift) -> None:
    first, second = sides.names
    unit = measure.unit
    gap = wording.difference(found.gap, 3, unit)
    layout.value(
        gap if found.gap <= 0 else f"+{gap}",
        t("forms.and_then", first=unit_shown(unit), then=measure.direction),
    )
    layout.remark(
        t(
            "words.gap",
            first=first,
            second=second,
            mean_a=wording.number(found.mean_a, 3, unit),
            mean_b=wording.number(found.mean_b, 3, unit),
            a=found.articles_a,
            b=found.articles_b,
        )
    )
    if found.struck_out:
        layout.remark(t("words.gap_before", gap=wording.difference(found.gap_before, 3, unit)))


def _bars(sides: Sides, measure: Measure, found: Shift) -> dict[str, object] | None:
    if not found.words:
        layout.remark(t("words.no_words_left"))
        return None
    colours = sides.colours
    rows = [
        (each.word, each.contribution, colours[0] if each.contribution > 0 else colours[1])
        for each in found.words[:_BARS]
    ]
    others = found.words[_BARS:]
    if others:
        rest = sum(each.contribution for each in others)
        rows.append((t("words.other_words", n=len(others)), rest, layout.style().muted))
    words = pd.DataFrame(rows, columns=["word", "contribution", "colour"])
    words["contribution"] *= factor(measure.unit)
    style = layout.style()
    gap, unit = found.gap * factor(measure.unit), unit_of_gap(measure.unit, style.language)
    draw = functools.partial(shift_bars, words, sides.names, gap, unit, style)
    struck = (each.word for each in found.struck_out)
    clicked = picking.chart(
        (*sides.key, "shift", measure.name, *struck),
        draw,
        f"{measure.label}, {shift_text(words.head(_BARS), sides.names, gap, unit, style)}",
        fields=("word",),
        origin=_origin(sides, measure, found),
    )
    layout.remark(t("words.bars_read"))
    return clicked


def _origin(sides: Sides, measure: Measure, found: Shift) -> Origin:
    one, other = map(reproducing.quoted, (sides.one, sides.other))
    language = reproducing.quoted(sides.language)
    without = repr(found.choices.without)
    calls = [
        f"choices = biascompare.ShiftChoices(language={language}, without={without})",
        f"measure = biascompare.MEASURES[{reproducing.quoted(measure.name)}]",
        f"found = biascompare.shift(own, measure, {one}, {other}, choices=choices)",
        "table = found.table()",
    ]
    return Origin(found.table, sides.lines(calls))


def _numbers(found: Shift, unit: str) -> None:
    names = ("word", "part", "frequency", "weight", "hits", "articles")
    headers = [t(f"words.column.{each}") for each in names]
    rows = [
        (
            each.word,
            wording.difference(each.contribution, 4, unit),
            wording.difference(each.by_frequency, 4, unit),
            wording.difference(each.by_weight, 4, unit),
            f"{wording.whole(each.hits_a)} : {wording.whole(each.hits_b)}",
            f"{wording.whole(each.articles_a)} : {wording.whole(each.articles_b)}",
        )
        for each in found.words[:_BARS]
    ]
    with st.expander(t("families.numbers"), type="compact"):
        layout.table(headers, rows, numeric=range(1, 6))
