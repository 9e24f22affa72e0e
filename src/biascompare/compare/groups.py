"""The groups of a comparison: how many articles, their mean and its interval, their rank."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from biascompare.compare import statistics
from biascompare.compare.pairs import Pair, shared_ranks
from biascompare.compare.samples import Key
from biascompare.compare.statistics import Numbers, Sample
from biascompare.compare.thresholds import thresholds
from biascompare.compare.verdicts import CLEAR

NO_VALUES = "no values"
TOO_FEW = "too few articles"
FEW = "few articles"


@dataclass(frozen=True, slots=True)
class Group:
    """The articles of one outlet in one language (or of another group), and their values.

    ``low`` and ``high`` are the 95% interval of the mean; ``None`` for one article.
    ``missing`` counts articles without a value, ``why_missing`` says why most of them have
    none, where that is known. ``caution`` is one of `cautions` when the
    articles are few. ``rank`` counts from the highest mean of the language; neighbours
    that cannot be told apart share it, and it is ``None`` where pairs were not made.
    """

    name: str
    language: str | None
    n: int
    missing: int
    mean: float | None
    median: float | None
    low: float | None
    high: float | None
    caution: str | None
    quartile_low: float | None = None
    quartile_high: float | None = None
    rank: int | None = None
    why_missing: str | None = None


def cautions() -> dict[str, str]:
    """Return what each `Group.caution` means."""
    limits = thresholds()
    return {
        NO_VALUES: "the measure has no value for these articles.",
        TOO_FEW: f"under {limits.fewest_for_verdict} articles, nobody can say which is higher.",
        FEW: f"under {limits.fewest_unwarned} articles, read the interval with care.",
    }


def group_of(key: Key, sample: Sample, articles: int, why: str | None = None) -> Group:
    """Return the group of ``articles`` articles whose values are ``sample``.

    ``why`` is why articles have no value, should some have none.
    """
    interval = statistics.mean_interval(sample) or (None, None)
    low, middle, high = _quartiles(sample.ordered)
    return Group(
        name=key.name,
        language=key.language or None,
        n=sample.n,
        missing=articles - sample.n,
        mean=sample.mean if sample.n else None,
        median=middle,
        low=interval[0],
        high=interval[1],
        caution=caution(sample.n),
        quartile_low=low,
        quartile_high=high,
        why_missing=why if articles > sample.n else None,
    )


def _quartiles(values: Numbers) -> tuple[float | None, float | None, float | None]:
    if not len(values):
        return None, None, None
    low, middle, high = np.percentile(values, [25, 50, 75])
    return float(low), float(middle), float(high)


def caution(n: int) -> str | None:
    """Return which of `cautions` holds for ``n`` articles, ``None`` where none does."""
    limits = thresholds()
    if n == 0:
        return NO_VALUES
    if n < limits.fewest_for_verdict:
        return TOO_FEW
    return FEW if n < limits.fewest_unwarned else None


def ranked(groups: Sequence[Group], pairs: Sequence[Pair]) -> tuple[Group, ...]:
    """Give each group its rank where every neighbouring pair was made."""
    clear = {
        (pair.language, frozenset((pair.a, pair.b))): pair.verdict == CLEAR
        for pair in pairs
        if not pair.matched
    }
    ranks: dict[tuple[str | None, str], int] = {}
    for language in {pair.language for pair in pairs}:
        own = [each for each in groups if each.n and language in (None, each.language)]
        own.sort(key=lambda group: -(group.mean or 0.0))
        steps = [
            (language, frozenset((one.name, two.name))) for one, two in itertools.pairwise(own)
        ]
        if all(step in clear for step in steps):
            places = shared_ranks([clear[step] for step in steps]) if own else []
            ranks |= {(g.language, g.name): rank for g, rank in zip(own, places, strict=True)}
    return tuple(
        dataclasses.replace(group, rank=ranks.get((group.language, group.name))) for group in groups
    )
