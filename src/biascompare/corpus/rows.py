"""Documents to rows of Parquet and back."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pyarrow as pa

from biascompare.model import Comment, Document, Notice
from biascompare.records import FIELDS, to_record

NESTED = ("headings", "comments", "notices")
"""Fields that hold lists; they are written as JSON, which every reader of Parquet reads."""
PLAIN = tuple(field for field in FIELDS if field not in NESTED)
"""Fields that hold one text."""
TIME = pa.timestamp("us", tz="UTC")
SCHEMA = pa.schema(
    [
        *(pa.field(field, pa.string(), nullable=field not in ("id", "text")) for field in FIELDS),
        pa.field("published_at", TIME),
        pa.field("added_at", TIME, nullable=False),
        pa.field("source", pa.string()),
        pa.field("source_row", pa.int64()),
        pa.field("fingerprint", pa.string(), nullable=False),
        pa.field("removed", pa.bool_(), nullable=False),
    ]
)
"""The columns of a part: the fields of a document, and what the corpus knows about it.

``published`` is as precise as the source; ``published_at`` is a time for filters, missing
for a month or year alone. ``source`` and ``source_row`` are the file and the how-manieth
article in it. ``fingerprint`` changes with the content. A row with ``removed`` takes the
article out of the corpus."""
_NAMES = set(SCHEMA.names)
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Row:
    """A document on its way into a corpus, with where it came from."""

    document: Document
    source: str | None
    source_row: int | None
    fingerprint: str


def make_row(document: Document, source: str | None = None, source_row: int | None = None) -> Row:
    """Return the row of a document; characters that do not exist in Unicode become U+FFFD."""
    try:
        content = _written(document).encode("utf-8")
    except UnicodeEncodeError:
        document = _mended(document)
        content = _written(document).encode("utf-8")
    fingerprint = hashlib.blake2b(content, digest_size=8).hexdigest()
    if source is not None:
        source = _SURROGATE.sub("\ufffd", source)
    return Row(document, source, source_row, fingerprint)


def _written(document: Document) -> str:
    return json.dumps(to_record(document), ensure_ascii=False)


def _mended(document: Document) -> Document:
    mended = document_of(json.loads(_SURROGATE.sub("\ufffd", _written(document))))
    message = "Characters that do not exist in Unicode (lone surrogates) were replaced."
    return replace(mended, notices=(*mended.notices, Notice("encoding_repaired", message)))


def table_of(rows: Iterable[Row], added_at: datetime.datetime) -> pa.Table:
    """Return rows as a table of `SCHEMA`, by outlet and date."""
    ordered = sorted(rows, key=_place)
    found = [row.document for row in ordered]
    columns: dict[str, Any] = {
        field: [getattr(document, field) for document in found] for field in PLAIN
    }
    records = [to_record(document) for document in found]
    for field in NESTED:
        columns[field] = [_json(record[field]) for record in records]
    columns |= {
        "published_at": [moment(document.published) for document in found],
        "added_at": [added_at] * len(ordered),
        "source": [row.source for row in ordered],
        "source_row": [row.source_row for row in ordered],
        "fingerprint": [row.fingerprint for row in ordered],
        "removed": [False] * len(ordered),
    }
    return pa.table([columns[name] for name in SCHEMA.names], schema=SCHEMA)


def _json(values: list[object]) -> str:
    return json.dumps(values, ensure_ascii=False) if values else "[]"


def _place(row: Row) -> tuple[bool, str, str, str]:
    document = row.document
    return document.outlet is None, document.outlet or "", document.published or "", document.id


def removals(identifiers: Iterable[str], added_at: datetime.datetime) -> pa.Table:
    """Return a table that takes the articles with these ids out of the corpus."""
    rows = [
        {"id": each, "text": "", "added_at": added_at, "fingerprint": "", "removed": True}
        | dict.fromkeys(NESTED, "[]")
        for each in identifiers
    ]
    return pa.Table.from_pylist(rows, schema=SCHEMA)


def moment(published: str | None) -> datetime.datetime | None:
    """Return a document's date as a time, UTC where it states no offset; None if no day."""
    if published is None or len(published) < len("2023-11-22"):
        return None
    try:
        found = datetime.datetime.fromisoformat(published)
        if found.tzinfo is None:
            return found.replace(tzinfo=datetime.UTC)
        return found.astimezone(datetime.UTC)
    except (ValueError, OverflowError):
        return None


def documents(table: pa.Table) -> Iterator[Document]:
    """Yield the documents of a table that has the columns of `records.FIELDS`.

    Raises ``ValueError`` or ``TypeError`` when a nested column is not as `table_of` writes it.
    """
    for record in table.select(list(FIELDS)).to_pylist():
        for field in NESTED:
            value = record[field]
            record[field] = [] if value in (None, "[]") else json.loads(value)
        yield document_of(record)


def document_of(record: dict[str, Any]) -> Document:
    """Return the document of a record as `records.to_record` makes it."""
    nested = {
        "headings": tuple(record["headings"]),
        "comments": tuple(Comment(**comment) for comment in record["comments"]),
        "notices": tuple(Notice(**notice) for notice in record["notices"]),
    }
    return Document(**{**record, **nested})


def missing_columns(names: Iterable[str]) -> list[str]:
    """Return the columns of `SCHEMA` that are not among ``names``."""
    return sorted(_NAMES - set(names))
