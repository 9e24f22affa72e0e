"""How far apart outlets' vocabularies are, less what articles dealt out at random give.

Jensen–Shannon divergence of the words' shares (Lin 1991, IEEE Transactions on Information
Theory 37(1); base 2, so 0 to 1), every outlet cut to the same number of words: a longer
text would look closer to everything. Even outlets that write alike are not at 0, so the mean
of shuffled articles is taken away.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse, special
from scipy.cluster import hierarchy

from biascompare.compare.left_out import masked
from biascompare.compare.statistics import Numbers
from biascompare.compare.terms import term_tables
from biascompare.compare.thresholds import thresholds
from biascompare.compare.tokens import Tokens
from biascompare.compare.weights import article_weights
from biascompare.compare.word_settings import word_settings
from biascompare.errors import BiasCompareError
from biascompare.model import Document

Codes = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Apart:
    """Two outlets: ``distance`` = ``raw`` − ``shuffled``, in bits; about 0 for like words.

    ``spread`` is the standard deviation over shufflings, ``p`` the share of them that are as
    far apart.
    """

    a: str
    b: str
    distance: float
    raw: float
    shuffled: float
    spread: float
    p: float


@dataclass(frozen=True, slots=True)
class Distances:
    """All pairs of a language's outlets.

    ``matrix`` is in the order of ``outlets``; ``joins`` is SciPy's average linkage, ``places``
    a map in two dimensions (classical scaling, Torgerson 1952). ``words`` is what each
    outlet's text was cut to; ``too_short`` outlets have no article with words.
    """

    language: str | None
    outlets: tuple[str, ...]
    pairs: tuple[Apart, ...]
    matrix: tuple[tuple[float, ...], ...]
    joins: tuple[tuple[float, ...], ...]
    places: tuple[tuple[float, float], ...]
    words: int
    too_short: tuple[str, ...]
    choices: dict[str, Any]

    def record(self) -> dict[str, Any]:
        """Return the distances as a JSON-ready dictionary."""
        return dataclasses.asdict(self)


def distances(
    documents: Sequence[Document], *, language: str | None = None, shared_copy: str = "keep"
) -> Distances:
    """Return how far apart the outlets of one language are: the most frequent by default.

    Raises `BiasCompareError` where fewer than two outlets have words.
    """
    counted = Counter(each.language for each in documents if each.outlet)
    if language is None and counted:
        language = counted.most_common(1)[0][0]
    own = [each for each in documents if each.outlet and each.language == language]
    own, _ = article_weights(own, "drop" if shared_copy == "drop" else "keep")
    texts, left_out = masked(own)
    (table,) = term_tables(texts, Tokens(language, stop_words=True), (1,), 1)
    names = sorted({each.outlet for each in own if each.outlet})
    codes = np.array([names.index(each.outlet) for each in own if each.outlet], dtype=np.int64)
    sizes = np.bincount(codes, weights=table.counts.sum(axis=1), minlength=len(names))
    outlets = [name for name, size in zip(names, sizes, strict=True) if size]
    if len(outlets) < 2:
        raise BiasCompareError(f"distance needs two outlets with articles in {language!r}.")
    kept = np.isin(codes, np.flatnonzero(sizes))
    codes = np.unique(codes[kept], return_inverse=True)[1]
    budget = int(sizes[sizes > 0].min())
    raw, shuffled = _measured(table.counts[kept], codes, len(outlets), budget)
    pairs = _pairs(outlets, raw, shuffled)
    matrix = np.zeros((len(outlets),) * 2)
    for (one, two), pair in zip(itertools.combinations(range(len(outlets)), 2), pairs, strict=True):
        matrix[one, two] = matrix[two, one] = pair.distance
    floor = np.maximum(matrix, 0)
    condensed = floor[np.triu_indices(len(outlets), 1)]
    return Distances(
        language,
        tuple(outlets),
        pairs,
        _rows(matrix),
        _rows(hierarchy.linkage(condensed, "average")),
        tuple((float(x), float(y)) for x, y in classical_scaling(floor)),
        budget,
        tuple(name for name in names if name not in outlets),
        {
            "shared_copy": shared_copy,
            "draws": word_settings().draws,
            "seed": thresholds().seed,
            "left_out": dataclasses.asdict(left_out),
        },
    )


def _measured(
    counts: sparse.csr_array, codes: Codes, outlets: int, budget: int
) -> tuple[Numbers, Numbers]:
    """Return the divergence of each pair, and of each pair under each shuffling."""
    generator = np.random.default_rng(thresholds().seed)
    raw = _all_pairs(counts, codes, outlets, budget, generator)
    shuffled = [
        _all_pairs(counts, generator.permutation(codes), outlets, budget, generator)
        for _ in range(word_settings().draws)
    ]
    return raw, np.array(shuffled)


def _all_pairs(
    counts: sparse.csr_array,
    codes: Codes,
    outlets: int,
    budget: int,
    generator: np.random.Generator,
) -> Numbers:
    sides = sparse.csr_array(
        (np.ones(len(codes)), (codes, np.arange(len(codes)))), shape=(outlets, len(codes))
    )
    totals = np.asarray((sides @ counts).todense()).astype(np.int64)
    # Dealt anew, an outlet may have fewer words than the budget: then it has all of its own.
    drawn = [
        generator.multivariate_hypergeometric(row, min(budget, int(row.sum())), method="marginals")
        for row in totals
    ]
    return np.array([divergence(one, two) for one, two in itertools.combinations(drawn, 2)])


def divergence(a: NDArray[np.int64], b: NDArray[np.int64]) -> float:
    """Return the Jensen–Shannon divergence of two lists of counts, in bits: 0 to 1."""
    p, q = a / max(int(a.sum()), 1), b / max(int(b.sum()), 1)
    middle = (p + q) / 2
    bits = (special.rel_entr(p, middle).sum() + special.rel_entr(q, middle).sum()) / 2
    return float(bits / np.log(2))


def _pairs(outlets: Sequence[str], raw: Numbers, shuffled: Numbers) -> tuple[Apart, ...]:
    means, spreads = shuffled.mean(axis=0), shuffled.std(axis=0, ddof=1)
    p = ((shuffled >= raw).sum(axis=0) + 1) / (len(shuffled) + 1)
    names = itertools.combinations(outlets, 2)
    columns = (raw - means, raw, means, spreads, p)
    return tuple(
        Apart(a, b, *(float(column[place]) for column in columns))
        for place, (a, b) in enumerate(names)
    )


def classical_scaling(matrix: Numbers) -> Numbers:
    """Return places in two dimensions whose distances are near those of the matrix."""
    count = len(matrix)
    centre = np.eye(count) - 1 / count
    values, vectors = np.linalg.eigh(-centre @ matrix**2 @ centre / 2)
    chosen = np.argsort(-values)[:2]
    # The sign of an axis is arbitrary: the largest coordinate is made positive.
    axes = vectors[:, chosen]
    axes = axes * np.sign(axes[np.abs(axes).argmax(axis=0), range(len(chosen))])
    places: Numbers = axes * np.sqrt(np.maximum(values[chosen], 0))
    return places if places.shape[1] == 2 else np.pad(places, ((0, 0), (0, 1)))


def _rows(matrix: Numbers) -> tuple[tuple[float, ...], ...]:
    return tuple(tuple(map(float, row)) for row in matrix)
