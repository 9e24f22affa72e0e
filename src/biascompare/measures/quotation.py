"""Voice: how much of an article is quoted, who is named as the speaker, with which verbs."""

from __future__ import annotations

import bisect
import re

from biascompare.measures.base import Missing
from biascompare.measures.prepared import Prepared, plain_word
from biascompare.model import Span
from biascompare.voice import Quote

_TOKEN = re.compile(r"\S+")


def quoted_words(prepared: Prepared) -> list[tuple[Quote, int]]:
    """Return each quote with the words of it that stand in sentences, headings left out."""
    places = [
        sentence.start + token.start()
        for sentence in prepared.sentences
        for token in _TOKEN.finditer(sentence.text)
        if plain_word(token.group()) is not None
    ]
    found = []
    for quote in prepared.quotes:
        first = bisect.bisect_left(places, quote.start)
        count = bisect.bisect_left(places, quote.inner_end) - first
        if count:
            found.append((quote, count))
    return found


def quoted_share(prepared: Prepared) -> float:
    """Return the share of words that stand in quoted speech, 0 to 1."""
    return sum(words for _, words in _speech(prepared)) / len(prepared.words)


def quoted_share_evidence(prepared: Prepared) -> list[Span]:
    """Return each quote of speech with its share of the words."""
    total = len(prepared.words)
    return [_span(quote, words / total) for quote, words in _speech(prepared)]


def quotes(prepared: Prepared) -> float:
    """Return the quotes of speech per 1,000 words."""
    return 1000 * len(_speech(prepared)) / len(prepared.words)


def quotes_evidence(prepared: Prepared) -> list[Span]:
    """Return each quote of speech with the same share."""
    share = 1000 / len(prepared.words)
    return [_span(quote, share) for quote, _ in _speech(prepared)]


def scare_quotes(prepared: Prepared) -> float:
    """Return the scare quotes per 1,000 words."""
    return 1000 * len(_of_kind(prepared, "scare")) / len(prepared.words)


def scare_quotes_evidence(prepared: Prepared) -> list[Span]:
    """Return each scare quote with the same share."""
    share = 1000 / len(prepared.words)
    return [_span(quote, share) for quote, _ in _of_kind(prepared, "scare")]


def attributed_share(prepared: Prepared) -> float | Missing:
    """Return the share of the quotes of speech whose speaker was found, 0 to 1."""
    every = _speech(prepared)
    if not every:
        return Missing("no quoted speech")
    return sum(quote.speaker is not None for quote, _ in every) / len(every)


def attributed_share_evidence(prepared: Prepared) -> list[Span]:
    """Return each quote whose speaker was found with the same share."""
    every = _speech(prepared)
    return [_span(quote, 1 / len(every)) for quote, _ in every if quote.speaker is not None]


def doubting_share(prepared: Prepared) -> float | Missing:
    """Return the share of doubting verbs among the verbs that report quotes, 0 to 1."""
    verbs = _verbs(prepared)
    if not verbs:
        return Missing("no verb of speech reports a quote")
    return sum(quote.manner == "doubting" for quote in verbs) / len(verbs)


def doubting_share_evidence(prepared: Prepared) -> list[Span]:
    """Return each doubting verb with the same share."""
    verbs = _verbs(prepared)
    return [
        Span(
            quote.verb_start,
            quote.verb_start + len(quote.verb),
            quote.verb.lower(),
            1 / len(verbs),
        )
        for quote in verbs
        if quote.manner == "doubting" and quote.verb_start is not None and quote.verb
    ]


def _speech(prepared: Prepared) -> list[tuple[Quote, int]]:
    return _of_kind(prepared, "speech")


def _of_kind(prepared: Prepared, kind: str) -> list[tuple[Quote, int]]:
    return [(quote, words) for quote, words in quoted_words(prepared) if quote.kind == kind]


def _verbs(prepared: Prepared) -> list[Quote]:
    """Return one quote for each verb that reports one; quotes that go on share a verb."""
    found = {
        quote.verb_start: quote
        for quote, _ in _speech(prepared)
        if quote.verb_start is not None and quote.speaker is not None
    }
    return list(found.values())


def _span(quote: Quote, share: float) -> Span:
    return Span(quote.start, quote.end, quote.speaker or quote.kind, share)
