"""VADER by sentence (Hutto and Gilbert 2014, vaderSentiment 3.3.2), with its words' valences."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from biascompare.tone.scores import UNSCORED, ScoredSentence

if TYPE_CHECKING:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

_TOKEN = re.compile(r"\S+")


@functools.lru_cache(maxsize=20_000)
def score(sentence: str) -> ScoredSentence:
    """Return VADER's compound of a prepared sentence with its words' valences."""
    vader = analyser()
    found = tokens(sentence)
    lexicon = vader.lexicon
    if not any(stripped.lower() in lexicon for _, _, stripped in found):
        return UNSCORED
    scores: dict[str, Any] = vader.polarity_scores(sentence)
    kept = [
        (token, valence)
        for token, valence in zip(found, scores["valences"], strict=True)
        if valence
    ]
    return ScoredSentence(
        scores["compound"], tuple(token for token, _ in kept), tuple(v for _, v in kept)
    )


def known_words(sentence: str) -> list[tuple[int, int, str]]:
    """Return the words of ``sentence`` that VADER's lexicon knows, and where they stand."""
    lexicon = analyser().lexicon
    return [token for token in tokens(sentence) if token[2].lower() in lexicon]


def tokens(sentence: str) -> tuple[tuple[int, int, str], ...]:
    """Return VADER's tokens: where each stands in ``sentence``, and what VADER looks up.

    VADER writes an emoji out as the words of its description; each of those words
    stands where the emoji does.
    """
    from vaderSentiment.vaderSentiment import SentiText

    expanded, origin = _expand_emoji(sentence)
    found = []
    for match in _TOKEN.finditer(expanded):
        word = SentiText._strip_punc_if_word(match.group())
        start = match.start() + match.group().index(word)
        found.append((origin[start], origin[start + len(word) - 1] + 1, word))
    return tuple(found)


def _expand_emoji(sentence: str) -> tuple[str, Sequence[int]]:
    emojis = analyser().emojis
    if emojis.keys().isdisjoint(sentence):
        return sentence, range(len(sentence))
    written: list[str] = []
    origin: list[int] = []
    after_space = True
    for position, character in enumerate(sentence):
        description = emojis.get(character)
        if description is None:
            piece = character
        else:
            piece = description if after_space else f" {description}"
        written.append(piece)
        origin.extend([position] * len(piece))
        after_space = description is None and character == " "
    return "".join(written), origin


@functools.cache
def analyser() -> SentimentIntensityAnalyzer:
    """Return VADER's analyser, made to report the valences beside the scores."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    class Analyser(SentimentIntensityAnalyzer):  # type: ignore[misc]
        def score_valence(self, sentiments: list[float], text: str) -> dict[str, Any]:
            scores: dict[str, Any] = super().score_valence(sentiments, text)
            return {**scores, "valences": tuple(sentiments)}

    return Analyser()
