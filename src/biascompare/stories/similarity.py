"""Which articles are alike: every pair that shares enough telling words."""

from __future__ import annotations

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
_MOST_WORK = 4_000_000_000  # multiplications
_ROWS = 256
_THREADS = 2


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of articles by place, each once, ``left`` < ``right``, with their similarity."""

    left: Places
    right: Places
    similarity: Reals


def similar_pairs(vectors: csr_array) -> Pairs:
    """Return the pairs of rows with a cosine of `FLOOR` or more."""
    import numpy as np

    searched = _affordable(vectors)
    starts = range(0, vectors.shape[0], _ROWS)

    def block(start: int) -> Pairs:
        found = (searched[start : start + _ROWS] @ searched[start:].T).tocoo()
        left, right = found.row.astype(np.int64), found.col.astype(np.int64)
        kept = (found.data >= FLOOR) & (right > left)
        return Pairs(left[kept] + start, right[kept] + start, found.data[kept].astype(np.float64))

    with ThreadPoolExecutor(_THREADS) as pool:
        parts = list(pool.map(block, starts))
    return Pairs(
        np.concatenate([part.left for part in parts]),
        np.concatenate([part.right for part in parts]),
        np.concatenate([part.similarity for part in parts]),
    )


def _affordable(vectors: csr_array) -> csr_array:
    """Leave out the commonest words where all pairs that share one would be too many."""
    import numpy as np

    used = np.bincount(vectors.indices, minlength=vectors.shape[1]).astype(np.float64)
    order = np.argsort(used, kind="stable")
    affordable = int(np.searchsorted(np.cumsum(used[order] ** 2), _MOST_WORK, side="right"))
    return vectors if affordable == len(order) else vectors[:, np.sort(order[:affordable])]
