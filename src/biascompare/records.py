"""Documents as plain records: the lines that ``biascompare read`` writes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from biascompare.model import Comment, Document, Notice

FIELDS = (
    "id",
    "outlet",
    "outlet_hint",
    "title",
    "author",
    "published",
    "language",
    "url",
    "section",
    "story",
    "text",
    "headings",
    "comments",
    "notices",
)
COMMENT_FIELDS = ("author", "published", "text")
NOTICE_FIELDS = ("code", "message", "first_line", "last_line")


def to_record(document: Document) -> dict[str, Any]:
    """Return the document as a JSON-ready dictionary in the order of `FIELDS`."""
    record = {field: getattr(document, field) for field in FIELDS}
    record["headings"] = list(document.headings)
    record["comments"] = [_pick(comment, COMMENT_FIELDS) for comment in document.comments]
    record["notices"] = [_pick(notice, NOTICE_FIELDS) for notice in document.notices]
    return record


def _pick(value: Comment | Notice, fields: tuple[str, ...]) -> dict[str, Any]:
    return {field: getattr(value, field) for field in fields}


def fingerprint(identifiers: Iterable[str]) -> str:
    """Return a short name for a set of articles: the same set, the same name."""
    return hashlib.sha256("\n".join(sorted(identifiers)).encode()).hexdigest()[:10]
