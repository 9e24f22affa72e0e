"""Counts and sums of a table's cells, so that a filter or a regrouping looks at few numbers.

A cell is what shares outlet, language, day and whatever else may be filtered by.
"""

from __future__ import annotations

import copy
from collections.abc import Collection, Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from biascompare.compare.cell_sums import CellSums, GroupedSums, Places, cell_sums
from biascompare.compare.choices import names_of
from biascompare.compare.groups import Group
from biascompare.compare.samples import coded, coded_days
from biascompare.compare.statistics import Numbers
from biascompare.errors import MissingColumnError, UnknownNameError

DIMENSIONS = ("outlet", "language", "section")
DAY = "day"


class Cube:
    """A table of articles, counted and summed by cell; every article counts once.

    ``dimensions`` are columns that may be filtered and grouped by; days always are kept.
    Memory: four numbers a cell and measure (20 outlets × 365 days × 8 sections and 10
    measures: 19 MB). Means and intervals equal those of `biascompare.compare.compare`
    above 1,000 articles; below, intervals are the normal ones as well. What needs single
    articles (medians, ranks, verdicts) is not here: ``None``.

    Raises
    ------
    MissingColumnError
        For a dimension or measure that is no column of the table.
    """

    def __init__(
        self, table: pd.DataFrame, measures: Sequence[str], dimensions: Sequence[str] = DIMENSIONS
    ) -> None:
        parts = {name: _names(table, name) for name in dimensions}
        days = coded_days(table)
        parts[DAY] = (np.full(len(table), -1), [""]) if days is None else days
        self._part(parts)
        for name in measures:
            if name not in table:
                raise MissingColumnError(name, "this cube", table.columns)
            self.add(name, table[name].to_numpy(dtype=float, na_value=np.nan))

    @classmethod
    def of_codes(cls, parts: Mapping[str, tuple[Places, list[str]]]) -> Cube:
        """Return a cube without measures: each dimension as numbers, and its sorted names.

        One of the dimensions is `DAY`; an article without a day has the number −1.
        """
        found = cls.__new__(cls)
        found._part(parts)
        return found

    def _part(self, parts: Mapping[str, tuple[Places, list[str]]]) -> None:
        combined = np.zeros(len(parts[DAY][0]), dtype=np.int64)
        for codes, names in parts.values():
            combined = combined * (len(names) + 1) + codes + 1
        cells, found = pd.factorize(combined)
        first = np.empty(len(found), dtype=np.intp)
        first[cells[::-1]] = np.arange(len(cells))[::-1]
        self._codes = {name: codes[first] for name, (codes, _) in parts.items()}
        self._names = {name: names for name, (_, names) in parts.items()}
        self._cells = cells.astype(np.int32)
        self._sums: dict[str, CellSums] = {}

    def add(self, measure: str, values: Numbers) -> None:
        """Count and sum one more measure; ``values`` are in the order of the table."""
        self._sums[measure] = cell_sums(values, self._cells, self.cells)

    def drop(self, measure: str) -> None:
        """Let go of a measure."""
        del self._sums[measure]

    def narrowed(self, kept: NDArray[np.bool_]) -> Cube:
        """Return the cube of some of the articles, without measures: `add` them."""
        found = copy.copy(self)
        found._cells, found._sums = self._cells[kept], {}
        return found

    def crossed(self, by: str, places: Mapping[str, int], name: str) -> Cube:
        """Return the cube with a dimension ``name``: the names of ``by``, parted by days.

        ``places`` gives the part of each day; other days and none are −1. The names are
        "PART NAME".
        """
        names, days = self._names[self._dimension(by)], self._names[DAY]
        parts = [*sorted(set(places.values())), -1]
        numbers = {part: number for number, part in enumerate(parts)}
        of_day = np.array([numbers[places.get(day, -1)] for day in [*days, ""]], dtype=np.intp)
        found = copy.copy(self)
        codes = of_day[self._codes[DAY]] * len(names) + self._codes[by]
        found._codes = {**self._codes, name: codes}
        found._names = {**self._names, name: [f"{part} {each}" for part in parts for each in names]}
        return found

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures that it has, the ones added last at the end."""
        return tuple(self._sums)

    @property
    def cells(self) -> int:
        """How many cells there are."""
        return len(self._codes[DAY])

    def groups(
        self,
        measure: str,
        by: str = "outlet",
        *,
        where: Mapping[str, Collection[str]] | None = None,
        first: str | None = None,
        last: str | None = None,
    ) -> tuple[Group, ...]:
        """Return the groups of ``by``, each language for itself.

        ``where`` gives for a dimension the names that count; ``first`` and ``last`` are
        days (``2025-01-31``), both included; an article without a day is then left out.

        Raises
        ------
        UnknownNameError
            For a measure or dimension that the cube was not made of.
        """
        if measure not in self._sums:
            raise UnknownNameError("measure in this cube", measure, self._sums)
        kept = self._kept(where or {}, first, last)
        languages = "language" if "language" in self._codes else None
        width = len(self._names[self._dimension(by)])
        codes = self._codes[by][kept]
        if languages:
            codes = codes + width * self._codes[languages][kept]
        found, places = np.unique(codes, return_inverse=True)
        statistics = GroupedSums(
            self._sums[measure], kept, places, self._codes[DAY][kept], len(found)
        )
        return tuple(
            statistics.group(
                place,
                self._names[by][code % width],
                self._names[languages][code // width] if languages else "",
            )
            for place, code in enumerate(found.tolist())
            # A narrowed cube has cells that no article is left in.
            if statistics.n[place] or statistics.missing[place]
        )

    def _dimension(self, name: str) -> str:
        if name not in self._codes:
            raise UnknownNameError("dimension of this cube", name, self._codes)
        return name

    def _kept(
        self, where: Mapping[str, Collection[str]], first: str | None, last: str | None
    ) -> Places:
        kept = np.ones(self.cells, dtype=bool)
        for name, wanted in where.items():
            names = self._names[self._dimension(name)]
            kept &= np.array([each in wanted for each in names])[self._codes[name]]
        if first is not None or last is not None:
            within = [(first or "") <= day <= (last or "9999-12-31") for day in self._names[DAY]]
            days = self._codes[DAY]
            kept &= (days >= 0) & np.array([*within, False])[days]
        return np.flatnonzero(kept)


def _names(table: pd.DataFrame, name: str) -> tuple[Places, list[str]]:
    if name == "language":
        return coded(table, name)
    codes, found = pd.factorize(names_of(table, name).astype(str), sort=True)
    return codes.astype(np.intp), [str(each) for each in found]
