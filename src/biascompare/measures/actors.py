"""Actors: how often people, organisations and places are named."""

from __future__ import annotations

import functools
from collections.abc import Sequence

from biascompare import languages, lexicons
from biascompare.actor_mentions import ActorMatcher
from biascompare.actor_rows import Actor
from biascompare.matching import Hit
from biascompare.measures.base import Example, Measure
from biascompare.measures.prepared import Prepared
from biascompare.measures.rates import per_thousand_words, shares_per_thousand_words

_SMALLEST = 10


class KnownActors:
    """A list of actors, and whatever finds their mentions, made once a language."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        self.actors = tuple(actors)
        self._matchers: dict[str | None, ActorMatcher] = {}

    def matcher(self, language: str | None) -> ActorMatcher:
        """Return one matcher for all actors, so that the longest name wins over all."""
        if language not in self._matchers:
            self._matchers[language] = ActorMatcher(self.actors, language)
        return self._matchers[language]

    def mentions(self, prepared: Prepared) -> list[Hit]:
        """Return every mention in the article's sentences; a hit's key is the actor's id."""
        return prepared.hits_in_sentences(self.matcher(prepared.language))

    def mentions_of(self, prepared: Prepared, actor: str) -> list[Hit]:
        """Return the mentions of one actor, by id."""
        return [hit for hit in self.mentions(prepared) if hit.key == actor]

    def measures(self) -> tuple[Measure, ...]:
        """Return a measure for each actor."""
        return tuple(_measure(actor, self) for actor in self.actors)


@functools.cache
def shipped() -> KnownActors:
    """Return the actors that come with biascompare."""
    return KnownActors(lexicons.actors())


def mentions(prepared: Prepared) -> list[Hit]:
    """Return every mention of every actor that ships; a hit's key is the actor's id."""
    return shipped().mentions(prepared)


def mentions_of(prepared: Prepared, actor: str) -> list[Hit]:
    """Return the mentions of one actor that ships, by id."""
    return shipped().mentions_of(prepared, actor)


def _measure(actor: Actor, known: KnownActors) -> Measure:
    language, alias = _first_alias(actor)
    text = f"The meeting began late that day. {alias} did not wish to comment on it."
    words = len(text.split())
    return Measure(
        name=f"actor_{actor.id}",
        label=actor.name,
        family="actors",
        unit="mentions per 1,000 words",
        direction="higher means more mentions",
        explanation=(
            f"How often {actor.name} is named, by any of the names in the actor list. "
            "Pronouns (she, it) are not counted."
        ),
        caveat=(
            "To be named is neither support nor blame, and whoever is only called "
            "“she” or “the minister” is missed."
        ),
        source="actor list written for biascompare",
        example=Example(text, 1000 / words, language),
        compute=lambda prepared: per_thousand_words(
            prepared, known.mentions_of(prepared, actor.id)
        ),
        evidence=lambda prepared: shares_per_thousand_words(
            prepared, known.mentions_of(prepared, actor.id)
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
