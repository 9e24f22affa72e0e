"""Intervals, so that no mean is shown without its uncertainty."""

from __future__ import annotations

import functools
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

DRAWS = 2_000
SEED = 20_231_117
CONFIDENCE = 0.95
FEWEST_FOR_VERDICT = 10
FEWEST_UNWARNED = 30
MOST_FOR_BOOTSTRAP = 1_000
"""Above this many articles the normal interval agrees with the bootstrap and is used."""
_NORMAL_QUANTILE = 1.959963984540054


def interval_of_mean(values: Sequence[float]) -> tuple[float, float] | None:
    """Return the 95% interval of the mean, or ``None`` below two values.

    Up to 1,000 articles the percentile bootstrap (Efron and Tibshirani 1993): articles
    are drawn with replacement, 2,000 times, with a fixed seed. Above, the normal
    interval. The order of the values makes no difference.
    """
    count = len(values)
    if count < 2:
        return None
    ordered = np.sort(np.asarray(values, dtype=float))
    if count > MOST_FOR_BOOTSTRAP:
        reach = _NORMAL_QUANTILE * ordered.std(ddof=1) / count**0.5
        return float(ordered.mean() - reach), float(ordered.mean() + reach)
    tail = 50 * (1 - CONFIDENCE)
    low, high = np.percentile(_times_drawn(count) @ ordered / count, [tail, 100 - tail])
    return float(low), float(high)


@functools.lru_cache(maxsize=16)
def _times_drawn(count: int) -> NDArray[np.float64]:
    """Return how often each of ``count`` articles is drawn, a row a draw."""
    generator = np.random.default_rng(SEED)
    shares = np.full(count, 1 / count)
    return generator.multinomial(count, shares, size=DRAWS).astype(float)
