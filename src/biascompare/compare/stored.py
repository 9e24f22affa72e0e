"""A measured corpus as the pages see it: counts and means of all articles, a sample to draw.

Shared by all visitors; what stays in memory is a number an article and filter.
"""

from __future__ import annotations

import dataclasses
import threading
from collections import OrderedDict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt
import pandas as pd

from biascompare import measured
from biascompare.compare import NO_OUTLET, Cube, Group
from biascompare.compare.cube import DAY
from biascompare.compare.outlets import Comparable
from biascompare.compare.periods import Every
from biascompare.compare.summed import CLASSES, Heights, Summed, classes, edges
from biascompare.compare.summed_timeline import timeline_summed
from biascompare.compare.timeline_model import ARTICLES, Timeline
from biascompare.measured import UNKNOWN_DAY, Store
from biascompare.measures import Measure

Mask = npt.NDArray[np.bool_]
Places = npt.NDArray[np.intp]
SAMPLE = 5_000
"""Articles that are drawn, listed and compared one by one; of more, a random sample."""
_CUBE = {"outlet": NO_OUTLET, "language": ""}
_MEASURES_KEPT = 32
_NUMBERS_KEPT = 5_000_000
"""Numbers of a cube, four a cell and measure, up to which more measures are kept (40 MB)."""
_COUNTED = "words"
"""A measure that is asked for how many articles there are."""
_CLASSED_BY = 50_000
"""Articles, drawn at random, whose values part all values into classes."""
_CUBES_KEPT = 8
_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Kept:
    """Which articles the filters left: ``mask``, None for all; ``key`` stands for it in caches.

    ``by_cell`` says that ``where`` and ``period`` tell as much: their sums are known already.
    """

    key: str = ""
    mask: Mask | None = None
    by_cell: bool = True
    where: Mapping[str, Collection[str]] = field(default_factory=dict)
    period: tuple[date, date] | None = None


class Stored:
    """The columns of a corpus, and the sums over its articles.

    ``documents`` looks an article up by its id.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self.documents = measured.Documents(store)
        self.days = np.array(store.numbers("day"))
        self._codes: dict[str, tuple[npt.NDArray[np.int32], list[str]]] = {}
        self._whole: Cube | None = None
        self._groups: npt.NDArray[np.int32] | None = None
        self._names: dict[str, list[str]] = {}
        self._classes: OrderedDict[str, npt.NDArray[np.uint16]] = OrderedDict()
        self._all_heights: dict[str, Heights] = {}
        self._cubes: OrderedDict[str, Cube] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        """Return the number of articles."""
        return self.store.articles

    def codes(self, name: str) -> tuple[npt.NDArray[np.int32], list[str]]:
        """Return a column of few texts as numbers, −1 where missing, and the texts."""
        if name not in self._codes:
            codes, texts = self.store.codes(name)
            self._codes[name] = np.array(codes), texts
        return self._codes[name]

    def counts(self, name: str, kept: Mask | None = None) -> pd.Series[int]:
        """Return how many articles have each text, most first, those that are missing apart."""
        codes, texts = self.codes(name)
        numbers = np.bincount((codes if kept is None else codes[kept]) + 1, minlength=1)
        found = pd.Series(np.append(numbers[1:], np.zeros(len(texts) + 1 - len(numbers), int)))
        found.index = pd.Index(texts, dtype="str")
        return found[found > 0].sort_values(ascending=False, kind="stable")

    def outlets(self) -> list[str]:
        """Return the outlets in the order of pages: by language, most articles first, by name."""
        codes, names = self.codes("outlet")
        of_language, languages = self.codes("language")
        width = len(names) + 1
        pairs = np.unique((of_language + 1) * np.int64(width) + codes + 1)
        numbers = np.bincount(of_language + 1, minlength=len(languages) + 1)
        found = [
            (-numbers[pair // width], ["", *languages][pair // width], pair % width == 0, pair)
            for pair in pairs.tolist()
        ]
        named = [NO_OUTLET, *names]
        ordered = sorted((*each[:3], named[each[3] % width]) for each in found)
        return list(dict.fromkeys(each[3] for each in ordered))

    def having(self, name: str, fits: Sequence[bool], *, missing: bool) -> Mask:
        """Return which articles have one of the texts of a column that fit."""
        codes, _ = self.codes(name)
        found: Mask = np.array([*fits, missing], dtype=bool)[codes]
        return found

    def period(self, kept: Mask | None = None) -> tuple[date, date] | None:
        """Return the first and the last day, None without any."""
        days = self.days if kept is None else self.days[kept]
        days = days[days != UNKNOWN_DAY]
        if not len(days):
            return None
        return day_of(int(days.min())), day_of(int(days.max()))

    def sampled(self, kept: Mask | None) -> Places:
        """Return the places of at most `SAMPLE` articles, drawn at random."""
        return np.arange(min(len(self), SAMPLE)) if kept is None else np.flatnonzero(kept)[:SAMPLE]

    def groups(self, measure: str, kept: Kept, by: str = "outlet") -> tuple[Group, ...]:
        """Return the outlets with the means of all articles, each language for itself."""
        with self._lock:
            return _grouped(self._with(measure, kept), measure, by, kept)

    def timeline(self, measure: Comparable, kept: Kept, every: Every) -> Timeline:
        """Return how a measure of all articles runs over time, outlet by outlet."""
        days = self.days if kept.mask is None else self.days[kept.mask]
        texts = [day_of(day).isoformat() for day in np.unique(days).tolist() if day != UNKNOWN_DAY]
        name = _COUNTED if measure is ARTICLES else measure.name
        with self._lock:
            cube = self._with(name, kept)

            def grouped(crossed: Cube, by: str) -> tuple[Group, ...]:
                return _grouped(crossed, name, by, kept)

            return timeline_summed(cube, grouped, measure, every, texts)

    def _with(self, measure: str, kept: Kept) -> Cube:
        """Return the cube of what is left, the measure summed."""
        cube = self._cube(kept)
        if measure not in cube.measures:
            values = self.store.numbers(measure)
            rows = None if kept.by_cell else kept.mask
            cube.add(measure, values if rows is None else values[rows])
            if len(cube.measures) > max(_MEASURES_KEPT, _NUMBERS_KEPT // (4 * cube.cells + 1)):
                cube.drop(cube.measures[0])
        return cube

    def together(self, measure: str, kept: Kept, outlets: Sequence[str]) -> tuple[Group, ...]:
        """Return these outlets' articles as one group, each language for itself."""
        asked = kept.where.get("outlet", outlets)
        where = {**kept.where, "outlet": [each for each in outlets if each in asked]}
        return self.groups(measure, dataclasses.replace(kept, where=where), by="language")

    def summed(self, measure: Measure, kept: Kept) -> Summed:
        """Return the groups of all articles with what pairs of them are compared by."""
        self._group_codes()
        groups = self.groups(measure.name, kept)
        with self._lock:
            rows = None if kept.by_cell and kept.period is None else kept.mask
            heights = self._heights(measure.name, rows)
        wide = len(self._names["outlet"])
        places = [
            self._names["language"].index(group.language or "") * wide
            + self._names["outlet"].index(group.name)
            for group in groups
        ]
        return Summed(measure, groups, heights[places])

    def _heights(self, name: str, rows: Mask | None) -> Heights:
        if rows is None and name in self._all_heights:
            return self._all_heights[name]
        if name not in self._classes:
            values = self.store.numbers(name)
            self._classes[name] = classes(values, edges(values[:_CLASSED_BY]))
            if len(self._classes) > _MEASURES_KEPT:
                self._classes.popitem(last=False)
        self._classes.move_to_end(name)
        found, groups = self._classes[name], self._group_codes()
        if rows is not None:
            found, groups = found[rows], groups[rows]
        wide = CLASSES + 1
        count = len(self._names["outlet"]) * len(self._names["language"])
        numbers = np.bincount(groups * wide + found, minlength=count * wide)
        heights: Heights = numbers.reshape(count, wide)[:, 1:]
        if rows is None:
            self._all_heights[name] = heights
        return heights

    def _group_codes(self) -> npt.NDArray[np.int32]:
        if self._groups is None:
            outlets, names = self._coded("outlet", _CUBE["outlet"])
            languages, codes = self._coded("language", _CUBE["language"])
            self._names = {"outlet": names, "language": codes}
            self._groups = (languages * len(names) + outlets).astype(np.int32)
        return self._groups

    def _cube(self, kept: Kept) -> Cube:
        if self._whole is None:
            parts = {name: self._coded(name, missing) for name, missing in _CUBE.items()}
            days, known = pd.factorize(self.days, sort=True)
            texts = [day_of(day).isoformat() for day in known.tolist()]
            if len(known) and known[0] == UNKNOWN_DAY:
                days, texts = days - 1, texts[1:]
            self._whole = Cube.of_codes({**parts, DAY: (days, texts)})
        if kept.by_cell or kept.mask is None:
            return self._whole
        if kept.key not in self._cubes:
            self._cubes[kept.key] = self._whole.narrowed(kept.mask)
        self._cubes.move_to_end(kept.key)
        if len(self._cubes) > _CUBES_KEPT:
            self._cubes.popitem(last=False)
        return self._cubes[kept.key]

    def _coded(self, name: str, missing: str) -> tuple[npt.NDArray[np.intp], list[str]]:
        """Return a column as numbers and its texts in order; a missing one has a text too."""
        codes, texts = self.codes(name)
        named = np.array([*texts, missing], dtype=object)
        places, found = pd.factorize(named, sort=True)
        return places[codes].astype(np.intp), [str(each) for each in found]


def _grouped(cube: Cube, measure: str, by: str, kept: Kept) -> tuple[Group, ...]:
    first, last = (None, None) if kept.period is None else kept.period
    return cube.groups(
        measure,
        by,
        where=kept.where,
        first=first.isoformat() if first else None,
        last=last.isoformat() if last else None,
    )


def day_of(days: int) -> date:
    """Return the day that is so many days after 1970-01-01; the first day there is if unknown."""
    return date.min if days == UNKNOWN_DAY else _EPOCH + timedelta(days=days)


def day_number(day: date) -> int:
    """Return how many days after 1970-01-01 a day is."""
    return (day - _EPOCH).days
