"""Two groups on one measure: the difference, its interval, effect size and p."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from biascompare.compare import significance, statistics
from biascompare.compare.statistics import Interval, Sample


@dataclass(frozen=True, slots=True)
class Pair:
    """Group ``a`` against group ``b`` (or against ``the rest``).

    ``difference`` is mean(a) − mean(b) with its 95% interval; ``delta`` is Cliff's delta;
    ``p`` is Mann and Whitney's, or the sign-flip test's where ``matched``; ``q`` is p
    after Benjamini and Hochberg over everything compared at once. ``n_a`` and ``n_b``
    count articles, or the stories that both tell where ``matched``. ``reason`` is one of
    `biascompare.compare.thresholds.REASONS` where one cannot tell: the sentence says it.
    """

    a: str
    b: str
    language: str | None
    n_a: int
    n_b: int
    difference: float | None
    low: float | None
    high: float | None
    delta: float | None
    p: float | None
    q: float | None
    verdict: str
    sentence: str
    matched: bool = False
    higher: str | None = None
    reason: str | None = None


def compared(
    names: tuple[str, str],
    language: str | None,
    a: Sample,
    b: Sample,
    tested: tuple[float, float] | None = None,
) -> Pair:
    """Return the pair without its verdict, which needs all pairs: see `judging.adjusted`.

    ``tested`` are delta and p where they are known already.
    """
    interval = statistics.difference_interval(a, b)
    difference = delta = p = None
    if a.n and b.n:
        difference = a.mean - b.mean
        if tested is None:
            delta = significance.cliffs_delta(a, b)
            p = significance.rank_test(a, b, delta)
        else:
            delta, p = tested
    return undecided(names, language, (a.n, b.n), difference, interval, delta, p)


def undecided(
    names: tuple[str, str],
    language: str | None,
    counts: tuple[int, int],
    difference: float | None,
    interval: Interval | None,
    delta: float | None,
    p: float | None,
    *,
    matched: bool = False,
) -> Pair:
    """Return a pair that has no verdict yet."""
    low, high = interval or (None, None)
    return Pair(*names, language, *counts, difference, low, high, delta, p, None, "", "", matched)


def shared_ranks(clear: Sequence[bool]) -> list[int]:
    """Return the rank of each group from the highest mean; neighbours share one.

    ``clear[i]`` says whether group i differs clearly from group i + 1.

    >>> shared_ranks([False, True])
    [1, 1, 3]
    """
    ranks = [1]
    for place, told_apart in enumerate(clear, start=2):
        ranks.append(place if told_apart else ranks[-1])
    return ranks
