"""Lines of a page, and what can be told from the shape of one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from biascompare.sources.characters import clean

_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_CLOSED = re.compile(r"[.!?…]['\"”’»›“‘)\]\s]*$")
_FULL_STOP = re.compile(r"(?:[.…]['\"”’»›“‘)\]\s]*|[.!?…]\s?['\"”’»›“]\s?)$")
_INNER_END = re.compile(r"[^\W\d]{2}\s?[.!?…]['\"”’»)]*\s+['\"“„«(]?\s?[A-ZÀ-Þ]")
_ITEM = re.compile(r"^(?:[•▪◦‣·*]|\d{1,2}[.)])\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the source, cleaned.

    ``number`` counts from 1. ``kind`` is ``text``, ``heading``, ``item`` (of a list),
    ``quote``, ``link`` (nothing but a link) or ``break`` (only spaces, which is how
    some forums end a post); a blank line has an empty ``text``. ``joined`` counts the
    lines below it that were joined to it.
    """

    number: int
    text: str
    kind: str = "text"
    level: int = 0
    joined: int = 0

    @property
    def last(self) -> int:
        """Return the number of the last source line in this one."""
        return self.number + self.joined


def plain_lines(raw: Iterable[str], first: int = 1) -> list[Line]:
    """Return the lines of a plain text; ``first`` is the number of the first one."""
    lines = []
    for number, source in enumerate(raw, start=first):
        text = clean(source)
        kind = "break" if not text and "\u00a0" in source else "text"
        # A single space ends a post in some forums' text just as a no-break space does.
        kind = "break" if source == " " else kind
        # Rules and stray marks have no words.
        text = text if any(map(str.isalnum, text)) else ""
        if text.startswith(("•", "▪", "◦", "‣", "* ")):
            kind, text = "item", _ITEM.sub("", text)
        lines.append(Line(number, text, kind))
    return lines


@lru_cache(maxsize=512)
def word_count(text: str) -> int:
    """Return the number of words in ``text``, compounds with hyphens counted once."""
    return len(_WORD.findall(text))


def words(text: str) -> list[str]:
    """Return the words of ``text`` as they stand."""
    return _WORD.findall(text)


def is_closed(text: str) -> bool:
    """Tell whether ``text`` ends with a sentence's closing mark."""
    return bool(_CLOSED.search(text))


def has_inner_end(text: str) -> bool:
    """Tell whether a sentence ends inside ``text``."""
    return bool(_INNER_END.search(text))


@lru_cache(maxsize=512)
def is_prose(line: Line) -> bool:
    """Tell whether a line is running text rather than a title, label or menu entry."""
    count = word_count(line.text)
    if line.kind == "heading" or count < 5:
        return False
    if count >= 30 or (count >= 12 and has_inner_end(line.text)):
        return True
    return bool(_FULL_STOP.search(line.text)) and (count >= 8 or line.text.endswith((".", "…")))


def is_menu(line: Line) -> bool:
    """Tell whether a line could be an entry of a menu: a few words and no closing mark."""
    if line.kind in ("heading", "item") or line.text.endswith((":", ".", "!", "…")):
        return False
    count = word_count(line.text)
    return count <= (8 if line.kind == "link" else 4) and len(line.text) <= 60


def could_be_heading(text: str) -> bool:
    """Tell whether the shape of ``text`` allows a heading: short and not closed."""
    count = word_count(text)
    return 1 <= count <= 14 and len(text) <= 120 and not text.endswith((",", ";", ".", "…"))
