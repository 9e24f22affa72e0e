"""Frames: how often an article uses the words of conflict, money, morality and others.

After Semetko and Valkenburg 2000. A frame is found by its words, so a hit says that
the words are there, not that the article argues in that way.
"""

from __future__ import annotations

import functools

from biascompare import languages, lexicons
from biascompare.lexicons import Lexicon
from biascompare.matching import Hit, Matcher
from biascompare.measures.base import Example, Measure
from biascompare.measures.prepared import Prepared
from biascompare.measures.rates import per_thousand_words, shares_per_thousand_words

_SMALLEST = 10
_SOURCE = "Semetko and Valkenburg 2000; word lists written for biascompare"


def hits(prepared: Prepared, frame: str) -> list[Hit]:
    """Return the hits of a frame's words in the sentences of the article."""
    return prepared.hits_in_sentences(_matcher(frame, prepared.language or ""))


@functools.cache
def _lexicon(frame: str, language: str) -> Lexicon:
    found = {(lexicon.name, lexicon.language): lexicon for lexicon in lexicons.frames()}
    return found[frame, language]


@functools.cache
def _matcher(frame: str, language: str) -> Matcher:
    lexicon = _lexicon(frame, language)
    return Matcher({frame: lexicon.terms}, excluded=lexicon.excluded)


def _measure(frame: str) -> Measure:
    written = {found.language for found in lexicons.frames() if found.name == frame}
    valid = tuple(code for code in languages.CODES if code in written)
    lexicon = _lexicon(frame, valid[0])
    return Measure(
        name=f"frame_{frame}",
        label=lexicon.label,
        family="frames",
        unit="hits per 1,000 words",
        direction="higher means more words of this frame",
        explanation=lexicon.explanation,
        source=_SOURCE,
        example=Example(
            lexicon.example,
            1000 * lexicon.example_hits / len(lexicon.example.split()),
            lexicon.language,
        ),
        compute=lambda prepared: per_thousand_words(prepared, hits(prepared, frame)),
        evidence=lambda prepared: shares_per_thousand_words(prepared, hits(prepared, frame)),
        languages=valid,
        smallest=_SMALLEST,
        judges_words=True,
    )


def measures() -> tuple[Measure, ...]:
    """Return a measure for each frame that has a lexicon."""
    return tuple(_measure(frame) for frame in sorted({found.name for found in lexicons.frames()}))
