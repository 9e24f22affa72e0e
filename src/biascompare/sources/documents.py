"""Fields and paragraphs to a `Document`."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence

from biascompare.detection import detect_language
from biascompare.model import Comment, Document, Notice
from biascompare.sources.characters import clean
from biascompare.sources.columns import language_code
from biascompare.sources.date_columns import DateColumn
from biascompare.sources.oddities import oddities
from biascompare.sources.paragraphs import Paragraph

_ADDRESS = re.compile(r"^(?:https?:)?//\S+$", re.IGNORECASE)


def document_id(outlet: str | None, title: str | None, text: str) -> str:
    """Return the first 16 hexadecimal digits of SHA-256 over outlet, title and text."""
    joined = "\x1f".join((outlet or "", title or "", text))
    return hashlib.sha256(joined.encode("utf-8")).hexdigest()[:16]


def build_document(
    fields: Mapping[str, str],
    paragraphs: Sequence[Paragraph],
    *,
    comments: Sequence[Comment] = (),
    notices: Sequence[Notice] = (),
    labels: Sequence[tuple[int, str]] = (),
    dates: DateColumn | None = None,
) -> Document:
    """Return the document of ``fields`` (as `columns.FIELDS` names them) and its paragraphs.

    What is missing or odd is added to ``notices``; ``labels`` are lines above the text
    that may say what kind of piece it is; ``dates`` is what is known of a table's dates.
    """
    text = "\n\n".join(part.text for part in paragraphs)
    known = _addresses({name: value for name, value in fields.items() if value})
    outlet, title, section = known.get("outlet"), known.get("title"), known.get("section")
    stated = known.get("published")
    published, dated = (dates or DateColumn()).read(stated) if stated else (None, [])
    language = language_code(known.get("language", "")) or detect_language(text)
    missing = _missing(title=title, outlet=outlet, date=published, language=language)
    wording = oddities(
        paragraphs,
        language=language,
        title=title,
        section=section,
        labels=labels,
        comments=comments,
    )
    return Document(
        id=document_id(outlet, title, text),
        text=text,
        outlet=outlet,
        outlet_hint=None if outlet else known.get("outlet_hint"),
        title=title,
        author=known.get("author"),
        published=published,
        language=language,
        url=known.get("url"),
        section=section,
        story=known.get("story"),
        headings=tuple(part.text for part in paragraphs if part.is_heading),
        comments=tuple(comments),
        notices=(*notices, *dated, *missing, *wording),
    )


def _missing(*, language: str | None, **facts: str | None) -> Iterator[Notice]:
    for name, fact in facts.items():
        if not fact:
            yield Notice(f"no_{name}", f"No {name} is stated.")
    if language is None:
        yield Notice("language_unknown", "Too few words to tell the language.")


def _addresses(known: dict[str, str]) -> dict[str, str]:
    """Take an address in place of an outlet ("source: https://…") for the article's address."""
    if _ADDRESS.match(known.get("outlet", "")):
        address = known.pop("outlet")
        known.setdefault("url", address)
    return {name: clean(value) for name, value in known.items() if clean(value)}
