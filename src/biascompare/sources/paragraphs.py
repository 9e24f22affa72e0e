"""Lines to paragraphs and sub-headings."""

from __future__ import annotations

import itertools
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from biascompare.sources.bylines import read_byline
from biascompare.sources.lines import Line, could_be_heading, is_closed, word_count
from biascompare.sources.rules import reading_rules

_WIDEST_WRAP = 100
_NARROWEST_WRAP = 60
_SHORTEST_WRAP = 40
_WIDEST_LINE = 120
_RAGGED = 4
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
    """Return the paragraphs of ``lines``, sub-headings marked."""
    found = [
        Paragraph(line.text, line.number, line.last, line.kind)
        for line in join_lines(lines, markdown=markdown)
        if line.text
    ]
    return found if markdown and any(part.is_heading for part in found) else _headings(found)


def join_lines(
    lines: Sequence[Line], apart: Container[int] = (), *, markdown: bool = False
) -> list[Line]:
    """Return ``lines`` with those joined that only broke for want of width.

    What is joined leaves a blank line behind. In a page without blank lines each line
    is a paragraph, unless all lines are wrapped. Lines numbered in ``apart`` stay alone.
    """
    width = _wrap_width(lines)
    parted = any(not line.text for line in _inside(lines))
    joined: list[Line] = []
    start = 0
    for place, line in enumerate(lines):
        before = lines[place - 1] if place else None
        alone = before is None or line.number in apart or before.number in apart
        if before is None or alone or not _continues(before, line, width, parted, markdown):
            start = place
            joined.append(line)
            continue
        first = joined[start]
        text, count = f"{first.text} {line.text}", line.last - first.number
        joined[start] = replace(first, text=text, joined=count)
        joined.append(Line(line.number, ""))
    return joined


def _inside(lines: Sequence[Line]) -> Sequence[Line]:
    filled = [place for place, line in enumerate(lines) if line.text]
    return lines[filled[0] : filled[-1] + 1] if filled else []


def _continues(before: Line, line: Line, width: int, parted: bool, markdown: bool) -> bool:
    """Tell whether ``line`` goes on with the sentence or the paragraph of ``before``."""
    if not before.text or not line.text or line.number != before.last + 1:
        return False
    if "heading" in (before.kind, line.kind) or line.kind in ("item", "link"):
        return False
    if before.kind == "link" or not _wraps(before, line, width, parted, markdown):
        return False
    return not (read_byline(before.text) or read_byline(line.text))


def _wraps(before: Line, line: Line, width: int, parted: bool, markdown: bool) -> bool:
    """Tell whether ``before`` looks as if it only broke for want of width."""
    closed, small = is_closed(before.text), line.text[:1].islower()
    # A line much longer than this one shows that no width parted them.
    fits = len(before.text) <= _WIDEST_LINE and len(line.text) <= _WIDEST_LINE
    if markdown:
        return small or (fits and len(before.text) >= _SHORTEST_WRAP)
    first_word = line.text.split(" ", 1)[0]
    if width and len(before.text) + 1 + len(first_word) > width - _RAGGED:
        return True
    if not parted or closed or before.text.endswith(":"):
        return False
    return small or (fits and len(before.text) > _NARROWEST_WRAP)


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
