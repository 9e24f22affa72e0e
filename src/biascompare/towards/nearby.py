"""Tone of the words near a mention, each counting the less the farther away it stands.

A rough instrument: it knows which words stand near somebody, not what they say of whom.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from biascompare import tone
from biascompare.datafiles import TomlFile, data_folder
from biascompare.model import Sentence

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_NEIGHBOURS = 1  # sentences before and after that are read too
# As VADER makes a score, −1 to +1, of a sum of weights (Hutto and Gilbert 2014).
_SPREAD = 15


@dataclass(frozen=True, slots=True)
class Nearby:
    """How the tone of near words becomes a label.

    A word of tone ``half`` words away counts half. Scores of ``neutral`` and more, either
    side of 0, are labelled; from ``abstain`` to there it cannot be told.
    """

    half: int
    neutral: float
    abstain: float


@functools.cache
def rules(language: str) -> Nearby:
    """Load the rules of a language. Raises `DataFileError`."""
    file = TomlFile(data_folder() / "lexicons" / "towards" / f"{language}.toml")
    for key in ("language", "source", "licence"):
        file.string(key)
    half, neutral, abstain = (file.values.get(each) for each in ("half", "neutral", "abstain"))
    if not isinstance(half, int) or half < 1:
        raise file.fault("expected half = a whole number above 0", "half")
    if not isinstance(neutral, float) or not isinstance(abstain, float):
        raise file.fault("expected neutral and abstain = numbers with a point", "neutral")
    if not 0 <= abstain <= neutral <= 1:
        raise file.fault("expected 0 ≤ abstain ≤ neutral ≤ 1", "abstain")
    return Nearby(half, neutral, abstain)


def score(sentences: Sequence[Sentence], place: int, language: str, start: int, end: int) -> float:
    """Return the tone of the words near ``start`` to ``end`` in sentence ``place``, −1 to +1.

    Offsets are into the text that the sentences are of. The name itself does not count.
    """
    half = rules(language).half
    near = sentences[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS + 1]
    total = 2 * sum(
        weight / (1 + distance / half) for distance, weight in _weights(near, language, start, end)
    )
    return float(total / (total * total + _SPREAD) ** 0.5)


def _weights(
    near: Sequence[Sentence], language: str, start: int, end: int
) -> Iterator[tuple[int, float]]:
    """Yield for each word of tone how many words away it stands, and its weight."""
    scorer = tone.scorer(language)
    words = [
        sentence.start + match.start()
        for sentence in near
        for match in _WORD.finditer(sentence.text)
    ]
    for sentence in near:
        scored = scorer(sentence.text)
        for (first, last, _), weight in zip(scored.spans, scored.valences, strict=True):
            begin, finish = sentence.start + first, sentence.start + last
            if finish <= start:
                yield sum(begin <= word < start for word in words), weight
            elif begin >= end:
                yield sum(end <= word < begin for word in words) + 1, weight


def decide(score: float, language: str) -> tuple[int | None, int]:
    """Return the label, ``None`` where it cannot be told, and the nearest one."""
    limits = rules(language)
    sign = (score > 0) - (score < 0)
    if abs(score) >= limits.neutral:
        return sign, sign
    return (None if abs(score) > limits.abstain else 0), 0
