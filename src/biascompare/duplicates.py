"""Shared copy: articles that repeat each other's wording, within and across outlets.

Two articles share copy when at least four fifths of the 5-word stretches of one stand in the
other: reprints, and short versions cut from longer ones. A Jaccard similarity of as much
implies it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from biascompare import publication
from biascompare.model import Document
from biascompare.shingles import candidates, contained, shingles
from biascompare.words import word_numbers

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Hashes = NDArray[np.uint32]

SMALLEST = 20
"""Words below which articles match only if they are equal."""


@dataclass(frozen=True, slots=True)
class SharedCopy:
    """Which articles share copy.

    ``groups`` hold ids in the order read. By id: ``group`` is its place in ``groups``;
    ``share`` the share (0–1) of the article's 5-word stretches that stand in another
    article of its group. By group: ``first`` is the id published first, None where the
    dates do not tell.
    """

    groups: tuple[tuple[str, ...], ...]
    group: dict[str, int]
    share: dict[str, float]
    first: tuple[str | None, ...]


def find_shared_copy(documents: Iterable[Document]) -> SharedCopy:
    """Return the groups of articles that share copy; reads the documents once.

    Of a document that comes twice the first counts. Memory: about 4 kB an article of 600
    words.
    """
    shelf = _Shelf()
    for document in documents:
        shelf.add(document)
    union = _Union(len(shelf.documents))
    for left, right in shelf.equal:
        union.join(left, right)
    for left, right in shelf.candidates():
        if union.find(left) != union.find(right) and contained(
            shelf.hashes[left], shelf.hashes[right]
        ):
            union.join(left, right)
    return _described(shelf, [group for group in union.groups() if len(group) > 1])


class _Shelf:
    """What is kept of each document: everything but its text, and its stretches as numbers."""

    def __init__(self) -> None:
        self.documents: list[Document] = []
        self.hashes: list[Hashes] = []
        self.equal: list[tuple[int, int]] = []
        self._ids: set[str] = set()
        self._keys: list[bytes] = []
        self._same_words: dict[bytes, int] = {}

    def add(self, document: Document) -> None:
        import numpy as np

        if document.id in self._ids:
            return
        self._ids.add(document.id)
        words = word_numbers(document.text)
        index = len(self.documents)
        self.documents.append(Document(document.id, "", published=document.published))
        self._keys.append(_key(words))
        other = self._same_words.setdefault(self._keys[-1], index) if len(words) else index
        if other != index:
            self.equal.append((other, index))
            self.hashes.append(self.hashes[other])
        else:
            enough = len(words) >= SMALLEST
            self.hashes.append(shingles(words) if enough else np.empty(0, np.uint32))

    def candidates(self) -> Iterator[tuple[int, int]]:
        """Yield the places of articles worth comparing; of equal texts the first stands for all.

        In the order of their words, not of their reading: in a crowd not every pair is looked
        at, and which ones are must not hang on how a corpus was filled.
        """
        compared = self.hashes.copy()
        for _, index in self.equal:
            compared[index] = compared[index][:0]
        order = sorted(range(len(compared)), key=self._keys.__getitem__)
        for left, right in candidates([compared[place] for place in order]):
            yield order[left], order[right]


def _key(words: NDArray[np.uint64]) -> bytes:
    return hashlib.blake2b(words.tobytes(), digest_size=16).digest()


class _Union:
    """Places that belong together (union-find)."""

    def __init__(self, count: int) -> None:
        self._parents = list(range(count))

    def find(self, place: int) -> int:
        while self._parents[place] != place:
            self._parents[place] = self._parents[self._parents[place]]
            place = self._parents[place]
        return place

    def join(self, left: int, right: int) -> None:
        first, second = sorted((self.find(left), self.find(right)))
        self._parents[second] = first

    def groups(self) -> list[list[int]]:
        found: dict[int, list[int]] = {}
        for place in range(len(self._parents)):
            found.setdefault(self.find(place), []).append(place)
        return list(found.values())


def _described(shelf: _Shelf, groups: list[list[int]]) -> SharedCopy:
    group, share, first = {}, {}, []
    for index, places in enumerate(groups):
        documents = [shelf.documents[place] for place in places]
        group.update({document.id: index for document in documents})
        shares = _shares([shelf.hashes[place] for place in places])
        share.update({each.id: value for each, value in zip(documents, shares, strict=True)})
        earliest = publication.first(documents)
        first.append(earliest.id if earliest else None)
    ids = tuple(tuple(shelf.documents[place].id for place in places) for places in groups)
    return SharedCopy(ids, group, share, tuple(first))


def _shares(members: list[Hashes]) -> list[float]:
    """Return for each article the share of its stretches that stand in another one."""
    import numpy as np

    known, counts = np.unique(np.concatenate(members), return_counts=True)
    repeated = known[counts > 1]
    # Too short to have stretches: it is here because another article is equal.
    return [float(np.isin(each, repeated).mean()) if len(each) else 1.0 for each in members]
