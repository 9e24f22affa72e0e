"""How often a term would set two sides apart if articles had been dealt out at random.

Under the null hypothesis an article's side says nothing about its words: any division of the
articles is as likely as the one there is. A term's statistic is its count in the side's
articles above what its rate over all articles expects, in units of the standard deviation of
that over all divisions (which is known exactly: sampling without replacement). A few hundred
divisions are drawn; terms that stand in about as many articles share their draws, so that
small probabilities can be told from one another (Tusher, Tibshirani and Chu 2001). No term
gets a probability that its own divisions cannot reach: three articles of four against four
all fall on one side in one division of seven.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import sparse, special

Numbers = NDArray[np.float64]
Indices = NDArray[np.int64]
_STEPS = 1_000  # per standard deviation
_LARGEST = 60  # standard deviations
_CHUNK = 1_000_000  # values
_HEAPS = 5
_MOST_DRAWS = 10  # times as many, where terms are few
_FEW_TERMS = 20_000


def shuffled_probabilities(
    counts: sparse.csr_array, totals: Numbers, in_a: NDArray[np.bool], *, draws: int, seed: int
) -> Numbers:
    """Return for each term the two-sided p that its articles fall so unevenly by chance.

    Parameters
    ----------
    counts
        Articles × terms, weights applied.
    totals
        The words of each article.
    in_a
        Which articles are side A's.
    draws
        How many divisions; up to ten times as many where terms are few.
    """
    terms = _Terms(counts, totals, int(in_a.sum()))
    excess = terms.excess(np.arange(counts.shape[1]), _Dealt(in_a[:, None], totals))[:, 0]
    heaps = _heaps(terms.documents)
    draws *= max(1, min(_MOST_DRAWS, _FEW_TERMS // max(len(heaps), 1)))
    generator = np.random.default_rng(seed)
    dealt = np.stack([generator.permutation(in_a) for _ in range(draws)], axis=1)
    above = _above(terms, heaps, _Dealt(dealt, totals))
    reached = (above[heaps, _step(np.abs(excess))] + 1) / (above[heaps, 0] + 1)
    least = _least(terms.documents, excess > 0, len(in_a), int(in_a.sum()))
    found: Numbers = np.maximum(reached, least)
    return found


def _above(terms: _Terms, heaps: Indices, dealt: _Dealt) -> Numbers:
    """Return heaps × steps: how many values of a heap's terms in all divisions reach a step."""
    tails = np.zeros((int(heaps.max(initial=0)) + 1, _STEPS * _LARGEST + 1))
    # A chunk's values stay in the processor's own memory.
    size = max(_CHUNK // len(dealt.words), 1)
    for heap in range(len(tails)):
        own = np.flatnonzero(heaps == heap)
        for start in range(0, len(own), size):
            drawn = terms.excess(own[start : start + size], dealt)
            steps = np.bincount(_step(np.abs(drawn, out=drawn)).ravel())
            tails[heap, : len(steps)] += steps
    return np.asarray(np.cumsum(tails[:, ::-1], axis=1)[:, ::-1])


class _Dealt:
    """Divisions of the articles: articles × divisions, and the words of each side A."""

    def __init__(self, sides: NDArray[np.bool], totals: Numbers) -> None:
        self.sides = sides.astype(np.float32)
        self.words: Numbers = totals @ self.sides


class _Terms:
    """The terms' counts by article, and what each is expected to be in a division."""

    def __init__(self, counts: sparse.csr_array, totals: Numbers, of_a: int) -> None:
        self._counts = counts.T.tocsr()
        articles = len(totals)
        self.documents = np.diff(self._counts.indptr).astype(np.int64)
        # Rates are compared, so long articles do not make a side rich in every word.
        self._rate = rate = counts.sum(axis=0) / totals.sum()
        squares = counts.multiply(counts).sum(axis=0)
        residual = squares - 2 * rate * (counts.T @ totals) + rate**2 * (totals @ totals)
        spread = residual * of_a * (articles - of_a) / (articles * max(articles - 1, 1))
        self._scale = np.zeros(len(spread))
        self._scale[spread > 0] = 1 / np.sqrt(spread[spread > 0])

    def excess(self, which: Indices, dealt: _Dealt) -> Numbers:
        """Return terms × divisions: the excess in side A in standard deviations of the excess."""
        found: Numbers = np.multiply.outer(self._rate[which], dealt.words)
        np.subtract(self._counts[which] @ dealt.sides, found, out=found)
        found *= self._scale[which, None]
        return found


def _least(documents: Indices, in_a: NDArray[np.bool], articles: int, of_a: int) -> Numbers:
    """Return the smallest p that any division gives a term (hypergeometric), two-sided."""
    toward_a = _all_on_one_side(documents, articles, of_a)
    toward_b = _all_on_one_side(documents, articles, articles - of_a)
    near, far = np.where(in_a, toward_a, toward_b), np.where(in_a, toward_b, toward_a)
    found: Numbers = np.minimum(near + np.where(far <= near * (1 + 1e-9), far, 0.0), 1.0)
    return found


def _all_on_one_side(documents: Indices, articles: int, side: int) -> Numbers:
    """Return the share of divisions that put all of a term's articles on one side.

    Where they do not fit: the share of one division.
    """
    one = -_log_choose(np.array(articles), np.array(side))
    fits = documents <= side
    rest = np.where(fits, documents, 0)
    logs = _log_choose(articles - rest, side - rest) + one
    return np.asarray(np.exp(np.where(fits, logs, one)))


def _log_choose(whole: Indices, part: Indices) -> Numbers:
    found: Numbers = (
        special.gammaln(whole + 1) - special.gammaln(part + 1) - special.gammaln(whole - part + 1)
    )
    return found


def _step(values: Numbers) -> Indices:
    steps = np.rint(values * _STEPS)
    return np.minimum(steps, _STEPS * _LARGEST, out=steps).astype(np.int64)


def _heaps(documents: Indices) -> Indices:
    """Return for each term the number of its heap: alike in how many articles it stands.

    No heap holds less than a fifth of the terms, or its draws would be too few to survive
    the adjustment for all terms.
    """
    present, counts = np.unique(documents, return_counts=True)
    heap_of, heap, held, left = np.zeros(len(present), dtype=np.int64), 0, 0, len(documents)
    for place in range(len(present) - 1, -1, -1):
        heap_of[place] = heap
        held += int(counts[place])
        left -= int(counts[place])
        if held * _HEAPS >= len(documents) and left * _HEAPS >= len(documents):
            heap, held = heap + 1, 0
    return heap_of[np.searchsorted(present, documents)]
