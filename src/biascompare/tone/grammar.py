"""The tone of a sentence by a lexicon and the grammar around its words.

The grammar is VADER's (Hutto and Gilbert 2014), its words and reaches are data: a
negation turns a weight round, a degree strengthens or weakens it, what follows a
contrast counts more than what comes before it, capitals and exclamation marks
strengthen. The constants below are VADER's.
"""

from __future__ import annotations

import functools
import math

from biascompare.tone import lexicon
from biascompare.tone.scores import UNSCORED, ScoredSentence
from biascompare.tone.units import Unit, units_of

_CAPITALS = 0.733
_EXCLAMATION, _MOST_EXCLAMATIONS = 0.292, 4
_QUESTION, _MOST_QUESTIONS = 0.18, 0.96
_BEFORE_CONTRAST, _AFTER_CONTRAST = 0.5, 1.5
_NORMALISER = 15.0
_DEGREE_REACH = 3
_OPENER_REACH = 6
_NEGATION_REACH = 25
_REMEMBERED = 20_000


@functools.lru_cache(maxsize=_REMEMBERED)
def score(sentence: str, code: str) -> ScoredSentence:
    """Return the tone of a prepared sentence in the language ``code``, with its words."""
    units = units_of(sentence, code)
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


def _shout(units: list[Unit], weighted: list[int]) -> None:
    letters = [unit.word for unit in units if unit.word.forms]
    if all(word.capitals for word in letters):
        return
    for place in weighted:
        if units[place].word.capitals:
            units[place].weight += math.copysign(_CAPITALS, units[place].weight)


def _apply_degrees(units: list[Unit], weighted: list[int]) -> None:
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


def _apply_negations(units: list[Unit], factor: float) -> None:
    turned: set[int] = set()
    for place, unit in enumerate(units):
        if unit.word.negation is not None:
            turned ^= set(_negated(units, place))
    for place in turned:
        units[place].weight *= factor


def _negated(units: list[Unit], place: int) -> list[int]:
    """Return the places of the weights that the negation at ``place`` turns round."""
    negation = units[place].word.negation
    assert negation is not None
    opener = _opener(units, place)
    if negation.needs_opener and opener is None:
        return []
    if opener is not None and opener < place:
        between = [at for at in range(opener + 1, place) if _deniable(units[at])]
        if between:
            return between
    after = _within(units, range(place + 1, len(units)), negation.after)
    return after or _within(units, range(place - 1, -1, -1), negation.before)[:1]


def _opener(units: list[Unit], place: int) -> int | None:
    """Return where the negation at ``place`` is opened: before it, or right behind it.

    Another negation in between has spent the opener (ne … ni … ni); behind it stands the
    opener of a subject (personne n'est content).
    """
    for earlier in range(place - 1, max(-1, place - _OPENER_REACH), -1):
        if units[earlier].word.opens_negation:
            return earlier
        if units[earlier].word.negation is not None:
            break
    behind = place + 1
    opened = behind < len(units) and units[behind].word.opens_negation
    return behind if opened else None


def _deniable(unit: Unit) -> bool:
    """Whether a negation turns the unit round: nobody denies an "unfortunately"."""
    return bool(unit.weight) and not unit.word.whole_sentence


def _within(units: list[Unit], places: range, reach: int) -> list[int]:
    """Return the weights within ``reach`` words of the same clause."""
    found = []
    for place in places[:_NEGATION_REACH]:
        unit = units[place]
        if unit.word.ends_clause or unit.word.contrast or reach <= 0:
            break
        if not unit.word.forms or unit.word.whole_sentence:
            continue  # nobody denies a smile or an "unfortunately"
        if unit.weight:
            found.append(place)
        reach -= unit.word.counts or bool(unit.weight)
    return found


def _apply_contrast(units: list[Unit], weighted: list[int]) -> None:
    turn = max((at for at, unit in enumerate(units) if unit.word.contrast), default=-1)
    if turn < weighted[0]:
        return
    for place in weighted:
        units[place].weight *= _BEFORE_CONTRAST if place < turn else _AFTER_CONTRAST
