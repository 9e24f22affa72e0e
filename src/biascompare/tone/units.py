"""The words and phrases of a sentence in order, each with the weight it brings along."""

from __future__ import annotations

import functools
import itertools
import re
from dataclasses import dataclass

from biascompare.tone import lexicon
from biascompare.tone.weights import forms_of, weight_of
from biascompare.tone.words import Word, phrase_word, read

_PARTICLE_REACH = 25
_OPENER_REACH = 3


@dataclass(slots=True)
class Unit:
    """A word or phrase of the sentence, and its weight so far."""

    start: int
    end: int
    word: Word
    weight: float


@functools.cache
def _tokens() -> re.Pattern[str]:
    """Words, parted at apostrophes and hyphens; emoticons; marks; addresses left out."""
    emoticons = sorted((term for term in lexicon.emoji().weights if len(term) > 1), key=len)
    shown = "|".join(re.escape(term) for term in reversed(emoticons))
    return re.compile(
        rf"(?:https?://|www\.|@)\S+|[^\W\d_]+'?|(?i:{shown})(?![^\W_])|[^\w\s'\"-]|\d+[.,]\d+"
    )


def units_of(sentence: str, code: str) -> list[Unit]:
    """Return the words and phrases of ``sentence``; none where no word has a weight."""
    found = [
        (match.start(), match.end(), read(match.group(), code))
        for match in _tokens().finditer(sentence)
    ]
    if not any(word.weight or word.phrases or word.separable for _, _, word in found):
        return []
    units: list[Unit] = []
    place = 0
    while place < len(found):
        start, end, word = found[place]
        length, weight = _phrase(found, place) if word.phrases else (1, word.weight)
        if length > 1 and not weight and _opened(units, word):  # n'avons plus de problèmes
            length = 1
        if length > 1:
            phrase = " ".join(other.forms[0] for _, _, other in found[place : place + length])
            word, end = phrase_word(phrase, word, code), found[place + length - 1][1]
        units.append(Unit(start, end, word, weight))
        place += length
        if word.separable and (place == len(found) or found[place][2].starts_clause):
            _join_particle(units, code)
    _spend_degrees(units)
    return units


def _opened(units: list[Unit], word: Word) -> bool:
    """Whether ``word`` closes a negation that a word close before it opens."""
    negation = word.negation
    opened = negation is not None and negation.needs_opener
    return opened and any(unit.word.opens_negation for unit in units[-_OPENER_REACH:])


def _spend_degrees(units: list[Unit]) -> None:
    """Let a weighted degree in front of a weighted word be a degree only (verdammt gut)."""
    for unit, following in itertools.pairwise(units):
        if following.weight and unit.word.degree > 1.0 and following.word.forms:
            unit.weight = 0.0


def _phrase(found: list[tuple[int, int, Word]], place: int) -> tuple[int, float]:
    """Return how many tokens the longest phrase at ``place`` takes, and its weight."""
    word = found[place][2]
    following = found[place + 1][2].forms if place + 1 < len(found) else ()
    for second in following:
        for rest, weight in word.phrases.get(second, ()):
            others = found[place + 2 : place + 2 + len(rest)]
            if len(others) == len(rest) and all(
                form in other.forms for form, (_, _, other) in zip(rest, others, strict=True)
            ):
                return len(rest) + 2, weight
    return 1, word.weight


def _join_particle(units: list[Unit], code: str) -> None:
    """Give the verb the weight that it has with its particle (rastet … aus: ausrasten)."""
    particle, endings = units[-1].word.forms[0], lexicon.rules(code).verb_endings
    for unit in reversed(units[-_PARTICLE_REACH:-1]):
        if unit.word.ends_clause:
            return
        for form in forms_of(unit.word.forms[0], code) if unit.word.forms else ():
            if form.endswith(endings) and (weight := weight_of(particle + form, code)):
                unit.weight = weight
                return
