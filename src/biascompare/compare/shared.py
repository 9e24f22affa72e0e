"""Two to four articles next to each other: what they share, and what only one says.

Wording is compared by stretches of five words, as shared copy is; actors and numbers across
languages as well.
"""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from biascompare import text
from biascompare.compare.elements import (
    Element,
    Mention,
    Place,
    actors_of,
    gathered,
    numbers_in,
)
from biascompare.measures.actors import KnownActors, shipped
from biascompare.model import Document
from biascompare.shingles import SHINGLE
from biascompare.voice import find_quotes

Word = tuple[str, Place]
_WORD = re.compile(r"[^\W_]+")
_FEWEST_QUOTED = 3
"""Words below which a quote is the same as another only if it is equal."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of an article's text of five words or more that stands in others as well.

    ``start`` and ``end`` are offsets into the text; ``also_in`` are the places (from 0) of
    the articles that have each of its five-word stretches. ``sentences`` counts the whole
    sentences in it.
    """

    start: int
    end: int
    words: int
    also_in: tuple[int, ...]
    sentences: int


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Articles next to each other; ``stretches`` and ``shares`` have an entry an article.

    ``shares`` is the share (0-1) of an article's words that stand in a shared stretch,
    ``None`` without words. ``elements`` are actors, numbers and quotes: see `Element.in_all`
    and `Element.only_in`.
    """

    ids: tuple[str, ...]
    stretches: tuple[tuple[Stretch, ...], ...]
    shares: tuple[float | None, ...]
    elements: tuple[Element, ...]

    def record(self) -> dict[str, Any]:
        """Return it as a JSON-ready dictionary: offsets are into the texts."""
        articles = [
            {"id": name, "share": share, "stretches": [self._stretch(each) for each in own]}
            for name, share, own in zip(self.ids, self.shares, self.stretches, strict=True)
        ]
        return {"articles": articles, "elements": [each.record(self.ids) for each in self.elements]}

    def _stretch(self, stretch: Stretch) -> dict[str, Any]:
        return dataclasses.asdict(stretch) | {"also_in": [self.ids[n] for n in stretch.also_in]}


def side_by_side(documents: Sequence[Document], known: KnownActors | None = None) -> SideBySide:
    """Return what articles share and what only one of them has; offsets are into their texts."""
    actors = known or shipped()
    sentences = [_sentences(document) for document in documents]
    words = [[word for sentence in own for word in sentence] for own in sentences]
    stretches = tuple(
        _stretches(own, every, also)
        for own, every, also in zip(sentences, words, _also_in(sentences), strict=True)
    )
    shares = tuple(
        sum(each.words for each in found) / len(own) if own else None
        for found, own in zip(stretches, words, strict=True)
    )
    plain = [[*actors_of(each, actors), *numbers_in(each.text)] for each in documents]
    elements = (*gathered(plain), *gathered(_quotes(documents)))
    return SideBySide(tuple(each.id for each in documents), stretches, shares, elements)


def _words(written: str, start: int = 0) -> list[Word]:
    found = _WORD.finditer(text.normalise(written))
    return [
        (each.group().casefold(), Place(start + each.start(), start + each.end())) for each in found
    ]


def _sentences(document: Document) -> list[list[Word]]:
    return [_words(each.text, each.start) for each in text.prepare(document)]


def _runs(sentence: Sequence[Word]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the five-word stretches of a sentence, each with the place where it starts."""
    words = [word for word, _ in sentence]
    for place in range(len(words) - SHINGLE + 1):
        yield place, tuple(words[place : place + SHINGLE])


def _also_in(texts: Sequence[Sequence[Sequence[Word]]]) -> list[list[frozenset[int]]]:
    """Return for each word of each text which others have a five-word stretch that holds it."""
    homes: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for number, sentences in enumerate(texts):
        for sentence in sentences:
            for _, run in _runs(sentence):
                homes[run].add(number)
    found = []
    for number, sentences in enumerate(texts):
        own: list[frozenset[int]] = []
        for sentence in sentences:
            also = [frozenset[int]()] * len(sentence)
            for place, run in _runs(sentence):
                for inside in range(place, place + SHINGLE):
                    also[inside] |= homes[run] - {number}
            own += also
        found.append(own)
    return found


def _stretches(
    sentences: Sequence[Sequence[Word]], words: Sequence[Word], also: Sequence[frozenset[int]]
) -> tuple[Stretch, ...]:
    ends = [(own[0][1].start, own[-1][1].end) for own in sentences if own]
    found = []
    for others, run in groupby(range(len(words)), key=also.__getitem__):
        if not others:
            continue
        places = [words[place][1] for place in run]
        start, end = places[0].start, places[-1].end
        whole = sum(start <= first and last <= end for first, last in ends)
        found.append(Stretch(start, end, len(places), tuple(sorted(others)), whole))
    return tuple(found)


def _quotes(documents: Sequence[Document]) -> list[list[Mention]]:
    """Return the quotes of each article; one that stands within another is the same quote."""
    quoted = [
        [
            (" ".join(word for word, _ in _words(inner)), inner, Place(each.start, each.end))
            for each in find_quotes(document.text, document.language)
            if each.kind == "speech"
            for inner in [document.text[each.inner_start : each.inner_end]]
        ]
        for document in documents
    ]
    longest = sorted({(key, shown) for own in quoted for key, shown, _ in own}, key=_longest)
    return [
        [("quote", *_holding(key, shown, longest), place) for key, shown, place in own if key]
        for own in quoted
    ]


def _longest(quote: tuple[str, str]) -> tuple[int, str]:
    return -len(quote[0]), quote[1]


def _holding(key: str, shown: str, longest: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """Return the longest quote that holds this one."""
    if key.count(" ") + 1 < _FEWEST_QUOTED:
        return key, shown
    return next((each for each in longest if f" {key} " in f" {each[0]} "), (key, shown))
