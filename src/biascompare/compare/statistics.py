"""Samples, their standard errors and their intervals, on plain arrays.

Articles are the unit of uncertainty, never words. Effect sizes and tests: `significance`.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import special

from biascompare.compare.thresholds import thresholds

Numbers = NDArray[np.float64]
Interval = tuple[float, float]
_FIRST, _SECOND = 0, 1


@dataclass(frozen=True, eq=False)
class Sample:
    """The values of one group's articles.

    ``weights`` is ``None`` where every article counts once; ``clusters`` numbers the day
    of each article (−1 where it is unknown), ``None`` without days; ``copies`` numbers
    what repeats each other (−1 for what stands alone). All in the same order. Values that
    are all 0 or 1 may be ``shares``: their mean is the share of articles that have it.
    """

    values: Numbers
    weights: Numbers | None = None
    clusters: NDArray[np.intp] | None = None
    copies: NDArray[np.intp] | None = None
    shares: bool = False

    @classmethod
    def of(cls, values: Sequence[float]) -> Sample:
        """Return the sample of ``values``, ordered, so that their order cannot matter."""
        return cls(np.sort(np.asarray(values, dtype=float)))

    @property
    def n(self) -> int:
        """How many articles."""
        return len(self.values)

    @functools.cached_property
    def mean(self) -> float:
        """The mean, weighted where articles are; NaN when empty."""
        if not self.n:
            return float("nan")
        if self.weights is None:
            return float(self.ordered.mean())
        return float(np.average(self.values, weights=self.weights))

    @functools.cached_property
    def ordered(self) -> Numbers:
        """The values in order of size."""
        return np.sort(self.values)

    @functools.cached_property
    def error(self) -> float:
        """The standard error of the mean: see `standard_error`."""
        return standard_error(self)


def mean_interval(sample: Sample) -> Interval | None:
    """Return the 95% interval of the mean, or ``None`` below two values.

    Up to 1,000 articles the percentile bootstrap (Efron and Tibshirani 1993): articles
    are drawn with replacement, 2,000 times, with a fixed seed. Above, the normal interval
    over outlet-days (articles where days are few or unknown), which agrees with it. Of
    ``shares`` Wilson's interval.
    """
    if sample.n < 2:
        return None
    if sample.shares and sample.weights is None:
        return wilson(int(sample.values.sum()), sample.n)
    if sample.n > thresholds().most_for_draws:
        return normal_interval(sample.mean, sample.error)
    return _percentiles(_drawn_means(sample, _FIRST))


def difference_interval(a: Sample, b: Sample) -> Interval | None:
    """Return the 95% interval of mean(a) − mean(b), drawn or computed as `mean_interval`."""
    if min(a.n, b.n) < 2:
        return None
    if max(a.n, b.n) > thresholds().most_for_draws:
        error = float(np.hypot(a.error, b.error))
        return normal_interval(a.mean - b.mean, error)
    # Streams of their own: equal ones would draw both groups alike.
    return _percentiles(_drawn_means(a, _FIRST) - _drawn_means(b, _SECOND))


def difference_of_medians(a: Sample, b: Sample) -> tuple[float | None, Interval | None]:
    """Return median(a) − median(b) and its 95% interval, ``None`` below five values.

    Each median's error from two order statistics (Price and Bonett 2002); weights and
    days are not looked at.
    """
    if not a.n or not b.n:
        return None, None
    difference = float(np.median(a.ordered) - np.median(b.ordered))
    if min(a.n, b.n) < 5:
        return difference, None
    error = float(np.hypot(_error_of_median(a.ordered), _error_of_median(b.ordered)))
    return difference, normal_interval(difference, error)


def _error_of_median(ordered: Numbers) -> float:
    count = len(ordered)
    place = max(round((count + 1) / 2 - count**0.5), 1)
    # The chance that the median lies outside of the two, each way.
    outside = float(special.bdtr(place - 1, count, 0.5))
    return float(ordered[count - place] - ordered[place - 1]) / (-2 * float(special.ndtri(outside)))


def standard_error(sample: Sample) -> float:
    """Return the standard error of the mean, over clusters where there are enough.

    The ratio estimator (Cochran 1977, section 6): the residuals of the clusters' totals.
    """
    totals, weights = units(sample)
    residuals = totals - sample.mean * weights
    if sample.clusters is not None:
        own = np.ones(sample.n) if sample.weights is None else sample.weights
        by_day = _added(own * (sample.values - sample.mean), sample.clusters)
        if len(by_day) >= thresholds().fewest_clusters:
            residuals = by_day
    count = len(residuals)
    if count < 2:
        return float("nan")
    spread = count / (count - 1) * float(residuals @ residuals)
    return float(np.sqrt(spread)) / float(weights.sum())


def units(sample: Sample) -> tuple[Numbers, Numbers]:
    """Return the total and the weight of each text: an article, or its copies together."""
    weights = np.ones(sample.n) if sample.weights is None else sample.weights
    if sample.copies is None:
        return weights * sample.values, weights
    return _added(weights * sample.values, sample.copies), _added(weights, sample.copies)


def _added(values: Numbers, clusters: NDArray[np.intp]) -> Numbers:
    """Return the total of each cluster; what has none (−1) stands by itself."""
    known = clusters >= 0
    own = clusters[known]
    totals = np.bincount(own, weights=values[known])[np.bincount(own) > 0]
    return np.concatenate([totals, values[~known]])


def wilson(successes: int, count: int) -> Interval | None:
    """Return the 95% interval of a proportion (Wilson 1927), ``None`` without trials."""
    if not count:
        return None
    z = _quantile()
    share, spread = successes / count, z * z / count
    middle = (share + spread / 2) / (1 + spread)
    reach = z / (1 + spread) * (share * (1 - share) / count + spread / (4 * count)) ** 0.5
    return max(middle - reach, 0.0), min(middle + reach, 1.0)


def _quantile() -> float:
    return float(special.ndtri(0.5 + thresholds().confidence / 2))


def normal_interval(middle: float, error: float) -> Interval:
    """Return the 95% interval of a normal distribution."""
    reach = _quantile() * error
    return middle - reach, middle + reach


def _percentiles(draws: Numbers) -> Interval:
    tail = 50 * (1 - thresholds().confidence)
    low, high = np.percentile(draws, [tail, 100 - tail])
    return float(low), float(high)


def _drawn_means(sample: Sample, stream: int) -> Numbers:
    if sample.weights is None:
        return times_drawn(sample.n, stream) @ sample.values / sample.n
    totals, weights = units(sample)
    drawn = times_drawn(len(totals), stream)
    return (drawn @ totals) / (drawn @ weights)


@functools.lru_cache(maxsize=24)
def times_drawn(count: int, stream: int) -> Numbers:
    """Return how often each of ``count`` articles is drawn, a row a draw."""
    generator = np.random.default_rng([thresholds().seed, stream, count])
    shares = np.full(count, 1 / count)
    return generator.multinomial(count, shares, size=thresholds().draws).astype(float)
