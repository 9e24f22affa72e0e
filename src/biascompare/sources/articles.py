"""A page's article: its body without menus, marks and footers, and the facts its lines state."""

from __future__ import annotations

from collections.abc import Sequence

from biascompare.sources.bylines import read_author, sign_off
from biascompare.sources.head import Head, read_head
from biascompare.sources.lines import Line, is_closed, is_prose, word_count
from biascompare.sources.paragraphs import join_lines
from biascompare.sources.removal import (
    Removed,
    remove_author_box,
    remove_end,
    remove_wording,
    without,
)
from biascompare.sources.rules import reading_rules


def take_article(
    lines: Sequence[Line], known: dict[str, str], *, markdown: bool = False
) -> tuple[list[Line], Removed]:
    """Return the article's lines and what went; the head's facts are added to ``known``."""
    removed = remove_wording(lines)
    removed |= _neighbours(lines, removed)
    lines = join_lines(lines, removed, markdown=markdown)
    ended = remove_end(lines, removed)
    kept = without(without(lines, removed), ended)
    ended |= remove_author_box(kept)
    kept = without(kept, ended)
    edges = _edges(kept)
    head = read_head(without(kept, edges), known.get("title"))
    removed |= ended | edges | head.removed
    kept = without(kept, removed | dict.fromkeys(head.used, ""))
    _add_facts(known, head)
    ending = _tail_author(kept)
    for name in ending.values():
        known.setdefault("author", name)
    removed |= dict.fromkeys(ending, "removed_byline")
    kept = without(kept, removed)
    signed = sign_off(kept, known.get("author"))
    if signed:
        known.setdefault("author", signed[0])
        removed |= dict.fromkeys(signed[1], "removed_sign_off")
        kept = without(kept, removed)
    removed = _one_menu(removed, lines)
    joined = {line.number: range(line.number, line.last + 1) for line in lines}
    return kept, {part: code for number, code in removed.items() for part in joined[number]}


def _add_facts(known: dict[str, str], head: Head) -> None:
    """Add what the head says and nothing else has said."""
    for field in ("title", "author", "published", "outlet", "outlet_hint"):
        fact = getattr(head, field)
        if fact:
            known.setdefault(field, fact)


def _neighbours(lines: Sequence[Line], removed: Removed) -> Removed:
    """Return the short lines that belong to what goes beside them.

    Places and dates between two lines of a promotion, its label above, and names of
    networks below a line for sharing.
    """
    rules = reading_rules()
    word = rules.kind("share_word")
    filled = [line for line in lines if line.text]
    found: Removed = {}
    for place, line in enumerate(filled):
        if line.number in removed or is_prose(line) or is_closed(line.text):
            continue
        before = filled[place - 1].number if place else 0
        after = filled[place + 1].number if place + 1 < len(filled) else 0
        sold = [removed.get(near) == "removed_promotion" for near in (before, after)]
        label = sold[0] or rules.find("promotion_label", line.text)
        if sold[1] and label and word_count(line.text) <= 8:
            found[line.number] = "removed_promotion"
        shared = removed.get(before) or found.get(before)
        if shared == "removed_share" and word.matches(line):
            found[line.number] = "removed_share"
    return found


def _tail_author(lines: Sequence[Line]) -> dict[int, str]:
    """Return the line below the text that states the author ("Written by …"), if one does."""
    body = [place for place, line in enumerate(lines) if is_prose(line)]
    tail = lines[body[-1] + 1 :] if body else []
    names = {line.number: name for line in tail if (name := read_author(line.text))}
    return names if len(names) == 1 else {}


def _edges(lines: Sequence[Line]) -> Removed:
    """Return labels (reading time, "Home") above the first and below the last running text."""
    body = [place for place, line in enumerate(lines) if is_prose(line)]
    if not body:
        return {}
    outside = [*lines[: body[0]], *lines[body[-1] + 1 :]]
    return remove_wording(outside, ("edges",))


def _one_menu(removed: Removed, lines: Sequence[Line]) -> Removed:
    """Count a credit or label within a menu as part of the menu."""
    mixed = {"removed_image_credit", "removed_share", "removed_newsletter", "removed_teaser"}
    within: list[int] = []
    in_menu = False
    for line in lines:
        code = removed.get(line.number)
        if in_menu and code in mixed:
            within.append(line.number)
        elif line.text:
            if code == "removed_navigation":
                removed |= dict.fromkeys(within, code)
            in_menu, within = code == "removed_navigation", []
    return removed


def outlet_hint(lines: Sequence[Line], author: str | None) -> str | None:
    """Return the name, other than the author's, that the page's wording suggests as its outlet."""
    rules = reading_rules()
    found = (rules.find("outlet_hint", line.text) for line in lines if line.text)
    names = (match["name"].strip(" .,") for match in found if match)
    return next((name for name in names if name != author), None)


def labels_above(lines: Sequence[Line], removed: Removed) -> list[tuple[int, str]]:
    """Return the lines that went as menu or byline, which may say what kind of piece it is."""
    codes = ("removed_navigation", "removed_byline")
    return [(line.number, line.text) for line in lines if removed.get(line.number) in codes]
