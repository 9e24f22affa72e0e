"""The tone towards somebody: by the model in English, by the words near elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from biascompare import text as preparing
from biascompare import tone
from biascompare.errors import UnknownNameError
from biascompare.model import Document, Sentence
from biascompare.towards import model, nearby
from biascompare.towards.features import features
from biascompare.towards.mention import read_mention

LANGUAGES = ("en", "fr", "de")
_MODELLED = "en"


@dataclass(frozen=True, slots=True)
class Towards:
    """The tone of the words about somebody.

    Parameters
    ----------
    score
        −1 (negative) to +1 (positive).
    label
        −1, 0 or 1; ``None`` where it cannot be told.
    nearest
        The label that is nearest all the same.
    method
        ``model``, trained on labelled sentences; ``words``, by the tone of the words near
        the name, which is less sure.
    """

    score: float
    label: int | None
    nearest: int
    method: Literal["model", "words"]


def towards(text: str, language: str, start: int, end: int) -> Towards:
    """Return the tone towards whom the characters ``start`` to ``end`` of ``text`` name.

    In English only the sentence that holds them is read, else its neighbours too. Raises
    `UnknownNameError` for a language without an engine, `ValueError` for offsets outside
    the text.
    """
    if not available(language):
        known = [each for each in LANGUAGES if available(each)]
        raise UnknownNameError("language with tone towards somebody", language, known)
    if not 0 <= start < end <= len(text):
        raise ValueError(f"expected 0 ≤ start < end ≤ {len(text)}, found {start} and {end}")
    sentences, place = locate(text, language, start, end)
    return towards_in(sentences, place, language, start, end)


def available(language: str | None) -> bool:
    """Return whether tone towards somebody can be told in a language."""
    return language in LANGUAGES and language in tone.codes()


def towards_in(
    sentences: Sequence[Sentence], place: int, language: str, start: int, end: int
) -> Towards:
    """Return the tone towards a mention in the sentence ``place`` of a prepared text."""
    if language == _MODELLED:
        sentence = sentences[place]
        return _modelled(sentence.text, start - sentence.start, end - sentence.start)
    score = nearby.score(sentences, place, language, start, end)
    label, nearest = nearby.decide(score, language)
    return Towards(score, label, nearest, "words")


def _modelled(sentence: str, start: int, end: int) -> Towards:
    loaded = model.load(_MODELLED)
    likely = loaded.probabilities(features(read_mention(sentence, start, end)))
    best = max(likely)
    nearest = model.LABELS[likely.index(best)]
    label = nearest if best >= loaded.abstain_below else None
    return Towards(likely[2] - likely[0], label, nearest, "model")


def locate(text: str, language: str, start: int, end: int) -> tuple[tuple[Sentence, ...], int]:
    """Return the sentences of a text and the place of the one that holds the mention.

    Sentences that the mention goes across are made one.
    """
    prepared = preparing.prepare(Document("", text, language=language))
    before = [each for each in prepared if each.end <= start]
    after = [each for each in prepared if each.start >= end]
    touched = prepared[len(before) : len(prepared) - len(after)]
    if len(touched) != 1 or touched[0].start > start or touched[0].end < end:
        first = min([start, *(each.start for each in touched)])
        last = max([end, *(each.end for each in touched)])
        touched = (Sentence(preparing.normalise(text[first:last]), first, last),)
    return (*before, *touched, *after), len(before)
