"""The quotes of a text: where they stand, what they are, who speaks."""

from __future__ import annotations

import functools
from itertools import chain

from biascompare import languages, lexicons
from biascompare.matching import Matcher
from biascompare.voice.attribution import Clauses, Said
from biascompare.voice.kinds import kind_of
from biascompare.voice.quote import Quote
from biascompare.voice.rules import load_rules
from biascompare.voice.stretches import Stretch, find_stretches
from biascompare.voice.tokens import read_tokens

_NO_RULES = "not available in this language"


def find_quotes(text: str, language: str | None) -> tuple[Quote, ...]:
    """Return the outermost quotes of ``text``, in order, with kind and speaker.

    In a language without data, marks are still found, and nobody is named as speaker.
    """
    known = languages.load(language) if language in languages.CODES else None
    stretches = find_stretches(text, known)
    rules = load_rules(language) if language and stretches else None
    if rules is None:
        return tuple(_quote(each, "speech", reason=_NO_RULES) for each in stretches)
    clauses = Clauses(text, read_tokens(text, stretches, rules), rules)
    said = clauses.attribute()
    return tuple(
        _described(text, each, said[number], clauses, number, language or "")
        for number, each in enumerate(stretches)
    )


def _described(
    text: str, stretch: Stretch, said: Said, clauses: Clauses, number: int, language: str
) -> Quote:
    place = clauses.places[number]
    leading = clauses.tokens[max(0, place - 3) : place]
    kind = kind_of(text, stretch, said, leading, clauses.in_speech_clause(number), clauses.rules)
    if kind != "speech" or said.first is None or said.last is None:
        return _quote(stretch, kind, reason=said.reason if kind == "speech" else None)
    speaker = text[said.first.start : said.last.end]
    verb = text[said.verb.start : said.verb.end] if said.verb else None
    return Quote(
        stretch.start,
        stretch.end,
        stretch.inner_start,
        stretch.inner_end,
        kind,
        stretch.closed,
        speaker,
        _actor(speaker, language),
        verb,
        clauses.rules.manners.get(said.verb.lower) if said.verb else None,
        speaker_start=said.first.start,
        verb_start=said.verb.start if said.verb else None,
    )


def _quote(stretch: Stretch, kind: str, *, reason: str | None) -> Quote:
    return Quote(
        stretch.start,
        stretch.end,
        stretch.inner_start,
        stretch.inner_end,
        kind,  # type: ignore[arg-type]
        stretch.closed,
        reason=reason,
    )


def _actor(speaker: str, language: str) -> str | None:
    """Return the id of the one known actor whom the speaker's name is a name of."""
    found = {hit.key for hit in _actors(language).find(speaker)}
    return found.pop() if len(found) == 1 else None


@functools.cache
def _actors(language: str) -> Matcher:
    known = lexicons.actors()
    return Matcher(
        {actor.id: actor.names(language) for actor in known},
        excluded=chain.from_iterable(actor.not_aliases for actor in known),
        ignore_case=False,
        suffixes=languages.load(language).possessive_suffixes,
    )
