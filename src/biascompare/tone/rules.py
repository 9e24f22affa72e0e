"""The grammar of tone in one language: read from its file and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from biascompare.datafiles import TomlFile


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
    not_last_parts: frozenset[str] = frozenset()
    linking_letters: tuple[str, ...] = ()
    verb_endings: tuple[str, ...] = ()
    adjective_endings: tuple[str, ...] = ()
    not_stems: frozenset[str] = frozenset()
    accents_may_lack: bool = False
    spellings: Mapping[str, str] = field(default_factory=dict)
    negating_first_parts: tuple[str, ...] = ()
    separable: frozenset[str] = frozenset()
    clause_openers: frozenset[str] = frozenset()
    sentence_adverbs: frozenset[str] = frozenset()


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
        not_last_parts=_lower(file, "not_last_parts"),
        linking_letters=file.strings("linking_letters", required=False),
        verb_endings=file.strings("verb_endings", required=False),
        accents_may_lack=file.values.get("accents_may_lack") is True,
        spellings={old: str(new) for old, new in _table(file, "spellings").items()},
        adjective_endings=file.strings("adjective_endings", required=False),
        not_stems=_lower(file, "not_stems"),
        negating_first_parts=tuple(_lower(file, "negating_first_parts")),
        separable=_lower(file, "separable"),
        clause_openers=_lower(file, "clause_openers"),
        sentence_adverbs=_lower(file, "sentence_adverbs"),
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
