"""The weight of a word by its spelling, its lemmas, its stem or the last part of a compound."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator

from biascompare.tone import lexicon

_PIECE = re.compile(r"[^\W\d_]+'?")
_DRAWN_OUT = re.compile(r"(.)\1{2,}")
_REMEMBERED = 200_000


def weight_of(term: str, code: str) -> float:
    """Return the weight that the lexicon gives to a term in lower case, else 0."""
    return lexicon.words(code).weights.get(term, 0.0)


@functools.lru_cache(maxsize=_REMEMBERED)
def forms_of(written: str, code: str) -> tuple[str, ...]:
    """Return the spellings of a word that the lexicon may hold: as written, its lemmas."""
    return tuple(dict.fromkeys(_forms(written, code)))


def _forms(written: str, code: str) -> Iterator[str]:
    """Yield the word in lower case, its lemma, and that one's (menacées, menacé, menacer)."""
    shown = written.capitalize() if len(written) > 1 and written.isupper() else written
    lower = written.lower()
    yield lower
    for spelling in _spellings(lower, shown, code):
        yield spelling.lower()
        lemma = _lemma(spelling, code)
        if lemma != spelling:  # A lemma's own lemma is itself.
            yield lemma.lower()
            yield _lemma(lemma, code).lower()


@functools.lru_cache(maxsize=_REMEMBERED)
def _lemma(spelling: str, code: str) -> str:
    from simplemma import lemmatize

    return lemmatize(spelling, lang=code)


def _spellings(lower: str, shown: str, code: str) -> list[str]:
    """Return a word's spellings: small, as shown, not drawn out (suuuper), in other letters."""
    spellings = [lower, shown]
    if _DRAWN_OUT.search(lower):
        spellings += [_DRAWN_OUT.sub(r"\1", lower), _DRAWN_OUT.sub(r"\1\1", lower)]
    for old, new in lexicon.rules(code).spellings.items():
        spellings += [spelling.replace(old, new) for spelling in spellings if old in spelling]
    return list(dict.fromkeys(spellings))


def weight_of_forms(forms: tuple[str, ...], code: str, *, noun: bool) -> float:
    """Return the weight of the first form that has one, else by stem or parts; 0 without."""
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
    if rules.accents_may_lack and (weight := _unaccented_weight(forms[0], code)):
        return weight
    if rules.compounds and rules.not_compounds.isdisjoint(forms):
        return next((weight for form in forms if (weight := _last_part(form, code, noun))), 0.0)
    return 0.0


def _unaccented_weight(form: str, code: str) -> float:
    """Return the weight of the word that ``form`` is without its accents, if it is none itself."""
    from simplemma import is_known

    known = _unaccented(code)
    stems = (form.removesuffix(ending) for ending in ("", *lexicon.rules(code).adjective_endings))
    found = next((known[stem] for stem in stems if stem in known), 0.0)
    return 0.0 if not found or is_known(form, lang=code) else found


@functools.cache
def _unaccented(code: str) -> dict[str, float]:
    """Return the weights of the words with accents, by their spelling without."""
    weights = lexicon.words(code).weights
    spelled = ((_without_accents(term), weight) for term, weight in weights.items())
    return {plain: weight for plain, weight in spelled if plain not in weights and " " not in plain}


def _without_accents(term: str) -> str:
    parts = unicodedata.normalize("NFD", term.replace("œ", "oe"))
    return "".join(part for part in parts if not unicodedata.combining(part))


def _stem(form: str, code: str) -> str | None:
    """Return the adjective in the lexicon that ``form`` is an inflection of, if any."""
    weights, rules = lexicon.words(code).weights, lexicon.rules(code)
    stems = (form.removesuffix(ending) for ending in rules.adjective_endings)
    return next(
        (
            stem
            for stem in stems
            if len(stem) > 3 and stem in weights and stem not in rules.not_stems
        ),
        None,
    )


def _last_part(form: str, code: str, noun: bool) -> float:
    """Return the weight of the longest last part of a compound that has one.

    Only a noun, written with a capital, may end in a verb: "Kopfschmerzen" is a pain,
    "reagieren" no greed. What comes before must be a word: "Mitarbeiter" holds no pus.
    """
    weights, rules = lexicon.words(code).weights, lexicon.rules(code)
    if not noun and form.endswith(rules.verb_endings):
        return 0.0
    for start in range(3, len(form) - rules.shortest_last_part + 1):
        part: str | None = form[start:]
        if part not in weights:
            part = None if noun else _stem(form[start:], code)
        if part and part not in rules.not_last_parts and _is_first_part(form[:start], code):
            return weights[part]
    return 0.0


@functools.lru_cache(maxsize=_REMEMBERED)
def _is_first_part(part: str, code: str) -> bool:
    """Tell whether a compound may begin so: with a word, and perhaps a letter that links."""
    from simplemma import is_known

    links = ("", *lexicon.rules(code).linking_letters)
    words = (part.removesuffix(link) for link in links if part.endswith(link))
    return any(
        is_known(spelling, lang=code)
        for word in words
        if len(word) > 2
        for spelling in (word, word.capitalize())
    )


@functools.cache
def _neutral_words(code: str) -> frozenset[str]:
    return frozenset(term for term in lexicon.rules(code).neutral if len(pieces(term)) == 1)


def pieces(term: str) -> tuple[str, ...]:
    """Return the words of a term: apostrophes, hyphens and spaces part them."""
    return tuple(piece.rstrip("'") for piece in _PIECE.findall(term))
