"""A sentence around a mention: its words with names masked, its clause, its words of tone.

Names are masked so that the model learns what is said of somebody, not of whom.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from biascompare.text import normalise
from biascompare.tone import vader
from biascompare.towards.words import english

MENTION, NAME, NUMBER = "MENTION", "NAME", "NUMBER"
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|[^\w\s]")
_BREAKS = frozenset(',;:–—-()".!?')
_STARTS = '.!?":'


@dataclass(frozen=True, slots=True)
class Mention:
    """The words of a sentence and where the mention stands among them.

    ``valences`` are VADER's weights of words, ``cues`` −1 or +1 for words against or
    favouring somebody, by place; ``clause`` is the first and last place of the clause.
    """

    words: tuple[str, ...]
    place: int
    written: str
    valences: Mapping[int, float]
    cues: Mapping[int, float]
    compound: float
    clause: tuple[int, int]
    quoted: bool


def read_mention(sentence: str, start: int, end: int) -> Mention:
    """Return the mention that stands at ``start`` to ``end`` of an English sentence."""
    plain = normalise(sentence)
    listed = _words(plain, start, end)
    words = tuple(word for word, _, _ in listed)
    place = words.index(MENTION)
    scored = vader.score(f"{plain[:start]}{'X' * (end - start)}{plain[end:]}")
    valences = {
        position: weight
        for (first, last, _), weight in zip(scored.spans, scored.valences, strict=True)
        for position, (_, begin, finish) in enumerate(listed)
        if begin < last and finish > first
    }
    return Mention(
        words=words,
        place=place,
        written=plain[start:end],
        valences=valences,
        cues=_cues(words),
        compound=scored.compound,
        clause=_clause(words, place),
        quoted=plain[:start].count('"') % 2 == 1,
    )


def _words(plain: str, start: int, end: int) -> list[tuple[str, int, int]]:
    found: list[tuple[str, int, int]] = []
    mentioned = False
    for match in _WORD.finditer(plain):
        first, last = match.span()
        if first < end and last > start:
            word = MENTION
            if mentioned:
                continue
            mentioned = True
        else:
            word = _masked(match.group(), found)
        if word != NAME or not found or found[-1][0] != NAME:
            found.append((word, first, last))
    return found if mentioned else [*found, (MENTION, start, end)]


def _masked(word: str, before: list[tuple[str, int, int]]) -> str:
    if word.isdigit():
        return NUMBER
    opens = not before or before[-1][0] in _STARTS
    if word[0].isupper() and not opens and word.lower() not in english().pronouns:
        return NAME
    return word.lower()


def _clause(words: tuple[str, ...], place: int) -> tuple[int, int]:
    breaks = _BREAKS | english().conjunctions
    first = last = place
    while first > 0 and words[first - 1] not in breaks:
        first -= 1
    while last < len(words) - 1 and words[last + 1] not in breaks:
        last += 1
    return first, last


def _cues(words: tuple[str, ...]) -> dict[int, float]:
    found, known = {}, english()
    for place, word in enumerate(words):
        if sign := known.cue(word):
            negated = not known.negations.isdisjoint(words[max(0, place - 3) : place])
            found[place] = -0.7 * sign if negated else float(sign)
    return found
