"""Where the readers' comments of a page begin."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from biascompare.sources.bylines import read_date
from biascompare.sources.lines import Line, is_prose, word_count
from biascompare.sources.removal import remove_wording
from biascompare.sources.rules import reading_rules


def split_comments(lines: Sequence[Line]) -> tuple[list[Line], list[Line], list[int]]:
    """Return the article's lines, the comments' lines, and the lines that begin the comments."""
    lines = list(lines)
    for find in (_forum_start, _section_start, _posts_start):
        place = find(lines)
        if place is not None:
            begins = lines[place].kind != "break" and find is _section_start
            mark = [lines[place].number] if begins else []
            return lines[:place], lines[place + len(mark) :], mark
    return lines, [], []


def read_commenter(text: str, below: Sequence[Line]) -> dict[str, str | None] | None:
    """Read "Ann says:": the colon, or a date in it or below it, tells it from a heading."""
    found = reading_rules().find("commenter", text)
    if not found:
        return None
    # "Ann on …" has to go on with a date; "Ann says" with a colon, or a date below.
    stated = read_date(found["date"]) if "date" in found.groupdict() else None
    below_it = any(read_date(line.text) for line in below if line.text)
    said = "date" not in found.groupdict() and (text.endswith(":") or below_it)
    if not stated and not said:
        return None
    date = stated.published if stated else None
    return {"author": found["nick"].strip(" ,:"), "published": date}


def _forum_start(lines: Sequence[Line]) -> int | None:
    """Return the end of a thread's first post: the first line of only spaces.

    Such a line also spaces paragraphs in some blogs. It ends posts where forum marks
    stand below it, or where it touches text on both sides in a page whose paragraphs
    are parted by blank lines.
    """
    rules = reading_rules()
    cut = rules.kind("cut")
    prose = next((place for place, line in enumerate(lines) if is_prose(line)), len(lines))
    start = max((place for place, line in enumerate(lines) if cut.matches(line)), default=prose)
    breaks = [place for place in _breaks(lines) if place > start]
    if not breaks or not any(line.text for line in lines[breaks[0] :]):
        return None
    several = any(len(_text_lines(lines[a:b])) > 1 for a, b in itertools.pairwise(breaks))
    signs = (line for line in lines[start:] if line.text and word_count(line.text) <= 20)
    marked = several and any(rules.find("forum_sign", line.text) for line in signs)
    touching = sum(_touches(lines, place) for place in breaks)
    blank = any(not line.text and line.kind != "break" for line in lines)
    shaped = blank and touching >= 3 and touching >= 0.6 * len(breaks)
    return breaks[0] if marked or shaped else None


def _breaks(lines: Sequence[Line]) -> list[int]:
    return [place for place, line in enumerate(lines) if line.kind == "break"]


def _text_lines(lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if line.text]


def _touches(lines: Sequence[Line], place: int) -> bool:
    around = [lines[near] for near in (place - 1, place + 1) if 0 <= near < len(lines)]
    return all(line.text for line in around)


def _section_start(lines: Sequence[Line]) -> int | None:
    """Return the heading of a comments' section below running text ("3 comments")."""
    rules = reading_rules()
    body = next((place for place, line in enumerate(lines) if is_prose(line)), len(lines))
    for place in range(body + 1, len(lines)):
        text = lines[place].text
        if not text or word_count(text) > 20:
            continue
        counted = rules.find("comments_start", text) and not text.startswith("0")
        if not counted and not rules.find("comments_bare", text):
            continue
        below = lines[place + 1 :]
        if _only_forms(below):
            return None
        if counted or _posts(below):
            return place
    return None


def _only_forms(lines: Sequence[Line]) -> bool:
    """Tell whether nothing but an empty form and a footer follows."""
    removed = remove_wording(lines, ("anywhere", "end", "edges"))
    return not any(line.text and line.number not in removed for line in lines)


def _posts_start(lines: Sequence[Line]) -> int | None:
    """Return the first of two or more posts below running text."""
    prose = (place for place, line in enumerate(lines) if is_prose(line) and _is_long(line))
    body = next(prose, len(lines))
    heads = [place for place in _posts(lines) if place > body]
    return heads[0] if len(heads) >= 2 else None


def _is_long(line: Line) -> bool:
    # A standfirst may stand above the author's name and the date.
    return word_count(line.text) >= 12


def _posts(lines: Sequence[Line]) -> list[int]:
    """Return where posts begin: an author's line with a date in it or below it."""
    heads = []
    filled = [(place, line) for place, line in enumerate(lines) if line.text]
    for (place, line), (_, below) in itertools.pairwise(filled):
        named = word_count(line.text) <= 6 and not is_prose(line)
        dated = named and read_date(below.text) and not read_date(line.text)
        if dated or (read_commenter(line.text, ()) or {}).get("published"):
            heads.append(place)
    return heads
