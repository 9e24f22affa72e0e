"""The tone of a sentence by a lexicon and the grammar around its words.

The grammar is VADER's (Hutto and Gilbert 2014), its words and reaches are data: a
negation turns a weight round, a degree strengthens or weakens it, what follows a
contrast counts more than what comes before it, capitals and exclamation marks
strengthen. The constants below are VADER's.
"""

from __future__ import annotations

import functools
import itertools
import math
import re
from dataclasses import dataclass

from biascompare.tone import lexicon
from biascompare.tone.scores import UNSCORED, ScoredSentence
from biascompare.tone.words import Word, forms_of, phrase_word, read, weight_of

_CAPITALS = 0.733
_EXCLAMATION, _MOST_EXCLAMATIONS = 0.292, 4
_QUESTION, _MOST_QUESTIONS = 0.18, 0.96
_BEFORE_CONTRAST, _AFTER_CONTRAST = 0.5, 1.5
_NORMALISER = 15.0
_DEGREE_REACH = 3
_OPENER_REACH = 6
_REMEMBERED = 20_000


@dataclass(slots=True)
class _Unit:
    """A word or phrase of the sentence, and its weight so far."""

    start: int
    end: int
    word: Word
    weight: float


@functools.lru_cache(maxsize=_REMEMBERED)
def score(sentence: str, code: str) -> ScoredSentence:
    """Return the tone of a prepared sentence in the language ``code``, with its words."""
    units = _units(sentence, code)
    weighted = [place for place, unit in enumerate(units) if unit.weight]
    if not weighted:
        return UNSCORED
    _shout(units, weighted)
    _apply_degrees(units, weighted)
    _apply_negations(units, lexicon.rules(code).negated)
    _apply_contrast(units, weighted)
    hits = [units[place] for place in weighted]
    return ScoredSentence(
        _normalised(math.fsum(hit.weight for hit in hits), sentence),
        tuple((hit.start, hit.end, sentence[hit.start : hit.end]) for hit in hits),
        tuple(hit.weight for hit in hits),
    )


def _normalised(total: float, sentence: str) -> float:
    if not total:
        return 0.0
    loud = _EXCLAMATION * min(sentence.count("!"), _MOST_EXCLAMATIONS)
    questions = sentence.count("?")
    if questions > 1:
        loud += questions * _QUESTION if questions <= 3 else _MOST_QUESTIONS
    total += math.copysign(loud, total)
    return total / math.sqrt(total * total + _NORMALISER)


@functools.cache
def _tokens() -> re.Pattern[str]:
    """Words, parted at apostrophes and hyphens; emoticons; marks; addresses left out."""
    emoticons = sorted((term for term in lexicon.emoji().weights if len(term) > 1), key=len)
    shown = "|".join(re.escape(term) for term in reversed(emoticons))
    return re.compile(
        rf"(?:https?://|www\.|@)\S+|[^\W\d_]+'?|(?i:{shown})(?![^\W_])|[^\w\s'\"-]|\d+[.,]\d+"
    )


def _units(sentence: str, code: str) -> list[_Unit]:
    found = [
        (match.start(), match.end(), read(match.group(), code))
        for match in _tokens().finditer(sentence)
    ]
    if not any(word.weight or word.phrases or word.separable for _, _, word in found):
        return []
    units: list[_Unit] = []
    place = 0
    while place < len(found):
        start, end, word = found[place]
        length, weight = _phrase(found, place) if word.phrases else (1, word.weight)
        if length > 1:
            phrase = " ".join(other.forms[0] for _, _, other in found[place : place + length])
            word, end = phrase_word(phrase, word, code), found[place + length - 1][1]
        units.append(_Unit(start, end, word, weight))
        place += length
        if word.separable and (place == len(found) or found[place][2].starts_clause):
            _join_particle(units, code)
    _spend_degrees(units)
    return units


def _spend_degrees(units: list[_Unit]) -> None:
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


def _join_particle(units: list[_Unit], code: str) -> None:
    """Give the verb the weight that it has with its particle (rastet … aus: ausrasten)."""
    particle, endings = units[-1].word.forms[0], lexicon.rules(code).verb_endings
    for unit in reversed(units[:-1]):
        if unit.word.ends_clause:
            return
        for form in forms_of(unit.word.forms[0], code) if unit.word.forms else ():
            if form.endswith(endings) and (weight := weight_of(particle + form, code)):
                unit.weight = weight
                return


def _shout(units: list[_Unit], weighted: list[int]) -> None:
    letters = [unit.word for unit in units if unit.word.forms]
    if all(word.capitals for word in letters):
        return
    for place in weighted:
        if units[place].word.capitals:
            units[place].weight += math.copysign(_CAPITALS, units[place].weight)


def _apply_degrees(units: list[_Unit], weighted: list[int]) -> None:
    """Multiply each weight by the degrees in front of it, or else right behind it."""
    for place in weighted:
        factor = 1.0
        for unit in reversed(units[max(0, place - _DEGREE_REACH) : place]):
            if unit.weight or unit.word.ends_clause:
                break
            factor *= unit.word.degree
        behind = units[place + 1 : place + 3]
        if factor == 1.0 and behind and not (len(behind) > 1 and behind[1].weight):
            factor = behind[0].word.degree
        units[place].weight *= factor


def _apply_negations(units: list[_Unit], factor: float) -> None:
    turned: set[int] = set()
    for place, unit in enumerate(units):
        if unit.word.negation is not None:
            turned ^= set(_negated(units, place))
    for place in turned:
        units[place].weight *= factor


def _negated(units: list[_Unit], place: int) -> list[int]:
    """Return the places of the weights that the negation at ``place`` turns round."""
    negation = units[place].word.negation
    assert negation is not None
    opener = next(
        (
            earlier
            for earlier in range(place - 1, max(-1, place - _OPENER_REACH), -1)
            if units[earlier].word.opens_negation
        ),
        None,
    )
    if negation.needs_opener and opener is None:
        return []
    if opener is not None:
        between = [at for at in range(opener + 1, place) if units[at].weight]
        if between:
            return between
    after = _within(units, range(place + 1, len(units)), negation.after)
    return after or _within(units, range(place - 1, -1, -1), negation.before)[:1]


def _within(units: list[_Unit], places: range, reach: int) -> list[int]:
    """Return the weights within ``reach`` words of the same clause."""
    found = []
    for place in places:
        unit = units[place]
        if unit.word.ends_clause or unit.word.contrast or reach <= 0:
            break
        if not unit.word.forms or unit.word.whole_sentence:
            continue  # nobody denies a smile or an "unfortunately"
        if unit.weight:
            found.append(place)
        reach -= unit.word.counts or bool(unit.weight)
    return found


def _apply_contrast(units: list[_Unit], weighted: list[int]) -> None:
    turn = max((at for at, unit in enumerate(units) if unit.word.contrast), default=-1)
    if turn < weighted[0]:
        return
    for place in weighted:
        units[place].weight *= _BEFORE_CONTRAST if place < turn else _AFTER_CONTRAST
