"""Tone of wording: how positive or negative the words are.

It is the tone of words, not of the author's mind, and not bias. English for now:
VADER (Hutto and Gilbert 2014, vaderSentiment 3.3.2, MIT), sentence by sentence and
averaged, because its score for a whole article saturates.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from biascompare import text
from biascompare.measures.base import Example, Measure
from biascompare.measures.prepared import Prepared
from biascompare.model import Sentence, Span

if TYPE_CHECKING:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

_FAMILY = "tone"
_LANGUAGES = ("en",)
_SMALLEST = 5
_UNIT = "points (−1 to +1)"
_DIRECTION = "higher is more positive wording"
_SOURCE = "VADER: Hutto and Gilbert 2014, vaderSentiment 3.3.2"
_TOKEN = re.compile(r"\S+")
_TEXT = "Parents praised the new plan. Shopkeepers fear a terrible loss."


@dataclass(frozen=True, slots=True)
class ScoredSentence:
    """VADER's compound of a sentence, and each word's valence after VADER's rules."""

    compound: float
    spans: tuple[tuple[int, int, str], ...]
    valences: tuple[float, ...]


def tone(prepared: Prepared) -> float:
    """Return the mean of VADER's compound over the sentences, −1 to +1."""
    scored = [score(sentence.text) for sentence in prepared.sentences]
    return sum(sentence.compound for sentence in scored) / len(scored)


def tone_evidence(prepared: Prepared) -> list[Span]:
    """Return the words that made the tone.

    A sentence's compound, divided by the number of sentences, is split over its words
    in proportion to their valence.
    """
    count = len(prepared.sentences)
    return [
        span
        for sentence in prepared.sentences
        for span in _shares(score(sentence.text), sentence, 1 / count)
    ]


def headline_tone(prepared: Prepared) -> float:
    """Return VADER's compound of the headline, −1 to +1."""
    return score(_headline(prepared).text).compound


def headline_evidence(prepared: Prepared) -> list[Span]:
    """Return the words of the headline that made its tone; offsets into the title."""
    headline = _headline(prepared)
    return _shares(score(headline.text), headline, 1.0)


def tone_coverage(prepared: Prepared) -> float:
    """Return the share of words that VADER's lexicon knows, 0 to 1."""
    return len(_known_words(prepared)) / len(prepared.words)


def coverage_evidence(prepared: Prepared) -> list[Span]:
    """Return the words that VADER's lexicon knows, each with the same share."""
    share = 1 / len(prepared.words)
    return [Span(start, end, term, share) for start, end, term in _known_words(prepared)]


@functools.lru_cache(maxsize=20_000)
def score(sentence: str) -> ScoredSentence:
    """Return VADER's compound of a prepared sentence with its words' valences."""
    analyser = _analyser()
    tokens = _tokens(sentence)
    lexicon = analyser.lexicon
    if not any(stripped.lower() in lexicon for _, _, stripped in tokens):
        return ScoredSentence(0.0, (), ())
    scores: dict[str, Any] = analyser.polarity_scores(sentence)
    kept = [
        (token, valence)
        for token, valence in zip(tokens, scores["valences"], strict=True)
        if valence
    ]
    return ScoredSentence(
        scores["compound"], tuple(token for token, _ in kept), tuple(v for _, v in kept)
    )


def _shares(scored: ScoredSentence, sentence: Sentence, weight: float) -> list[Span]:
    total = sum(scored.valences)
    if not total:
        return []
    return [
        Span(
            sentence.start + start,
            min(sentence.start + end, sentence.end),
            term.lower(),
            scored.compound * weight * valence / total,
        )
        for (start, end, term), valence in zip(scored.spans, scored.valences, strict=True)
    ]


def _headline(prepared: Prepared) -> Sentence:
    title = prepared.title or ""
    return Sentence(text.normalise(title), 0, len(title))


def _known_words(prepared: Prepared) -> list[tuple[int, int, str]]:
    lexicon = _analyser().lexicon
    return [
        (sentence.start + start, min(sentence.start + end, sentence.end), stripped.lower())
        for sentence in prepared.sentences
        for start, end, stripped in _tokens(sentence.text)
        if stripped.lower() in lexicon
    ]


def _tokens(sentence: str) -> tuple[tuple[int, int, str], ...]:
    """Return VADER's tokens: where each stands in ``sentence``, and what VADER looks up.

    VADER writes an emoji out as the words of its description; each of those words
    stands where the emoji does.
    """
    from vaderSentiment.vaderSentiment import SentiText

    expanded, origin = _expand_emoji(sentence)
    return tuple(
        (origin[match.start()], origin[match.end() - 1] + 1, SentiText._strip_punc_if_word(token))
        for match in _TOKEN.finditer(expanded)
        if (token := match.group())
    )


def _expand_emoji(sentence: str) -> tuple[str, list[int]]:
    emojis = _analyser().emojis
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
def _analyser() -> SentimentIntensityAnalyzer:
    """Return VADER's analyser, made to report the valences beside the scores."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    class Analyser(SentimentIntensityAnalyzer):  # type: ignore[misc]
        def score_valence(self, sentiments: list[float], text: str) -> dict[str, Any]:
            scores: dict[str, Any] = super().score_valence(sentiments, text)
            return {**scores, "valences": tuple(sentiments)}

    return Analyser()


MEASURES = (
    Measure(
        name="tone",
        label="Tone of wording",
        family=_FAMILY,
        unit=_UNIT,
        direction=_DIRECTION,
        explanation=(
            "Each sentence is scored by its positive and negative words; the article's tone is "
            "the mean of its sentences. It describes words, not opinions: a sober report of a "
            "disaster is full of negative words. Quotation marks and apostrophes are made "
            "straight before words are looked up."
        ),
        source=_SOURCE,
        example=Example(_TEXT, 0.0),
        compute=tone,
        evidence=tone_evidence,
        languages=_LANGUAGES,
        smallest=_SMALLEST,
        judges_words=True,
    ),
    Measure(
        name="tone_coverage",
        label="Words with a known tone",
        family=_FAMILY,
        unit="share of words (0 to 1)",
        direction="higher means the tone rests on more words",
        explanation=(
            "The share of the article's words that the list of positive and negative words "
            "knows. Where it is small, the tone rests on few words."
        ),
        source=_SOURCE,
        example=Example(_TEXT, 0.4),
        compute=tone_coverage,
        evidence=coverage_evidence,
        languages=_LANGUAGES,
        smallest=_SMALLEST,
        judges_words=True,
    ),
    Measure(
        name="headline_tone",
        label="Tone of the headline",
        family=_FAMILY,
        unit=_UNIT,
        direction=_DIRECTION,
        explanation="How positive or negative the words of the headline are.",
        source=_SOURCE,
        example=Example(_TEXT, 0.0, title="A terrible loss for the town"),
        compute=headline_tone,
        evidence=headline_evidence,
        languages=_LANGUAGES,
        reads="title",
        judges_words=True,
    ),
)
