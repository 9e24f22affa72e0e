"""The lines of an article without what the page added to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from biascompare.model import Notice
from biascompare.sources.bylines import Byline, read_byline
from biascompare.sources.html.titles import same_title
from biascompare.sources.lines import Line, is_prose
from biascompare.sources.removal import Removed, remove_end, remove_wording
from biascompare.sources.rules import reading_rules

_TOP = 4
"""Lines in which the title, the byline and the date may be repeated."""


def clean_lines(
    lines: Sequence[Line], titles: Sequence[str | None]
) -> tuple[list[Line], list[Notice], Byline]:
    """Return the lines without what is no part of the article, what went, and its byline."""
    lines = [replace(line, number=number) for number, line in enumerate(lines, start=1)]
    removed = remove_wording(lines)
    removed |= remove_end(lines, removed)
    removed |= _edges([line for line in lines if line.number not in removed])
    byline = Byline()
    for line in lines[:_TOP]:
        if same_title(line.text, titles):
            removed[line.number] = ""
        elif line.number not in removed and (found := read_byline(line.text)):
            removed[line.number] = "removed_byline"
            byline = found if not found.updated else byline
    messages = reading_rules().messages()
    codes = dict.fromkeys(code for code in removed.values() if code)
    kept = [line for line in lines if line.number not in removed]
    while kept and kept[-1].kind == "heading":
        kept.pop()
    return kept, [Notice(code, messages[code]) for code in codes], byline


def _edges(lines: Sequence[Line]) -> Removed:
    """Return labels above the first and below the last running text."""
    body = [place for place, line in enumerate(lines) if is_prose(line)]
    if not body:
        return {}
    return remove_wording([*lines[: body[0]], *lines[body[-1] + 1 :]], ("edges", "end", "form"))
