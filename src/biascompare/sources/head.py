"""The top of a page: its menu, title, byline, date and outlet, above the first running text."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from biascompare.sources.bylines import Byline, read_byline
from biascompare.sources.lines import Line, could_be_heading, is_menu, is_prose, word_count
from biascompare.sources.removal import Removed
from biascompare.sources.rules import comparable, reading_rules

_TRAIL = re.compile(r"^[^.!?]{1,60}(?:\s(?:[>»›]|/)\s[^.!?]{1,80})+$")
_BAR = re.compile(r"^[^|•·]{1,30}(?:\s?[|•·]\s?[^|•·]{1,30}){2,}$")
_LONGEST_STANDFIRST = 30
_NAME_LINE = re.compile(r"^(?:[A-ZÀ-Þ][\w’'.-]*)(?: [A-ZÀ-Þ][\w’'.-]*){1,2}$")
_SITE = re.compile(r"^(.{12,}?) (?:\||-|–|—|·|»|::) ([^|]{2,40})$")


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
    site = _Title(known_title) if known_title else _find_title(top, stated, menu)
    same = comparable(site.text).casefold() if site.text else None
    titles = {line.number for line in top if _is_title(line, same, site)}
    # A title that stands in a menu and again above the article is the article's.
    title_at = max(titles, default=0)
    removed = {line.number: "removed_byline" for line in top if line.number in stated}
    meta_at = max((number for number in stated if number > title_at), default=title_at)
    outlet = _outlet(top)
    menu_end = _menu_end(top, menu, title_at)
    for line in top:
        if line.number in titles or line.number in removed:
            continue
        above = line.number < title_at or line.number <= menu_end
        aside = line.number < meta_at and is_menu(line)
        label = _is_trail(line) or line.text.isdigit() or line.text in outlet
        if (above or aside or label) and not is_prose(line):
            removed[line.number] = "removed_navigation"
    dates = [found for found in stated.values() if found.published and not found.updated]
    return Head(
        title=site.text,
        author=next((found.author for found in stated.values() if found.author), None),
        published=dates[0].published if dates else None,
        outlet=next(iter(outlet), site.outlet),
        outlet_hint=site.hint,
        used=frozenset(titles),
        removed=removed,
    )


def _top(lines: Sequence[Line]) -> list[Line]:
    """Return the lines above the text; a closed standfirst above a byline is one of them."""
    filled = [line for line in lines if line.text]
    end = next((place for place, line in enumerate(filled) if is_prose(line)), len(filled))
    for place in range(end + 1, min(end + 6, len(filled))):
        if word_count(filled[place - 1].text) > _LONGEST_STANDFIRST:
            break
        found = read_byline(filled[place].text)
        named = _NAME_LINE.match(filled[place - 1].text)
        if found and end and (found.author or named):
            return filled[: place + 1]
    return filled[:end]


@dataclass(frozen=True, slots=True)
class _Title:
    text: str | None = None
    outlet: str | None = None
    hint: str | None = None
    line: str | None = None


def _is_title(line: Line, same: str | None, title: _Title) -> bool:
    return same is not None and (
        comparable(line.text).casefold() == same or line.text == title.line
    )


def _menu_end(top: Sequence[Line], menu: set[int], title_at: int) -> int:
    """Return the number of the last line of the menus; without a title, short lines go on it."""
    if not menu or title_at:
        return _last(menu)
    return max(line.number for line in top if is_menu(line) or line.number in menu)


def _last(menu: set[int]) -> int:
    return max(menu, default=0)


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


def _is_trail(line: Line) -> bool:
    return line.kind == "text" and bool(_TRAIL.match(line.text) or _BAR.match(line.text))


def _find_title(top: Sequence[Line], stated: dict[int, Byline], menu: set[int]) -> _Title:
    headings = [line for line in top if line.kind == "heading"]
    if headings and (headings[0].level == 1 or headings[0] == top[0]):
        return _Title(headings[0].text)
    plain = [line for line in top if line.number not in stated and _could_be_title(line)]
    if (repeated := _repeated(plain, top, stated)) is not None:
        return repeated
    block = _title_block(plain, top, stated, menu)
    kicker = len(block) > 1 and word_count(block[0].text) <= 2 < word_count(block[1].text)
    chosen = block[1 if kicker else 0 :][:1]
    return _without_site(chosen[0].text) if chosen else _Title()


def _title_block(
    plain: Sequence[Line], top: Sequence[Line], stated: dict[int, Byline], menu: set[int]
) -> list[Line]:
    """Return the lines of which the first is the title: title and standfirst.

    With a byline or a date they are the last ones above it; below a menu they touch
    the text, and have five words; else they are the page's first lines.
    """
    after = [line for line in plain if line.number > _last(menu)]
    metas = [number for number in stated if number > (after or plain or top)[0].number]
    if metas and not after:
        # A menu may go on between the title and the date.
        after = [line for line in plain if word_count(line.text) >= 5]
    if metas:
        return _last_block([line for line in after if line.number < metas[0]], top)[-3:]
    if menu:
        last = max((line.number for line in top if is_menu(line)), default=0)
        long = [line for line in after if word_count(line.text) >= 5 and line.number > last]
        return _last_block(long, top)
    return [line for line in after if line in top[:3]]


def _last_block(lines: Sequence[Line], top: Sequence[Line]) -> list[Line]:
    """Return the last of ``lines`` that stand together in ``top``."""
    place = {line.number: position for position, line in enumerate(top)}
    block: list[Line] = []
    for line in reversed(lines):
        here = place[line.number]
        if block and place[block[0].number] - here > 1:
            break
        # A short line below another short one is the end of a menu, not a title.
        if block and is_menu(line) and here and is_menu(top[here - 1]):
            break
        block.insert(0, line)
        if is_menu(line) and len(block) > 1:
            break
    return block


def _could_be_title(line: Line) -> bool:
    text = line.text
    if line.kind not in ("text", "heading") or not could_be_title_shape(text):
        return False
    is_label = reading_rules().find("heading_word", text.split(":")[0].strip())
    return not (is_label and word_count(text) <= 4) and not _is_trail(line)


def could_be_title_shape(text: str) -> bool:
    """Tell whether ``text`` has the length of a title and does not end as a sentence does."""
    count = word_count(text)
    long_enough = 2 <= count <= 30 and len(text) <= 220
    return long_enough and not text.endswith((".", ",", ";", ":"))


def _repeated(
    plain: Sequence[Line], top: Sequence[Line], stated: dict[int, Byline]
) -> _Title | None:
    """Return the title that stands twice, once perhaps with the site's name behind it.

    Menus repeat their entries too: a short one is a title only right above the byline
    or the text.
    """
    texts = [line.text for line in plain]
    times = Counter(texts)
    below = {line.text: after for line, after in itertools.pairwise([*top, None]) if line}
    for place, text in enumerate(texts):
        after = below.get(text)
        if times[text] > 1 and (
            not is_menu(plain[place]) or after is None or after.number in stated
        ):
            return _Title(text)
        match = _SITE.match(text)
        if match and match[1] in times:
            return _Title(match[1], outlet=match[2], line=text)
    return None


def _without_site(text: str) -> _Title:
    """Part ``Title | Site``: unless repeated without it, the site is only a hint."""
    match = re.match(r"^(.{12,}?) \| ([^|]{2,40})$", text)
    if match and word_count(match[1]) >= 4 and word_count(match[2]) <= 4:
        return _Title(match[1], hint=match[2], line=text)
    return _Title(text)


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
