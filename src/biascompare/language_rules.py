"""What a language file says about sentence ends and syllables, read and checked."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from biascompare.datafiles import TomlFile
from biascompare.errors import DataFileError


@dataclass(frozen=True, slots=True)
class SentenceRules:
    """Words that decide whether a mark ends a sentence; abbreviations without last stop.

    After ``abbreviations`` (titles among them) no sentence ends; after
    ``number_abbreviations`` none before a number; after ``closing_abbreviations`` one
    does before a word of ``starters``; after ``final_abbreviations`` before any capital but
    those of ``continuers``. After one of ``link_words`` a line break is not meant.
    ``shortened`` are the abbreviations of all four kinds. ``words_before_speech_verb``
    is how long a speaker's name may be that stands before the verb after a quotation, as in
    ``"Stop!" Smith said``. ``ordinary_words`` are many words as they stand inside sentences,
    short ones with or without a capital: no abbreviations.
    """

    abbreviations: frozenset[str]
    number_abbreviations: frozenset[str]
    closing_abbreviations: frozenset[str]
    final_abbreviations: frozenset[str]
    continuers: frozenset[str]
    abbreviation_endings: tuple[str, ...]
    interjections: frozenset[str]
    marked_names: frozenset[str]
    lettered_nouns: frozenset[str]
    letters_that_are_words: frozenset[str]
    name_particles: frozenset[str]
    starters: frozenset[str]
    lowercase_starters: frozenset[str]
    ordinal_dot: bool
    words_before_speech_verb: int
    ordinal_determiners: frozenset[str]
    ordinal_nouns: frozenset[str]
    months: frozenset[str]
    speech_verbs: frozenset[str]
    link_words: frozenset[str]
    ordinary_words: frozenset[str]
    shortened: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        every = (
            self.abbreviations
            | self.number_abbreviations
            | self.closing_abbreviations
            | self.final_abbreviations
        )
        object.__setattr__(self, "shortened", every)


@dataclass(frozen=True, slots=True)
class SyllableTable:
    """Syllables looked up in a table; words that it lacks are hyphenated."""

    path: Path
    hyphenation: str


@dataclass(frozen=True, slots=True)
class SyllableRules:
    """Syllables by rewriting a word and counting the vowel groups that are left."""

    nucleus: re.Pattern[str]
    rewrites: tuple[tuple[re.Pattern[str], str], ...]
    words: MappingProxyType[str, int]


def table(file: TomlFile, key: str) -> dict[str, Any]:
    """Return the table at ``key``, or raise `DataFileError`."""
    values = file.values.get(key)
    if not isinstance(values, dict):
        raise file.fault(f"expected a table [{key}]", key)
    return values


def read_sentence_rules(
    file: TomlFile, elisions: tuple[str, ...], speech_verbs: frozenset[str]
) -> SentenceRules:
    """Read and check the lists that decide about sentence ends. Raises `DataFileError`."""
    ordinal_dot = file.values.get("ordinal_dot")
    if not isinstance(ordinal_dot, bool):
        raise file.fault(f"expected ordinal_dot = true or false, found {ordinal_dot!r}")
    speaker = file.values.get("words_before_speech_verb")
    if type(speaker) is not int or speaker < 0:
        raise file.fault(f"expected words_before_speech_verb = 0 or more, found {speaker!r}")
    words = {key: frozenset(file.strings(key)) for key in _WORD_LISTS}
    for key in ("titles", *_WORD_LISTS):
        for word in file.strings(key):
            if key.endswith(("titles", "abbreviations")) and (word.endswith(".") or " " in word):
                raise file.fault(f"{key}: expected {word!r} without last stop and spaces", word)
    capitalised = {word[0].upper() + word[1:] for word in words["abbreviations"] if word[1:]}
    words["abbreviations"] |= capitalised | frozenset(file.strings("titles"))
    words["starters"] |= frozenset(elisions)
    return SentenceRules(
        ordinal_dot=ordinal_dot,
        words_before_speech_verb=speaker,
        speech_verbs=speech_verbs,
        abbreviation_endings=file.strings("abbreviation_endings"),
        ordinary_words=_ordinary_words(file.path),
        **words,
    )


def _ordinary_words(language: Path) -> frozenset[str]:
    """Return the words in ``ordinary_words`` of the same name; a language may lack the file."""
    path = language.parents[1] / "ordinary_words" / language.name
    return frozenset(TomlFile(path).string("words").split() if path.is_file() else ())


_NO_WORD_LISTS = (
    "ordinal_dot",
    "words_before_speech_verb",
    "speech_verbs",
    "abbreviation_endings",
    "ordinary_words",
    "shortened",
)
_WORD_LISTS = tuple(
    name for name in SentenceRules.__dataclass_fields__ if name not in _NO_WORD_LISTS
)


def read_syllable_rules(file: TomlFile) -> SyllableTable | SyllableRules:
    """Read and check the table ``[syllables]``. Raises `DataFileError`."""
    values = table(file, "syllables")
    if hyphenation := values.get("hyphenation"):
        return SyllableTable(file.path.with_suffix(".syllables.txt"), str(hyphenation))
    if not isinstance(values.get("vowels"), str) or not values["vowels"]:
        raise file.fault("syllables.vowels: expected a string of letters", "vowels")
    groups = [*values.get("groups", []), f"[{values['vowels']}]"]
    nucleus = [_pattern(file, group).pattern for group in groups]
    rewrites = []
    for rule in values.get("rewrites", []):
        if not isinstance(rule, list) or len(rule) != 2:
            raise file.fault(f"syllables.rewrites: expected [pattern, text], found {rule!r}")
        rewrites.append((_pattern(file, rule[0]), str(rule[1])))
    words = values.get("words", {})
    for word, count in words.items():
        if type(count) is not int or count < 1 or word != word.lower():
            raise file.fault(f"syllables.words: expected a small word = 1 or more, {word!r}", word)
    return SyllableRules(
        re.compile("|".join(nucleus)), tuple(rewrites), MappingProxyType(dict(words))
    )


def _pattern(file: TomlFile, text: object) -> re.Pattern[str]:
    try:
        return re.compile(str(text))
    except re.error as error:
        raise _bad_pattern(file, str(text), error) from None


def _bad_pattern(file: TomlFile, text: str, error: re.error) -> DataFileError:
    return file.fault(f"syllables: not a regular expression ({error}): {text!r}", text)
