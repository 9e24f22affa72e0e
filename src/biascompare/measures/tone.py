"""Tone of wording: how positive or negative the words are.

It is the tone of words, not of the author's mind, and not bias. English for now:
VADER (Hutto and Gilbert 2014, vaderSentiment 3.3.2, MIT), sentence by sentence and
averaged, because its score for a whole article saturates.
"""

from __future__ import annotations

from biascompare import text
from biascompare.measures.base import Example, Measure
from biascompare.measures.prepared import Prepared
from biascompare.measures.vader import ScoredSentence, analyser, score, tokens
from biascompare.model import Sentence, Span

_FAMILY = "tone"
_LANGUAGES = ("en",)
_SMALLEST = 5
_UNIT = "points (−1 to +1)"
_DIRECTION = "higher is more positive wording"
_SOURCE = "VADER: Hutto and Gilbert 2014, vaderSentiment 3.3.2"
_TEXT = "Parents praised the new plan. Shopkeepers fear a terrible loss."


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
    lexicon = analyser().lexicon
    return [
        (sentence.start + start, min(sentence.start + end, sentence.end), stripped.lower())
        for sentence in prepared.sentences
        for start, end, stripped in tokens(sentence.text)
        if stripped.lower() in lexicon
    ]


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
        example=Example(_TEXT, (0.4939 - 0.8225) / 2),
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
        example=Example(_TEXT, -0.6597, title="A terrible loss for the town"),
        compute=headline_tone,
        evidence=headline_evidence,
        languages=_LANGUAGES,
        reads="title",
        judges_words=True,
    ),
)
