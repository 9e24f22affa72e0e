"""The top of a page: its menu, title, byline, date and outlet, above the first running text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from biascompare.sources.bylines import Byline, read_byline
from biascompare.sources.lines import Line, could_be_heading, is_menu, is_prose, word_count
from biascompare.sources.removal import Removed
from biascompare.sources.rules import comparable, reading_rules
from biascompare.sources.titles import Title, find_title, is_trail, last_of

_LONGEST_STANDFIRST = 30
_NAME_LINE = re.compile(r"^(?:[A-ZÀ-Þ][\w’'.-]*)(?: [A-ZÀ-Þ][\w’'.-]*){1,2}$")


@dataclass(frozen=True, slots=True)
class Head:
    """What the top of a page says; ``used`` are the lines that became fields."""

    title: str | None = None
    author: str | None = None
    published: str | None = None
    outlet: str | None = None
    outlet_hint: str | None = None
    used: frozenset[int] = frozenset()
    removed: Removed = field(default_factory=dict)


def read_head(lines: Sequence[Line], known_title: str | None = None) -> Head:
    """Return what stands above the first running text of a page.

    ``known_title`` is a title stated elsewhere (front matter); its repetition is used up.
    """
    top = _top(lines)
    stated = {line.number: found for line in top if (found := read_byline(line.text))}
    menu = _menu(top, stated)
    title = Title(known_title) if known_title else find_title(top, stated, menu)
    titles = {line.number for line in top if _is_title(line, title)}
    outlet = _outlet(top)
    dates = [found for found in stated.values() if found.published and not found.updated]
    return Head(
        title=title.text,
        author=next((found.author for found in stated.values() if found.author), None),
        published=dates[0].published if dates else None,
        outlet=next(iter(outlet), title.outlet),
        outlet_hint=title.hint,
        used=frozenset(titles),
        removed=_removed(top, titles, set(stated), menu, outlet),
    )


def _removed(
    top: Sequence[Line],
    titles: set[int],
    stated: set[int],
    menu: set[int],
    outlet: tuple[str, ...],
) -> Removed:
    """Return the lines of the top that are not the article: what the rest of it says stays."""
    # A title that stands in a menu and again above the article is the article's.
    title_at = max(titles, default=0)
    meta_at = max((number for number in stated if number > title_at), default=title_at)
    menu_end = _menu_end(top, menu, title_at)
    removed = dict.fromkeys(sorted(stated), "removed_byline")
    for line in top:
        if line.number in titles or line.number in removed or is_prose(line):
            continue
        above = line.number < title_at or line.number <= menu_end
        aside = line.number < meta_at and is_menu(line)
        label = is_trail(line) or line.text.isdigit() or line.text in outlet
        if above or aside or label:
            removed[line.number] = "removed_navigation"
    return removed


def _top(lines: Sequence[Line]) -> list[Line]:
    """Return the lines above the text; a closed standfirst above a byline is one of them."""
    filled = [line for line in lines if line.text]
    end = next((place for place, line in enumerate(filled) if is_prose(line)), len(filled))
    for place in range(end + 1, min(end + 6, len(filled))):
        second = is_prose(filled[place])
        if second or word_count(filled[place - 1].text) > _LONGEST_STANDFIRST:
            break
        found = read_byline(filled[place].text)
        named = _NAME_LINE.match(filled[place - 1].text)
        if found and end and (found.author or named):
            below = enumerate(filled[place + 1 :], start=place + 1)
            return filled[: next((at for at, line in below if is_prose(line)), place + 1)]
    return filled[:end]


def _is_title(line: Line, title: Title) -> bool:
    if title.text is None:
        return False
    same = comparable(line.text).casefold() == comparable(title.text).casefold()
    return same or line.text == title.line


def _menu(top: Sequence[Line], stated: dict[int, Byline]) -> set[int]:
    """Return the lines of menus: runs of short lines without a closing mark."""
    runs: list[list[int]] = [[]]
    for line in top:
        if is_menu(line) and line.number not in stated:
            runs[-1].append(line.number)
        else:
            runs.append([])
    longest = int(reading_rules().thresholds["menu_run"])
    return {number for run in runs if len(run) >= longest for number in run}


def _menu_end(top: Sequence[Line], menu: set[int], title_at: int) -> int:
    """Return the number of the last line of the menus; without a title, short lines go on it."""
    if not menu or title_at:
        return last_of(menu)
    return max(line.number for line in top if is_menu(line) or line.number in menu)


def _outlet(top: Sequence[Line]) -> tuple[str, ...]:
    """Return the name above a line such as "Editorial staff", and that line.

    An outlet that posts in a forum as itself stands so.
    """
    rules = reading_rules()
    for before, line in itertools.pairwise(top):
        name = could_be_heading(before.text) and word_count(before.text) <= 4
        if name and before.text[:1].isupper() and rules.find("staff", line.text):
            return before.text, line.text
    return ()
