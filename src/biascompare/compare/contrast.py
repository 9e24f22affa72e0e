"""Which words and phrases set one outlet apart from another, or from the rest.

Log-odds with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008, Fightin' words,
Political Analysis 16(4)); how likely chance is, by dealing out the articles anew
(`biascompare.compare.shuffling`), adjusted over all terms (Benjamini and Hochberg 1995).
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from biascompare.compare.contexts import Example, chosen_places, examples
from biascompare.compare.left_out import LeftOut, masked
from biascompare.compare.shuffling import shuffled_probabilities
from biascompare.compare.statistics import Numbers, benjamini_hochberg
from biascompare.compare.terms import TermTable, subsumed, term_tables
from biascompare.compare.thresholds import thresholds
from biascompare.compare.tokens import Tokens
from biascompare.compare.weights import article_weights
from biascompare.compare.word_settings import word_settings
from biascompare.errors import BiasCompareError, UnknownNameError
from biascompare.model import Document

LENGTHS = (1, 2, 3)


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


@dataclass(frozen=True, slots=True)
class WordChoices:
    """What made a contrast. ``language`` is the one that both sides are compared in."""

    terms: tuple[int, ...] = LENGTHS
    language: str | None = None
    stop_words: bool = False
    numbers: bool = False
    shared_copy: Literal["keep", "drop", "weigh"] = "keep"


@dataclass(frozen=True, slots=True)
class Contrast:
    """The terms that set ``a`` apart from ``b``, by falling z; how many there were in all.

    ``clear`` counts, of all terms, those with a q of at most .05.
    """

    a: str
    b: str
    terms: tuple[Term, ...]
    tested: int
    clear: int
    articles_a: int
    articles_b: int
    prior_words: float
    choices: WordChoices
    left_out: LeftOut
    notices: tuple[str, ...] = ()

    def record(self) -> dict[str, Any]:
        """Return the contrast as a JSON-ready dictionary."""
        settings = word_settings()
        return {
            "a": self.a,
            "b": self.b,
            "terms": [dataclasses.asdict(term) for term in self.terms],
            "tested": self.tested,
            "clear": self.clear,
            "articles_a": self.articles_a,
            "articles_b": self.articles_b,
            "notices": list(self.notices),
            "choices": {
                **dataclasses.asdict(self.choices),
                "prior_words": self.prior_words,
                "fewest_articles": settings.fewest_articles,
                "draws": settings.draws,
                "seed": thresholds().seed,
                "left_out": dataclasses.asdict(self.left_out),
            },
        }


def contrast(
    documents: Sequence[Document],
    outlet: str,
    against: str | None = None,
    *,
    choices: WordChoices | None = None,
    limit: int = 25,
) -> Contrast:
    """Return the terms that set ``outlet`` apart from ``against``, or from all the rest.

    Parameters
    ----------
    documents
        All articles in view: those of the language are the background.
    limit
        How many terms at each end; 0 for all.

    Raises
    ------
    UnknownNameError
        For an outlet that has no articles.
    BiasCompareError
        Where the two sides have no articles in one language.
    """
    chosen = choices or WordChoices()
    sides = _Sides(documents, outlet, against, chosen.language)
    chosen = dataclasses.replace(chosen, language=sides.language)
    own, weights = article_weights(sides.documents, chosen.shared_copy)
    in_a, in_b = (np.array(side, dtype=bool) for side in sides.members(own))
    texts, left_out = masked(own)
    tokens = Tokens(sides.language, numbers=chosen.numbers, stop_words=chosen.stop_words)
    tables = term_tables(texts, tokens, chosen.terms, word_settings().fewest_articles)
    compared = _Compared(tables, tokens, in_a, in_b, weights)
    found = compared.ends(limit)
    contexts = examples(own, texts, tokens, compared.places([term.term for term in found]))
    terms = (dataclasses.replace(term, examples=contexts[term.term]) for term in found)
    return Contrast(
        outlet,
        sides.against,
        tuple(terms),
        compared.tested,
        compared.clear,
        int(in_a.sum()),
        int(in_b.sum()),
        compared.prior_words,
        chosen,
        left_out,
        sides.notices(in_a, in_b),
    )


class _Sides:
    """Who is put against whom, in which language."""

    def __init__(
        self, documents: Sequence[Document], outlet: str, against: str | None, language: str | None
    ) -> None:
        self.outlet, self._other = outlet, against
        known = sorted({each.outlet for each in documents if each.outlet})
        for name in (outlet, against):
            if name is not None and name not in known:
                raise UnknownNameError("outlet in these articles", name, known)
        if outlet == against:
            raise BiasCompareError(f"{outlet} against itself: give another outlet to --against.")
        self.against = against or thresholds().sentences["en"]["the_rest"]
        a = Counter(each.language for each in documents if each.outlet == outlet)
        b = Counter(each.language for each in documents if self._is_other(each))
        self._shared = sorted(a.keys() & b.keys(), key=lambda code: -min(a[code], b[code]))
        if language is not None:
            self._shared = [code for code in self._shared if code == language]
        if not self._shared:
            where = f"in the language {language!r}" if language else "in the same language"
            raise BiasCompareError(
                f"{outlet} and {self.against} have no articles {where}: choose others."
            )
        self.language = self._shared[0]
        self.documents = [each for each in documents if each.language == self.language]

    def _is_other(self, document: Document) -> bool:
        if self._other is not None:
            return document.outlet == self._other
        return document.outlet != self.outlet

    def members(self, documents: Sequence[Document]) -> tuple[list[bool], list[bool]]:
        return (
            [each.outlet == self.outlet for each in documents],
            [self._is_other(each) for each in documents],
        )

    def notices(self, in_a: NDArray[np.bool], in_b: NDArray[np.bool]) -> tuple[str, ...]:
        found = []
        if len(self._shared) > 1:
            others = ", ".join(str(code) for code in self._shared[1:])
            found.append(f"only articles in {self.language} are compared; also there: {others}")
        fewest = thresholds().fewest_for_verdict
        if min(in_a.sum(), in_b.sum()) < fewest:
            found.append(f"under {fewest} articles on one side: hardly any term can be clear")
        return tuple(found)


class _Compared:
    """The terms of two sides with their statistics, in columns."""

    def __init__(
        self,
        tables: Sequence[TermTable],
        tokens: Tokens,
        in_a: NDArray[np.bool],
        in_b: NDArray[np.bool],
        weights: Numbers,
    ) -> None:
        self.prior_words = 0.0
        self._names: list[str] = []
        self._in_a, self._in_b = in_a, in_b
        kept_counts, columns = [], []
        for place, table in enumerate(tables):
            kept = _frequent(table, in_a | in_b)
            for longer in tables[place + 1 :]:
                kept &= ~subsumed(table, longer)
            names = table.names(tokens)
            self._names += [names[number] for number in np.flatnonzero(kept)]
            columns.append(self._columns(table, kept, in_a, in_b, weights))
            kept_counts.append(table.counts[:, np.flatnonzero(kept)])
        self._values = np.concatenate([*columns, np.empty((7, 0))], axis=1)
        self._q = np.array(benjamini_hochberg(self._values[6].tolist()))
        self._counts = kept_counts
        self.tested = len(self._names)
        self.clear = int((self._q <= thresholds().highest_q).sum())

    def _columns(
        self,
        table: TermTable,
        kept: NDArray[np.bool],
        in_a: NDArray[np.bool],
        in_b: NDArray[np.bool],
        weights: Numbers,
    ) -> Numbers:
        places = np.flatnonzero(kept)
        counts = table.counts[:, places]
        weighed = counts.multiply(weights.astype(np.float32)[:, None]).tocsr()
        words = table.totals * weights
        a, b = weighed[in_a].sum(axis=0), weighed[in_b].sum(axis=0)
        n_a, n_b = float(words[in_a].sum()), float(words[in_b].sum())
        prior = min(n_a, n_b)
        self.prior_words = self.prior_words or prior
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
            np.bincount(counts[side].indices, minlength=len(places)) for side in (in_a, in_b)
        ]
        return np.stack([z, odds, a, b, *in_articles, p]).astype(float)

    def ends(self, limit: int) -> list[Term]:
        """Return the terms of the highest and of the lowest z."""
        order = sorted(
            range(self.tested), key=lambda place: (-self._values[0, place], self._names[place])
        )
        if limit and len(order) > limit:
            above = [place for place in order if self._values[0, place] > 0][:limit]
            below = [place for place in order if self._values[0, place] < 0][-limit:]
            order = above + below
        return [self._term(place) for place in order]

    def places(self, terms: Sequence[str]) -> dict[str, list[int]]:
        """Return for each term a few articles that have it: see `chosen_places`."""
        number = {name: place for place, name in enumerate(self._names)}
        counts = sparse.hstack(self._counts, format="csc")[:, [number[term] for term in terms]]
        rows = np.split(counts.indices, counts.indptr[1:-1]) if terms else []
        return {
            term: chosen_places(own[self._in_a[own]].tolist(), own[self._in_b[own]].tolist())
            for term, own in zip(terms, map(np.sort, rows), strict=True)
        }

    def _term(self, place: int) -> Term:
        z, odds, a, b, articles_a, articles_b, p = self._values[:, place].tolist()
        documents = (int(articles_a), int(articles_b))
        counts = (_whole(a), _whole(b))
        return Term(self._names[place], z, odds, *counts, *documents, p, float(self._q[place]))


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
    odds_a = (a + prior) / (n_a + prior_total - a - prior)
    odds_b = (b + prior) / (n_b + prior_total - b - prior)
    odds: Numbers = np.log(odds_a) - np.log(odds_b)
    return odds / np.sqrt(1 / (a + prior) + 1 / (b + prior)), odds
