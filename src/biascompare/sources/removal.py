"""What is taken out of a page, line by line, and the notices that say so."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence

from biascompare.model import Notice
from biascompare.sources.lines import Line, is_menu, is_prose
from biascompare.sources.rules import ReadingRules, kind_of, reading_rules

Removed = dict[int, str]
"""The code of removal for each line number."""


def without(lines: Iterable[Line], removed: Mapping[int, str]) -> list[Line]:
    """Return ``lines`` with the removed ones blank, so that what they parted stays parted."""
    return [Line(line.number, "") if line.number in removed else line for line in lines]


def remove_wording(lines: Sequence[Line], places: Iterable[str] = ("anywhere",)) -> Removed:
    """Return the lines that match the wording of a kind allowed in ``places``."""
    kinds = [kind for kind in reading_rules().kinds if kind.where in places]
    found: Removed = {}
    for line in lines:
        # The entries of a list and the title are never taken for marks of the page.
        if line.kind != "item" and line.level != 1:
            kind = kind_of(line, kinds)
            if kind is not None:
                found[line.number] = kind.code
    return found


def remove_end(lines: Sequence[Line], gone: Mapping[int, str]) -> Removed:
    """Return the lines below the article: forms, footers, lists of other articles, menus.

    ``gone`` are the lines already removed; they may still begin a list ("Related:").
    """
    rules = reading_rules()
    filled = [line for line in lines if line.text]
    removed: Removed = {}
    form = rules.kind("form")
    for place, line in enumerate(filled):
        if line.number not in removed and form.matches(line):
            removed |= _form(filled[place:], rules)
    body = [place for place, line in enumerate(filled) if _is_body(line, gone, rules)]
    below = filled[body[-1] + 1 :] if body else []
    removed = _foot(below, gone, rules) | removed
    for line in reversed(filled):
        if line.number in removed or line.number in gone:
            continue
        # Running text may be a footer too: rights and terms.
        if not rules.kind("footer_sentence").matches(line):
            break
        removed[line.number] = "removed_footer"
    return {number: code for number, code in removed.items() if number not in gone}


def _foot(below: Sequence[Line], gone: Mapping[int, str], rules: ReadingRules) -> Removed:
    """Return the foot of the page: from a footer's first line on, lists of links, a menu."""
    footers = (rules.kind("footer"), rules.kind("footer_sentence"))
    footer = list(itertools.dropwhile(lambda line: kind_of(line, footers) is None, below))
    removed = {line.number: "removed_footer" for line in footer}
    left = [line for line in below if line.number not in gone and line.number not in removed]
    linked = [line for line in left if line.kind == "link"]
    if len(linked) >= 2:
        removed |= {line.number: "removed_navigation" for line in linked}
    if len(left) >= int(rules.thresholds["menu_run"]) and all(map(is_menu, left)):
        removed |= {line.number: "removed_navigation" for line in left}
    return removed


def _is_body(line: Line, gone: Mapping[int, str], rules: ReadingRules) -> bool:
    if not is_prose(line) or line.number in gone:
        return False
    return not any(rules.kind(name).matches(line) for name in ("footer_sentence", "form_field"))


def _form(rest: Sequence[Line], rules: ReadingRules) -> Removed:
    """Return the lines of a form: its heading, its fields, and what is left of the page.

    Where running text follows, only the heading and the fields right below it go.
    """
    removed = {rest[0].number: "removed_form"}
    below = rest[1:]
    open_end = not any(_is_body(line, {}, rules) for line in below)
    for line in below:
        if rules.kind("form_field").matches(line) or rules.kind("form").matches(line):
            removed[line.number] = "removed_form"
        elif open_end:
            removed[line.number] = "removed_footer"
        else:
            break
    return removed


def remove_author_box(lines: Sequence[Line]) -> Removed:
    """Return a box about the author at the end: its heading and the paragraph below it."""
    rules = reading_rules()
    filled = [line for line in lines if line.text]
    for place, line in enumerate(filled):
        if rules.find("about_author", line.text) and 0 < len(filled) - place <= 4:
            return {box.number: "removed_author_box" for box in filled[place:]}
    return {}


def removal_notices(removed: Mapping[int, str], lines: Sequence[Line]) -> list[Notice]:
    """Return one notice for each run of removed lines of one kind; blank lines do not part runs."""
    messages = reading_rules().messages()
    filled = {line.number for line in lines if line.text}
    runs: list[tuple[str, int, int]] = []
    for number in sorted({*removed, *filled}):
        code = removed.get(number, "")
        if runs and runs[-1][0] == code:
            runs[-1] = (code, runs[-1][1], number)
        else:
            runs.append((code, number, number))
    return [Notice(code, messages[code], first, last) for code, first, last in runs if code]
