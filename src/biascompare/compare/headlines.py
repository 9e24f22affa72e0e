"""The headlines of one story side by side: what they share, and what only one says.

Words are compared within a language; actors, numbers and names written alike across
languages too. Tone and frames stay with their headline: read them within a language.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from biascompare import languages, text
from biascompare.compare.elements import (
    Element,
    Mention,
    Place,
    actors_in,
    gathered,
    numbers_in,
)
from biascompare.measures import MEASURES, Missing, Prepared
from biascompare.measures.actors import KnownActors, shipped
from biascompare.measures.frames import names
from biascompare.model import Document

_WORD = re.compile(r"[^\W\d_][^\W\d_]+")
_SHORTEST_NAME = 4
_SAME_LETTERS = 7
"""Letters that must agree for two words of a language to be one, as in `stories.terms`."""


@dataclass(frozen=True, slots=True)
class Headline:
    """One headline; ``tone`` is None where it cannot be told, with ``tone_reason``.

    ``frames`` are the names of the frames whose words stand in it, None where there is no
    telling (language, altered wording).
    """

    id: str
    title: str
    outlet: str | None
    language: str | None
    published: str | None
    tone: float | None
    tone_reason: str | None
    frames: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Headlines:
    """Headlines, the earliest first, and what stands in them: offsets are into the titles.

    ``elements`` are compared over all headlines, ``words`` by language. ``without`` counts
    the articles that have no headline.
    """

    lines: tuple[Headline, ...]
    elements: tuple[Element, ...]
    words: dict[str, tuple[Element, ...]]
    without: int = 0

    def record(self) -> dict[str, Any]:
        """Return them as a JSON-ready dictionary: offsets are into the titles."""
        ids = [line.id for line in self.lines]
        return {
            "headlines": [dataclasses.asdict(line) for line in self.lines],
            "elements": [each.record(ids) for each in self.elements],
            "words": {code: [each.record(ids) for each in own] for code, own in self.words.items()},
            "without": self.without,
        }


def headlines(documents: Iterable[Document], known: KnownActors | None = None) -> Headlines:
    """Return the headlines of one story's articles, and what they share.

    The places of an element in ``words`` are by headline of all languages, like the others.
    """
    actors = known or shipped()
    every = sorted(documents, key=lambda each: (each.published is None, each.published or ""))
    titled = [each for each in every if each.title]
    alike = _names(titled)
    found = [
        [
            *actors_in(each.title or "", each.language, actors),
            *numbers_in(each.title or ""),
        ]
        for each in titled
    ]
    for own, more in zip(found, alike, strict=True):
        own += [each for each in more if not _within(each, own)]
    words = {
        code: gathered([_words(each) if each.language == code else () for each in titled])
        for code in sorted({each.language for each in titled if each.language})
    }
    lines = tuple(_headline(each) for each in titled)
    return Headlines(lines, gathered(found), words, len(every) - len(titled))


def _headline(document: Document) -> Headline:
    prepared = Prepared(document)
    tone = MEASURES["headline_tone"].value(prepared)
    hits = {each: MEASURES[f"headline_{each}"].value(prepared) for each in names(document.language)}
    known = {frame: count for frame, count in hits.items() if not isinstance(count, Missing)}
    return Headline(
        document.id,
        document.title or "",
        document.outlet,
        document.language,
        document.published,
        None if isinstance(tone, Missing) else tone,
        tone.reason if isinstance(tone, Missing) else None,
        tuple(frame for frame, count in known.items() if count) if known else None,
    )


def _names(documents: Sequence[Document]) -> list[list[Mention]]:
    """Return the capitalised words that headlines of several languages write alike."""
    homes: dict[str, set[str | None]] = defaultdict(set)
    found = []
    for document in documents:
        own: list[Mention] = []
        for match in _WORD.finditer(text.normalise(document.title or "")):
            word = match.group()
            if word[0].isupper() and len(word) >= _SHORTEST_NAME:
                key = _without_accents(word)
                own.append(("name", key, word, Place(match.start(), match.end())))
                homes[key].add(document.language)
        found.append(own)
    return [[each for each in own if len(homes[each[1]]) > 1] for own in found]


def _without_accents(word: str) -> str:
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(character for character in parts if not unicodedata.combining(character))


def _within(mention: Mention, others: Sequence[Mention]) -> bool:
    place = mention[3]
    return any(other.start <= place.start and place.end <= other.end for *_, other in others)


def _words(document: Document) -> list[Mention]:
    """Return the words of a headline but those of grammar; forms of one word have one key."""
    code = document.language or ""
    grammar = languages.load(code).stop_words if code in languages.CODES else frozenset()
    title = text.normalise(document.title or "")
    return [
        ("word", word.casefold()[:_SAME_LETTERS], word, Place(match.start(), match.end()))
        for match in _WORD.finditer(title)
        for word in [match.group()]
        if word.casefold() not in grammar
    ]
