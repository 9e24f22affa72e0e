"""Rows of tables on their way to documents: what was found, and dates read with their column."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from biascompare.errors import SourceError
from biascompare.model import Document, Notice
from biascompare.sources.date_columns import DateColumn, date_column
from biascompare.sources.parallel import in_order
from biascompare.sources.records import record_document
from biascompare.sources.worker import limited_items

LOOK_AHEAD = 1_000
"""Rows in which other dates of a column are looked for, to tell day from month."""
_LARGEST_AHEAD = 32 * 2**20
_SHOWN = 12
_MANY = 200
"""Rows from which several processes are worth their start."""
_CHUNK = 50
_LARGEST_CHUNK = 2**22


@dataclass(frozen=True, slots=True)
class ColumnsFound:
    """Which column of a source was taken as which field, and which are not used."""

    source: str
    mapping: Mapping[str, str]
    unused: tuple[str, ...] = ()

    def __str__(self) -> str:
        taken = ", ".join(f"{field} from {column!r}" for field, column in self.mapping.items())
        rest = ", ".join(map(repr, self.unused[:_SHOWN]))
        more = len(self.unused) - _SHOWN
        rest += f" and {more} more" if more > 0 else ""
        return f"{self.source}: {taken}" + (f"; not used: {rest}" if rest else "")


@dataclass(frozen=True, slots=True)
class Row:
    """The values of a row by field, as text, and where the row stands."""

    source: str
    values: Mapping[str, str]
    line: int | None = None
    row: int | None = None
    text_column: str = "text"
    notices: tuple[Notice, ...] = field(default=())


Item = Row | Document | ColumnsFound | SourceError
Found = Document | ColumnsFound | SourceError


def documents(items: Iterable[Item], jobs: int = 1) -> Iterator[Found]:
    """Yield the document of each row, or what is wrong with it; the rest passes through.

    The first `LOOK_AHEAD` rows are read before the first is given, for their dates. Where
    they are many, ``jobs`` processes with limits make the documents, in the same order.
    """
    rest = iter(items)
    ahead: list[Item] = []
    failure = _look_ahead(rest, ahead)
    stated = (item.values.get("published", "") for item in ahead if isinstance(item, Row))
    dates = date_column(stated)
    given = _given(ahead, rest, failure)
    if jobs > 1 and len(ahead) >= _MANY:
        in_worker = functools.partial(_chunk_documents, dates=dates)
        for found in in_order(in_worker, _chunks(given), jobs):
            yield from found
    else:
        for item in given:
            yield _document(item, dates)


def _look_ahead(rest: Iterator[Item], ahead: list[Item]) -> Exception | None:
    """Fill ``ahead``; return what went wrong, which is to be raised after these rows."""
    size = 0
    try:
        while len(ahead) < LOOK_AHEAD and size < _LARGEST_AHEAD:
            item = next(rest)
            ahead.append(item)
            size += _size(item)
    except StopIteration:
        pass
    except (SourceError, OSError) as error:
        return error
    return None


def _size(item: Item) -> int:
    return sum(map(len, item.values.values())) if isinstance(item, Row) else 0


def _given(ahead: list[Item], rest: Iterator[Item], failure: Exception | None) -> Iterator[Item]:
    ahead.reverse()
    while ahead:
        yield ahead.pop()
    if failure is not None:
        raise failure
    yield from rest


def _chunks(given: Iterator[Item]) -> Iterator[list[Item]]:
    """Yield the items in lists; what is raised by them is raised after the items before it."""
    failure: Exception | None = None
    while failure is None:
        chunk: list[Item] = []
        size = 0
        try:
            while len(chunk) < _CHUNK and size < _LARGEST_CHUNK:
                item = next(given)
                chunk.append(item)
                size += _size(item)
        except (StopIteration, SourceError, OSError) as error:
            failure = error
        yield chunk
    if not isinstance(failure, StopIteration):
        raise failure


def _chunk_documents(chunk: list[Item], dates: DateColumn) -> list[Found]:
    # All of it is taken at once: a process that is not asked to its end is not used again.
    found = iter(list(_in_worker([item for item in chunk if isinstance(item, Row)], dates)))
    return [next(found) if isinstance(item, Row) else item for item in chunk]


def _in_worker(rows: list[Row], dates: DateColumn) -> Iterator[Found]:
    """Yield the document of each row; a row that ends or breaks the worker costs itself only."""
    done = 0
    while done < len(rows):
        row = rows[done]
        try:
            for found in limited_items(_row_documents, row.source, rows[done:], dates):
                yield found
                done += 1
        except SourceError as error:
            row = rows[done]
            yield SourceError(row.source, error.reason, line=row.line, row=row.row)
            done += 1


def _row_documents(_: str, rows: list[Row], dates: DateColumn) -> Iterator[Found]:
    return (_document(row, dates) for row in rows)


def _document(item: Item, dates: DateColumn) -> Found:
    if not isinstance(item, Row):
        return item
    if not item.values.get("text"):
        reason = f"the column {item.text_column!r} is empty; expected the article's text"
        return SourceError(item.source, reason, line=item.line, row=item.row)
    document = record_document(item.values, dates=dates, notices=item.notices)
    if not document.text:
        reason = f"the column {item.text_column!r} holds marks only; expected words"
        return SourceError(item.source, reason, line=item.line, row=item.row)
    return document
