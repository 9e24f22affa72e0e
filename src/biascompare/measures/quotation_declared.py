"""The measures of voice as they are shown: labels, explanations, examples."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from biascompare import languages
from biascompare.measures import quotation
from biascompare.measures.base import Example, Measure, Missing
from biascompare.measures.prepared import Prepared
from biascompare.model import Span
from biascompare.voice.rules import load_rules

_FAMILY = "voice"
_SOURCE = "quotation marks, speakers and verbs of speech found by rules written for biascompare"
_SMALLEST = 10
_TEXT = (
    "“Welcome to the bridge of sighs,” stood on a banner. “It is safe and it is finished,” "
    "said Anna Keller. Her rival, Tom Hale, claimed that the “miracle” had cost “twice as much "
    "as planned.”"
)
_WORDS, _WORDS_QUOTED = 35, 19
_SCARE_TEXT = "The “miracle” bridge opened on Monday after nine years of work."


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
            quotation.quoted_share,
            quotation.quoted_share_evidence,
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
            quotation.quotes,
            quotation.quotes_evidence,
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
            quotation.scare_quotes,
            quotation.scare_quotes_evidence,
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
            quotation.attributed_share,
            quotation.attributed_share_evidence,
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
            quotation.doubting_share,
            quotation.doubting_share_evidence,
            judges_words=True,
        ),
    )
