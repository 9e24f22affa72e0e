"""The statistics of every term of two sides, in columns."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from biascompare.compare.contexts import Example, chosen_places
from biascompare.compare.shuffling import shuffled_probabilities
from biascompare.compare.significance import benjamini_hochberg
from biascompare.compare.statistics import Numbers
from biascompare.compare.terms import TermTable, subsumed
from biascompare.compare.thresholds import thresholds
from biascompare.compare.tokens import Tokens
from biascompare.compare.word_settings import word_settings


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase: above 0, ``z`` and ``log_odds`` mean that A uses it more.

    ``count_*`` are times it stands there (weighed, where articles are), ``documents_*`` the
    articles with it; ``q`` the share of false finds among terms with a q as low, if articles
    were dealt to the sides at random.
    """

    term: str
    z: float
    log_odds: float
    count_a: float
    count_b: float
    documents_a: int
    documents_b: int
    p: float
    q: float
    examples: tuple[Example, ...] = ()


class Compared:
    """The terms of two sides with their statistics, in columns."""

    def __init__(
        self,
        tables: Sequence[TermTable],
        tokens: Tokens,
        in_a: NDArray[np.bool],
        in_b: NDArray[np.bool],
        weights: Numbers,
    ) -> None:
        self._tokens = tokens
        self._in_a, self._in_b = in_a, in_b
        self._tables: list[TermTable] = []
        self._sorted: dict[int, sparse.csc_array] = {}
        for place, table in enumerate(tables):
            kept = _frequent(table, in_a | in_b)
            for longer in tables[place + 1 :]:
                kept &= ~subsumed(table, longer)
            self._tables.append(table.only(kept))
        # Counting divisions leaves the interpreter free: two processors count.
        with ThreadPoolExecutor(2) as pool:
            found = pool.map(lambda own: _columns(own, in_a, in_b, weights), self._tables)
            priors, columns = zip(*found, strict=True) if tables else ((), ())
        self.prior_words = next(filter(None, priors), 0.0)
        self._values = np.concatenate([*columns, np.empty((7, 0))], axis=1)
        self._q = np.array(benjamini_hochberg(self._values[6].tolist()))
        self.tested = self._values.shape[1]
        self.clear = int((self._q <= thresholds().highest_q).sum())

    def ends(self, limit: int) -> dict[str, int]:
        """Return the terms of the highest and of the lowest z, each with its column."""
        z = self._values[0]
        order = np.argsort(-z, kind="stable")
        if limit and len(order) > 2 * limit:
            above, below = order[z[order] > 0], order[z[order] < 0]
            order = np.concatenate([above[:limit], below[-limit:]])
        names = {self._name(column): column for column in order.tolist()}
        return dict(sorted(names.items(), key=lambda named: (-z[named[1]], named[0])))

    def term(self, name: str, column: int, contexts: tuple[Example, ...]) -> Term:
        """Return a term with its statistics."""
        z, odds, a, b, articles_a, articles_b, p = self._values[:, column].tolist()
        documents = (int(articles_a), int(articles_b))
        counts = (_whole(a), _whole(b))
        return Term(name, z, odds, *counts, *documents, p, float(self._q[column]), contexts)

    def articles(self, column: int) -> list[int]:
        """Return a few articles that have a term: see `chosen_places`."""
        table, own = self._located(column)
        counts = self._by_term(table)
        rows = np.sort(counts.indices[counts.indptr[own] : counts.indptr[own + 1]])
        a, b = rows[self._in_a[rows]], rows[self._in_b[rows]]
        return chosen_places(a.tolist(), b.tolist())

    def _by_term(self, table: int) -> sparse.csc_array:
        if table not in self._sorted:
            self._sorted[table] = self._tables[table].counts.tocsc()
        return self._sorted[table]

    def _name(self, column: int) -> str:
        table, own = self._located(column)
        return self._tables[table].name(own, self._tokens)

    def _located(self, column: int) -> tuple[int, int]:
        for number, table in enumerate(self._tables):
            if column < len(table.words):
                return number, column
            column -= len(table.words)
        raise IndexError(column)


def _columns(
    table: TermTable,
    in_a: NDArray[np.bool],
    in_b: NDArray[np.bool],
    weights: Numbers,
) -> tuple[float, Numbers]:
    """Return the words of the prior, and a row for each of the statistics of a table's terms."""
    counts = table.counts
    weighed = counts.multiply(weights.astype(np.float32)[:, None]).tocsr()
    words = table.totals * weights
    a, b = weighed[in_a].sum(axis=0), weighed[in_b].sum(axis=0)
    n_a, n_b = float(words[in_a].sum()), float(words[in_b].sum())
    prior = max(min(n_a, n_b), 1.0)
    share = weighed.sum(axis=0) / max(float(words.sum()), 1.0)
    z, odds = log_odds(a, b, n_a, n_b, prior * share, prior)
    sides = in_a | in_b
    p = shuffled_probabilities(
        weighed[sides],
        words[sides],
        in_a[sides],
        draws=word_settings().draws,
        seed=thresholds().seed,
    )
    in_articles = [
        np.bincount(counts[side].indices, minlength=counts.shape[1]) for side in (in_a, in_b)
    ]
    return prior, np.stack([z, odds, a, b, *in_articles, p]).astype(float)


def _whole(count: float) -> float:
    return int(count) if count == int(count) else count


def _frequent(table: TermTable, sides: NDArray[np.bool]) -> NDArray[np.bool]:
    found = np.bincount(table.counts[sides].indices, minlength=table.counts.shape[1])
    enough: NDArray[np.bool] = found >= word_settings().fewest_articles
    return enough


def log_odds(
    a: Numbers, b: Numbers, n_a: float, n_b: float, prior: Numbers, prior_total: float
) -> tuple[Numbers, Numbers]:
    """Return z and log-odds of each term (Monroe and others 2008, equations 16, 19 and 22).

    ``a`` and ``b`` are its counts of ``n_a`` and ``n_b`` words, ``prior`` its share of the
    prior's ``prior_total`` words.
    """
    # Half a word, where the term is all that there is: its odds have no end.
    odds_a = (a + prior) / np.maximum(n_a + prior_total - a - prior, 0.5)
    odds_b = (b + prior) / np.maximum(n_b + prior_total - b - prior, 0.5)
    odds: Numbers = np.log(odds_a) - np.log(odds_b)
    return odds / np.sqrt(1 / (a + prior) + 1 / (b + prior)), odds
