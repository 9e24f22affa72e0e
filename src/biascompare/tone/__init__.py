"""The tone of wording of sentences and texts, in every language that has files of tone."""

from __future__ import annotations

import functools

from biascompare import text as preparing
from biascompare.matching import Matcher
from biascompare.model import Document
from biascompare.tone import grammar, lexicon, vader
from biascompare.tone.lexicon import codes, rules
from biascompare.tone.scores import ScoredSentence

__all__ = ["ScoredSentence", "classify", "codes", "rules", "score_sentence", "score_text"]

VADERS_LANGUAGE = "en"


def score_sentence(sentence: str, language: str) -> ScoredSentence:
    """Return the tone of a prepared sentence, −1 to +1, with the words that made it.

    English by VADER (names and set phrases masked), other languages by their lexicon and
    VADER's grammar. Raises `UnknownNameError` for a language without rules of tone.
    """
    if language == VADERS_LANGUAGE:
        return vader.score(_masked(sentence))
    return grammar.score(sentence, rules(language).language)


def score_text(text: str, language: str) -> float:
    """Return the mean tone of the sentences of ``text``, −1 to +1; 0 where there are none.

    Raises `UnknownNameError` for a language without rules of tone.
    """
    sentences = preparing.prepare(Document(id="", text=text, language=language))
    scores = [score_sentence(sentence.text, language).compound for sentence in sentences]
    rules(language)
    return sum(scores) / len(scores) if scores else 0.0


def classify(score: float, language: str) -> int:
    """Return −1, 0 or 1: negative, neutral or positive by the language's thresholds.

    Raises `UnknownNameError` for a language without rules of tone.
    """
    thresholds = rules(language).thresholds
    return (score >= thresholds.positive) - (score <= thresholds.negative)


def _masked(sentence: str) -> str:
    """Return ``sentence`` with the letters of neutral phrases made meaningless."""
    for hit in _neutral(VADERS_LANGUAGE).find(sentence):
        phrase = sentence[hit.start : hit.end]
        letters = ("X" if letter.isupper() else "x" for letter in phrase)
        blank = "".join(x if old.isalnum() else old for x, old in zip(letters, phrase, strict=True))
        sentence = f"{sentence[: hit.start]}{blank}{sentence[hit.end :]}"
    return sentence


@functools.cache
def _neutral(code: str) -> Matcher:
    return Matcher({code: rules(code).neutral})
