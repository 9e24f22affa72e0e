"""Which words and phrases set one outlet apart from another, or from the rest.

Log-odds with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008, Fightin' words,
Political Analysis 16(4)); how likely chance is, by dealing out the articles anew
(`biascompare.compare.shuffling`), adjusted over all terms (Benjamini and Hochberg 1995).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd

from biascompare.compare.contexts import examples
from biascompare.compare.left_out import LeftOut, masked
from biascompare.compare.sides import Sides
from biascompare.compare.term_statistics import Compared, Term
from biascompare.compare.terms import term_tables
from biascompare.compare.thresholds import thresholds
from biascompare.compare.tokens import Tokens
from biascompare.compare.weights import article_weights
from biascompare.compare.word_settings import word_settings
from biascompare.model import Document

LENGTHS = (1, 2, 3)


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

    def table(self) -> pd.DataFrame:
        """Return the terms as rows, without their examples."""
        rows = [dataclasses.replace(term, examples=()) for term in self.terms]
        return pd.DataFrame([dataclasses.asdict(row) for row in rows]).drop(
            columns="examples", errors="ignore"
        )

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
    return contrast_sides(Sides(documents, outlet, against, chosen.language), chosen, limit)


def contrast_sides(sides: Sides, chosen: WordChoices, limit: int) -> Contrast:
    """Return the terms that set the one side apart from the other: see `contrast`."""
    chosen = dataclasses.replace(chosen, language=sides.language)
    own, weights = article_weights(sides.documents, chosen.shared_copy)
    in_a, in_b = (np.array(side, dtype=bool) for side in sides.members(own))
    texts, left_out = masked(own)
    tokens = Tokens(sides.language, numbers=chosen.numbers, stop_words=chosen.stop_words)
    tables = term_tables(texts, tokens, chosen.terms, word_settings().fewest_articles)
    compared = Compared(tables, tokens, in_a, in_b, weights)
    found = compared.ends(limit)
    places = {name: compared.articles(column) for name, column in found.items()}
    contexts = examples(own, texts, tokens, places)
    terms = (compared.term(name, column, contexts[name]) for name, column in found.items())
    return Contrast(
        sides.outlet,
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
