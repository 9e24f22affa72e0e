"""The words and rules of tone: data files → frozen objects, with the line at fault named.

``data/lexicons/tone/<language>.tsv`` holds a lemma or phrase and its weight a row,
``<language>.toml`` the grammar and the thresholds, ``emoji.tsv`` the pictures that all
languages share. A new language is two files and no Python.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from biascompare import languages
from biascompare.datafiles import TomlFile, data_folder
from biascompare.errors import DataFileError, UnknownNameError

HEADER = ("name", "language", "source", "licence", "method")
STRONGEST = 4.0


@dataclass(frozen=True, slots=True)
class WeightList:
    """Terms in lower case with their weights, −4 to +4, and where they come from."""

    header: Mapping[str, str]
    weights: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Negation:
    """How far a negation reaches, in words that are not mere grammar.

    ``after`` counts the words behind it, ``before`` those in front of it, which it takes
    only where none behind it has a weight. ``needs_opener``: only with an opener in
    front of it (French ``ne … plus``).
    """

    after: int
    before: int = 0
    needs_opener: bool = False


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Scores at which a text counts as negative or positive, a sentence as clearly so."""

    negative: float
    positive: float
    clearly_negative: float
    clearly_positive: float


@dataclass(frozen=True, slots=True)
class ToneRules:
    """The grammar of tone in one language.

    ``degrees`` multiply the weight of the word they belong to: boosters by more than 1,
    dampeners by less. ``neutral`` phrases merely contain words of feeling;
    ``no_negation`` phrases merely contain a negation ("nicht nur"). A word in a list
    stands in lower case, as it is written in a text.
    """

    language: str
    source: str
    licence: str
    thresholds: Thresholds
    degrees: Mapping[str, float]
    negations: Mapping[str, Negation]
    negation_openers: frozenset[str] = frozenset()
    negated: float = -0.74
    contrast: frozenset[str] = frozenset()
    neutral: tuple[str, ...] = ()
    no_negation: tuple[str, ...] = ()
    compounds: bool = False
    shortest_last_part: int = 5
    not_compounds: frozenset[str] = frozenset()
    negating_first_parts: tuple[str, ...] = ()
    separable: frozenset[str] = frozenset()


def folder() -> Path:
    """Return the folder of the tone files."""
    return data_folder() / "lexicons" / "tone"


@functools.cache
def codes() -> tuple[str, ...]:
    """Return the languages that have rules of tone, in the languages' order."""
    return tuple(code for code in languages.CODES if (folder() / f"{code}.toml").is_file())


@functools.cache
def rules(code: str) -> ToneRules:
    """Load a language's rules. Raises `UnknownNameError`, `DataFileError`."""
    if code not in codes():
        raise UnknownNameError("language of tone", code, codes())
    return read_rules(folder() / f"{code}.toml")


@functools.cache
def words(code: str) -> WeightList:
    """Load a language's weighted words. Raises `DataFileError`."""
    return read_weights(folder() / f"{code}.tsv")


@functools.cache
def emoji() -> WeightList:
    """Load the emoji and emoticons. Raises `DataFileError`."""
    return read_weights(folder() / "emoji.tsv")


def read_weights(path: Path) -> WeightList:
    """Read and check one list of weighted terms. Raises `DataFileError`."""
    header: dict[str, str] = {}
    weights: dict[str, float] = {}
    for number, line in enumerate(_lines(path), start=1):
        if line.startswith("# ") and not weights:
            key, _, value = line[2:].partition(": ")
            if key in HEADER:
                header[key] = value.strip()
        elif line and not line.startswith("#"):
            try:
                term, weight = _row(line)
                if term in weights:
                    raise ValueError(f"{term!r} stands twice")
            except ValueError as error:
                raise DataFileError(path, str(error), line=number) from None
            weights[term] = weight
    for key in HEADER:
        if not header.get(key):
            raise DataFileError(path, f"expected a line '# {key}: …' at the top", line=1)
    return WeightList(MappingProxyType(header), MappingProxyType(weights))


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").split("\n")
    except FileNotFoundError:
        raise DataFileError(path, "the file does not exist") from None
    except UnicodeDecodeError as error:
        raise DataFileError(path, f"expected UTF-8 text ({error.reason})") from None


def _row(line: str) -> tuple[str, float]:
    term, separator, written = line.partition("\t")
    if not separator or not term.strip() or not written.strip():
        raise ValueError(f"expected a term, a tab and a weight, found {line!r}")
    if term != " ".join(term.split()) or term != term.lower() or "’" in term:
        raise ValueError(f"{term!r}: expected lower case, single spaces, straight apostrophes")
    try:
        weight = float(written)
    except ValueError:
        raise ValueError(f"{term!r}: expected a number, found {written!r}") from None
    if not 0 < abs(weight) <= STRONGEST:
        raise ValueError(f"{term!r}: expected a weight from -4 to 4 other than 0, found {written}")
    return term, weight


def read_rules(path: Path) -> ToneRules:
    """Read and check one language's rules. Raises `DataFileError`."""
    file = TomlFile(path)
    language = file.string("language")
    if path.name != f"{language}.toml":
        raise file.fault(f"expected the file name {language}.toml", language)
    return ToneRules(
        language=language,
        source=file.string("source"),
        licence=file.string("licence"),
        thresholds=_thresholds(file),
        degrees={**_factors(file, "dampeners", 0, 1), **_factors(file, "boosters", 1, 3)},
        negations=_negations(file),
        negation_openers=_lower(file, "negation_openers"),
        negated=_number(file, file.values, "negated", -1, 1) if "negated" in file.values else -0.74,
        contrast=_lower(file, "contrast"),
        neutral=tuple(_lower(file, "neutral")),
        no_negation=tuple(_lower(file, "no_negation")),
        compounds=file.values.get("compounds") is True,
        shortest_last_part=int(file.values.get("shortest_last_part", 5)),
        not_compounds=_lower(file, "not_compounds"),
        negating_first_parts=tuple(_lower(file, "negating_first_parts")),
        separable=_lower(file, "separable"),
    )


def _lower(file: TomlFile, key: str) -> frozenset[str]:
    found = file.strings(key, required=False)
    for text in found:
        if text != text.lower() or "’" in text:
            raise file.fault(f"{key}: expected lower case, straight apostrophes: {text!r}", text)
    return frozenset(found)


def _table(file: TomlFile, key: str) -> dict[str, object]:
    values = file.values.get(key, {})
    if not isinstance(values, dict):
        raise file.fault(f"expected a table [{key}]", key)
    return values


def _number(
    file: TomlFile, values: Mapping[str, object], key: str, low: float, high: float
) -> float:
    value = values.get(key)
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
        raise file.fault(f"expected {key} = a number from {low} to {high}, found {value!r}", key)
    return float(value)


def _factors(file: TomlFile, key: str, low: float, high: float) -> dict[str, float]:
    values = _table(file, key)
    return {word: _number(file, values, word, low, high) for word in values}


def _thresholds(file: TomlFile) -> Thresholds:
    values = _table(file, "thresholds")
    return Thresholds(*(_number(file, values, key, -1, 1) for key in Thresholds.__annotations__))


def _negations(file: TomlFile) -> dict[str, Negation]:
    found = {}
    for word, reach in _table(file, "negations").items():
        if not isinstance(reach, dict) or not set(reach) <= set(Negation.__annotations__):
            raise file.fault(f"{word}: expected {{ after = 2, before = 1 }}, found {reach!r}", word)
        after, before = reach.get("after", 0), reach.get("before", 0)
        if type(after) is not int or type(before) is not int or not 0 <= after + before <= 20:
            raise file.fault(f"{word}: expected whole numbers of words, found {reach!r}", word)
        found[word] = Negation(after, before, reach.get("needs_opener") is True)
    return found
