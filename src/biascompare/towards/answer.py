"""The tone towards somebody: by the model in English, by the words near elsewhere."""

from __future__ import annotations

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

    Only the sentence that holds them is read. Raises `UnknownNameError` for a language
    without an engine, `ValueError` for offsets outside the text.
    """
    if language not in LANGUAGES:
        raise UnknownNameError("language with tone towards somebody", language, LANGUAGES)
    if not 0 <= start < end <= len(text):
        raise ValueError(f"expected 0 ≤ start < end ≤ {len(text)}, found {start} and {end}")
    first, last = sentence_of(text, language, start, end)
    return towards_in_sentence(text[first:last], language, start - first, end - first)


def towards_in_sentence(sentence: str, language: str, start: int, end: int) -> Towards:
    """Return the tone towards whom ``start`` to ``end`` of one sentence name."""
    if language == _MODELLED:
        return _modelled(sentence, start, end)
    if language not in tone.codes():
        raise UnknownNameError("language with tone towards somebody", language, tone.codes())
    score = nearby.score(sentence, language, start, end)
    label, nearest = nearby.decide(score, language)
    return Towards(score, label, nearest, "words")


def _modelled(sentence: str, start: int, end: int) -> Towards:
    loaded = model.load(_MODELLED)
    likely = loaded.probabilities(features(read_mention(sentence, start, end)))
    best = max(likely)
    nearest = model.LABELS[likely.index(best)]
    label = nearest if best >= loaded.abstain_below else None
    return Towards(likely[2] - likely[0], label, nearest, "model")


def sentence_of(text: str, language: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentences that the mention touches start and end."""
    touched: list[Sentence] = [
        sentence
        for sentence in preparing.prepare(Document("", text, language=language))
        if sentence.start < end and sentence.end > start
    ]
    if not touched:
        return start, end
    return min(start, touched[0].start), max(end, touched[-1].end)
