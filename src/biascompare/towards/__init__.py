"""Tone of wording towards somebody named in a sentence. It describes words, never bias."""

from biascompare.towards.answer import LANGUAGES, Towards, available, towards
from biascompare.towards.documents import (
    ActorCount,
    ActorSentence,
    actor_sentences,
    count_actors,
)

__all__ = [
    "LANGUAGES",
    "ActorCount",
    "ActorSentence",
    "Towards",
    "actor_sentences",
    "available",
    "count_actors",
    "towards",
]
