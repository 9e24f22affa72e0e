"""Outlets cut in two at random, and how often the halves are called clearly different."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from biascompare.compare.matched import matched_pair
from biascompare.compare.significance import cliffs_delta, rank_test
from biascompare.compare.statistics import Numbers, Sample, difference_interval
from biascompare.compare.thresholds import thresholds
from biascompare.compare.verdicts import CLEAR, verdict

SIZE = 20_000
Half = tuple[Sample, Sample]


def populations() -> dict[str, Numbers]:
    """Return made-up articles' values, shaped like measures are."""
    generator = np.random.default_rng(1)
    return {
        "bell-shaped (grade)": generator.normal(11, 2, SIZE),
        "skewed (words)": generator.lognormal(6, 0.7, SIZE),
        "two humps (tone)": np.tanh(generator.normal(0, 2, SIZE)),
        "mostly 0 (frame rate)": generator.poisson(0.4, SIZE) / generator.normal(5, 1, SIZE),
        "counts": generator.poisson(2, SIZE).astype(float),
        "yes or no, 10% yes": (generator.random(SIZE) < 0.1).astype(float),
        "yes or no, half yes": (generator.random(SIZE) < 0.5).astype(float),
        "heavy tails": generator.standard_t(2, SIZE),
        "95% 0, the rest skewed": np.where(
            generator.random(SIZE) < 0.95, 0.0, generator.lognormal(1, 1, SIZE)
        ),
        "70% 0, the rest skewed": np.where(
            generator.random(SIZE) < 0.7, 0.0, generator.lognormal(1, 1, SIZE)
        ),
        "three values": generator.choice([0.0, 0.5, 1.0], SIZE, p=[0.7, 0.2, 0.1]),
        "very skewed": generator.pareto(1.1, SIZE),
    }


def is_clear(a: Sample, b: Sample) -> bool:
    """Return whether the two are called clearly different, alone on the screen."""
    delta = cliffs_delta(a, b)
    p = rank_test(a, b, delta)
    # The interval is the dear part, and only needed where the rest is passed.
    if p > thresholds().highest_q or abs(delta) < thresholds().small_delta:
        return False
    return verdict(min(a.n, b.n), difference_interval(a, b), delta, p) == CLEAR


def rate(draw: Callable[[np.random.Generator], Half], cuts: int, seed: int) -> float:
    """Return the share of ``cuts`` that are called clear."""
    generator = np.random.default_rng([seed, cuts])
    return sum(is_clear(*draw(generator)) for _ in range(cuts)) / cuts


def halves(values: Numbers, n: int, m: int | None = None) -> Callable[[np.random.Generator], Half]:
    """Cut ``n`` and ``m`` articles out of ``values`` (drawn again where there are fewer)."""
    count = n + (m or n)

    def draw(generator: np.random.Generator) -> Half:
        drawn = generator.choice(values, count, replace=len(values) < count)
        return Sample(np.sort(drawn[:n])), Sample(np.sort(drawn[n:]))

    return draw


def copies(values: Numbers, n: int, *, scattered: bool) -> Callable[[np.random.Generator], Half]:
    """Give each half articles that stand in one to four copies, weighed 1/k.

    ``scattered`` copies fall into either half, others stay in one.
    """

    def draw(generator: np.random.Generator) -> Half:
        times = generator.choice([1, 1, 1, 2, 4], 2 * n)
        repeated = np.repeat(np.arange(2 * n), times)[: 2 * n]
        of_text = generator.choice(values, 2 * n)
        k = np.bincount(repeated, minlength=2 * n)
        order = generator.permutation(2 * n) if scattered else np.arange(2 * n)
        a, b = (repeated[own] for own in (order[:n], order[n:]))
        first, second = (Sample(of_text[x], 1 / k[x], copies=x) for x in (a, b))
        return first, second

    return draw


def reprinted(values: Numbers, n: int) -> Callable[[np.random.Generator], Half]:
    """Cut an outlet that prints few texts many times over, every copy counted as an article."""

    def draw(generator: np.random.Generator) -> Half:
        texts = generator.choice(values, max(n // 3, 2))
        heavy = 1 / np.arange(1, len(texts) + 1)
        drawn = generator.choice(texts, 2 * n, p=heavy / heavy.sum())
        return Sample(np.sort(drawn[:n])), Sample(np.sort(drawn[n:]))

    return draw


def shifted(values: Numbers, n: int, effect: float) -> Callable[[np.random.Generator], Half]:
    """Draw b from ``values``, and a so that its Cliff's delta is ``effect``.

    A share of a's articles are the highest of eight: their delta is 7/9 without ties.
    """

    def draw(generator: np.random.Generator) -> Half:
        highest = generator.choice(values, (n, 8)).max(axis=1)
        raised = generator.random(n) < effect * 9 / 7
        a = np.where(raised, highest, generator.choice(values, n))
        return Sample(np.sort(a)), Sample(np.sort(generator.choice(values, n)))

    return draw


def matched_rate(stories: int, cuts: int) -> float:
    """Return how often two outlets that tell stories alike are called different in them."""
    generator, found = np.random.default_rng(stories), 0
    for _ in range(cuts):
        pair = matched_pair(("a", "b"), None, generator.lognormal(0, 1, (2, stories)).T @ [1, -1])
        interval = None if pair.low is None or pair.high is None else (pair.low, pair.high)
        found += verdict(pair.n_a, interval, pair.delta, pair.p) == CLEAR
    return found / cuts
