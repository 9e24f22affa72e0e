"""What texts can have in common across languages: actors, numbers, quotes, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from biascompare import text
from biascompare.measures import Prepared
from biascompare.measures.actors import KnownActors
from biascompare.model import Document
from biascompare.stories.anchors import find_numbers

Kind = Literal["actor", "number", "quote", "name", "word"]


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one text: offsets from ``start`` to ``end``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Element:
    """One thing that texts name, and where: ``places`` has an entry a text, in their order.

    ``key`` is what makes it the same thing in every text; ``shown`` is how people read it.
    """

    kind: Kind
    key: str
    shown: str
    places: tuple[tuple[Place, ...], ...]

    @property
    def texts(self) -> tuple[int, ...]:
        """Which texts have it, by place from 0."""
        return tuple(number for number, own in enumerate(self.places) if own)

    @property
    def in_all(self) -> bool:
        """Whether every text has it."""
        return len(self.texts) == len(self.places)

    @property
    def only_in(self) -> int | None:
        """The one text that has it; None where several do."""
        return self.texts[0] if len(self.texts) == 1 else None


# "3 h 05", "3:05", "3.05 Uhr", "3.05 pm": one time, not two numbers.
_TIME = re.compile(
    r"(?<![\w.,:])(?P<hour>[01]?\d|2[0-4])"
    r"(?: ?h ?|:|\.(?=\d\d ?(?:Uhr|[ap]\.?m)\b))(?P<minute>[0-5]\d)"
    r"(?: ?(?P<half>[ap])\.?m\b|(?![\w:]|[.,]\d))"
)

Mention = tuple[Kind, str, str, Place]
"""Kind, key, how it is shown, place."""


def gathered(mentions: Sequence[Iterable[Mention]]) -> tuple[Element, ...]:
    """Return the elements of several texts: those of most texts first, then as they come."""
    found: dict[tuple[Kind, str], tuple[str, list[list[Place]]]] = {}
    for number, own in enumerate(mentions):
        for kind, key, shown, place in own:
            _, places = found.setdefault((kind, key), (shown, [[] for _ in mentions]))
            places[number].append(place)
    elements = [
        Element(kind, key, shown, tuple(map(tuple, places)))
        for (kind, key), (shown, places) in found.items()
    ]
    return tuple(sorted(elements, key=lambda each: -len(each.texts)))


def actors_in(words: str, language: str | None, known: KnownActors) -> list[Mention]:
    """Return the mentions of known actors in a text."""
    names = {actor.id: actor.name for actor in known.actors}
    return [
        ("actor", hit.key, names[hit.key], Place(hit.start, hit.end))
        for hit in known.matcher(language).find(text.normalise(words))
    ]


def numbers_in(words: str) -> list[Mention]:
    """Return the numbers of a text; 1.200, 1,200 and 1 200 are one number, so is 3 h 05."""
    plain = text.normalise(words)
    times: list[Mention] = [
        ("number", _clock(found), words[found.start() : found.end()], Place(*found.span()))
        for found in _TIME.finditer(plain)
    ]
    numbers: list[Mention] = [
        ("number", f"{float(written):.15g}", words[start:end], Place(start, end))
        for written, start, end in find_numbers(plain)
        if not any(where.start < end and start < where.end for *_, where in times)
    ]
    return sorted([*times, *numbers], key=lambda mention: mention[3].start)


def _clock(found: re.Match[str]) -> str:
    """Return a time of the day as 15:05, however it was written."""
    hour = int(found["hour"]) % 12 + 12 * (found["half"] == "p") if found["half"] else found["hour"]
    return f"{int(hour)}:{found['minute']}"


def actors_of(document: Document, known: KnownActors) -> list[Mention]:
    """Return the mentions of known actors in an article's sentences."""
    names = {actor.id: actor.name for actor in known.actors}
    return [
        ("actor", hit.key, names[hit.key], Place(hit.start, hit.end))
        for hit in known.mentions(Prepared(document))
    ]
