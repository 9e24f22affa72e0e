"""Text files, Markdown or plain: one page, one article."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence

from biascompare.errors import SourceError
from biascompare.model import Document, Notice
from biascompare.sources.bylines import sign_off
from biascompare.sources.characters import decode, physical_lines
from biascompare.sources.columns import column_names, match_columns
from biascompare.sources.comments import read_comments, split_comments
from biascompare.sources.documents import build_document
from biascompare.sources.front_matter import Fields, read_front_matter, read_labels
from biascompare.sources.head import read_head
from biascompare.sources.lines import Line, is_prose, plain_lines
from biascompare.sources.markdown import looks_like_markdown, markdown_lines
from biascompare.sources.paragraphs import paragraphs
from biascompare.sources.removal import (
    Removed,
    removal_notices,
    remove_author_box,
    remove_end,
    remove_wording,
    without,
)
from biascompare.sources.rules import reading_rules

LARGEST_FILE = 20 * 2**20
"""Bytes of a text file."""
LONGEST_LINE = 10 * 2**20
"""Bytes of a line."""


def read_markdown(
    name: str, content: bytes, *, columns: Mapping[str, str] | None = None
) -> Iterator[Document]:
    """Yield the article of a Markdown file, with or without front matter.

    Raises `SourceError` for an empty, binary or too large file.
    """
    yield _read(name, content, columns, markdown=True)


def read_plain(
    name: str, content: bytes, *, columns: Mapping[str, str] | None = None
) -> Iterator[Document]:
    """Yield the article of a plain text; Markdown and front matter are told by their marks.

    Raises `SourceError` for an empty, binary or too large file.
    """
    yield _read(name, content, columns, markdown=False)


def _read(
    name: str, content: bytes, columns: Mapping[str, str] | None, *, markdown: bool
) -> Document:
    raw, notices = _checked_lines(name, content)
    fields, taken = read_front_matter(raw)
    markdown = markdown or bool(taken) or looks_like_markdown(raw)
    if not taken:
        names = [name for names in column_names().values() for name in names]
        fields, taken = read_labels(raw, names)
    known = _fields(fields, columns)
    read_lines = markdown_lines if markdown else plain_lines
    lines = read_lines(raw[taken:], taken + 1)
    article, comment_lines, marks = split_comments(lines)
    comments, removed = read_comments(comment_lines) if comment_lines else ([], {})
    removed |= dict.fromkeys(marks, "removed_navigation")
    removed |= dict.fromkeys(range(1, taken + 1), "removed_front_matter")
    kept, gone = _article(article, known)
    removed |= gone
    parts = paragraphs(kept, markdown=markdown)
    if not parts:
        raise SourceError(name, "no article text is left in the file; expected paragraphs of text")
    if "outlet" not in known and "outlet_hint" not in known:
        known["outlet_hint"] = _outlet_hint(article) or ""
    blank_front = [Line(number, "-") for number in range(1, taken + 1)]
    return build_document(
        known,
        parts,
        comments=comments,
        notices=(*notices, *removal_notices(removed, [*blank_front, *lines])),
        labels=_labels(article, removed),
    )


def _checked_lines(name: str, content: bytes) -> tuple[list[str], list[Notice]]:
    if len(content) > LARGEST_FILE:
        limit = LARGEST_FILE // 2**20
        raise SourceError(name, f"larger than {limit} MB; expected one article a text file")
    text, notices = decode(name, content)
    raw = physical_lines(text)
    for number, line in enumerate(raw, start=1):
        if len(line) > LONGEST_LINE:
            raise SourceError(name, "a line longer than 10 MB; expected an article", line=number)
    return raw, notices


def _fields(fields: Fields, columns: Mapping[str, str] | None) -> dict[str, str]:
    """Return our fields; a front matter's ``published: true`` is no date."""
    fields = {key: value for key, value in fields.items() if value.casefold() not in _SWITCHES}
    matched = match_columns(fields, columns)
    return {field: fields[column] for field, column in matched.items() if field != "text"}


_SWITCHES = frozenset({"true", "false", "null", "~"})


def _article(lines: Sequence[Line], known: dict[str, str]) -> tuple[list[Line], Removed]:
    """Return the article's lines and what went; the head's facts are added to ``known``."""
    removed = remove_wording(lines)
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
    return kept, _one_menu(removed, lines)


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


def _outlet_hint(lines: Sequence[Line]) -> str | None:
    """Return the name that the page's own wording suggests as its outlet."""
    rules = reading_rules()
    found = (rules.find("outlet_hint", line.text) for line in lines if line.text)
    return next((match["name"].strip(" .,") for match in found if match), None)


def _labels(lines: Sequence[Line], removed: Removed) -> list[tuple[int, str]]:
    codes = ("removed_navigation", "removed_byline")
    return [(line.number, line.text) for line in lines if removed.get(line.number) in codes]
