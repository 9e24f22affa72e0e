"""A text with one voice kept: the rest is blanked, so that offsets hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from biascompare.voice.quote import Quote

Voice = Literal["all", "outlet", "quoted"]
VOICES: tuple[Voice, ...] = ("all", "outlet", "quoted")
# What a voice is called in reasons and headings.
VOICE_NAMES = {
    "all": "all text",
    "outlet": "the outlet's own words",
    "quoted": "quoted speech",
}


def keep_voice(text: str, quotes: Sequence[Quote], voice: Voice) -> str:
    """Return ``text`` with every character outside ``voice`` made a space.

    Quoted is what stands between the marks of quotes that are speech; scare quotes and
    titles are the outlet's own words, as is everything else.
    """
    if voice == "all":
        return text
    pieces, place = [], 0
    for quote in quotes:
        if quote.kind != "speech":
            continue
        start, end = quote.start, quote.end
        if voice == "quoted":
            start, end = quote.inner_start, quote.inner_end
        pieces += [_kept(text, place, start, voice == "outlet")]
        pieces += [_kept(text, start, end, voice == "quoted")]
        place = end
    pieces.append(_kept(text, place, len(text), voice == "outlet"))
    return "".join(pieces)


def _kept(text: str, start: int, end: int, kept: bool) -> str:
    return text[start:end] if kept else " " * (end - start)
