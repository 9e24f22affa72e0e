"""Text files, Markdown or plain: one page, one article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from biascompare.errors import SourceError
from biascompare.model import Document, Notice
from biascompare.sources.articles import labels_above, outlet_hint, take_article
from biascompare.sources.characters import decode, physical_lines
from biascompare.sources.columns import column_names, match_columns
from biascompare.sources.comments import read_comments
from biascompare.sources.documents import build_document
from biascompare.sources.front_matter import Fields, read_front_matter, read_labels
from biascompare.sources.lines import Line, plain_lines, word_count
from biascompare.sources.markdown import looks_like_markdown, markdown_lines
from biascompare.sources.paragraphs import paragraphs
from biascompare.sources.pieces import piece_notices, up_to_end
from biascompare.sources.removal import removal_notices
from biascompare.sources.threads import split_comments

LARGEST_FILE = 20 * 2**20
"""Bytes of a text file."""
LONGEST_LINE = 10 * 2**20
"""Bytes of a line."""
MOST_LINES = 20_000


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
    kept, gone = take_article(article, known, markdown=markdown)
    removed |= gone
    parts = paragraphs(kept, markdown=markdown)
    if not parts:
        raise SourceError(name, "no article text is left in the file; expected paragraphs of text")
    known.setdefault("outlet_hint", outlet_hint(article, known.get("author")) or "")
    blank_front = [Line(number, "-") for number in range(1, taken + 1)]
    words = sum(word_count(part.text) for part in parts)
    said = piece_notices(up_to_end(article, kept), known, words)
    return build_document(
        known,
        parts,
        comments=comments,
        notices=(*notices, *removal_notices(removed, [*blank_front, *lines]), *said),
        labels=labels_above(article, removed),
    )


def _checked_lines(name: str, content: bytes) -> tuple[list[str], list[Notice]]:
    if len(content) > LARGEST_FILE:
        limit = LARGEST_FILE // 2**20
        raise SourceError(name, f"larger than {limit} MB; expected one article a text file")
    text, notices = decode(name, content)
    raw = physical_lines(text)
    if len(raw) > MOST_LINES:
        raise SourceError(name, f"more than {MOST_LINES:,} lines; expected one article a text file")
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
