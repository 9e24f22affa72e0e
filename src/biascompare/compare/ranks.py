"""Delta and the rank test for all pairs of groups at once: each value is looked at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from biascompare.compare.samples import Valued
from biascompare.compare.statistics import rank_probability

_DISTINCT_AT_ONCE = 16_384


class Ranks:
    """How often each group's values lie above, below and level with every other's.

    Equal to `biascompare.compare.statistics.cliffs_delta` and ``rank_test`` pair by pair.
    """

    def __init__(self, valued: Valued) -> None:
        self._weighted = valued.articles.weights is not None
        self._counts = np.array(
            [valued.sample((number,)).n for number in range(len(valued.articles.keys))]
        )
        groups = len(self._counts)
        self._above = np.zeros((groups, groups))
        self._squares = np.zeros((groups, groups))
        self._cubes = np.zeros(groups)
        if not self._weighted:
            self._count(valued)

    def tested(self, a: Sequence[int], b: Sequence[int]) -> tuple[float, float] | None:
        """Return delta and p of two single groups; ``None`` where they are not known here."""
        if self._weighted or len(a) > 1 or len(b) > 1:
            return None
        (i,), (j,) = a, b
        n, m = int(self._counts[i]), int(self._counts[j])
        if not n or not m:
            return None
        delta = float(self._above[i, j] - self._above[j, i]) / (n * m)
        mixed = 3 * (self._squares[i, j] + self._squares[j, i])
        cubes = float(self._cubes[i] + self._cubes[j] + mixed) - (n + m)
        return delta, rank_probability(delta, n, m, cubes)

    def _count(self, valued: Valued) -> None:
        """Add up blocks of distinct values: the counts of each group at each value."""
        values = valued.values[valued.ordered]
        if not len(values):
            return
        distinct = np.concatenate([[0], np.cumsum(values[1:] != values[:-1])])
        groups = valued.articles.codes[valued.ordered].astype(np.intp)
        below = np.zeros(len(self._counts))
        for first in range(0, int(distinct[-1]) + 1, _DISTINCT_AT_ONCE):
            start, end = np.searchsorted(distinct, [first, first + _DISTINCT_AT_ONCE])
            width = int(distinct[end - 1]) + 1 - first
            places = groups[start:end] * width + (distinct[start:end] - first)
            heaps = np.bincount(places, minlength=len(self._counts) * width)
            counts = heaps.reshape(len(self._counts), width).astype(float)
            totals = counts.sum(axis=1)
            self._above += counts @ np.cumsum(counts, axis=1).T + np.outer(totals, below)
            below += totals
            if end - start > width:
                level = counts @ counts.T
                self._above -= level
                self._squares += counts**2 @ counts.T
                self._cubes += (counts**3).sum(axis=1)
            else:
                # No value stands twice: nothing is level but each article with itself.
                self._cubes += totals
