"""Measures in the languages of the interface: label, unit, direction, explanation, caveat."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Mapping

from biascompare import lexicons
from biascompare.lexicons import Lexicon
from biascompare.measure_texts import ENGLISH, MeasureTexts, texts
from biascompare.measures import Measure
from biascompare.translations import LANGUAGES, kept_together, translated

_LISTS = {"loaded_words": "loaded"}
"""Measures whose list of words has another name."""


def in_language(measures: Mapping[str, Measure], language: str) -> Mapping[str, Measure]:
    """Return the measures as they speak in a language."""
    if language == ENGLISH:
        return measures
    return {name: translated_measure(each, language) for name, each in measures.items()}


@functools.lru_cache(maxsize=4096)
def translated_measure(measure: Measure, language: str) -> Measure:
    """Return a measure with its texts in a language; English where it has none there."""
    if language == ENGLISH:
        return measure
    known = texts(language)
    label, explanation, caveat = _named(measure, language, known)
    direction = known.directions.get(measure.direction)
    return dataclasses.replace(
        measure,
        label=kept_together(language, label),
        explanation=kept_together(language, explanation),
        caveat=kept_together(language, caveat),
        unit=known.units.get(measure.unit, measure.unit),
        direction=kept_together(language, known.higher.format(high=direction.high))
        if direction
        else measure.direction,
    )


def marked(measure: Measure, language: str | None, interface: str) -> str:
    """Return a label, marked where judging showed the measure weak in an article's language."""
    if not measure.warning(language):
        return measure.label
    return translated(interface, "families.weak", label=measure.label)


def _named(measure: Measure, language: str, known: MeasureTexts) -> tuple[str, str, str]:
    """Return a measure's label, explanation and caveat."""
    stated = known.measures.get(measure.name)
    if stated is not None:
        said = {**_own_words(_LISTS.get(measure.name, measure.name), language), **stated}
        explanation = said.get("explanation", measure.explanation)
        return said["label"], explanation, said.get("caveat", measure.caveat)
    kind, _, rest = measure.name.partition("_")
    pattern = known.patterns.get(kind)
    frame = _frame(rest, language)
    if pattern is None or (frame is None and kind != "actor"):
        return measure.label, measure.explanation, measure.caveat
    label = frame.label if frame else measure.label
    filled = {"label": label, "explanation": frame.explanation if frame else ""}
    explanation = pattern["explanation"].format(**filled)
    weak = _weak(measure, language, known)
    caveat = " ".join(filter(None, (weak, pattern.get("caveat", measure.caveat))))
    return pattern["label"].format(**filled), explanation, caveat


def _weak(measure: Measure, language: str, known: MeasureTexts) -> str:
    """Return in which languages judging its hits one by one has shown a frame to be weak."""
    if not measure.weak:
        return ""
    codes = (
        translated(language, f"forms.language.{code}") if code in LANGUAGES else code
        for code in measure.weak
    )
    return known.weak.format(languages=", ".join(codes))


@functools.cache
def _frame(name: str, language: str) -> Lexicon | None:
    found = (each for each in lexicons.frames() if each.name == name)
    return next((each for each in found if each.language == language), None)


@functools.cache
def _own_words(name: str, language: str) -> dict[str, str]:
    """Return what a list of wording says of itself; nothing where there is none."""
    found = (each for each in lexicons.wording() if each.name == name)
    own = next((each for each in found if each.language == language), None)
    return {"explanation": own.explanation, "caveat": own.caveat} if own else {}
