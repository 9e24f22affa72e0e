"""What the filters say, in the visitor's words: a chip a value, a line for all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from biascompare.compare.outlets import NO_OUTLET
from biascompare.dashboard import wording
from biascompare.dashboard.corpora import Corpus
from biascompare.dashboard.filter_states import FAMILIES
from biascompare.dashboard.selection import NONE
from biascompare.dashboard.texts import t
from biascompare.filter_sets import CODES, DATES, NUMBERS, TEXT, Filters

_LONGEST = 48
_LONGEST_LINE = 90


@dataclass(frozen=True, slots=True)
class Chip:
    """One value of one filter: dates are a single one."""

    key: str
    value: str
    label: str
    words: str


def value(corpus: Corpus, key: str, each: str) -> str:
    """Return a value of a filter as the visitor reads it."""
    if key in FAMILIES:
        measure = corpus.measures.get(each)
        return measure.label if measure else each
    if key in CODES:
        return t(f"shell.filter.{key}_{each}") if each in CODES[key] else each
    if key == "language":
        return t("shell.filter.none") if each == NONE else wording.language(each)
    if key == "notice":
        return wording.notice(each)
    if key == "story" and each in corpus.found_stories:
        return t("shell.filter.found", story=each)
    shown = {NONE: t("shell.filter.none"), NO_OUTLET: t("shell.filter.no_outlet")}
    return shown.get(each, each)


def chips(corpus: Corpus, filters: Filters) -> list[Chip]:
    """Return a chip for every value that leaves articles out."""
    return list(_chips(corpus, filters))


def _chips(corpus: Corpus, filters: Filters) -> Iterator[Chip]:
    for key, values in filters.items():
        if key == DATES:
            days = wording.days(*(date.fromisoformat(each) for each in values))
            yield Chip(key, "", t("selections.chip", name=t("selections.dates"), value=days), days)
        elif key in NUMBERS:
            words = t(f"selections.{key}", words=wording.whole(int(values[0])))
            yield Chip(key, values[0], words, words)
        else:
            name = t(f"selections.{key}" if key == TEXT else f"shell.filter.{key}")
            for each in values:
                words = _cut(value(corpus, key, each))
                words = t("selections.quoted", text=words) if key == TEXT else words
                label = t("selections.chip", name=name, value=words)
                yield Chip(key, each, label, words)


def line(corpus: Corpus, filters: Filters) -> str:
    """Return all filters on one line, shortened; *all articles* where there are none."""
    found = ", ".join(chip.words for chip in _chips(corpus, filters))
    if not found:
        return t("selections.every")
    return found if len(found) <= _LONGEST_LINE else found[:_LONGEST_LINE].rsplit(" ", 1)[0] + " …"


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 2].rstrip() + " …"
