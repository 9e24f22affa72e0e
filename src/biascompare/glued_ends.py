"""Where a sentence ends though no space follows its mark, as in ``word.Next``."""

from __future__ import annotations

import re

from biascompare.sentence_context import Context
from biascompare.stops import stop_ends

_ADDRESS = 60
_QUOTES = "\"”’»“«‹›'"
_DOMAIN_ENDINGS = frozenset({"com", "net", "org"})


def glued_end(context: Context, candidate: re.Match[str]) -> int:
    """Return the end where no space follows the mark, as in ``word.Next``; else 0."""
    text, right = context.text, context.right
    tail, end = context.tail, candidate.end("faces")
    if "@" in text[right : right + _ADDRESS].split(" ", 1)[0]:
        return 0
    if any(mark in context.left for mark in "/@") or context.left.startswith("www."):
        return 0
    first, second = text[right], text[right + 1 : right + 2]
    if tail and tail[-1] in _QUOTES and text.count('"', context.start, end - 1) % 2 == 0:
        end -= 1 if tail[-1] != "”" else 0
    elif first in "„«“(" and not second.isspace():
        first, second = second, text[right + 2 : right + 3]
    if not first.isupper() or not (second.islower() or second in " '’"):
        return 0
    if context.word.lower() in _DOMAIN_ENDINGS:
        return 0
    if candidate["marks"] != "." or tail:
        return end if second.islower() or tail else 0
    if text[candidate.start() - 1] == " ":
        return end
    left = context.left.replace("’", "'").rpartition("'")[2]
    wordlike = left.isalpha() and len(left) > 1 and (left[-1].islower() or second.islower())
    number = left.isdigit() and len(left) > 1
    number = number and (second.islower() or context.starter)
    if number or wordlike or "-" in left or left[-1:] in ')”»"%€':
        return end if stop_ends(context) else 0
    return 0
