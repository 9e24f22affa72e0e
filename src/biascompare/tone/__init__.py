"""The tone of wording of sentences and texts, in every language that has files of tone."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence

from biascompare import text as preparing
from biascompare.matching import Matcher
from biascompare.model import Document
from biascompare.tone import grammar, vader
from biascompare.tone.lexicon import codes, rules
from biascompare.tone.scores import ScoredSentence

__all__ = ["ScoredSentence", "classify", "codes", "known_words", "rules", "score_text", "scorer"]

VADERS_LANGUAGE = "en"


Place = tuple[int, int, str]


def scorer(language: str) -> Callable[[str], ScoredSentence]:
    """Return the function that scores a prepared sentence of ``language``, −1 to +1.

    English by VADER (names and set phrases masked), other languages by their lexicon and
    VADER's grammar. Raises `UnknownNameError` for a language without rules of tone.
    """
    if rules(language).language == VADERS_LANGUAGE:
        return _english
    return lambda sentence: grammar.score(sentence, language)


def known_words(language: str) -> Callable[[str], Sequence[Place]]:
    """Return the function that finds a sentence's words of known tone: start, end, word."""
    if rules(language).language == VADERS_LANGUAGE:
        return lambda sentence: vader.known_words(_masked(sentence))
    return lambda sentence: grammar.score(sentence, language).spans


def score_text(text: str, language: str) -> float:
    """Return the mean tone of the sentences of ``text``, −1 to +1; 0 where there are none.

    Raises `UnknownNameError` for a language without rules of tone.
    """
    score = scorer(language)
    sentences = preparing.prepare(Document(id="", text=text, language=language))
    scores = [score(sentence.text).compound for sentence in sentences]
    return sum(scores) / len(scores) if scores else 0.0


def classify(score: float, language: str) -> int:
    """Return −1, 0 or 1: negative, neutral or positive by the language's thresholds.

    Raises `UnknownNameError` for a language without rules of tone.
    """
    thresholds = rules(language).thresholds
    return int(score >= thresholds.positive) - int(score <= thresholds.negative)


@functools.lru_cache(maxsize=20_000)
def _english(sentence: str) -> ScoredSentence:
    return vader.score(_masked(sentence))


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
