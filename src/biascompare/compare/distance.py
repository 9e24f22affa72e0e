"""How far apart outlets' vocabularies are, less what articles dealt out at random give.

Jensen–Shannon divergence of the words' shares (`biascompare.compare.divergence`), of words that
stand in several articles. Every outlet is cut to the same number of words, as a longer text
would look closer to everything: articles are taken in random order until it is reached, of the
last one words at random. Even outlets that write alike are not at 0, so the mean of shuffled
articles, cut likewise, is taken away.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from scipy.cluster import hierarchy

from biascompare.compare.divergence import measured
from biascompare.compare.left_out import masked
from biascompare.compare.statistics import Numbers
from biascompare.compare.terms import term_tables
from biascompare.compare.thresholds import thresholds
from biascompare.compare.tokens import Tokens
from biascompare.compare.weights import article_weights
from biascompare.compare.word_settings import word_settings
from biascompare.errors import BiasCompareError
from biascompare.model import Document


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

    def table(self) -> pd.DataFrame:
        """Return the pairs as rows."""
        return pd.DataFrame([dataclasses.asdict(pair) for pair in self.pairs])

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
    tokens = Tokens(language, stop_words=True)
    (table,) = term_tables(texts, tokens, (1,), word_settings().fewest_articles)
    names = sorted({each.outlet for each in own if each.outlet})
    codes = np.array([names.index(each.outlet) for each in own if each.outlet], dtype=np.int64)
    sizes = np.bincount(codes, weights=table.counts.sum(axis=1), minlength=len(names))
    outlets = [name for name, size in zip(names, sizes, strict=True) if size]
    if len(outlets) < 2:
        raise BiasCompareError(f"distance needs two outlets with articles in {language!r}.")
    kept = np.isin(codes, np.flatnonzero(sizes))
    codes = np.unique(codes[kept], return_inverse=True)[1]
    budget = int(sizes[sizes > 0].min())
    settings = {"draws": word_settings().draws, "seed": thresholds().seed}
    pairs = _pairs(outlets, *measured(table.counts[kept], codes, budget, **settings))
    too_short = tuple(name for name in names if name not in outlets)
    choices = {
        "shared_copy": shared_copy,
        "fewest_articles": word_settings().fewest_articles,
        **settings,
        "left_out": dataclasses.asdict(left_out),
    }
    return _laid_out(language, outlets, pairs, budget, too_short, choices)


def _laid_out(
    language: str | None,
    outlets: Sequence[str],
    pairs: tuple[Apart, ...],
    words: int,
    too_short: tuple[str, ...],
    choices: dict[str, Any],
) -> Distances:
    """Return the pairs with their matrix, joins and places."""
    upper = np.triu_indices(len(outlets), 1)
    matrix = np.zeros((len(outlets),) * 2)
    matrix[upper] = [pair.distance for pair in pairs]
    matrix += matrix.T
    floor = np.maximum(matrix, 0)
    joins = hierarchy.linkage(floor[upper], "average")
    places = tuple((float(x), float(y)) for x, y in classical_scaling(floor))
    return Distances(
        language,
        tuple(outlets),
        pairs,
        _rows(matrix),
        _rows(joins),
        places,
        words,
        too_short,
        choices,
    )


def _pairs(outlets: Sequence[str], raw: Numbers, shuffled: Numbers) -> tuple[Apart, ...]:
    mean, spread = float(shuffled.mean()), float(shuffled.std(ddof=1))
    names = itertools.combinations(outlets, 2)
    return tuple(
        Apart(a, b, far - mean, far, mean, spread, _share(shuffled, far))
        for (a, b), far in zip(names, raw.tolist(), strict=True)
    )


def _share(shuffled: Numbers, far: float) -> float:
    return (int((shuffled >= far).sum()) + 1) / (len(shuffled) + 1)


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
