"""Stories of different languages linked: by named actors, names, numbers and dates.

Less sure than within a language: words cannot be compared. Two stories are linked when each
is the other's nearest in its language, they share at least `FEWEST` anchors, and their
anchors, weighed by rarity, have a cosine of `CUT`.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from biascompare.model import Document
from biascompare.stories.anchors import anchors
from biascompare.stories.similarity import similar_pairs
from biascompare.stories.terms import BACKGROUND, frequencies

if TYPE_CHECKING:
    from scipy.sparse import csr_array

CUT = 0.3
FEWEST = 5
"""Anchors that two linked stories must share at least."""
WINDOW = 14
OUTSIDE = 0.8
"""What the cosine counts when more than `WINDOW` days lie between the two stories."""
_READ = 8  # articles of a story


@dataclass(frozen=True, slots=True)
class Part:
    """What one story is in one language, or in several where the articles state it."""

    articles: tuple[Document, ...]
    languages: frozenset[str]
    stated: str | None
    first_day: float
    last_day: float


@dataclass(frozen=True, slots=True)
class Link:
    """Two parts, by place, that seem to tell the same story, and what they share."""

    left: int
    right: int
    shared: tuple[str, ...]


def links(parts: Sequence[Part]) -> list[Link]:
    """Return the links between parts of different languages, the likest first."""
    if len(frozenset().union(*(part.languages for part in parts))) < 2:
        return []
    profiles, names = _profiles(parts)
    pairs = similar_pairs(profiles)
    found = [
        (value * _nearness(parts[left], parts[right]), left, right)
        for left, right, value in zip(
            pairs.left.tolist(), pairs.right.tolist(), pairs.similarity.tolist(), strict=True
        )
        if value >= CUT and may_join([parts[left]], [parts[right]])
    ]
    best: dict[tuple[int, frozenset[str]], float] = {}
    for value, left, right in found:
        for own, other in ((left, right), (right, left)):
            key = own, parts[other].languages
            best[key] = max(best.get(key, 0.0), value)
    linked = []
    for value, left, right in sorted(found, key=lambda each: (-each[0], each[1:])):
        nearest = value == best[left, parts[right].languages] == best[right, parts[left].languages]
        shared = tuple(names[place] for place in sorted(_used_by(profiles, left, right)))
        if value >= CUT and nearest and len(shared) >= FEWEST:
            linked.append(Link(left, right, shared))
    return linked


def _used_by(profiles: csr_array, *rows: int) -> set[int]:
    starts = profiles.indptr
    return set.intersection(
        *(set(profiles.indices[starts[row] : starts[row + 1]].tolist()) for row in rows)
    )


def may_join(left: Sequence[Part], right: Sequence[Part]) -> bool:
    """Say whether these may be one story: no language and no stated story on both sides."""
    stated = [any(part.stated for part in side) for side in (left, right)]
    languages = [{code for part in side for code in part.languages} for side in (left, right)]
    return not all(stated) and languages[0].isdisjoint(languages[1])


def _nearness(left: Part, right: Part) -> float:
    between = max(left.first_day, right.first_day) - min(left.last_day, right.last_day)
    return OUTSIDE if WINDOW < between < float("inf") else 1.0


def _profiles(parts: Sequence[Part]) -> tuple[csr_array, list[str]]:
    """Return one row a part: of each anchor the share of its articles, weighed by rarity.

    Only anchors that articles in another language have as well are kept.
    """
    import numpy as np
    from scipy.sparse import csr_array

    used = [_used(part) for part in parts]
    homes: dict[str, set[str]] = {}
    for part, shares in zip(parts, used, strict=True):
        for anchor in shares:
            homes.setdefault(anchor, set()).update(part.languages)
    found = Counter(anchor for shares in used for anchor in shares if len(homes[anchor]) > 1)
    names = sorted(found)
    weights = {
        name: -math.log((BACKGROUND * _expected(name) + found[name]) / (BACKGROUND + len(parts)))
        for name in names
    }
    kept = [
        {name: share * weights[name] for name, share in shares.items() if name in weights}
        for shares in used
    ]
    columns = {name: place for place, name in enumerate(names)}
    lengths = [math.hypot(*row.values()) or 1.0 for row in kept]
    values = [
        value / length for row, length in zip(kept, lengths, strict=True) for value in row.values()
    ]
    rows = [place for place, row in enumerate(kept) for _ in row]
    placed = rows, [columns[name] for row in kept for name in row]
    return csr_array((np.array(values), placed), shape=(len(parts), len(names))), names


def _expected(anchor: str) -> float:
    """Return the share of articles that use the word in the language that uses it most."""
    word = anchor.partition(":")[2]
    return max(
        max(each.shares.get(form, each.floor) for form in (word, f"{word}s"))
        for each in frequencies().values()
    )


def _used(part: Part) -> dict[str, float]:
    read = part.articles[:_READ]
    counts = Counter(anchor for article in read for anchor in anchors(article))
    return {anchor: count / len(read) for anchor, count in counts.items()}
