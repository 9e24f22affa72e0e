"""Fields and paragraphs to a `Document`."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence

from biascompare.detection import detect_language
from biascompare.model import Comment, Document, Notice
from biascompare.sources.characters import clean
from biascompare.sources.columns import language_code
from biascompare.sources.dates import iso_date
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
) -> Document:
    """Return the document of ``fields`` (as `columns.FIELDS` names them) and its paragraphs.

    What is missing or odd is added to ``notices``; ``labels`` are lines above the text
    that may say what kind of piece it is.
    """
    text = "\n\n".join(part.text for part in paragraphs)
    known = _addresses({name: value for name, value in fields.items() if value})
    published = iso_date(known["published"]) if "published" in known else None
    found: list[Notice] = []
    if "published" in known and published is None:
        shown = known["published"][:60]
        found.append(
            Notice("date_unreadable", f"The date {shown!r} cannot be read with certainty.")
        )
    language = language_code(known.get("language", "")) or detect_language(text)
    facts = {"title": known.get("title"), "outlet": known.get("outlet"), "date": published}
    found += [
        Notice(f"no_{name}", f"No {name} is stated.") for name, fact in facts.items() if not fact
    ]
    if language is None:
        found.append(Notice("language_unknown", "Too few words to tell the language."))
    found += oddities(
        paragraphs,
        language=language,
        title=known.get("title"),
        section=known.get("section"),
        labels=labels,
        comments=comments,
    )
    outlet = known.get("outlet")
    return Document(
        id=document_id(outlet, known.get("title"), text),
        text=text,
        outlet=outlet,
        outlet_hint=None if outlet else known.get("outlet_hint"),
        title=known.get("title"),
        author=known.get("author"),
        published=published,
        language=language,
        url=known.get("url"),
        section=known.get("section"),
        story=known.get("story"),
        headings=tuple(part.text for part in paragraphs if part.is_heading),
        comments=tuple(comments),
        notices=(*notices, *found),
    )


def _addresses(known: dict[str, str]) -> dict[str, str]:
    """Take an address in place of an outlet ("source: https://…") for the article's address."""
    if _ADDRESS.match(known.get("outlet", "")):
        address = known.pop("outlet")
        known.setdefault("url", address)
    return {name: clean(value) for name, value in known.items() if clean(value)}
