"""The quotes of a text: where they stand, what they are, who speaks."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import replace

from biascompare import languages, lexicons
from biascompare.actor_mentions import ActorMatcher
from biascompare.matching import Finder, Hit
from biascompare.text import normalise
from biascompare.voice.attribution import Clauses, Said
from biascompare.voice.kinds import kind_of
from biascompare.voice.quote import Quote
from biascompare.voice.rules import load_rules
from biascompare.voice.stretches import Stretch, find_stretches
from biascompare.voice.tokens import read_tokens

_NO_RULES = "not available in this language"


def find_quotes(text: str, language: str | None, actors: Finder | None = None) -> tuple[Quote, ...]:
    """Return the outermost quotes of ``text``, in order, with kind and speaker.

    ``actors`` finds the actors whom a speaker may be, by default those that ship. In a
    language without data, marks are still found, and nobody is named as speaker.
    """
    known = languages.load(language) if language in languages.CODES else None
    stretches = find_stretches(text, known)
    rules = load_rules(language) if language and stretches else None
    if rules is None:
        return tuple(_quote(each, "speech", reason=_NO_RULES) for each in stretches)
    clauses = Clauses(text, read_tokens(text, stretches, rules), rules)
    said = clauses.attribute()
    found = tuple(
        _described(text, each, said[number], clauses, number)
        for number, each in enumerate(stretches)
    )
    if all(each.speaker is None for each in found):
        return found
    mentions = (actors or _shipped(language)).find(normalise(text))
    return tuple(replace(each, actor=_actor(each, mentions)) for each in found)


def _described(text: str, stretch: Stretch, said: Said, clauses: Clauses, number: int) -> Quote:
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
        verb=verb,
        manner=clauses.rules.manners.get(said.verb.lower) if said.verb else None,
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


def _actor(quote: Quote, mentions: Sequence[Hit]) -> str | None:
    """Return the id of the one known actor who is named where the speaker stands."""
    if quote.speaker is None or quote.speaker_start is None:
        return None
    start, end = quote.speaker_start, quote.speaker_start + len(quote.speaker)
    found = {hit.key for hit in mentions if start <= hit.start and hit.end <= end}
    return found.pop() if len(found) == 1 else None


@functools.cache
def _shipped(language: str | None) -> ActorMatcher:
    return ActorMatcher(lexicons.actors(), language)
