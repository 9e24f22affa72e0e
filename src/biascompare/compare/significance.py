"""Effect size, tests, and q-values for many tests at once, on plain arrays."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy import special

from biascompare.compare.statistics import Sample, units


def cliffs_delta(a: Sample, b: Sample) -> float:
    """Return Cliff's delta, −1 to +1: P(a > b) − P(a < b) (Cliff 1993)."""
    if a.weights is None and b.weights is None:
        under = np.searchsorted(b.ordered, a.ordered, side="left")
        over = b.n - np.searchsorted(b.ordered, a.ordered, side="right")
        return float(under.sum() - over.sum()) / (a.n * b.n)
    ordered = np.argsort(b.values, kind="stable")
    values = b.values[ordered]
    heaps = np.ones(b.n) if b.weights is None else b.weights[ordered]
    below = np.concatenate([[0.0], np.cumsum(heaps)])
    lower = below[np.searchsorted(values, a.values, side="left")]
    higher = below[-1] - below[np.searchsorted(values, a.values, side="right")]
    return float(np.average(lower - higher, weights=a.weights)) / float(below[-1])


def rank_test(a: Sample, b: Sample, delta: float) -> float:
    """Return the two-sided p of Mann and Whitney's test (1947) that delta is 0.

    The normal approximation with correction for ties and for continuity. Where articles
    are weighted, Welch's t takes the place of the ranks.
    """
    if a.weights is not None or b.weights is not None:
        return _weighted_test(a, b)
    # A stable sort only merges what is in order already.
    values = np.sort(np.concatenate([a.ordered, b.ordered]), kind="stable")
    ends = np.flatnonzero(np.append(values[1:] != values[:-1], True))
    tied = np.diff(ends, prepend=-1).astype(float)
    return rank_probability(delta, a.n, b.n, float((tied**3 - tied).sum()))


def rank_probability(delta: float, n: int, m: int, cubes: float) -> float:
    """Return the two-sided p of a delta; ``cubes`` is Σ (t³ − t) over the tied values."""
    total = n + m
    variance = n * m / 12 * (total + 1 - cubes / (total * (total - 1)))
    if variance <= 0:
        return 1.0
    distance = max(abs(delta) * n * m / 2 - 0.5, 0.0)
    return two_sided(distance / variance**0.5)


def _weighted_test(a: Sample, b: Sample) -> float:
    """Return the p of Welch's t (1947), each side as many articles as weigh the same."""
    squares = a.error**2, b.error**2
    if not all(map(np.isfinite, squares)) or not sum(squares):
        return 1.0
    counts = (_effective_count(side) for side in (a, b))
    parts = (square**2 / (n - 1) for square, n in zip(squares, counts, strict=True) if n > 1)
    freedom = sum(squares) ** 2 / sum(parts)
    t = abs(a.mean - b.mean) / sum(squares) ** 0.5
    return 2 * float(special.stdtr(freedom, -t))


def _effective_count(sample: Sample) -> float:
    """Return Kish's effective number of articles (1965)."""
    _, weights = units(sample)
    return float(weights.sum() ** 2 / (weights**2).sum())


def two_sided(z: float) -> float:
    """Return the two-sided p of a standard normal deviate."""
    return float(special.erfc(z / 2**0.5))


def benjamini_hochberg(probabilities: Sequence[float]) -> list[float]:
    """Return q-values: the false discovery rate at which each would be found (1995)."""
    count = len(probabilities)
    if not count:
        return []
    order = np.argsort(probabilities, kind="stable")
    scaled = np.asarray(probabilities)[order] * count / np.arange(1, count + 1)
    adjusted = np.minimum.accumulate(scaled[::-1])[::-1]
    found = np.empty(count)
    found[order] = np.minimum(adjusted, 1.0)
    return [float(q) for q in found]
