"""Rows of tables and JSON objects to documents."""

from __future__ import annotations

import dataclasses
import datetime
import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from biascompare.errors import SourceError
from biascompare.model import Comment, Document, Notice
from biascompare.sources.articles import take_article
from biascompare.sources.author_names import turned_author
from biascompare.sources.characters import mend, physical_lines, without_surrogates
from biascompare.sources.columns import match_columns
from biascompare.sources.date_columns import DateColumn
from biascompare.sources.documents import build_document
from biascompare.sources.lines import plain_lines, word_count
from biascompare.sources.markdown import plain
from biascompare.sources.paragraphs import Paragraph, paragraphs
from biascompare.sources.pieces import piece_notices, up_to_end
from biascompare.sources.removal import removal_notices

Columns = Mapping[str, str] | None
"""Which column is which field: ``{"Body Copy": "text"}``."""

_OWN = {"id", "text", "headings", "comments", "notices"}
_MARKUP = re.compile(
    r"</?(?:p|br|div|h[1-6]|li|ul|ol|blockquote|span|a|strong|em|b|i)\b[^>]*>", re.I
)
_BLOCK_END = re.compile(r"</(?:p|div|h[1-6]|li|blockquote|tr|figure|section)>|<br\s*/?>", re.I)
# Each search ends where the next one would begin, or elements that never end cost minutes.
_HIDDEN = re.compile(
    r"<(script|style|figure|iframe)\b(?:(?!<\1\b).)*?</\1>|<!--(?:(?!<!--).)*?-->", re.I | re.S
)
_HTML_HEADING = re.compile(r"<h([1-6])\b[^>]*>(.*?)</h\1>", re.I | re.S)


def fields_of(source: str, names: Iterable[str], columns: Columns) -> dict[str, str]:
    """Return the column for each field, or raise `SourceError` when the text's is not found."""
    names = [name for name in names if name]
    missing = [name for name in columns or {} if name not in names]
    shown = ", ".join(names[:30]) or "none"
    if missing:
        raise SourceError(source, f"there is no column {missing[0]!r}; found: {shown}")
    matched = match_columns(names, columns)
    if "text" not in matched:
        raise SourceError(
            source,
            f"no column looks like the article's text; found: {shown}. "
            "Name it: --column 'NAME=text'",
            columns=tuple(names),
        )
    return matched


def record_document(
    values: Mapping[str, str],
    *,
    dates: DateColumn | None = None,
    notices: Sequence[Notice] = (),
) -> Document:
    """Return the document of one row; its text may be plain or HTML.

    Marks of the page in the text go as they do from a page; the notices give no lines,
    since those of the text are not the table's. ``dates`` is what is known of the dates'
    column, ``notices`` what is known of the row.
    """
    values, repaired = _mended(values)
    known = {field: value for field, value in values.items() if field != "text" and value}
    for field in ("title", "author", "section"):
        if "&" in known.get(field, "") or "<" in known.get(field, ""):
            known[field] = plain(html.unescape(known[field]))
    turned: list[Notice] = []
    if "," in known.get("author", ""):
        known["author"], turned = turned_author(known["author"])
    text, headings = _cell(values["text"])
    lines = plain_lines(physical_lines(text))
    kept, removed = take_article(lines, known) if len(lines) > 1 else (lines, {})
    parts = paragraphs(kept)
    if not parts:
        parts, removed = paragraphs(lines), {}
    parts = [
        Paragraph(part.text, 0, 0, "heading" if part.text in headings else part.kind)
        for part in parts
    ]
    words = sum(word_count(part.text) for part in parts)
    said = piece_notices(up_to_end(lines, kept), known, words)
    found = (*notices, *repaired, *turned, *removal_notices(removed, lines), *said)
    unique = dict.fromkeys(Notice(notice.code, notice.message) for notice in found)
    return build_document(known, parts, notices=tuple(unique), dates=dates)


def _mended(values: Mapping[str, str]) -> tuple[Mapping[str, str], list[Notice]]:
    """Undo UTF-8 read as Windows-1252 and halves of characters in every value."""
    if all(map(str.isascii, values.values())):
        return values, []
    mended, notices = {}, []
    for name, value in values.items():
        whole = without_surrogates(value)
        if whole != value:
            notices.append(Notice("encoding_repaired", "Broken characters were joined or marked."))
        mended[name], found = mend(whole)
        notices += found
    return mended, notices


def _cell(text: str) -> tuple[str, set[str]]:
    """Return a cell as plain lines, and the headings that its HTML marks."""
    if len(_MARKUP.findall(text)) >= 2:
        return _without_markup(text)
    if re.search(r"&(?:amp|quot|nbsp|#\d{2,5}|[lr]s?[dq]quo);", text):
        text = html.unescape(text)
    if "\n" not in text and text.count("\\n") >= 2:
        text = text.replace("\\n", "\n")
    return text, set()


def _without_markup(text: str) -> tuple[str, set[str]]:
    text = _HIDDEN.sub(" ", text)
    headings = {plain(match[2]) for match in _HTML_HEADING.finditer(text)}
    lines = (plain(line) for line in _BLOCK_END.sub("\n\n", text.replace("\n", " ")).split("\n\n"))
    return "\n\n".join(line for line in lines if line), headings


def written(value: object) -> str:
    """Return a cell as text: empty for missing, the name of a nested object, lists joined."""
    if value is None or (isinstance(value, float) and value != value):
        return ""
    if isinstance(value, str):
        return "" if value.strip().casefold() in _MISSING else value
    if isinstance(value, dict):
        return written(value.get("name") or value.get("title") or value.get("url"))
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, map(written, value)))
    if isinstance(value, datetime.date | datetime.datetime):
        return value.isoformat()
    if isinstance(value, bool):
        return ""
    return str(value)


_MISSING = frozenset({"", "nan", "none", "null", "n/a", "na", "nat", "<na>"})


def own_document(
    source: str, line: int | None, record: Mapping[str, Any], *, row: int | None = None
) -> Document | None:
    """Return the document that `biascompare read` wrote as ``record``, or None if it did not.

    Raises `SourceError` when a field does not have the type it is written with.
    """
    if not record.keys() >= _OWN:
        return None
    simple = [name for name in Document.__dataclass_fields__ if name not in _LISTS]
    for name in simple:
        value = record.get(name)
        if not isinstance(value, str) and (value is not None or name in ("id", "text")):
            reason = f"{name}: expected text, found {type(value).__name__}"
            raise SourceError(source, reason, line=line, row=row)
    try:
        document = Document(
            **{name: record.get(name) for name in simple},  # type: ignore[arg-type]
            headings=tuple(_texts(record["headings"])),
            comments=tuple(Comment(**_typed(comment)) for comment in record["comments"]),
            notices=tuple(Notice(**_typed(notice)) for notice in record["notices"]),
        )
        # Half a character (a lone surrogate) can be read from JSON, and never written.
        json.dumps(dataclasses.asdict(document), ensure_ascii=False).encode("utf-8")
        return document
    except (TypeError, UnicodeEncodeError) as error:
        reason = f"headings, comments or notices are not as biascompare writes them: {error}"
        raise SourceError(source, reason, line=line, row=row) from None


def _typed(values: object) -> Mapping[str, Any]:
    """Return the fields of a comment or notice if each has its type, or raise `TypeError`."""
    if not isinstance(values, Mapping):
        raise TypeError(f"expected an object, found {values!r}")
    for name, value in values.items():
        numbers = name in ("first_line", "last_line")
        required = name in ("code", "message", "text")
        if not isinstance(value, int if numbers else str) and (required or value is not None):
            raise TypeError(f"{name}: {value!r}")
    return values


_LISTS = ("headings", "comments", "notices")


def _texts(values: Iterable[object]) -> Iterator[str]:
    for value in values:
        if not isinstance(value, str):
            raise TypeError(f"expected a heading, found {value!r}")
        yield value
