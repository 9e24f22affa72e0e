"""Rows of tables on their way to documents: what was found, and dates read with their column."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from biascompare.errors import SourceError
from biascompare.model import Document, Notice
from biascompare.sources.date_columns import DateColumn, date_column
from biascompare.sources.records import record_document

LOOK_AHEAD = 1_000
"""Rows in which other dates of a column are looked for, to tell day from month."""
_LARGEST_AHEAD = 32 * 2**20
_SHOWN = 12


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


def documents(items: Iterable[Item]) -> Iterator[Found]:
    """Yield the document of each row, or what is wrong with it; the rest passes through.

    The first `LOOK_AHEAD` rows are read before the first is given, for their dates.
    """
    rest = iter(items)
    ahead: deque[Item] = deque()
    failure: Exception | None = None
    size = 0
    try:
        while len(ahead) < LOOK_AHEAD and size < _LARGEST_AHEAD:
            item = next(rest)
            ahead.append(item)
            size += sum(map(len, item.values.values())) if isinstance(item, Row) else 0
    except StopIteration:
        pass
    except (SourceError, OSError) as error:
        failure = error
    stated = (item.values.get("published", "") for item in ahead if isinstance(item, Row))
    dates = date_column(stated)
    while ahead:
        yield _document(ahead.popleft(), dates)
    if failure is not None:
        raise failure
    for item in rest:
        yield _document(item, dates)


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
