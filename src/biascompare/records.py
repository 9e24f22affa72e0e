"""Documents as plain records: the lines that ``biascompare read`` writes."""

from __future__ import annotations

import dataclasses
from typing import Any

from biascompare.model import Document

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
    values = dataclasses.asdict(document)
    record = {field: values[field] for field in FIELDS}
    record["headings"] = list(document.headings)
    record["comments"] = [_pick(comment, COMMENT_FIELDS) for comment in values["comments"]]
    record["notices"] = [_pick(notice, NOTICE_FIELDS) for notice in values["notices"]]
    return record


def _pick(values: dict[str, Any], fields: tuple[str, ...]) -> dict[str, Any]:
    return {field: values[field] for field in fields}
