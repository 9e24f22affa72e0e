"""What answers the tasks: one function each, so that engine and judgement stay apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from biascompare import lexicons
from biascompare import tone as tones
from biascompare.accuracy.task import NotServedError
from biascompare.errors import UnknownNameError
from biascompare.measures import frames
from biascompare.text import normalise
from biascompare.towards import Towards
from biascompare.towards import towards as tone_towards
from biascompare.voice import Quote, find_quotes
from biascompare.voice.rules import load_rules


def tone(text: str, language: str) -> tuple[float, int]:
    """Return the tone of a text, −1 to +1, and the label it gets. Raises `NotServedError`."""
    if language not in tones.codes():
        raise NotServedError("there is no lexicon of tone for this language")
    score = tones.score_text(text, language)
    return score, tones.classify(score, language)


def towards(text: str, language: str, start: int, end: int) -> Towards:
    """Return the tone towards whom ``start`` to ``end`` name. Raises `NotServedError`."""
    try:
        return tone_towards(text, language, start, end)
    except UnknownNameError as error:
        raise NotServedError(str(error)) from error


def quotes(text: str, language: str) -> Iterable[Quote]:
    """Return the quoted stretches of a text, with their speakers where they are told."""
    return find_quotes(text, language)


def is_role(word: str, language: str) -> bool:
    """Return whether a word in lower case is a title or an office."""
    rules = load_rules(language)
    return rules is not None and rules.is_role(word)


def frame_hits(text: str, language: str) -> dict[str, list[str]]:
    """Return for each frame of the language its terms in the text. Raises `NotServedError`."""
    names = frames.names(language)
    if not names:
        raise NotServedError("there is no frame in this language")
    plain = normalise(text)
    return {
        name: [hit.term for hit in frames.headline_matcher(name, language).find(plain)]
        for name in names
    }


def names_of_actors(language: str) -> Sequence[tuple[str, ...]]:
    """Return for each known actor the names it goes by."""
    return [actor.names(language) for actor in lexicons.actors()]
