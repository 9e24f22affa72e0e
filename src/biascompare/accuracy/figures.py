"""Figures of accuracy, each with its 95% interval.

Shares have Wilson's interval (Wilson 1927), figures made of several shares (F1, macro-F1,
AUC) the percentile bootstrap over rows with a fixed seed (Efron and Tibshirani 1993).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
DRAWS = 2_000
FEWEST_DRAWS = 200
SEED = 20_231_117
_QUANTILE = 1.959963984540054
_AT_ONCE = 2_000_000
_MOST_WORK = 40_000_000


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure, 0 to 1, with its 95% interval; ``None`` where there is nothing to count.

    ``n`` is what it was counted over: rows, or the boundaries, hits or quotes in them.
    """

    name: str
    value: float | None
    low: float | None
    high: float | None
    n: int


def share(name: str, hits: int, n: int) -> Figure:
    """Return ``hits`` of ``n`` with Wilson's interval."""
    if not n:
        return Figure(name, None, None, None, 0)
    value, square = hits / n, _QUANTILE**2
    middle = (value + square / (2 * n)) / (1 + square / n)
    reach = _QUANTILE / (1 + square / n) * (value * (1 - value) / n + square / (4 * n * n)) ** 0.5
    return Figure(name, value, max(0.0, middle - reach), min(1.0, middle + reach), n)


def of_sums(
    name: str,
    rows: Sequence[Sequence[float]],
    times: Sequence[int],
    statistic: Callable[[Numbers], Numbers],
    n: int | None = None,
) -> Figure:
    """Return a figure made of sums over rows, such as F1 of hits and misses.

    ``rows`` are the distinct rows of numbers, ``times`` how often each occurs;
    ``statistic`` gives the figure for each row of sums, NaN where there is none.
    """
    count = sum(times)
    if not count:
        return Figure(name, None, None, None, 0)
    matrix, weights = np.asarray(rows, dtype=float), np.asarray(times, dtype=float)
    value = float(statistic((weights @ matrix)[None, :])[0])
    if np.isnan(value):
        return Figure(name, None, None, None, 0)
    drawn = [statistic(draws @ matrix) for draws in _draws(count, weights)]
    return Figure(name, value, *_percentiles(np.concatenate(drawn)), count if n is None else n)


def f1(hits: Numbers, found: Numbers, true: Numbers) -> Numbers:
    """Return the harmonic mean of precision and recall; NaN where nothing is found nor true."""
    with np.errstate(invalid="ignore"):
        return np.asarray(2 * hits / (found + true))


def auc(name: str, positive: Sequence[float], negative: Sequence[float]) -> Figure:
    """Return the share of pairs in which the positive row scores higher, ties counted half.

    It is the area under the receiver's curve (Hanley and McNeil 1982).
    """
    n = len(positive) + len(negative)
    if not positive or not negative:
        return Figure(name, None, None, None, 0)
    scores, places = np.unique(np.array([*positive, *negative]), return_inverse=True)
    above = np.bincount(places[: len(positive)], minlength=len(scores)).astype(float)
    below = np.bincount(places[len(positive) :], minlength=len(scores)).astype(float)
    drawn = [
        _area(high, low)
        for high, low in zip(
            _draws(len(positive), above), _draws(len(negative), below, SEED + 1), strict=True
        )
    ]
    value = float(_area(above[None, :], below[None, :])[0])
    return Figure(name, value, *_percentiles(np.concatenate(drawn)), n)


def _area(positive: Numbers, negative: Numbers) -> Numbers:
    lower = np.cumsum(negative, axis=1) - negative / 2
    pairs = positive.sum(axis=1) * negative.sum(axis=1)
    return np.asarray((positive * lower).sum(axis=1) / pairs)


def _draws(count: int, weights: Numbers, seed: int = SEED) -> Iterator[Numbers]:
    """Yield how often each row is drawn, in pieces that fit into memory.

    2,000 draws; fewer, 200 at least, where many different rows make their interval narrow.
    """
    generator = np.random.default_rng(seed)
    different = len(weights)
    left = max(FEWEST_DRAWS, min(DRAWS, _MOST_WORK // different))
    while left:
        size = min(left, max(1, _AT_ONCE // different))
        yield generator.multinomial(count, weights / weights.sum(), size=size).astype(float)
        left -= size


def _percentiles(drawn: Numbers) -> tuple[float | None, float | None]:
    known = drawn[~np.isnan(drawn)]
    if not len(known):
        return None, None
    low, high = np.percentile(known, [2.5, 97.5])
    return float(low), float(high)
