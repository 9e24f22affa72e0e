"""Words and phrases of articles as a sparse table: an article a row, a term a column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from biascompare.compare.tokens import BREAK, Tokens

Indices = NDArray[np.int64]
LONGEST = 3
"""Words in the longest phrase."""
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_HEAP_BITS = 23


@dataclass(frozen=True, slots=True)
class TermTable:
    """How often each term stands in each article, one table for each length of term.

    ``counts`` is articles × terms; ``words`` holds for each term the numbers of its words;
    ``totals`` all places of an article where a term of that length stands, rare ones too.
    """

    length: int
    counts: sparse.csr_array
    words: NDArray[np.int32]
    totals: NDArray[np.float64]

    def name(self, term: int, tokens: Tokens) -> str:
        """Return a term as it is written, in lower case."""
        words = (tokens.words[number] for number in self.words[term].tolist())
        return " ".join(words).replace("' ", "'")

    def only(self, kept: NDArray[np.bool]) -> TermTable:
        """Return the table of some of its terms."""
        places = np.flatnonzero(kept)
        return TermTable(self.length, self.counts[:, places], self.words[places], self.totals)


def term_tables(
    texts: Sequence[str], tokens: Tokens, lengths: Sequence[int], fewest_articles: int
) -> list[TermTable]:
    """Return a table for each length asked for, terms in ``fewest_articles`` or more.

    Phrases neither cross a mark nor begin or end with a word of grammar.
    """
    numbers, article = tokens.numbers(texts)
    edge = ~tokens.functional[numbers]
    words = _counted_words(numbers[edge], article[edge], len(texts), fewest_articles)
    frequent = np.zeros(len(tokens.words), dtype=bool)
    frequent[words.words[:, 0]] = True

    def phrases(length: int) -> TermTable:
        starts = _phrase_starts(numbers, article, edge, length)
        totals = np.bincount(article[starts], minlength=len(texts)).astype(float)
        starts = starts[frequent[numbers[starts]] & frequent[numbers[starts + length - 1]]]
        rows = np.stack([numbers[starts + place] for place in range(length)], axis=1)
        return _counted(rows, article[starts], totals, fewest_articles)

    longer = [phrases(length) for length in sorted(set(lengths) - {1})]
    return [*([words] if 1 in lengths else []), *longer]


def _phrase_starts(
    numbers: NDArray[np.int32], article: NDArray[np.int32], edge: NDArray[np.bool], length: int
) -> Indices:
    last = max(len(numbers) - length + 1, 0)
    fits = edge[:last] & edge[length - 1 :] if last else np.empty(0, bool)
    fits &= article[:last] == article[length - 1 :]
    for place in range(1, length - 1):
        fits &= numbers[place : place + last] != BREAK
    return np.flatnonzero(fits)


def _counted_words(
    numbers: NDArray[np.int32], article: NDArray[np.int32], articles: int, fewest: int
) -> TermTable:
    """Count the words ``numbers``, which stand in the articles ``article``.

    Their numbers rise in the order in which they first stand: the columns' order too.
    """
    totals = np.bincount(article, minlength=articles).astype(float)
    often = np.bincount(numbers, minlength=1) >= fewest
    kept = often[numbers]
    columns = (np.cumsum(often, dtype=np.int32) - np.int32(1))[numbers[kept]]
    counts, enough = _summed(article[kept], columns, (articles, int(often.sum())), fewest)
    words = np.flatnonzero(often)[enough].astype(np.int32)
    return TermTable(1, counts, words[:, None], totals)


def _counted(
    rows: NDArray[np.int32], article: NDArray[np.int32], totals: NDArray[np.float64], fewest: int
) -> TermTable:
    """Count the phrases ``rows``, which stand in the articles ``article``."""
    frequent = _perhaps_frequent(rows, fewest)
    rows, article = rows[frequent], article[frequent]
    codes, first = _coded(rows)
    often = np.bincount(codes, minlength=len(first)) >= fewest
    kept = often[codes]
    columns = (np.cumsum(often, dtype=np.int32) - np.int32(1))[codes[kept]]
    first = first[often]
    counts, enough = _summed(article[kept], columns, (len(totals), len(first)), fewest)
    return TermTable(rows.shape[1], counts, rows[first[enough]], totals)


def _summed(
    article: NDArray[np.int32], columns: NDArray[np.int32], shape: tuple[int, int], fewest: int
) -> tuple[sparse.csr_array, Indices]:
    """Count each column in each article; return those in ``fewest`` articles, and which."""
    ones = np.ones(len(columns), dtype=np.float32)
    counts = sparse.coo_array((ones, (article, columns)), shape=shape).tocsr()
    enough = np.flatnonzero(np.bincount(counts.indices, minlength=shape[1]) >= fewest)
    return counts if len(enough) == shape[1] else counts[:, enough], enough


def _perhaps_frequent(rows: NDArray[np.int32], fewest: int) -> NDArray[np.bool]:
    """Return which rows may stand ``fewest`` times: most that do not are cheaply ruled out."""
    mixed = np.zeros(len(rows), dtype=np.uint64)
    for place in range(rows.shape[1]):
        mixed = (mixed + rows[:, place].astype(np.uint64)) * _FACTOR
    heaps = (mixed >> np.uint64(64 - _HEAP_BITS)).astype(np.int32)
    often: NDArray[np.bool] = np.bincount(heaps, minlength=1)[heaps] >= fewest
    return often


def _coded(rows: NDArray[np.int32]) -> tuple[Indices, Indices]:
    """Return for each row the number of its content, and where each content stands first."""
    codes = rows[:, 0].astype(np.int64)
    for place in range(1, rows.shape[1]):
        codes, _ = pd.factorize(codes)
        codes = codes * (int(rows[:, place].max(initial=0)) + 1) + rows[:, place]
    codes, _ = pd.factorize(codes)
    first = np.empty(codes.max(initial=-1) + 1, dtype=np.int64)
    first[codes[::-1]] = np.arange(len(codes))[::-1]
    return codes, first


def subsumed(shorter: TermTable, longer: TermTable) -> NDArray[np.bool]:
    """Return which shorter terms stand nowhere but within one and the same longer term."""
    base = int(max(shorter.words.max(initial=0), longer.words.max(initial=0))) + 1
    keys = _keys(shorter.words, base)
    order = np.argsort(keys)
    ordered, counts = keys[order], shorter.counts.sum(axis=0)[order]
    longer_counts = longer.counts.sum(axis=0)
    within = np.zeros(len(keys), dtype=bool)
    for start in range(longer.length - shorter.length + 1):
        parts = _keys(longer.words[:, start : start + shorter.length], base)
        places = np.minimum(np.searchsorted(ordered, parts), max(len(ordered) - 1, 0))
        if len(ordered):
            same = (ordered[places] == parts) & (counts[places] == longer_counts)
            within[order[places[same]]] = True
    return within


def _keys(words: NDArray[np.int32], base: int) -> Indices:
    """Return one number for each row of one or two words."""
    keys = words[:, 0].astype(np.int64)
    for place in range(1, words.shape[1]):
        keys = keys * base + words[:, place]
    return keys
