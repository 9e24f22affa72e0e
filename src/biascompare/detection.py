"""Which language a text is in."""

from __future__ import annotations

import re

SUPPORTED = ("en", "fr", "de")
SMALLEST = 8
"""Words below which a text is too short to tell."""
CLEAR_MARGIN = 0.3
"""Log-probability, per character, by which another language must beat the three."""
_READ = 300
"""Characters read of the beginning, and as many of the middle: enough to be sure."""
_WORD = re.compile(r"[^\W\d_]+")


def detect_language(text: str) -> str | None:
    """Return the ISO 639-1 code of the language of ``text``, or None below 8 words.

    English, French and German are preferred, since short or quoted names lead the
    identifier to their small neighbours (Luxembourgish, Pidgin); another language is
    returned only when it is clearly more probable. Source: py3langid, after langid.py
    (Lui and Baldwin 2012).
    """
    if len(text) > 2 * _READ:
        middle = len(text) // 2
        text = f"{text[:_READ]}\n{text[middle : middle + _READ]}"
    if len(_WORD.findall(text)) < SMALLEST:
        return None
    import py3langid

    ranked = py3langid.rank(text)
    scores = dict(ranked)
    best = max(SUPPORTED, key=lambda language: float(scores[language]))
    top, score = ranked[0]
    clear = CLEAR_MARGIN * len(text) ** 0.5 * 10
    return str(top) if float(score) - float(scores[best]) > clear else best
