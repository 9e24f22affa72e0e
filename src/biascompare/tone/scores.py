"""The score of a sentence and the words that made it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ScoredSentence:
    """A sentence's score, −1 to +1, and each word's weight after negation and degrees.

    ``spans`` are the places of the words in the sentence and the words as written. The
    score is split over them in proportion to their weights.
    """

    compound: float
    spans: tuple[tuple[int, int, str], ...] = ()
    valences: tuple[float, ...] = ()


UNSCORED = ScoredSentence(0.0)
