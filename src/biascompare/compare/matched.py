"""The same story, told by two outlets: differences within stories.

What an outlet chooses to report drops out; what is left is how it tells what both told.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from biascompare.compare import significance, statistics
from biascompare.compare.pairs import Pair, undecided
from biascompare.compare.statistics import Numbers, Sample
from biascompare.compare.thresholds import thresholds

MOST_FLIPS = 20_000
MOST_FLIPPED = 200
"""Stories above which the flips' normal approximation is used."""


Told = tuple[Numbers, NDArray[np.object_]]
"""Values of articles, and the story of each (``None`` or empty where it has none)."""


def story_differences(a: Told, b: Told) -> Numbers:
    """Return mean(a) − mean(b) of each story that both tell, in the order of the stories."""
    differences = (_means(*a) - _means(*b)).dropna().sort_index()
    return np.asarray(differences, dtype=float)


def _means(values: Numbers, stories: NDArray[np.object_]) -> pd.Series[float]:
    known = pd.notna(stories) & (stories != "")
    return pd.Series(values[known]).groupby(stories[known]).mean()


def matched_pair(names: tuple[str, str], language: str | None, differences: Numbers) -> Pair:
    """Return the pair over stories: every story weighs the same for both groups.

    Interval by bootstrap over stories; ``delta`` is the share of stories where a is higher
    less the share where b is; p by flipping signs at random (Fisher 1935).
    """
    sample = Sample.of(differences.tolist())
    count = sample.n
    return undecided(
        names,
        language,
        (count, count),
        sample.mean if count else None,
        statistics.mean_interval(sample),
        float(np.sign(differences).mean()) if count else None,
        sign_flip_test(sample.values) if count else None,
        matched=True,
    )


def sign_flip_test(differences: Numbers) -> float:
    """Return the two-sided p that the mean difference is 0, by flipping signs at random.

    Every pattern of signs where there are few, else 20,000 drawn with a fixed seed; above
    200 stories their normal approximation.
    """
    count = len(differences)
    if not differences.any():
        return 1.0
    if 2**count <= MOST_FLIPS:
        patterns = (np.arange(2**count)[:, None] >> np.arange(count)) & 1
        means = np.abs((1 - 2 * patterns) @ differences)
        return float((means >= abs(differences.sum()) - 1e-12).mean())
    if count > MOST_FLIPPED:
        return significance.two_sided(abs(differences.sum()) / float((differences**2).sum()) ** 0.5)
    generator = np.random.default_rng([thresholds().seed, count])
    signs = generator.integers(0, 2, size=(MOST_FLIPS, count), dtype=np.int8) * 2.0 - 1.0
    reached = int((np.abs(signs @ differences) >= abs(differences.sum()) - 1e-12).sum())
    return (reached + 1) / (MOST_FLIPS + 1)
