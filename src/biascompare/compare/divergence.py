"""Jensen–Shannon divergence of outlets' words, and of those of articles dealt out at random.

Base 2, so 0 to 1, each side weighed by its words (Lin 1991, IEEE Transactions on Information
Theory 37(1), equation 5.1); sides cut to the same number of words weigh the same.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse, special

Numbers = NDArray[np.float64]
Whole = NDArray[np.int64]
_AT_ONCE = 20  # draws
_TABLE = 1 << 16


def measured(
    counts: sparse.csr_array, codes: Whole, budget: int, *, draws: int, seed: int
) -> tuple[Numbers, Numbers]:
    """Return the divergence of each pair of outlets, and of two shuffled sides in each draw.

    ``counts`` is articles × words, ``codes`` the number of each article's outlet, ``budget``
    the words that each outlet is cut to. Articles dealt to two sides do for every pair: cut to
    the same words, any two sides of shuffled articles are alike.
    """
    generator = np.random.default_rng(seed)
    cutting = _Cutting(counts, budget, generator)
    order = generator.permutation(len(codes))
    own = [order[codes[order] == outlet] for outlet in range(int(codes.max()) + 1)]
    raw = divergences(cutting.words([cutting.first(articles) for articles in own])[:, None, :])
    shuffled = [np.empty(0)]
    for start in range(0, draws, _AT_ONCE):
        sides = []
        for _ in range(min(_AT_ONCE, draws - start)):
            order = generator.permutation(len(codes))
            one = cutting.first(order)
            sides += [one, cutting.first(order[one.used :])]
        words = cutting.words(sides)
        shuffled.append(divergences(words.reshape(len(words), -1, 2))[:, 0])
    return raw[0], np.concatenate(shuffled)


@dataclass(frozen=True, slots=True)
class _Cut:
    """Articles that a side has whole, and the words that it has of one more."""

    whole: Whole
    used: int
    words: Whole
    times: Whole


class _Cutting:
    """Cuts sides to the same number of words."""

    def __init__(
        self, counts: sparse.csr_array, budget: int, generator: np.random.Generator
    ) -> None:
        self._counts, self._by_word = counts, counts.T.tocsr().astype(np.float32)
        self._sizes = counts.sum(axis=1).astype(np.int64)
        self._budget, self._generator = budget, generator

    def first(self, articles: Whole) -> _Cut:
        """Return the first of the articles, as many as reach the number of words."""
        ends = np.cumsum(self._sizes[articles])
        fitting = int(np.searchsorted(ends, self._budget, side="right"))
        left = self._budget - int(ends[fitting - 1] if fitting else 0)
        if not left or fitting == len(articles):
            nothing = np.empty(0, dtype=np.int64)
            return _Cut(articles[:fitting], fitting, nothing, nothing)
        row = slice(*self._counts.indptr[articles[fitting] :][:2].tolist())
        times = self._counts.data[row].astype(np.int64)
        times = self._generator.multivariate_hypergeometric(times, left, method="marginals")
        return _Cut(articles[:fitting], fitting + 1, self._counts.indices[row], times)

    def words(self, sides: Sequence[_Cut]) -> Whole:
        """Return how often each word stands on each side: words × sides."""
        dealt = np.zeros((len(self._sizes), len(sides)), dtype=np.float32)
        for place, side in enumerate(sides):
            dealt[side.whole, place] = 1
        found: Whole = (self._by_word @ dealt).astype(np.int64)
        for place, side in enumerate(sides):
            found[side.words, place] += side.times
        return found


def divergences(counts: Whole) -> Numbers:
    """Return draws × pairs of outlets, in bits, of counts: words × draws × outlets."""
    outlets = counts.shape[2]
    totals, own = counts.sum(axis=0), _logs(counts)
    # Of n words, n times the entropy is n log n less the sum of each word's c log c.
    own = special.xlogy(totals, totals) - own
    found = []
    for a, b in itertools.combinations(range(outlets), 2):
        both = totals[:, a] + totals[:, b]
        pooled = special.xlogy(both, both) - _logs(counts[:, :, a] + counts[:, :, b])
        found.append((pooled - own[:, a] - own[:, b]) / np.maximum(both, 1) / np.log(2))
    bits: Numbers = np.maximum(np.stack(found, axis=1), 0.0)
    return bits


def _logs(counts: Whole) -> Numbers:
    """Return the sums over words of c log c, looked up where c is small."""
    frequent = counts.reshape(len(counts), -1).max(axis=1, initial=0) >= _TABLE
    known = special.xlogy(np.arange(_TABLE), np.arange(_TABLE))
    found: Numbers = known[counts[~frequent]].sum(axis=0)
    found += special.xlogy(counts[frequent], counts[frequent]).sum(axis=0)
    return found
