"""The quotes of a text: where they stand, what they are, who speaks."""

from __future__ import annotations

from biascompare import languages
from biascompare.voice.quote import Quote
from biascompare.voice.stretches import find_stretches


def find_quotes(text: str, language: str | None) -> tuple[Quote, ...]:
    """Return the outermost quotes of ``text``, in order."""
    rules = languages.load(language) if language in languages.CODES else None
    return tuple(
        Quote(each.start, each.end, each.inner_start, each.inner_end, "speech", each.closed)
        for each in find_stretches(text, rules)
    )
