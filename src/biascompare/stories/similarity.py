"""Which articles are alike: every pair that shares enough telling words."""

from __future__ import annotations

import functools
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    Places = NDArray[np.int64]
    Reals = NDArray[np.float64]

FLOOR = 0.05
"""Cosine below which two articles count as not alike at all."""
_LIKELY = 0.5  # share of the floor that the rarer words alone must reach
_MOST_WORK = 2_500_000_000  # multiplications
_PAIRS = 50_000
_ROWS = 256
_STRIPES = 8
_THREADS = 2


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of articles by place, each once, ``left`` < ``right``, with their similarity."""

    left: Places
    right: Places
    similarity: Reals

    def where(self, kept: NDArray[np.bool]) -> Pairs:
        """Return the pairs for which ``kept`` is true."""
        return Pairs(self.left[kept], self.right[kept], self.similarity[kept])


def similar_pairs(vectors: csr_array) -> Pairs:
    """Return the pairs of rows with a cosine of `FLOOR` or more.

    Where all pairs that share a word would be too many, the commonest words do not look for
    pairs: they are added up for those that the others have found.
    """
    import numpy as np

    searched, added = _parted(vectors)
    count = vectors.shape[0]
    stripe = -(-count // _STRIPES // _ROWS) * _ROWS
    parts: list[Pairs] = []
    with ThreadPoolExecutor(_THREADS) as pool:
        for first in range(0, count, stripe):
            later = searched[first:].T.tocsr()  # rows before it have met these already
            block = functools.partial(_block, searched, added, later, first)
            parts += pool.map(block, range(first, min(first + stripe, count), _ROWS))
    return Pairs(
        np.concatenate([part.left for part in parts]),
        np.concatenate([part.right for part in parts]),
        np.concatenate([part.similarity for part in parts]),
    )


def _block(
    searched: csr_array, added: csr_array, later: csr_array, first: int, start: int
) -> Pairs:
    """Return the pairs of `_ROWS` rows from ``start`` with the rows after them."""
    import numpy as np

    found = (searched[start : start + _ROWS] @ later).tocoo()
    left, right = found.row + start, found.col + first
    likely = (found.data >= _LIKELY * FLOOR) & (right > left)
    left, right = left[likely].astype(np.int64), right[likely].astype(np.int64)
    values = (found.data[likely] + _products(added, left, right)).astype(float)
    return Pairs(left, right, values).where(values >= FLOOR)


def _parted(vectors: csr_array) -> tuple[csr_array, csr_array]:
    """Return the columns of the words that look for pairs, and those of the commonest."""
    import numpy as np

    used = np.bincount(vectors.indices, minlength=vectors.shape[1]).astype(np.float64)
    order = np.argsort(used, kind="stable")
    affordable = int(np.searchsorted(np.cumsum(used[order] ** 2), _MOST_WORK, side="right"))
    return vectors[:, np.sort(order[:affordable])], vectors[:, np.sort(order[affordable:])]


def _products(vectors: csr_array, left: Places, right: Places) -> Reals:
    """Return the dot products of pairs of rows."""
    import numpy as np

    sums = np.zeros(len(left))
    if vectors.shape[1]:
        for start in range(0, len(left), _PAIRS):
            part = slice(start, start + _PAIRS)
            sums[part] = (vectors[left[part]] * vectors[right[part]]).sum(axis=1)
    return sums
