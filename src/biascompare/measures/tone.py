"""Tone of wording: how positive or negative the words are.

It is the tone of words, not of the author's mind, and not bias. Each sentence is
scored and the scores are averaged, because a score of a whole article saturates.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable

from biascompare import text, tone
from biascompare.measures.base import Missing
from biascompare.measures.prepared import Prepared
from biascompare.model import Sentence, Span
from biascompare.tone import ScoredSentence, vader

NO_TITLE = Missing("no title")
ONE_SENTENCE = Missing("one sentence only: two are needed")

Score = Callable[[str], ScoredSentence]


def mean_tone(prepared: Prepared) -> float:
    """Return the mean of the sentences' tone, −1 to +1."""
    return statistics.fmean(_compounds(prepared))


def mean_evidence(prepared: Prepared) -> list[Span]:
    """Return the words that made the tone.

    A sentence's score, divided by the number of sentences, is split over its words in
    proportion to their weight after negation and degrees.
    """
    return _evidence(prepared, _score(prepared))


def vader_tone(prepared: Prepared) -> float:
    """Return the mean of VADER's compound over the sentences, −1 to +1."""
    return statistics.fmean(vader.score(sentence.text).compound for sentence in prepared.sentences)


def vader_evidence(prepared: Prepared) -> list[Span]:
    """Return the words that made VADER's tone."""
    return _evidence(prepared, vader.score)


def headline_tone(prepared: Prepared) -> float:
    """Return the tone of the headline, −1 to +1."""
    return _score(prepared)(_headline(prepared).text).compound


def headline_evidence(prepared: Prepared) -> list[Span]:
    """Return the words of the headline that made its tone; offsets into the title."""
    headline = _headline(prepared)
    return list(_shares(_score(prepared)(headline.text), headline, 1.0, in_title=True))


def tone_gap(prepared: Prepared) -> float | Missing:
    """Return the tone of the headline less that of the body, −2 to +2."""
    return headline_tone(prepared) - mean_tone(prepared) if prepared.title else NO_TITLE


def gap_evidence(prepared: Prepared) -> list[Span]:
    """Return the words of the headline and, with their sign turned, those of the body."""
    if not prepared.title:
        return []
    body = [Span(span.start, span.end, span.term, -span.share) for span in mean_evidence(prepared)]
    return [*headline_evidence(prepared), *body]


def tone_spread(prepared: Prepared) -> float | Missing:
    """Return the standard deviation (n − 1) of the sentences' tone."""
    compounds = _compounds(prepared)
    return statistics.stdev(compounds) if len(compounds) > 1 else ONE_SENTENCE


def positive_share(prepared: Prepared) -> float:
    """Return the share of sentences that are clearly positive, 0 to 1."""
    return len(_clear(prepared, 1)) / len(prepared.sentences)


def positive_evidence(prepared: Prepared) -> list[Span]:
    """Return the clearly positive sentences, each under its strongest word."""
    return _clear(prepared, 1)


def negative_share(prepared: Prepared) -> float:
    """Return the share of sentences that are clearly negative, 0 to 1."""
    return len(_clear(prepared, -1)) / len(prepared.sentences)


def negative_evidence(prepared: Prepared) -> list[Span]:
    """Return the clearly negative sentences, each under its strongest word."""
    return _clear(prepared, -1)


def tone_coverage(prepared: Prepared) -> float:
    """Return the share of words that carry a tone, 0 to 1."""
    return len(_known_words(prepared)) / len(prepared.words)


def coverage_evidence(prepared: Prepared) -> list[Span]:
    """Return the words and phrases that carry a tone, each with the same share."""
    share = 1 / len(prepared.words)
    return [Span(start, end, term, share) for start, end, term in _known_words(prepared)]


def _score(prepared: Prepared) -> Score:
    return tone.scorer(prepared.language or "")


def _compounds(prepared: Prepared) -> list[float]:
    score = _score(prepared)
    return [score(sentence.text).compound for sentence in prepared.sentences]


def _evidence(prepared: Prepared, score: Score) -> list[Span]:
    weight = 1 / len(prepared.sentences)
    return [
        span
        for sentence in prepared.sentences
        for span in _shares(score(sentence.text), sentence, weight)
    ]


def _shares(
    scored: ScoredSentence, sentence: Sentence, weight: float, *, in_title: bool = False
) -> Iterable[Span]:
    total = sum(scored.valences)
    if not total:
        return
    for (start, end, term), valence in zip(scored.spans, scored.valences, strict=True):
        yield Span(
            sentence.start + start,
            min(sentence.start + end, sentence.end),
            term.lower(),
            scored.compound * weight * valence / total,
            in_title,
        )


def _clear(prepared: Prepared, sign: int) -> list[Span]:
    limits = tone.rules(prepared.language or "").thresholds
    limit = limits.clearly_positive if sign > 0 else -limits.clearly_negative
    score, share = _score(prepared), 1 / len(prepared.sentences)
    found = []
    for sentence in prepared.sentences:
        scored = score(sentence.text)
        if sign * scored.compound >= limit:
            strongest = max(range(len(scored.valences)), key=lambda at: sign * scored.valences[at])
            term = scored.spans[strongest][2].lower()
            found.append(Span(sentence.start, sentence.end, term, share))
    return found


def _headline(prepared: Prepared) -> Sentence:
    title = prepared.title or ""
    return Sentence(text.normalise(title), 0, len(title))


def _known_words(prepared: Prepared) -> list[tuple[int, int, str]]:
    """Return the places of the words that carry a tone, at most one between two spaces."""
    known = tone.known_words(prepared.language or "")
    found = []
    for sentence in prepared.sentences:
        free_from = 0
        for start, end, term in known(sentence.text):
            if start >= free_from and any(map(str.isalnum, term)):
                end = min(end, sentence.end - sentence.start)
                found.append((sentence.start + start, sentence.start + end, term.lower()))
                space = sentence.text.find(" ", end)
                free_from = space if space >= 0 else len(sentence.text)
    return found
