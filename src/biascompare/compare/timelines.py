"""Timelines: a measure, or the number of articles, by day, ISO week or month.

Periods without articles stay, with n = 0 and no value. Dates that do not tell the period
are left out and counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from biascompare.compare import choices as choosing
from biascompare.compare import statistics
from biascompare.compare.choices import Choices
from biascompare.compare.outlets import Comparable
from biascompare.compare.periods import Every, Periods, periods
from biascompare.compare.samples import Articles, Key
from biascompare.compare.statistics import Numbers, Sample
from biascompare.compare.timeline_model import ARTICLES, Line, Point, Timeline

_T = TypeVar("_T", bound=np.generic)
_Values = tuple[int, int, float | None, float | None, float | None]
"""A point without its period: n, missing, value, low, high."""


def timeline(
    table: pd.DataFrame,
    measure: Comparable = ARTICLES,
    *,
    every: Every = "week",
    by: str = "outlet",
    choices: Choices | None = None,
) -> Timeline:
    """Return how a measure runs over time, group by group, each language by itself.

    Parameters
    ----------
    table
        An article a row, with ``published``, what ``by`` names and ``measure.name``.
    measure
        A measure, an `OwnMeasure`, or `ARTICLES` for their number.
    every
        ``day``, ``week`` (ISO 8601, from Monday) or ``month``.
    by
        What is put side by side: see `Choices.by`; ``choices`` overrides it.

    Raises
    ------
    MissingColumnError
        For a column that is needed.
    SourceError
        For dates so far apart that there would be too many periods: see `periods`.
    """
    chosen = choices or Choices(by=by)
    kept = choosing.select(table, chosen)
    within = chosen.scale == "within-language" and measure is not ARTICLES
    articles = Articles(kept, chosen, pool=within)
    found = periods(choosing.column(kept, "published", "A timeline"), every)
    if measure is ARTICLES:
        points = _counts(articles, found)
    else:
        points = _means(articles, _values(articles, measure, within=within), found)
    width = len(found.labels)
    lines = tuple(
        _line(key, articles, number, found, points[number * width : (number + 1) * width])
        for number, key in enumerate(articles.keys)
    )
    one_axis = measure.across_languages or within or len({line.language for line in lines}) <= 1
    return Timeline(measure, every, lines, one_axis, chosen)


def _line(
    key: Key, articles: Articles, number: int, found: Periods, points: Sequence[_Values]
) -> Line:
    undated = int(((articles.codes == number) & (found.codes < 0)).sum())
    named = zip(found.labels, found.starts, points, strict=True)
    return Line(
        key.name,
        key.language or None,
        undated,
        tuple(Point(label, start, *values) for label, start, values in named),
    )


def _values(articles: Articles, measure: Comparable, *, within: bool) -> Numbers:
    if measure.name not in articles.table:
        raise choosing.missing_column(articles.table, measure.name, "A timeline")
    return articles.values(measure.name, within=within).values


def _places(articles: Articles, found: Periods) -> NDArray[np.intp]:
    """Return each article's group and period as one number, -1 without a period."""
    together = articles.codes.astype(np.intp) * len(found.labels) + found.codes
    return np.where(found.codes < 0, -1, together)


def _tally(articles: Articles, found: Periods, kept: NDArray[np.bool]) -> NDArray[np.intp]:
    places = _places(articles, found)
    total = len(articles.keys) * len(found.labels)
    return np.bincount(places[kept & (places >= 0)], minlength=total)


def _counts(articles: Articles, found: Periods) -> list[_Values]:
    counted = _tally(articles, found, np.ones(len(found.codes), dtype=bool)).tolist()
    return [(n, 0, float(n) if n else None, None, None) for n in counted]


def _means(articles: Articles, values: Numbers, found: Periods) -> list[_Values]:
    known = np.isfinite(values)
    counts = _tally(articles, found, known)
    missing = _tally(articles, found, ~known).tolist()
    places = _places(articles, found)
    order = np.lexsort((values, places))
    order = order[known[order] & (places[order] >= 0)]
    ends = np.cumsum(counts)
    points: list[_Values] = [(0, missed, None, None, None) for missed in missing]
    # Periods with as many articles share their draws: one after the other, none is made twice.
    for place in np.argsort(counts, kind="stable")[int((counts == 0).sum()) :].tolist():
        own = order[ends[place] - counts[place] : ends[place]]
        sample = Sample(values[own], _part(articles.weights, own), _part(articles.days, own))
        low, high = statistics.mean_interval(sample) or (None, None)
        points[place] = (sample.n, missing[place], sample.mean, low, high)
    return points


def _part(whole: NDArray[_T] | None, places: NDArray[np.intp]) -> NDArray[_T] | None:
    return None if whole is None else whole[places]
