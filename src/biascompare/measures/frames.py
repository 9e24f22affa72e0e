"""Frames: how often an article uses the words of conflict, money, morality and others.

After Semetko and Valkenburg 2000. A frame is found by its words, so a hit says that
the words are there, not that the article argues in that way.
"""

from __future__ import annotations

import functools
import re

from biascompare import languages, lexicons, text
from biascompare.errors import UnknownNameError
from biascompare.lexicons import Lexicon
from biascompare.matching import Hit, Matcher
from biascompare.measures.base import Missing
from biascompare.measures.prepared import Prepared

_NOT_A_LETTER = re.compile(r"[^a-z0-9à-ÿœ]+")


def hits(prepared: Prepared, frame: str) -> list[Hit]:
    """Return the hits of a frame's words in the sentences of the article."""
    return prepared.hits_in_sentences(matcher(frame, prepared.language or ""))


def headline_hits(prepared: Prepared, frame: str) -> list[Hit]:
    """Return the hits of a frame's words in the headline; offsets are into the title."""
    found = headline_matcher(frame, prepared.language or "")
    return found.find(text.normalise(prepared.title or ""))


def lead_hits(prepared: Prepared, frame: str) -> list[Hit]:
    """Return the hits of a frame's words in the lead, the first two sentences."""
    return [hit for hit in hits(prepared, frame) if hit.end <= prepared.lead_end]


def strongest_frames(prepared: Prepared) -> list[str]:
    """Return the frames of any story with the most hits: several where as many, or none."""
    counts = {frame: len(hits(prepared, frame)) for frame in names(prepared.language)}
    most = max(counts.values(), default=0)
    return [frame for frame, count in counts.items() if count == most and most]


def strongest_frame(prepared: Prepared) -> str | Missing:
    """Return the frame of any story with the most hits, or why there is none."""
    if not names(prepared.language):
        return Missing("no frames in this language")
    found = strongest_frames(prepared)
    if not found:
        return Missing("no word of any frame")
    if len(found) > 1:
        most = len(hits(prepared, found[0]))
        return Missing(f"a tie: {', '.join(found)} have {most} hits each")
    return found[0]


def predict(words: str, language: str) -> frozenset[str]:
    """Return the frames of any story that a headline or short text has.

    A frame is there when at least one of its words is. Of a long text that says little:
    there, compare rates. Raises `UnknownNameError` for a language without frames.
    """
    known = names(language)
    if not known:
        raise UnknownNameError("language with frames", language, languages.CODES)
    plain = text.normalise(words)
    return frozenset(frame for frame in known if headline_matcher(frame, language).find(plain))


def frame_of_label(label: str) -> str | None:
    """Return the frame that another data set's label means, ``None`` if it means none.

    Capitals, spaces and marks do not matter.

    >>> frame_of_label("Economic_Consequences")
    'economic'
    """
    return _labels().get(_plain(label))


def names(language: str | None) -> tuple[str, ...]:
    """Return the frames of any story that are written in ``language``, sorted."""
    return tuple(
        found.name
        for found in lexicons.frames()
        if found.set is None and found.language == language
    )


@functools.cache
def lexicon(frame: str, language: str) -> Lexicon:
    """Return a frame's lexicon in one language."""
    found = {(each.name, each.language): each for each in lexicons.frames()}
    return found[frame, language]


@functools.cache
def matcher(frame: str, language: str) -> Matcher:
    """Return what finds a frame's words in one language."""
    found = lexicon(frame, language)
    return Matcher({frame: found.terms}, excluded=found.excluded)


@functools.cache
def headline_matcher(frame: str, language: str) -> Matcher:
    """Return what finds a frame's words in headlines: its names as well."""
    found = lexicon(frame, language)
    if not found.headline_terms:
        return matcher(frame, language)
    return Matcher({frame: (*found.terms, *found.headline_terms)}, excluded=found.excluded)


@functools.cache
def _labels() -> dict[str, str]:
    return {
        _plain(label): found.name
        for found in lexicons.frames()
        for label in (found.name, found.label, *found.aliases)
    }


def _plain(label: str) -> str:
    return _NOT_A_LETTER.sub(" ", label.lower()).strip()
