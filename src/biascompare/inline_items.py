"""Where the items of a list meet that stand one after the other on one line.

``1) Bread 2) Milk`` has no marks between its items: they are known by their labels, which
count on from the one that opens the line, or by the bullet that does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from biascompare.language_rules import SentenceRules

_LABEL = re.compile(r"(?P<open>\(?)(?P<count>\d{1,2}|[a-z])(?P<close>\.\)|[.)]) ")
_BULLET = re.compile(r"[•·‣▪◦⁃] ?(?=\w)")
_MOST_ITEMS = 100


def inline_items(line: str, rules: SentenceRules) -> Iterator[int]:
    """Yield where an item after the first begins in ``line``; nothing unless it is a list."""
    if line[:2].isalpha():
        return
    bullet = _BULLET.match(line)
    if bullet:
        yield from (found.start() for found in _BULLET.finditer(line, bullet.end()))
        return
    label = _LABEL.match(line)
    place = 0
    for _ in range(_MOST_ITEMS):
        if not label:
            return
        following = f"{label['open']}{_next(label['count'])}{label['close']} "
        place = line.find(f" {following}", label.end()) + 1
        head = line[place + len(following) : place + len(following) + 1]
        if not place or not head.isalnum() or head.islower() != line[label.end()].islower():
            return
        if label["close"] == "." and line[:place].split()[-1] in rules.ordinal_determiners:
            return
        yield place
        label = _LABEL.match(line, place)


def _next(count: str) -> str:
    return str(int(count) + 1) if count.isdigit() else chr(ord(count) + 1)
