"""Voice: how much of an article is quoted, who is named as the speaker, with which verbs."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Sequence

from biascompare import languages
from biascompare.measures.base import Example, Measure, Missing
from biascompare.measures.prepared import Prepared, plain_word
from biascompare.model import Span
from biascompare.voice import Quote
from biascompare.voice.rules import load_rules

_FAMILY = "voice"
_SOURCE = "quotation marks, speakers and verbs of speech found by rules written for biascompare"
_SMALLEST = 10
_TOKEN = re.compile(r"\S+")
_TEXT = (
    "“Welcome to the bridge of sighs,” stood on a banner. “It is safe and it is finished,” "
    "said Anna Keller. Her rival, Tom Hale, claimed that the “miracle” had cost “twice as much "
    "as planned.”"
)
_WORDS, _WORDS_QUOTED = 35, 19
_SCARE_TEXT = "The “miracle” bridge opened on Monday after nine years of work."


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


def _declare(
    name: str,
    label: str,
    unit: str,
    direction: str,
    explanation: str,
    caveat: str,
    example: Example,
    compute: Callable[[Prepared], float | Missing],
    evidence: Callable[[Prepared], Sequence[Span]],
    judges_words: bool = False,
) -> Measure:
    """Return a measure of this family: valid where the verbs of speech are known."""
    return Measure(
        name=name,
        label=label,
        family=_FAMILY,
        unit=unit,
        direction=direction,
        explanation=explanation,
        caveat=caveat,
        source=_SOURCE,
        example=example,
        compute=compute,
        evidence=evidence,
        languages=tuple(code for code in languages.CODES if load_rules(code) is not None),
        smallest=_SMALLEST,
        judges_words=judges_words,
        whole_text=True,
    )


def measures() -> tuple[Measure, ...]:
    """Return the measures of voice."""
    return (
        _declare(
            "quoted_share",
            "Words in quotes",
            "share of words (0 to 1)",
            "higher means more words of somebody else",
            "The share of the article's words that stand in quotation marks as somebody's speech. "
            "The rest is the outlet's own voice. Scare quotes and titles are not speech.",
            "Many quotes are no proof of balance, for they may all come from one "
            "side; speech that is retold without quotation marks is not seen.",
            Example(_TEXT, _WORDS_QUOTED / _WORDS),
            quoted_share,
            quoted_share_evidence,
        ),
        _declare(
            "quotes",
            "Quotes",
            "quotes per 1,000 words",
            "higher means more quotes",
            "How often somebody is quoted. A quote that is interrupted (“I knew,” she said, “at "
            "once”) counts as two.",
            "It does not say who is quoted: ten quotes of one person count like ten "
            "people with one each.",
            Example(_TEXT, 1000 * 4 / _WORDS),
            quotes,
            quotes_evidence,
        ),
        _declare(
            "scare_quotes",
            "Scare quotes",
            "scare quotes per 1,000 words",
            "higher means more words held at a distance",
            "How often up to four words stand in quotation marks although nobody is said to have "
            "said them: the “miracle” bridge. Such marks often mean “so they call it”. A short "
            "quote whose speaker is named elsewhere may be counted by mistake.",
            "Read each one before you speak of mockery: new words, names and short "
            "quotations can look just the same.",
            Example(_SCARE_TEXT, 1000 / 11),
            scare_quotes,
            scare_quotes_evidence,
            judges_words=True,
        ),
        _declare(
            "attributed_share",
            "Quotes with a named speaker",
            "share of quotes (0 to 1)",
            "higher means more quotes with a speaker that was found",
            "The share of quotes beside which a speaker and a verb such as “said” stand. The rest "
            "may have a speaker whom a reader finds and the rules do not: they would rather "
            "name nobody than the wrong person.",
            "Do not use it to say that an outlet hides its sources: the rules miss "
            "many speakers whom a reader finds.",
            Example(_TEXT, 3 / 4),
            attributed_share,
            attributed_share_evidence,
        ),
        _declare(
            "doubting_share",
            "Doubting verbs",
            "share of verbs (0 to 1)",
            "higher means more verbs of doubt",
            "Of the verbs that report quotes, the share that leave open whether it is true: "
            "“claimed” instead of “said”. Doubt may be fair: it says how, not whether "
            "rightly.",
            "Do not use it where few quotes are reported: of two verbs a single “claimed” is half.",
            Example(_TEXT, 1 / 2),
            doubting_share,
            doubting_share_evidence,
            judges_words=True,
        ),
    )
