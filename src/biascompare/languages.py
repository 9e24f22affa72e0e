"""Languages: how their sentences end, how their syllables count, which words are grammar.

A language is a TOML file in ``data/languages``; a new one needs no Python. Files are
checked when they are loaded, and the line at fault is named.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from pathlib import Path

from biascompare.datafiles import TomlFile, data_folder
from biascompare.errors import UnknownNameError
from biascompare.language_rules import (
    SentenceRules,
    SyllableRules,
    SyllableTable,
    read_sentence_rules,
    read_syllable_rules,
    table,
)

_ORDER = re.compile(r"^order = (\d+)$", re.MULTILINE)


def _codes() -> tuple[str, ...]:
    """Return the codes of the files, in the order that they state (by name without one)."""
    places = {}
    for path in (data_folder() / "languages").glob("*.toml"):
        stated = _ORDER.search(path.read_text(encoding="utf-8", errors="replace"))
        places[path.stem] = (int(stated[1]) if stated else 99, path.stem)
    return tuple(sorted(places, key=places.__getitem__))


CODES = _codes()


@dataclass(frozen=True, slots=True)
class Flesch:
    """Reading ease = base - sentence_length * words per sentence - … * syllables per word."""

    base: float
    sentence_length: float
    syllables_per_word: float


@dataclass(frozen=True, slots=True)
class SpeechVerbs:
    """Forms of verbs that report speech.

    Neutral ones say that somebody spoke, doubting ones leave open whether it is true, others
    colour it. A form may have two words: ``se plaint``, or parted ``teilte … mit``.
    """

    neutral: frozenset[str]
    doubting: frozenset[str]
    other: frozenset[str]


@dataclass(frozen=True, slots=True)
class Language:
    """A language: its code (ISO 639-1), its own words and rules, where they come from.

    ``quotation_marks`` are pairs of opening and closing mark. ``elisions`` and
    ``possessive_suffixes`` have straight apostrophes, as have all words.
    ``apostrophe_words`` are what follows an apostrophe at a word's head (``'em``).
    """

    code: str
    name: str
    source: str
    licence: str
    quotation_marks: tuple[tuple[str, str], ...]
    possessive_suffixes: tuple[str, ...]
    elisions: tuple[str, ...]
    apostrophe_words: frozenset[str]
    flesch: Flesch
    stop_words: frozenset[str]
    speech_verbs: SpeechVerbs
    sentences: SentenceRules
    syllables: SyllableTable | SyllableRules


@functools.cache
def load(code: str) -> Language:
    """Load the language called ``code``.

    Raises `UnknownNameError` when there is none, `DataFileError` when its file is faulty.
    """
    if code not in CODES:
        raise UnknownNameError("language", code, CODES)
    return read(data_folder() / "languages" / f"{code}.toml")


def read(path: Path) -> Language:
    """Read and check one language file. Raises `DataFileError`."""
    file = TomlFile(path)
    code = file.string("code")
    if path.stem != code:
        raise file.fault(f"expected the file name {code}.toml", code)
    elisions = file.strings("elisions", required=False)
    verbs = SpeechVerbs(
        frozenset(file.strings("speech_verbs_neutral")),
        frozenset(file.strings("speech_verbs_doubting")),
        frozenset(file.strings("speech_verbs_other")),
    )
    forms = verbs.neutral | verbs.doubting | verbs.other
    return Language(
        code=code,
        name=file.string("name"),
        source=file.string("source"),
        licence=file.string("licence"),
        quotation_marks=tuple(_pair(file, text) for text in file.strings("quotation_marks")),
        possessive_suffixes=file.strings("possessive_suffixes", required=False),
        elisions=elisions,
        apostrophe_words=frozenset(file.strings("apostrophe_words", required=False)),
        flesch=_flesch(file),
        stop_words=frozenset(file.strings("stop_words")),
        speech_verbs=verbs,
        sentences=read_sentence_rules(
            file, elisions, frozenset(form.split(" …")[0] for form in forms)
        ),
        syllables=read_syllable_rules(file),
    )


def _pair(file: TomlFile, text: str) -> tuple[str, str]:
    marks = text.split(" ")
    if len(marks) != 2 or any(len(mark) != 1 for mark in marks):
        raise file.fault(f"quotation_marks: expected two marks and a space, found {text!r}", text)
    return marks[0], marks[1]


def _flesch(file: TomlFile) -> Flesch:
    values = table(file, "flesch")
    for key in Flesch.__dataclass_fields__:
        if isinstance(values.get(key), bool) or not isinstance(values.get(key), int | float):
            raise file.fault(f"flesch.{key}: expected a number, found {values.get(key)!r}", key)
    return Flesch(**{key: values[key] for key in Flesch.__dataclass_fields__})
