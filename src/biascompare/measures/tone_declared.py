"""The measures of tone as they are shown: labels, explanations, examples."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Sequence

from biascompare.measures import tone
from biascompare.measures.base import Example, Measure, Missing
from biascompare.measures.prepared import Prepared
from biascompare.model import Span
from biascompare.tone import codes

_POINTS = "points (−1 to +1)"
_DIRECTION = "higher means more positive wording"
_SHARE = "share of sentences (0 to 1)"
_SOURCE = (
    "English: VADER, Hutto and Gilbert 2014, vaderSentiment 3.3.2; French and German: word "
    "lists written for biascompare, with VADER's grammar; lemmas by simplemma"
)
_VADER = "VADER: Hutto and Gilbert 2014, vaderSentiment 3.3.2"
_TEXT = "Parents praised the new plan. Shopkeepers fear a terrible loss."
_PRAISED, _FEAR = 0.4939, -0.8225
_MEAN = (_PRAISED + _FEAR) / 2
_TITLE, _TITLE_TONE = "A terrible loss for the town", -0.6597


def _measure(
    name: str,
    label: str,
    explanation: str,
    caveat: str,
    compute: Callable[[Prepared], float | Missing],
    evidence: Callable[[Prepared], Sequence[Span]] | None,
    value: float,
    *,
    languages: tuple[str, ...],
    text: str = _TEXT,
    title: str | None = None,
    unit: str = _POINTS,
    direction: str = _DIRECTION,
    source: str = _SOURCE,
) -> Measure:
    of_headline = compute is tone.headline_tone
    return Measure(
        name=name,
        label=label,
        family="tone",
        unit=unit,
        direction=direction,
        explanation=explanation,
        caveat=caveat,
        source=source,
        example=Example(text, value, title=title),
        compute=compute,
        evidence=evidence,
        languages=languages,
        smallest=1 if of_headline else 5,
        reads="title" if of_headline else "text",
        judges_words=True,
    )


_declare = functools.partial(_measure, languages=codes())

MEASURES = (
    _declare(
        "tone",
        "Tone of wording",
        "Each sentence is scored by its positive and negative words; the article's tone is "
        "the mean of its sentences. It describes words, not opinions: a sober report of a "
        "disaster is full of negative words. “Not good” counts as negative, “very good” "
        "as more than “good”. Names and set phrases that only contain such a word, like "
        "“United States”, are left out.",
        "Do not use it to say that an outlet is for or against somebody: dark words "
        "may belong to the event or to a person who is quoted, and irony is not "
        "understood.",
        tone.mean_tone,
        tone.mean_evidence,
        _MEAN,
    ),
    _declare(
        "tone_vader",
        "Tone by plain VADER",
        "The tone as the well-known English program VADER gives it, sentence by sentence, "
        "with no phrase left out: for comparison with other studies. Quotation marks and "
        "apostrophes are made straight before words are looked up.",
        "It was made for short messages, and names that contain a feeling word "
        "(“United States”) count as feeling: to compare outlets take the tone of "
        "wording.",
        tone.vader_tone,
        tone.vader_evidence,
        _MEAN,
        source=_VADER,
        languages=("en",),
    ),
    _declare(
        "tone_coverage",
        "Words with a known tone",
        "The share of the article's words that carry a tone in the list of positive and "
        "negative words. Where it is small, the tone rests on few words.",
        "It does not say how a text sounds, only how many words the tone rests on; "
        "feeling words that the list lacks are not seen.",
        tone.tone_coverage,
        tone.coverage_evidence,
        0.4,
        unit="share of words (0 to 1)",
        direction="higher means more words with a known tone",
    ),
    _declare(
        "headline_tone",
        "Tone of the headline",
        "How positive or negative the words of the headline are.",
        "One word decides the tone of a headline, so do not judge by a few: compare "
        "many headlines.",
        tone.headline_tone,
        tone.headline_evidence,
        _TITLE_TONE,
        title=_TITLE,
    ),
    _declare(
        "tone_gap",
        "Headline against body",
        "The tone of the headline less the tone of the article. Far below 0, the headline "
        "uses darker words than the article under it; far above 0, brighter ones. Headlines "
        "are short, so one word can make the gap.",
        "Do not use it to call one headline exaggerated: one word can make the gap, "
        "and only many headlines show a habit.",
        tone.tone_gap,
        tone.gap_evidence,
        _TITLE_TONE - _MEAN,
        title=_TITLE,
        unit="points (−2 to +2)",
        direction="higher means headlines further above the tone of the text",
    ),
    _declare(
        "tone_spread",
        "Spread of tone",
        "How far the sentences' tones lie apart: near 0 where all sentences sound alike, "
        "high where praise and blame take turns. It is the standard deviation of the "
        "sentences' tones.",
        "It does not say whether both sides are heard: praise and blame for one and "
        "the same person spread the tone just as much.",
        tone.tone_spread,
        None,
        (_PRAISED - _FEAR) / math.sqrt(2),
        unit="points (0 to 1.4)",
        direction="higher means sentences that differ more in tone",
    ),
    _declare(
        "tone_positive_sentences",
        "Clearly positive sentences",
        "The share of sentences whose words are clearly positive. It tells a calm article "
        "from one in which praise and blame cancel out.",
        "A positive sentence is not praise by the outlet: it may be quoted, or report good news.",
        tone.positive_share,
        tone.positive_evidence,
        0.5,
        text="Everybody loved the wonderful party. Then they went home.",
        unit=_SHARE,
        direction="higher means more clearly positive sentences",
    ),
    _declare(
        "tone_negative_sentences",
        "Clearly negative sentences",
        "The share of sentences whose words are clearly negative.",
        "A negative sentence is not blame by the outlet: it may be quoted, or "
        "report bad news soberly.",
        tone.negative_share,
        tone.negative_evidence,
        0.5,
        unit=_SHARE,
        direction="higher means more clearly negative sentences",
    ),
)
