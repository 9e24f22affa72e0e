"""Lines to paragraphs and sub-headings."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from biascompare.sources.lines import Line, could_be_heading, is_closed, word_count
from biascompare.sources.rules import reading_rules

_WIDEST_WRAP = 100
_NARROWEST_WRAP = 60
_BODY = 12
"""Words from which the paragraph below a short line makes the line a heading."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and the source lines it takes."""

    text: str
    first_line: int
    last_line: int
    kind: str = "text"

    @property
    def is_heading(self) -> bool:
        """Tell whether this is a sub-heading."""
        return self.kind == "heading"


def paragraphs(lines: Sequence[Line], *, markdown: bool = False) -> list[Paragraph]:
    """Return the paragraphs of ``lines``, sub-headings marked.

    Lines of one block are joined where a full line only broke for want of width. In a
    page without blank lines each line is a paragraph, unless all lines are wrapped.
    """
    width = _wrap_width(lines)
    parted = any(not line.text for line in _inside(lines))
    joined: list[list[Line]] = []
    for block in _blocks(lines):
        for place, line in enumerate(block):
            before = block[place - 1] if place else None
            if before is not None and _continues(before, line, width, parted, markdown):
                joined[-1].append(line)
            else:
                joined.append([line])
    found = [_paragraph(group) for group in joined]
    return found if markdown and any(part.is_heading for part in found) else _headings(found)


def _inside(lines: Sequence[Line]) -> Sequence[Line]:
    filled = [place for place, line in enumerate(lines) if line.text]
    return lines[filled[0] : filled[-1] + 1] if filled else []


def _blocks(lines: Iterable[Line]) -> list[list[Line]]:
    blocks: list[list[Line]] = [[]]
    for line in lines:
        if line.text:
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _paragraph(group: list[Line]) -> Paragraph:
    text = " ".join(line.text for line in group)
    return Paragraph(text, group[0].number, group[-1].number, group[0].kind)


def _continues(before: Line, line: Line, width: int, parted: bool, markdown: bool) -> bool:
    """Tell whether ``line`` goes on with the sentence or the paragraph of ``before``."""
    if line.number != before.number + 1 or "heading" in (before.kind, line.kind):
        return False
    if line.kind in ("item", "link") or (before.kind == "link"):
        return False
    if markdown:
        return line.kind == before.kind or before.kind in ("item", "quote")
    first_word = line.text.split(" ", 1)[0]
    if width and len(before.text) + 1 + len(first_word) > width:
        return True
    if not parted or is_closed(before.text) or before.text.endswith(":"):
        return False
    return len(before.text) > _NARROWEST_WRAP or line.text[:1].islower()


def _wrap_width(lines: Sequence[Line]) -> int:
    """Return the width at which the whole page is wrapped, or 0.

    A page is wrapped when most lines that another line follows at once are between 50
    and 100 characters long and stop in the middle of a sentence.
    """
    followed = [
        before.text
        for before, line in itertools.pairwise(lines)
        if before.text and line.text and "heading" not in (before.kind, line.kind)
    ]
    full = [text for text in followed if 50 <= len(text) <= _WIDEST_WRAP]
    broken = [text for text in full if not is_closed(text)]
    if len(full) < 4 or len(full) < 0.7 * len(followed) or len(broken) < 0.5 * len(full):
        return 0
    return max(len(text) for text in full)


def _headings(found: list[Paragraph]) -> list[Paragraph]:
    """Mark the sub-headings that a plain text shows only by their shape and place."""
    certain = [place for place in range(len(found)) if _is_heading(found, place)]
    asked = [place for place in range(len(found)) if certain and _asks(found, place)]
    marked = {*certain, *asked}
    return [
        replace(part, kind="heading") if place in marked else part
        for place, part in enumerate(found)
    ]


def _is_heading(found: list[Paragraph], place: int) -> bool:
    part = found[place]
    if part.kind not in ("text", "heading") or not could_be_heading(part.text):
        return part.kind == "heading"
    word_rule = reading_rules().find("heading_word", part.text.split(":")[0])
    if part.text.endswith(":") and not word_rule:
        return False
    if part.text[:1].islower() or part.text[:1] in '"“„«‘-–—@(' or is_closed(part.text):
        return part.kind == "heading"
    return bool(word_rule and place + 1 < len(found)) or _stands_alone(found, place)


def _asks(found: list[Paragraph], place: int) -> bool:
    """Tell whether a short question heads a paragraph, in a page that has headings."""
    part = found[place]
    short = part.kind == "text" and part.text.endswith("?") and word_count(part.text) <= 8
    return short and part.text[:1].isupper() and _stands_alone(found, place)


def _stands_alone(found: list[Paragraph], place: int) -> bool:
    """Tell whether a long paragraph follows and no other short, open line goes before."""
    if place + 1 >= len(found) or word_count(found[place + 1].text) < _BODY:
        return False
    before = found[place - 1].text if place else ""
    return not before or is_closed(before) or word_count(before) >= _BODY
