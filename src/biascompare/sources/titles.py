"""The title of a page, found among the lines above the first running text."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from biascompare.sources.bylines import Byline
from biascompare.sources.lines import Line, is_menu, word_count
from biascompare.sources.rules import reading_rules

_TRAIL = re.compile(r"^[^.!?]{1,60}(?:\s(?:[>»›]|/)\s[^.!?]{1,80})+$")
_BAR = re.compile(r"^[^|•·]{1,30}(?:\s?[|•·]\s?[^|•·]{1,30}){2,}$")
_SITE = re.compile(r"^(.{12,}?) (?:\||-|–|—|·|»|::) ([^|]{2,40})$")


@dataclass(frozen=True, slots=True)
class Title:
    """A title, the line it stood in, and the outlet named behind it."""

    text: str | None = None
    outlet: str | None = None
    hint: str | None = None
    line: str | None = None


def find_title(top: Sequence[Line], stated: Mapping[int, Byline], menu: set[int]) -> Title:
    """Return the title of the page whose top lines are ``top``.

    ``stated`` are the bylines and dates, ``menu`` the lines of menus. A heading comes
    first, then a line that stands twice, then the place of a line.
    """
    headings = [line for line in top if line.kind == "heading"]
    if headings and (headings[0].level == 1 or headings[0] == top[0]):
        return Title(headings[0].text)
    plain = [line for line in top if line.number not in stated and _could_be_title(line)]
    if (repeated := _repeated(plain, top, stated)) is not None:
        return repeated
    block = _title_block(plain, top, stated, menu)
    kicker = len(block) > 1 and word_count(block[0].text) <= 2 < word_count(block[1].text)
    chosen = block[1 if kicker else 0 :][:1]
    return _without_site(chosen[0].text) if chosen else Title()


def _title_block(
    plain: Sequence[Line], top: Sequence[Line], stated: Mapping[int, Byline], menu: set[int]
) -> list[Line]:
    """Return the lines of which the first is the title: title and standfirst.

    With a byline or a date they are the last ones above it; below a menu they touch
    the text, and have five words; else they are the page's first lines.
    """
    after = [line for line in plain if line.number > last_of(menu)]
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
    if line.kind not in ("text", "heading") or not _has_title_shape(text):
        return False
    is_label = reading_rules().find("heading_word", text.split(":")[0].strip())
    return not (is_label and word_count(text) <= 4) and not is_trail(line)


def _has_title_shape(text: str) -> bool:
    """Tell whether ``text`` has the length of a title and does not end as a sentence does."""
    count = word_count(text)
    long_enough = 2 <= count <= 30 and len(text) <= 220
    return long_enough and not text.endswith((".", ",", ";", ":"))


def _repeated(
    plain: Sequence[Line], top: Sequence[Line], stated: Mapping[int, Byline]
) -> Title | None:
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
            return Title(text)
        match = _SITE.match(text)
        if match and match[1] in times:
            return Title(match[1], outlet=match[2], line=text)
    return None


def _without_site(text: str) -> Title:
    """Part ``Title | Site``: unless repeated without it, the site is only a hint."""
    match = re.match(r"^(.{12,}?) \| ([^|]{2,40})$", text)
    if match and word_count(match[1]) >= 4 and word_count(match[2]) <= 4:
        return Title(match[1], hint=match[2], line=text)
    return Title(text)


def is_trail(line: Line) -> bool:
    """Tell whether a line is a path or a bar of links ("Home > News")."""
    return line.kind == "text" and bool(_TRAIL.match(line.text) or _BAR.match(line.text))


def last_of(menu: set[int]) -> int:
    """Return the number of the last line of a menu, or 0."""
    return max(menu, default=0)
