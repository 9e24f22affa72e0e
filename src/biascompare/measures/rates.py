"""Rates of hits, and the shares of evidence that add up to them."""

from __future__ import annotations

from collections.abc import Sequence

from biascompare.matching import Hit
from biascompare.measures.prepared import Prepared
from biascompare.model import Span


def per_thousand_words(prepared: Prepared, hits: Sequence[Hit]) -> float:
    """Return hits per 1,000 words."""
    return 1000 * len(hits) / len(prepared.words)


def shares_per_thousand_words(prepared: Prepared, hits: Sequence[Hit]) -> list[Span]:
    """Return each hit with its share of the rate: 1,000 divided by the words."""
    share = 1000 / len(prepared.words)
    return [Span(hit.start, hit.end, hit.term, share) for hit in hits]
