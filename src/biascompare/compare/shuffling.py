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
_STEPS = 1_000  # per standard deviation
_LARGEST = 60  # standard deviations
_CHUNK = 20_000
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
    excess = _standardised(counts, totals, in_a[:, None])[:, 0]
    observed = np.abs(excess)
    documents = np.bincount(counts.indices, minlength=counts.shape[1])
    heaps = _heaps(documents)
    draws *= max(1, min(_MOST_DRAWS, _FEW_TERMS // max(len(documents), 1)))
    generator = np.random.default_rng(seed)
    dealt = np.stack([generator.permutation(in_a) for _ in range(draws)], axis=1)
    tails = np.zeros((int(heaps.max(initial=0)) + 1, _STEPS * _LARGEST + 1))
    for start in range(0, counts.shape[1], _CHUNK):
        chunk = slice(start, start + _CHUNK)
        drawn = np.abs(_standardised(counts[:, chunk], totals, dealt))
        steps = _step(drawn)
        for heap in np.unique(heaps[chunk]):
            own = steps[heaps[chunk] == heap].ravel()
            tails[heap] += np.bincount(own, minlength=tails.shape[1])
    above = np.cumsum(tails[:, ::-1], axis=1)[:, ::-1]
    reached = (above[heaps, _step(observed)] + 1) / (above[heaps, 0] + 1)
    least = _least(documents, excess > 0, len(in_a), int(in_a.sum()))
    found: Numbers = np.maximum(reached, least)
    return found


def _least(
    documents: NDArray[np.int64], in_a: NDArray[np.bool], articles: int, of_a: int
) -> Numbers:
    """Return the smallest p that any division gives a term (hypergeometric), two-sided."""
    toward_a = _all_on_one_side(documents, articles, of_a)
    toward_b = _all_on_one_side(documents, articles, articles - of_a)
    near, far = np.where(in_a, toward_a, toward_b), np.where(in_a, toward_b, toward_a)
    found: Numbers = np.minimum(near + np.where(far <= near * (1 + 1e-9), far, 0.0), 1.0)
    return found


def _all_on_one_side(documents: NDArray[np.int64], articles: int, side: int) -> Numbers:
    """Return the share of divisions that put all of a term's articles on one side.

    Where they do not fit: the share of one division.
    """
    one = -_log_choose(np.array(articles), np.array(side))
    fits = documents <= side
    rest = np.where(fits, documents, 0)
    logs = _log_choose(articles - rest, side - rest) + one
    return np.asarray(np.exp(np.where(fits, logs, one)))


def _log_choose(whole: NDArray[np.int64], part: NDArray[np.int64]) -> Numbers:
    found: Numbers = (
        special.gammaln(whole + 1) - special.gammaln(part + 1) - special.gammaln(whole - part + 1)
    )
    return found


def _standardised(counts: sparse.csr_array, totals: Numbers, sides: NDArray[np.bool]) -> Numbers:
    """Return terms × divisions: the excess in side A in standard deviations of the excess."""
    rate = counts.sum(axis=0) / totals.sum()
    dealt = sides.astype(np.float32)
    # Rates are compared, so long articles do not make a side rich in every word.
    excess = counts.T @ dealt - np.outer(rate, totals @ dealt)
    squares = counts.multiply(counts).sum(axis=0)
    products = counts.T @ totals
    residual = squares - 2 * rate * products + rate**2 * (totals @ totals)
    articles, own = len(totals), int(sides[:, 0].sum())
    spread = residual * own * (articles - own) / (articles * max(articles - 1, 1))
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(spread[:, None] > 0, excess / np.sqrt(spread)[:, None], 0.0)


def _step(values: Numbers) -> NDArray[np.int64]:
    return np.minimum(np.round(values * _STEPS), _STEPS * _LARGEST).astype(np.int64)


def _heaps(documents: NDArray[np.int64]) -> NDArray[np.int64]:
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
