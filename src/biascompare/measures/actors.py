"""Actors: how often people, organisations and places are named."""

from __future__ import annotations

import functools
from itertools import chain

from biascompare import languages, lexicons
from biascompare.lexicons import Actor
from biascompare.matching import Hit, Matcher
from biascompare.measures.base import Example, Measure
from biascompare.measures.prepared import Prepared
from biascompare.measures.rates import per_thousand_words, shares_per_thousand_words

_SMALLEST = 10


def mentions(prepared: Prepared) -> list[Hit]:
    """Return every mention of every known actor; a hit's key is the actor's id."""
    return prepared.hits_in_sentences(_matcher(prepared.language))


def mentions_of(prepared: Prepared, actor: str) -> list[Hit]:
    """Return the mentions of one actor, by id."""
    return [hit for hit in mentions(prepared) if hit.key == actor]


@functools.cache
def _matcher(language: str | None) -> Matcher:
    """Return one matcher for all actors, so that the longest name wins over all."""
    known = lexicons.actors()
    suffixes = languages.load(language).possessive_suffixes if language in languages.CODES else ()
    return Matcher(
        {actor.id: actor.names(language) for actor in known},
        excluded=chain.from_iterable(actor.not_aliases for actor in known),
        ignore_case=False,
        suffixes=suffixes,
    )


def _measure(actor: Actor) -> Measure:
    language, alias = _first_alias(actor)
    text = f"The meeting began late that day. {alias} did not wish to comment on it."
    words = len(text.split())
    return Measure(
        name=f"actor_{actor.id}",
        label=actor.name,
        family="actors",
        unit="mentions per 1,000 words",
        direction="higher means named more often",
        explanation=(
            f"How often {actor.name} is named, by any of the names in the actor list. "
            "Pronouns (she, it) are not counted."
        ),
        source="actor list written for biascompare",
        example=Example(text, 1000 / words, language),
        compute=lambda prepared: per_thousand_words(prepared, mentions_of(prepared, actor.id)),
        evidence=lambda prepared: shares_per_thousand_words(
            prepared, mentions_of(prepared, actor.id)
        ),
        languages=_languages(actor),
        smallest=_SMALLEST,
    )


def _languages(actor: Actor) -> tuple[str, ...] | None:
    """Return where the actor has a name: everywhere, or in these languages only."""
    if actor.names(None):
        return None
    return tuple(code for code in languages.CODES if actor.names(code))


def _first_alias(actor: Actor) -> tuple[str, str]:
    codes = [code for code in languages.CODES if actor.names(code)]
    return codes[0], actor.names(codes[0])[0]


def measures() -> tuple[Measure, ...]:
    """Return a measure for each known actor."""
    return tuple(_measure(actor) for actor in lexicons.actors())
