"""An article's known actors: the sentences that name each, and the tone towards it there."""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from biascompare.matching import Hit
from biascompare.measures import Prepared
from biascompare.towards.answer import Towards, available, towards_in


@dataclass(frozen=True, slots=True)
class ActorSentence:
    """A sentence that names an actor: its place in the text, how often, and the tone.

    ``start`` and ``end`` are the sentence's, ``named`` and ``named_end`` those of the
    first mention in it, towards which the tone is told.
    """

    actor: str
    text: str
    start: int
    end: int
    named: int
    named_end: int
    mentions: int
    towards: Towards


@dataclass(slots=True)
class ActorCount:
    """How often an outlet names an actor, and in sentences of which tone towards it."""

    articles: int = 0
    mentions: int = 0
    sentences: Counter[int | None] = field(default_factory=Counter)
    """Sentences by label; ``None`` those in which the tone cannot be told."""


def actor_sentences(prepared: Prepared, mentions: Sequence[Hit]) -> list[ActorSentence]:
    """Return the sentences that name actors, in order, with the tone towards each.

    ``mentions`` are those of all known actors. Empty in a language without an engine.
    """
    if not available(prepared.language):
        return []
    starts = [sentence.start for sentence in prepared.sentences]
    together: dict[tuple[int, str], list[Hit]] = {}
    for hit in mentions:
        place = bisect.bisect_right(starts, hit.start) - 1
        together.setdefault((place, hit.key), []).append(hit)
    return [
        _actor_sentence(prepared, place, actor, hits) for (place, actor), hits in together.items()
    ]


def _actor_sentence(
    prepared: Prepared, place: int, actor: str, hits: Sequence[Hit]
) -> ActorSentence:
    sentence, first = prepared.sentences[place], hits[0]
    language = prepared.language or ""
    found = towards_in(prepared.sentences, place, language, first.start, first.end)
    written = prepared.document.text[sentence.start : sentence.end]
    about = (actor, written, sentence.start, sentence.end, first.start, first.end)
    return ActorSentence(*about, mentions=len(hits), towards=found)


def count_actors(
    found: Iterable[tuple[str, Sequence[ActorSentence]]],
) -> dict[tuple[str, str], ActorCount]:
    """Return the counts by actor and outlet; ``found`` gives each article's outlet first."""
    counts: dict[tuple[str, str], ActorCount] = {}
    for outlet, sentences in found:
        for actor in dict.fromkeys(each.actor for each in sentences):
            counts.setdefault((actor, outlet), ActorCount()).articles += 1
        for each in sentences:
            count = counts[each.actor, outlet]
            count.mentions += each.mentions
            count.sentences[each.towards.label] += 1
    return counts
