"""What one word means to tone: its weight, and its part in the grammar; looked up once."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field

from biascompare import languages
from biascompare.tone import lexicon
from biascompare.tone.rules import Negation
from biascompare.tone.weights import forms_of, pieces, weight_of_forms

_CLAUSE_MARKS = frozenset(",;:.…()!?–—")
_REMEMBERED = 200_000

Phrase = tuple[tuple[str, ...], float]
"""The words of a phrase behind its second one, and its weight."""
Phrases = Mapping[str, tuple[Phrase, ...]]
"""By their second word the phrases that begin with a word, the longest first."""


@dataclass(frozen=True, slots=True)
class Word:
    """A token as the grammar sees it.

    ``forms`` are the spellings under which it may stand in a phrase: as written, and its
    lemmas. ``counts`` is false for mere grammar (articles, pronouns, degrees), which a
    negation passes over; ``whole_sentence`` is true for what comments on all of it
    (leider) and no negation turns round.
    """

    forms: tuple[str, ...] = ()
    weight: float = 0.0
    degree: float = 1.0
    negation: Negation | None = None
    opens_negation: bool = False
    contrast: bool = False
    counts: bool = False
    ends_clause: bool = False
    capitals: bool = False
    starts_clause: bool = False
    whole_sentence: bool = False
    separable: bool = False
    phrases: Phrases = field(default_factory=dict)


@functools.lru_cache(maxsize=_REMEMBERED)
def read(token: str, code: str) -> Word:
    """Return what ``token`` means to tone in the language ``code``."""
    if not token[0].isalpha() or (not token[-1].isalpha() and token[-1] != "'"):
        weight = lexicon.emoji().weights.get(token.lower(), 0.0)
        mark = not weight and token[0] in _CLAUSE_MARKS
        return Word(weight=weight, ends_clause=mark, starts_clause=mark or bool(weight))
    rules, weights = lexicon.rules(code), lexicon.words(code).weights
    written = token.rstrip("'")
    lower = written.lower()
    grammar = lower in languages.load(code).stop_words and lower not in weights
    forms = (lower,) if grammar else forms_of(written, code)
    weight = 0.0 if grammar else weight_of_forms(forms, code, noun=written[0].isupper())
    degree = next((rules.degrees[form] for form in forms if form in rules.degrees), 1.0)
    negation = next((rules.negations[form] for form in forms if form in rules.negations), None)
    return Word(
        forms=forms,
        weight=weight,
        degree=degree,
        negation=negation,
        opens_negation=lower in rules.negation_openers,
        contrast=lower in rules.contrast,
        counts=bool(weight) or not (grammar or degree != 1.0 or negation),
        capitals=len(written) > 1 and written.isupper(),
        starts_clause=lower in rules.clause_openers,
        whole_sentence=lower in rules.sentence_adverbs,
        separable=lower in rules.separable,
        phrases=_phrases_from(forms, code),
    )


def phrase_word(phrase: str, first: Word, code: str) -> Word:
    """Return what a whole phrase, which begins with ``first``, means to tone."""
    rules = lexicon.rules(code)
    negation = rules.negations.get(phrase)
    return Word(
        first.forms,
        counts=negation is None,
        negation=negation,
        whole_sentence=phrase in rules.sentence_adverbs,
    )


def _phrases_from(forms: tuple[str, ...], code: str) -> Phrases:
    """Return the phrases that begin with one of ``forms``."""
    listed = [phrase for form in forms for phrase in _phrases(code).get(form, ())]
    if not listed:
        return {}
    found: dict[str, list[Phrase]] = {}
    for phrase, weight in listed:
        found.setdefault(phrase[1], []).append((phrase[2:], weight))
    return {
        second: tuple(sorted(phrases, key=lambda phrase: -len(phrase[0])))
        for second, phrases in found.items()
    }


@functools.cache
def _phrases(code: str) -> dict[str, list[Phrase]]:
    """Return the phrases of a language, whole, by their first word."""
    rules = lexicon.rules(code)
    listed = {pieces(term): 0.0 for term in (*rules.neutral, *rules.no_negation, *rules.negations)}
    listed |= {pieces(term): weight for term, weight in lexicon.words(code).weights.items()}
    found: dict[str, list[Phrase]] = {}
    for phrase, weight in listed.items():
        if len(phrase) > 1:
            found.setdefault(phrase[0], []).append((phrase, weight))
    return found
