"""Which line breaks within a paragraph are meant, and which only keep lines short.

A break is meant before an item of a list, around quoted mail, and where the next word
would have fitted on the line; in running text that was wrapped it would not have.
"""

from __future__ import annotations

import re

from biascompare.language_rules import SentenceRules

_BREAK = re.compile(r"[^\S\n\r\u2028\u2029]*(?:\r\n|[\n\r\u2028\u2029])\s*")
_BREAK_MARK = re.compile(r"\r\n|[\n\r\u2028\u2029]")
_ITEM = re.compile(r"(?:[-*•·‣▪◦+] |[–—] ?(?=[^\W\da-zß-ÿ_])|\(?(?:\d{1,2}|[a-z])[.)] )\s*\S")
_FIRST = re.compile(r"[^\w\s]*(\w?)")
_SIGNATURE = re.compile(r"(?:[^\W\d_a-zß-ÿ](?:\.|[\w'’-]*) ?){1,3}")
_GOES_ON = (",", ";", "-", "–", "—", "/", "&", "(")
# Nobody wraps running text at fewer characters than this.
_NARROWEST = 45


def line_stretches(paragraph: str, rules: SentenceRules) -> list[tuple[int, int]]:
    """Return start and end of the stretches of ``paragraph`` between breaks that are meant."""
    if not any(mark in paragraph for mark in "\n\r\u2028\u2029"):
        return [(0, len(paragraph))]
    breaks = list(_BREAK.finditer(paragraph.rstrip()))
    if not breaks:
        return [(0, len(paragraph))]
    starts = [0, *(found.end() for found in breaks)]
    ends = [*(found.start() for found in breaks), len(paragraph)]
    longest = max(end - start for start, end in zip(starts, ends, strict=True))
    stretches, begin = [], 0
    for place in range(len(breaks)):
        line = paragraph[starts[place] : ends[place]]
        following = paragraph[starts[place + 1] : ends[place + 1]]
        careless = paragraph[begin : begin + 1].islower()
        blank = len(_BREAK_MARK.findall(breaks[place][0])) > 1
        if blank or _meant(line, following, longest, careless, rules):
            stretches.append((begin, ends[place]))
            begin = starts[place + 1]
    return [*stretches, (begin, len(paragraph))]


def _meant(line: str, following: str, longest: int, careless: bool, rules: SentenceRules) -> bool:
    """Tell whether the break between two lines is meant."""
    quoted = line.startswith(">"), following.startswith(">")
    if _ITEM.match(following) or quoted[0] != quoted[1]:
        return True
    if line.endswith(",") and line.count(" ") <= 2 and _SIGNATURE.fullmatch(following):
        return True  # Yours sincerely,
    if line.endswith(_GOES_ON) or not line:
        return False
    first = _FIRST.match(following)
    if first and first[1].islower() and not careless:
        return False
    word = line.rpartition(" ")[2].lower()
    room = longest - len(line) - 1 >= len(following.partition(" ")[0])
    return (room or longest < _NARROWEST) and word not in rules.link_words
