"""A page's article: its body without menus, marks and footers, and the facts its lines state."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from biascompare.sources.bylines import sign_off
from biascompare.sources.head import read_head
from biascompare.sources.lines import Line, is_prose
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
    lines = join_lines(lines, removed, markdown=markdown)
    ended = remove_end(lines, removed)
    kept = without(without(lines, removed), ended)
    ended |= remove_author_box(kept)
    kept = without(kept, ended)
    edges = _edges(kept)
    head = read_head(without(kept, edges), known.get("title"))
    removed |= ended | edges | head.removed
    kept = without(kept, removed | dict.fromkeys(head.used, ""))
    facts = {
        "title": head.title,
        "author": head.author,
        "published": head.published,
        "outlet": head.outlet,
        "outlet_hint": head.outlet_hint,
    }
    for field, fact in facts.items():
        if fact:
            known.setdefault(field, fact)
    signed = sign_off(kept)
    if signed:
        known.setdefault("author", signed[0])
        removed |= dict.fromkeys(signed[1], "removed_sign_off")
        kept = without(kept, removed)
    removed = _one_menu(removed, lines)
    joined = {line.number: range(line.number, line.last + 1) for line in lines}
    return kept, {part: code for number, code in removed.items() for part in joined[number]}


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
    order = [line.number for line in lines if line.text]
    for before, number in itertools.pairwise(order):
        if removed.get(number) in mixed and removed.get(before) == "removed_navigation":
            rest = [removed.get(later) for later in order[order.index(number) :]]
            after = next((code for code in rest if code not in mixed), None)
            if after == "removed_navigation":
                removed[number] = after
    return removed


def outlet_hint(lines: Sequence[Line]) -> str | None:
    """Return the name that the page's own wording suggests as its outlet."""
    rules = reading_rules()
    found = (rules.find("outlet_hint", line.text) for line in lines if line.text)
    return next((match["name"].strip(" .,") for match in found if match), None)


def labels_above(lines: Sequence[Line], removed: Removed) -> list[tuple[int, str]]:
    """Return the lines that went as menu or byline, which may say what kind of piece it is."""
    codes = ("removed_navigation", "removed_byline")
    return [(line.number, line.text) for line in lines if removed.get(line.number) in codes]
