"""Measures in the languages of the interface: their label, unit, direction, explanation.

English is what the registry itself says. Other languages are data: ``data/measures/fr.toml``
translates units and directions once, measures by name, and those of frames and actors by a
pattern, filled with what the lexicon of that language says of itself.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from biascompare import languages, lexicons
from biascompare.datafiles import TomlFile, data_folder
from biascompare.lexicons import Lexicon
from biascompare.measures import Measure
from biascompare.measures.frame_precision import precision
from biascompare.translations import LANGUAGES, kept_together, number, translated

ENGLISH = LANGUAGES[0]
_LISTS = {"loaded_words": "loaded"}
"""Measures whose list of words has another name."""
_DIRECTION = ("english", "high", "low", "are")


@dataclass(frozen=True, slots=True)
class Direction:
    """A direction: what a high value means, a low one, and the verb for a sentence."""

    high: str
    low: str
    are: str


@dataclass(frozen=True, slots=True)
class MeasureTexts:
    """What one language says; ``measures`` and ``patterns`` hold a label and an explanation."""

    higher: str
    judged: tuple[str, str, str]
    units: Mapping[str, str]
    directions: Mapping[str, Direction]
    measures: Mapping[str, Mapping[str, str]]
    patterns: Mapping[str, Mapping[str, str]]


@functools.cache
def texts(language: str) -> MeasureTexts:
    """Load what a language other than English says. Raises `DataFileError`."""
    return read(data_folder() / "measures" / f"{language}.toml")


def read(path: Path) -> MeasureTexts:
    """Read and check one file. Raises `DataFileError` with the line at fault."""
    file = TomlFile(path)
    for key in ("source", "licence"):
        file.string(key)
    directions = {}
    for row in file.values.get("directions", []):
        if sorted(row) != sorted(_DIRECTION) or not all(isinstance(row[k], str) for k in row):
            named = ", ".join(_DIRECTION)
            raise file.fault(f"expected a direction with {named}", str(row.get("english")))
        directions[row["english"]] = Direction(row["high"], row["low"], row["are"])
    return MeasureTexts(
        file.string("higher"),
        (file.string("judged"), file.string("judged_share"), file.string("judged_weak")),
        MappingProxyType(_strings(file, "units")),
        MappingProxyType(directions),
        MappingProxyType(_tables(file, "measures")),
        MappingProxyType(_tables(file, "patterns")),
    )


def _strings(file: TomlFile, key: str) -> dict[str, str]:
    found = file.values.get(key)
    if not isinstance(found, dict):
        raise file.fault(f"expected a table [{key}]", key)
    for name, text in found.items():
        if not isinstance(text, str) or not text:
            raise file.fault(f"{key}.{name}: expected a text, found {text!r}", name)
    return dict(found)


def _tables(file: TomlFile, key: str) -> dict[str, dict[str, str]]:
    found = file.values.get(key)
    if not isinstance(found, dict):
        raise file.fault(f"expected tables [{key}.…]", key)
    for name, row in found.items():
        if not isinstance(row, dict) or not isinstance(row.get("label"), str):
            raise file.fault(f"{key}.{name}: expected a label", name)
    return found


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
    label, explanation = _named(measure, language, known)
    direction = known.directions.get(measure.direction)
    return dataclasses.replace(
        measure,
        label=kept_together(language, label),
        explanation=kept_together(language, explanation),
        unit=known.units.get(measure.unit, measure.unit),
        direction=kept_together(language, known.higher.format(high=direction.high))
        if direction
        else measure.direction,
    )


def _named(measure: Measure, language: str, known: MeasureTexts) -> tuple[str, str]:
    stated = known.measures.get(measure.name)
    if stated is not None:
        lexicon = _list(_LISTS.get(measure.name, measure.name), language)
        explanation = stated.get("explanation") or (lexicon and lexicon.explanation)
        return stated["label"], explanation or measure.explanation
    kind, _, rest = measure.name.partition("_")
    pattern = known.patterns.get(kind)
    frame = _frame(rest, language)
    if pattern is None or (frame is None and kind != "actor"):
        return measure.label, measure.explanation
    label = frame.label if frame else measure.label
    filled = {"label": label, "explanation": frame.explanation if frame else ""}
    judged = _judged(rest, language, known) if frame else ""
    explanation = " ".join(filter(None, (pattern["explanation"].format(**filled), judged)))
    return pattern["label"].format(**filled), explanation


def _judged(frame: str, language: str, known: MeasureTexts) -> str:
    """Return what judging the frame's hits one by one has shown."""
    found = {code: each for code in languages.CODES if (each := precision(frame, code))}
    if not found:
        return ""
    judged, share, weak = known.judged

    def percent(value: float) -> str:
        return translated(language, "forms.percent", n=number(language, 100 * value, 0))

    def name(code: str) -> str:
        return translated(language, f"forms.language.{code}") if code in LANGUAGES else code

    shares = ", ".join(
        share.format(
            language=name(code),
            share=percent(each.share),
            n=each.judged,
            low=percent(each.low),
            high=percent(each.high),
        )
        for code, each in found.items()
    )
    warned = ", ".join(name(code) for code, each in found.items() if each.weak)
    said = [weak.format(languages=warned)] if warned else []
    return " ".join([*said, judged.format(shares=shares)])


@functools.cache
def _frame(name: str, language: str) -> Lexicon | None:
    found = (each for each in lexicons.frames() if each.name == name)
    return next((each for each in found if each.language == language), None)


@functools.cache
def _list(name: str, language: str) -> Lexicon | None:
    found = (each for each in lexicons.wording() if each.name == name)
    return next((each for each in found if each.language == language), None)


def direction_of(direction: str, language: str) -> Direction | None:
    """Return the parts of a direction, given in English or in ``language``; None for English."""
    if language == ENGLISH:
        return None
    known = texts(language)
    for english, parts in known.directions.items():
        own = known.higher.format(high=parts.high)
        if direction in (english, own, kept_together(language, own)):
            return parts
    return None


def unit_in(language: str, unit: str) -> str:
    """Return an English unit in a language; as it is where there is no translation."""
    return unit if language == ENGLISH else texts(language).units.get(unit, unit)


def ends(direction: str, language: str) -> str | None:
    """Return what the two ends of an axis mean; None for English and what is not known."""
    parts = direction_of(direction, language)
    return f"← {parts.low} · {parts.high} →" if parts else None
