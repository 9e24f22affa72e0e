"""Delta and the rank test for all pairs of groups at once: each value is looked at once."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from biascompare.compare.samples import Valued
from biascompare.compare.significance import rank_probability
from biascompare.compare.statistics import Numbers

_DISTINCT_AT_ONCE = 4_096
"""So few that products of two counts are whole numbers in single precision as well."""
_SMALL_PRODUCT = 1 << 18
_SIGN = np.uint64(1 << 63)


class Ranks:
    """How often each group's values lie above, below and level with every other's.

    Equal to `biascompare.compare.significance.cliffs_delta` and ``rank_test`` pair by pair,
    except that values which differ by less than some 1e-13 of their size are level.
    """

    def __init__(self, valued: Valued, groups: Sequence[int]) -> None:
        self._weighted = valued.articles.weights is not None
        self._places = {group: place for place, group in enumerate(groups)}
        values = valued.of_groups(groups)
        self._counts = np.array([len(own) for own in values])
        count = len(groups)
        self._above = np.zeros((count, count))
        self._squares = np.zeros((count, count))
        self._cubes = np.zeros(count)
        if not self._weighted and self._counts.any():
            self._count(*_ordered(values))

    def tested(self, a: Sequence[int], b: Sequence[int]) -> tuple[float, float] | None:
        """Return delta and p of two single groups; ``None`` where they are not known here."""
        if self._weighted or len(a) > 1 or len(b) > 1:
            return None
        i, j = self._places[a[0]], self._places[b[0]]
        n, m = int(self._counts[i]), int(self._counts[j])
        if not n or not m:
            return None
        delta = float(self._above[i, j] - self._above[j, i]) / (n * m)
        mixed = 3 * (self._squares[i, j] + self._squares[j, i])
        cubes = float(self._cubes[i] + self._cubes[j] + mixed) - (n + m)
        return delta, rank_probability(delta, n, m, cubes)

    def _count(self, distinct: NDArray[np.intp], groups: NDArray[np.intp]) -> None:
        """Add up blocks of distinct values: the counts of each group at each value."""
        count = len(self._counts)
        below = np.zeros(count)
        starts = np.arange(0, int(distinct[-1]) + 1, _DISTINCT_AT_ONCE)
        bounds = np.append(np.searchsorted(distinct, starts), len(distinct))
        for start, end in itertools.pairwise(bounds):
            places = distinct[start:end] - distinct[start]
            single = end - start == places[-1] + 1
            heaps = np.bincount(
                groups[start:end] * _DISTINCT_AT_ONCE + places,
                minlength=count * _DISTINCT_AT_ONCE,
            )
            counts = heaps.reshape(count, -1).astype(np.float32 if single else np.float64)
            totals = counts.sum(axis=1, dtype=float)
            self._above += _product(counts, np.cumsum(counts, axis=1)) + np.outer(totals, below)
            below += totals
            if single:
                # No value stands twice: an article is level with itself alone.
                self._above -= np.diag(totals)
                self._cubes += totals
            else:
                self._above -= _product(counts, counts)
                self._squares += _product(counts**2, counts)
                self._cubes += (counts**3).sum(axis=1)


def _product(a: NDArray[Any], b: NDArray[Any]) -> Numbers:
    """Return a·bᵀ, in parts so small that they are not worth several threads' waiting."""
    count, width = a.shape
    part = width
    while part > 1 and count * count * part > _SMALL_PRODUCT:
        part //= 2
    parts = (x.reshape(count, -1, part) for x in (a, b))
    left, right = (x.swapaxes(0, 1) for x in parts)
    product: Numbers = (left @ right.swapaxes(1, 2)).sum(axis=0, dtype=float)
    return product


def _ordered(values: Sequence[Numbers]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the number of the distinct value, and the group, of each value in order of size.

    The group takes the place of the last bits of a value, so that one sort of plain
    numbers puts both in order.
    """
    mask = np.uint64((1 << (len(values) - 1).bit_length()) - 1)
    # Adding 0 makes −0 and 0 one; turning the bits makes the order of bits that of values.
    bits = (np.concatenate(values) + 0.0).view(np.uint64)
    keys = np.where(bits & _SIGN, ~bits, bits | _SIGN) & ~mask
    keys |= np.repeat(np.arange(len(values), dtype=np.uint64), [len(own) for own in values])
    keys.sort()
    groups = (keys & mask).astype(np.intp)
    keys &= ~mask
    return np.concatenate([[0], np.cumsum(keys[1:] != keys[:-1])]), groups
