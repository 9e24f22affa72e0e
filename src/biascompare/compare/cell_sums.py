"""Sums of a measure's values by cell, and what they say of groups of cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from biascompare.compare.groups import Group, caution
from biascompare.compare.statistics import Interval, Numbers, normal_interval
from biascompare.compare.thresholds import thresholds

Places = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class CellSums:
    """A measure's values by cell: how many, missing, sum and squares about ``centre``."""

    known: Numbers
    missing: Numbers
    total: Numbers
    squares: Numbers
    centre: float


def cell_sums(values: Numbers, cells: NDArray[np.int32], count: int) -> CellSums:
    """Return the sums of ``values``, each in the cell of its place, of so many cells."""
    known = np.isfinite(values)
    centre = float(values[known].mean()) if known.any() else 0.0
    # About the middle, so that squares lose no digits.
    values = np.where(known, values - centre, 0.0)
    every = _added(cells, None, count)
    counted = every if known.all() else _added(cells[known], None, count)
    return CellSums(
        counted,
        every - counted,
        _added(cells, values, count),
        _added(cells, values**2, count),
        centre,
    )


def _added(places: NDArray[np.integer[Any]], values: NDArray[Any] | None, count: int) -> Numbers:
    return np.bincount(places, weights=values, minlength=count).astype(float)


class GroupedSums:
    """Sums of cells by group, and by group and day."""

    def __init__(
        self, sums: CellSums, kept: Places, places: Places, days: Places, groups: int
    ) -> None:
        def added(values: Numbers) -> Numbers:
            return _added(places, values[kept], groups)

        self.n, self.missing, total = added(sums.known), added(sums.missing), added(sums.total)
        with np.errstate(invalid="ignore"):
            about = total / self.n
        self.mean = about + sums.centre
        self._alone = added(sums.squares) - self.n * np.nan_to_num(about) ** 2
        self._weigh_days(sums, kept, places, days, np.nan_to_num(about))

    def _weigh_days(
        self, sums: CellSums, kept: Places, places: Places, days: Places, about: Numbers
    ) -> None:
        """Add up each day's residual; articles without a day are clusters of their own."""
        known, total, squares = (x[kept] for x in (sums.known, sums.total, sums.squares))
        mean = about[places]
        residual = total - mean * known
        dated = (days >= 0) & (known > 0)
        of_day, clusters = np.unique(
            places[dated] * (days.max(initial=0) + 1) + days[dated], return_inverse=True
        )
        by_day = np.bincount(clusters, weights=residual[dated], minlength=len(of_day))
        owner = of_day // (days.max(initial=0) + 1)
        groups = len(self.n)
        own = days < 0
        self._clusters = np.bincount(owner, minlength=groups) + np.bincount(
            places[own], weights=known[own], minlength=groups
        )
        single = squares - 2 * mean * total + mean**2 * known
        self._by_day = np.bincount(owner, weights=by_day**2, minlength=groups) + np.bincount(
            places[own], weights=single[own], minlength=groups
        )

    def group(self, place: int, name: str, language: str) -> Group:
        """Return a group with its mean and its normal interval."""
        n = int(self.n[place])
        low, high = self._interval(place) or (None, None)
        return Group(
            name=name,
            language=language or None,
            n=n,
            missing=int(self.missing[place]),
            mean=float(self.mean[place]) if n else None,
            median=None,
            low=low,
            high=high,
            caution=caution(n),
        )

    def _interval(self, place: int) -> Interval | None:
        n = self.n[place]
        if n < 2:
            return None
        by_day = self._clusters[place] >= thresholds().fewest_clusters
        count = self._clusters[place] if by_day else n
        spread = max(float(self._by_day[place] if by_day else self._alone[place]), 0.0)
        error = float(np.sqrt(count / (count - 1) * spread) / n)
        return normal_interval(float(self.mean[place]), error)
