"""Timelines from a cube's sums: no article is looked at again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd

from biascompare.compare.choices import Choices
from biascompare.compare.cube import Cube
from biascompare.compare.groups import Group
from biascompare.compare.outlets import Comparable
from biascompare.compare.periods import Every, Periods, periods
from biascompare.compare.timeline_model import ARTICLES, Line, Point, Timeline

_PERIOD = "period"
Grouped = Callable[[Cube, str], tuple[Group, ...]]


def timeline_summed(
    cube: Cube, grouped: Grouped, measure: Comparable, every: Every, days: Sequence[str]
) -> Timeline:
    """Return how a measure runs over the ``days`` of the articles that are left.

    ``grouped`` gives the groups of a cube by a dimension, filtered. For `ARTICLES` it has
    to count the articles of any measure. An article whose date states no day is undated.
    Raises `SourceError` as `biascompare.compare.timelines.timeline` does.
    """
    found = periods(pd.Series(list(days), dtype="str"), every)
    places = dict(zip(days, found.codes.tolist(), strict=True))
    crossed = cube.crossed("outlet", places, _PERIOD)
    lines: dict[tuple[str, str], dict[int, Group]] = {}
    for group in grouped(crossed, _PERIOD):
        place, _, name = group.name.partition(" ")
        lines.setdefault((group.language or "", name), {})[int(place)] = group
    made = tuple(
        _line(name, language, own, found, measure)
        for (language, name), own in sorted(lines.items())
    )
    one_axis = measure.across_languages or len({line.language for line in made}) <= 1
    return Timeline(measure, every, made, one_axis, Choices())


def _line(
    name: str, language: str, own: dict[int, Group], found: Periods, measure: Comparable
) -> Line:
    undated = own.get(-1)
    points = tuple(
        _point(label, start, own.get(place), counted=measure is ARTICLES)
        for place, (label, start) in enumerate(zip(found.labels, found.starts, strict=True))
    )
    count = undated.n + undated.missing if undated else 0
    return Line(name, language or None, count, points)


def _point(label: str, start: str, group: Group | None, *, counted: bool) -> Point:
    if group is None:
        return Point(label, start, 0, 0, None, None, None)
    if counted:
        n = group.n + group.missing
        return Point(label, start, n, 0, float(n), None, None)
    return Point(label, start, group.n, group.missing, group.mean, group.low, group.high)
