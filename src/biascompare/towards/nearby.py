"""Tone of the words near a mention: the clause, and a few words beyond it.

A rough instrument: it knows which words stand near somebody, not what they say of whom.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from biascompare import tone
from biascompare.datafiles import TomlFile, data_folder
from biascompare.text import normalise

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Nearby:
    """How many words on either side count, and from which score a label is given.

    Between ``abstain`` and ``neutral``, either side of 0, no label is given.
    """

    words: int
    neutral: float
    abstain: float


@functools.cache
def rules(language: str) -> Nearby:
    """Load the rules of a language. Raises `DataFileError`."""
    file = TomlFile(data_folder() / "lexicons" / "towards" / f"{language}.toml")
    for key in ("language", "source", "licence"):
        file.string(key)
    words, neutral, abstain = (file.values.get(each) for each in ("words", "neutral", "abstain"))
    if not isinstance(words, int) or words < 1:
        raise file.fault("expected words = a whole number above 0", "words")
    if not isinstance(neutral, float) or not isinstance(abstain, float):
        raise file.fault("expected neutral and abstain = numbers with a point", "neutral")
    if not 0 <= abstain <= neutral <= 1:
        raise file.fault("expected 0 ≤ abstain ≤ neutral ≤ 1", "abstain")
    return Nearby(words, neutral, abstain)


def score(sentence: str, language: str, start: int, end: int) -> float:
    """Return the tone of the words near ``start`` to ``end``, the name itself masked."""
    plain = normalise(sentence)
    reach = rules(language).words
    before = [match.start() for match in _WORD.finditer(plain[:start])]
    after = [end + match.end() for match in _WORD.finditer(plain[end:])]
    first = before[-reach] if len(before) > reach else 0
    last = after[reach - 1] if len(after) > reach else len(plain)
    near = f"{plain[first:start]}{'X' * (end - start)}{plain[end:last]}"
    return tone.scorer(language)(near).compound


def decide(score: float, language: str) -> tuple[int | None, int]:
    """Return the label, ``None`` where it cannot be told, and the nearest one."""
    limits = rules(language)
    sign = (score > 0) - (score < 0)
    if abs(score) >= limits.neutral:
        return sign, sign
    return (None if abs(score) > limits.abstain else 0), 0
