"""Comparisons from sums and counts alone: no article is looked at again.

For tables too large to sort at every change of a filter. Means and intervals are those of
`biascompare.compare.Cube`; ranks are counted in classes of near values.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from biascompare.compare import significance
from biascompare.compare.asked import MOST_PAIRED
from biascompare.compare.groups import Group, ranked
from biascompare.compare.judging import adjusted
from biascompare.compare.outlets import Comparable, Comparison
from biascompare.compare.pairs import Pair, undecided
from biascompare.compare.statistics import Interval
from biascompare.compare.verdicts import Wording

CLASSES = 512
"""Classes of near values, each with as many articles: Cliff's delta is within .002."""
Heights = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Summed:
    """A measure's groups, and ``heights``: a row a group, how many values in each class."""

    measure: Comparable
    groups: tuple[Group, ...]
    heights: Heights


def edges(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the lower ends of classes for values like these; each value its own if few."""
    distinct = np.unique(values[np.isfinite(values)])
    if len(distinct) <= CLASSES:
        return distinct
    known = values[np.isfinite(values)]
    return np.unique(np.quantile(known, np.arange(CLASSES) / CLASSES))


def classes(values: NDArray[np.float64], ends: NDArray[np.float64]) -> NDArray[np.uint16]:
    """Return the class of each value, counted from 1; 0 where it is missing."""
    found = np.clip(np.searchsorted(ends, values, side="right"), 1, None).astype(np.uint16)
    found[~np.isfinite(values)] = 0
    return found


def compare_summed(
    summed: Sequence[Summed], *, outlet: str | None = None, against: str | None = None
) -> list[Comparison]:
    """Compare every two groups of a language, or those with ``outlet``; q over all measures."""
    families = [(_wording(each.measure), list(_pairs(each, outlet, against))) for each in summed]
    return [
        Comparison(
            each.measure,
            ranked(each.groups, pairs),
            _one_axis(each),
            pairs,
        )
        for each, pairs in zip(summed, adjusted(families), strict=True)
    ]


def _one_axis(summed: Summed) -> bool:
    languages = {group.language for group in summed.groups if group.n}
    return summed.measure.across_languages or len(languages) <= 1


def _wording(measure: Comparable) -> Wording:
    return Wording(measure.label or measure.name, measure.unit, measure.direction)


def _pairs(summed: Summed, outlet: str | None, against: str | None) -> Iterator[Pair]:
    names = [group.name for group in summed.groups]
    across = summed.measure.across_languages and len(set(names)) == len(names)
    parted: dict[str | None, list[int]] = {}
    for place, group in enumerate(summed.groups):
        parted.setdefault(None if across else group.language, []).append(place)
    for language, places in parted.items():
        deltas = _deltas(summed.heights[places])
        if outlet is None and len(places) > MOST_PAIRED:
            continue
        for one, two in itertools.combinations(range(len(places)), 2):
            pair = places[one], places[two]
            if outlet is not None and names[pair[1]] == outlet:
                one, two, pair = two, one, (pair[1], pair[0])
            if outlet is not None and names[pair[0]] != outlet:
                continue
            if against is not None and names[pair[1]] != against:
                continue
            yield _pair(summed, pair, language, float(deltas[one, two]))


def _pair(summed: Summed, places: tuple[int, int], language: str | None, delta: float) -> Pair:
    a, b = (summed.groups[place] for place in places)
    counts, names = (a.n, b.n), (a.name, b.name)
    if a.mean is None or b.mean is None:
        return undecided(names, language, counts, None, None, None, None)
    tied = summed.heights[places[0]] + summed.heights[places[1]]
    cubes = float((tied.astype(float) ** 3 - tied).sum())
    p = significance.rank_probability(delta, a.n, b.n, cubes)
    difference = a.mean - b.mean
    return undecided(names, language, counts, difference, _interval(a, b), delta, p)


def _interval(a: Group, b: Group) -> Interval | None:
    if None in (a.low, a.high, b.low, b.high):
        return None
    assert a.mean is not None
    assert b.mean is not None
    assert a.high is not None
    assert b.high is not None
    reach = float(np.hypot(a.high - a.mean, b.high - b.mean))
    return a.mean - b.mean - reach, a.mean - b.mean + reach


def _deltas(heights: Heights) -> NDArray[np.float64]:
    """Return Cliff's delta of every two rows: P(a > b) − P(a < b)."""
    totals = np.maximum(heights.sum(axis=1, keepdims=True), 1)
    shares = heights / totals
    up_to = np.cumsum(shares, axis=1)
    found: NDArray[np.float64] = shares @ (2 * up_to - shares - 1).T
    return found


def with_rest(summed: Summed, outlet: str, rest: Sequence[Group], name: str) -> Summed:
    """Return ``outlet`` and all others together: ``rest`` holds those of each language."""
    own = [place for place, group in enumerate(summed.groups) if group.name == outlet]
    groups, heights = [summed.groups[place] for place in own], [summed.heights[own]]
    for each in rest:
        others = [
            place
            for place, group in enumerate(summed.groups)
            if group.name != outlet and group.language == each.language
        ]
        groups.append(dataclasses.replace(each, name=name))
        heights.append(summed.heights[others].sum(axis=0, keepdims=True))
    return Summed(summed.measure, tuple(groups), np.concatenate(heights))
