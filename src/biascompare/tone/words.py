"""What one word means to tone: its weight, and its part in the grammar; looked up once."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from biascompare import languages
from biascompare.tone import lexicon
from biascompare.tone.rules import Negation

_PIECE = re.compile(r"[^\W\d_]+'?")
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
    weight = 0.0 if grammar else _weight(forms, code, written[0].isupper())
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


def weight_of(term: str, code: str) -> float:
    """Return the weight that the lexicon gives to a term in lower case, else 0."""
    return lexicon.words(code).weights.get(term, 0.0)


@functools.lru_cache(maxsize=_REMEMBERED)
def forms_of(written: str, code: str) -> tuple[str, ...]:
    """Return the spellings of a word that the lexicon may hold: as written, its lemmas."""
    return tuple(dict.fromkeys(_forms(written, code)))


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


def _forms(written: str, code: str) -> Iterator[str]:
    """Yield the word in lower case, its lemma, and that one's (menacées, menacé, menacer)."""
    from simplemma import lemmatize

    shown = written.capitalize() if len(written) > 1 and written.isupper() else written
    lower = written.lower()
    yield lower
    for spelling in dict.fromkeys((lower, shown)):
        lemma = lemmatize(spelling, lang=code)
        yield lemma.lower()
        yield lemmatize(lemma, lang=code).lower()


def _weight(forms: tuple[str, ...], code: str, noun: bool) -> float:
    weights, rules = lexicon.words(code).weights, lexicon.rules(code)
    if not _neutral_words(code).isdisjoint(forms):
        return 0.0
    for form in forms:
        if form in weights:
            return weights[form]
    if not noun and (stem := _stem(forms[0], code)):
        return weights[stem]
    for form in forms:
        for first in rules.negating_first_parts:
            if form.startswith(first) and (weight := weights.get(form[len(first) :], 0.0)):
                return weight * rules.negated
    if rules.compounds and rules.not_compounds.isdisjoint(forms):
        return next((weight for form in forms if (weight := _last_part(form, code, noun))), 0.0)
    return 0.0


def _stem(form: str, code: str) -> str | None:
    """Return the adjective in the lexicon that ``form`` is an inflection of, if any."""
    weights = lexicon.words(code).weights
    stems = (form.removesuffix(ending) for ending in lexicon.rules(code).adjective_endings)
    return next((stem for stem in stems if len(stem) > 3 and stem in weights), None)


def _last_part(form: str, code: str, noun: bool) -> float:
    """Return the weight of the longest last part of a compound that has one.

    Only a noun, written with a capital, may end in a verb: "Kopfschmerzen" is a pain,
    "reagieren" no greed.
    """
    weights, rules = lexicon.words(code).weights, lexicon.rules(code)
    if not noun and form.endswith(rules.verb_endings):
        return 0.0
    for start in range(3, len(form) - rules.shortest_last_part + 1):
        part: str | None = form[start:]
        if part not in weights:
            part = None if noun else _stem(form[start:], code)
        if part and part not in rules.not_last_parts:
            return weights[part]
    return 0.0


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


@functools.cache
def _neutral_words(code: str) -> frozenset[str]:
    return frozenset(term for term in lexicon.rules(code).neutral if len(pieces(term)) == 1)


def pieces(term: str) -> tuple[str, ...]:
    """Return the words of a term: apostrophes, hyphens and spaces part them."""
    return tuple(piece.rstrip("'") for piece in _PIECE.findall(term))
