"""What the measures say in other languages than English, as data.

``data/measures/fr.toml`` translates units and directions once, measures by name, and those
of frames and actors by a pattern, filled with what the lexicon of that language says of
itself. English is what the registry itself says.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from biascompare.datafiles import TomlFile, data_folder
from biascompare.translations import LANGUAGES, kept_together

ENGLISH = LANGUAGES[0]
_DIRECTION = ("english", "high", "low", "are")


@dataclass(frozen=True, slots=True)
class Direction:
    """A direction: what a high value means, a low one, and the verb for a sentence."""

    high: str
    low: str
    are: str


@dataclass(frozen=True, slots=True)
class MeasureTexts:
    """What one language says; ``measures`` and ``patterns`` hold label, explanation, caveat."""

    higher: str
    weak: str
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
        file.string("weak"),
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
