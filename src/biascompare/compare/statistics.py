"""Intervals, so that no mean is shown without its uncertainty."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

DRAWS = 2_000
SEED = 20_231_117
CONFIDENCE = 0.95
FEWEST_FOR_VERDICT = 10
FEWEST_UNWARNED = 30


def bootstrap_interval(values: Sequence[float]) -> tuple[float, float] | None:
    """Return the 95% percentile bootstrap interval of the mean, or None below two values.

    Articles are drawn with replacement, 2,000 times, with a fixed seed (Efron and
    Tibshirani 1993). The order of the values makes no difference.
    """
    if len(values) < 2:
        return None
    ordered = np.sort(np.asarray(values, dtype=float))
    generator = np.random.default_rng(SEED)
    draws = generator.integers(0, len(ordered), size=(DRAWS, len(ordered)))
    tail = 50 * (1 - CONFIDENCE)
    low, high = np.percentile(ordered[draws].mean(axis=1), [tail, 100 - tail])
    return float(low), float(high)
