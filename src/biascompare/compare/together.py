"""Do two measures go together? Spearman's rank correlation with its interval, by language."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from biascompare.compare import statistics
from biascompare.compare.measured import measure_of
from biascompare.compare.outlets import NO_OUTLET, Comparable
from biascompare.compare.statistics import Interval, Numbers, Sample
from biascompare.compare.thresholds import thresholds
from biascompare.errors import BiasCompareError

_BLOCKS = 8


@dataclass(frozen=True, slots=True)
class Mean:
    """One outlet's articles of one language: both means, each with its 95% interval."""

    outlet: str
    n: int
    x: float
    y: float
    x_interval: Interval | None
    y_interval: Interval | None


@dataclass(frozen=True, slots=True)
class Together:
    """Two measures in the articles of one language (``None`` for all, where both may).

    ``correlation`` is Spearman's, over articles with both values; ``None`` where there are
    too few for a verdict, or a measure has one value only: ``reason`` says which. ``q`` and
    ``verdict`` are not given: that two measures go together is no difference of outlets.
    """

    language: str | None
    n: int
    correlation: float | None
    interval: Interval | None
    reason: str | None
    means: tuple[Mean, ...]

    def table(self) -> pd.DataFrame:
        """Return the outlets as rows: both means with the ends of their intervals."""
        nothing = (None, None)
        rows = [
            (
                *(mean.outlet, self.language, mean.n),
                *(mean.x, *(mean.x_interval or nothing)),
                *(mean.y, *(mean.y_interval or nothing)),
            )
            for mean in self.means
        ]
        names = ("outlet", "language", "n", "x", "x_low", "x_high", "y", "y_low", "y_high")
        return pd.DataFrame(rows, columns=list(names))


TOO_FEW = "under {} articles have both values: nobody can say whether the two go together"
ONE_VALUE = "one of the two measures has the same value everywhere"


def together(table: pd.DataFrame, x: str | Comparable, y: str | Comparable) -> list[Together]:
    """Return how two measures go together, language by language, most articles first.

    Parameters
    ----------
    table
        An article a row, with both columns; ``outlet`` and ``language`` where they are there.
    x, y
        Measures, or names of measures or of numeric columns. Where both hold across
        languages, all articles are one group, called ``None``.

    Raises
    ------
    BiasCompareError
        For a measure against itself.
    MissingColumnError
        For a column that is not there.
    """
    across, up = (measure_of(table, each) if isinstance(each, str) else each for each in (x, y))
    if across.name == up.name:
        raise BiasCompareError(f"{across.name} against itself: choose two measures.")
    for each in (across, up):
        measure_of(table, each.name)
    values = table[[across.name, up.name]].to_numpy(dtype=float, na_value=np.nan)
    known = table.loc[np.isfinite(values).all(axis=1)]
    if across.across_languages and up.across_languages:
        return [_together(known, across.name, up.name, None)] if len(known) else []
    languages = known["language"].fillna("") if "language" in known else pd.Series("", known.index)
    codes = (
        languages.value_counts(sort=False).sort_index().sort_values(ascending=False, kind="stable")
    )
    return [
        _together(known[languages == code], across.name, up.name, str(code) or None)
        for code in codes.index
    ]


def _together(table: pd.DataFrame, x: str, y: str, language: str | None) -> Together:
    pairs = table[[x, y]].to_numpy(dtype=float)
    reason = _unknown(pairs)
    correlation = None if reason else _spearman(pairs[:, 0], pairs[:, 1])
    interval = None if correlation is None else correlation_interval(pairs, correlation)
    outlets = table["outlet"].fillna(NO_OUTLET) if "outlet" in table else None
    means = (
        [] if outlets is None else [_mean(str(n), own, x, y) for n, own in table.groupby(outlets)]
    )
    return Together(language, len(table), correlation, interval, reason, tuple(means))


def _unknown(pairs: Numbers) -> str | None:
    fewest = thresholds().fewest_for_verdict
    if len(pairs) < fewest:
        return TOO_FEW.format(fewest)
    return ONE_VALUE if (pairs == pairs[0]).all(axis=0).any() else None


def _mean(outlet: str, own: pd.DataFrame, x: str, y: str) -> Mean:
    samples = [Sample.of(own[name].astype(float).tolist()) for name in (x, y)]
    intervals = [statistics.mean_interval(sample) for sample in samples]
    return Mean(outlet, len(own), samples[0].mean, samples[1].mean, intervals[0], intervals[1])


def _spearman(x: Numbers, y: Numbers) -> float:
    """Return Spearman's correlation (1904): Pearson's of the ranks, ties sharing theirs."""
    # Not SciPy's ranks: its statistics take longer to import than the first page.
    return _pearson(_sharing(x), _sharing(y))


def _sharing(values: Numbers) -> Numbers:
    return np.asarray(pd.Series(values).rank(), dtype=np.float64)


def _pearson(x: Numbers, y: Numbers) -> float:
    across, up = x - x.mean(), y - y.mean()
    spread = float(np.sqrt((across @ across) * (up @ up)))
    # Rounding may leave a perfect correlation a hair above one.
    return float(np.clip(across @ up / spread, -1, 1)) if spread else float("nan")


def correlation_interval(pairs: Numbers, correlation: float) -> Interval:
    """Return the 95% interval of Spearman's correlation, over articles.

    Up to 1,000 articles the percentile bootstrap: articles are drawn with replacement,
    2,000 times, with a fixed seed, and ranked anew. Above, Fisher's z with the variance
    (1 + ρ²/2) / (n − 3) of Bonett and Wright (2000).
    """
    if len(pairs) > thresholds().most_for_draws:
        error = float(np.sqrt((1 + correlation**2 / 2) / (len(pairs) - 3)))
        middle = float(np.arctanh(np.clip(correlation, -1 + 1e-12, 1 - 1e-12)))
        low, high = statistics.normal_interval(middle, error)
        return float(np.tanh(low)), float(np.tanh(high))
    ordered = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
    times = statistics.times_drawn(len(ordered), 0)
    parts = [_drawn(block, ordered) for block in np.array_split(times, _BLOCKS)]
    known = np.concatenate(parts)
    # A draw that holds one value only tells nothing.
    known = known[~np.isnan(known)]
    tail = 50 * (1 - thresholds().confidence)
    low, high = np.percentile(known, [tail, 100 - tail])
    return float(low), float(high)


def _drawn(times: Numbers, pairs: Numbers) -> Numbers:
    """Return the correlation of each draw, ``times`` saying how often it holds each article."""
    across, up = (_ranks(times, pairs[:, side]) for side in (0, 1))
    middle = (times.sum(axis=1, keepdims=True) + 1) / 2
    across, up = across - middle, up - middle
    spread = np.sqrt((times * across**2).sum(axis=1) * (times * up**2).sum(axis=1))
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray((times * across * up).sum(axis=1) / spread)


def _ranks(times: Numbers, values: Numbers) -> Numbers:
    """Return each article's rank in each draw; equal values share the mean of their ranks."""
    order = np.argsort(values, kind="stable")
    starts = np.flatnonzero(np.diff(values[order], prepend=np.nan) != 0)
    heaps = np.add.reduceat(times[:, order], starts, axis=1)
    ranks = np.cumsum(heaps, axis=1) - (heaps - 1) / 2
    sizes = np.diff(np.append(starts, len(values)))
    placed = np.empty_like(times)
    placed[:, order] = np.repeat(ranks, sizes, axis=1)
    return placed
