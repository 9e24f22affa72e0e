"""Tables, read row by row: CSV, TSV, Parquet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from biascompare.errors import SourceError
from biascompare.model import Notice
from biascompare.sources.characters import unescaped
from biascompare.sources.csv_rows import CsvRow, CsvRows, open_rows
from biascompare.sources.records import Columns, fields_of, written
from biascompare.sources.rows import ColumnsFound, Found, Item, Row, documents
from biascompare.sources.streams import open_text

if TYPE_CHECKING:
    import pyarrow

MOST_COLUMNS = 2_000
"""Columns of a table; more is another kind of file, or a delimiter gone wrong."""
BATCH = 500
"""Rows of a Parquet file held at a time."""
_BUFFER = 2**20
_NO_ROWS = "a header without rows; expected an article in each row"
_REPAIRED = Notice("encoding_repaired", "Not UTF-8: read as Windows-1252.")

Read = Iterator[Found]


def read_csv(path: Path, *, columns: Columns = None, jobs: int = 1) -> Read:
    """Yield a document for each row of a CSV or TSV file, or what is wrong with the row.

    The delimiter is the one of ``, ; tab |`` with which the header makes most sense; bytes
    that are not UTF-8 are read as Windows-1252. Raises `SourceError` when the file is empty
    or binary or has no column for the text.
    """
    with open_text(path) as file:
        yield from documents(_csv_items(path, open_rows(path, file, columns), columns), jobs)


def _csv_items(path: Path, rows: CsvRows, columns: Columns) -> Iterator[Item]:
    found = iter(rows)
    header = next(found, None)
    if header is None:
        raise SourceError(path, "the file is empty; expected a header and rows")
    if isinstance(header, SourceError):
        raise header
    names = [name.strip() for name in header.cells]
    table = Table(path, names, columns)
    yield table.found
    row: CsvRow | SourceError | None = None
    for row in found:
        yield row if isinstance(row, SourceError) else _csv_item(row, table)
    if row is None:
        raise SourceError(path, _NO_ROWS)


def _csv_item(row: CsvRow, table: Table) -> Item:
    cells, width = row.cells, len(table.names)
    if len(cells) < width or any(cells[width:]):
        said = "1 cell" if len(cells) == 1 else f"{len(cells)} cells"
        reason = f"{said}, expected {width}; is a quotation mark missing?"
        return SourceError(table.path, reason, line=row.line)
    notices = (_REPAIRED,) if row.repaired else ()
    return table.row(cells, line=row.line, notices=notices)


class Table:
    """The columns of a table and which of them are fields.

    Raises `SourceError` when there are too many, or none for the text.
    """

    def __init__(self, path: Path, names: Sequence[str], columns: Columns) -> None:
        if len(names) > MOST_COLUMNS:
            reason = f"{len(names):,} columns, expected at most {MOST_COLUMNS:,}"
            raise SourceError(path, f"{reason}; keep those of the articles")
        self.path, self.names = path, names
        self.matched = fields_of(str(path), names, columns)
        places = {name: place for place, name in reversed(list(enumerate(names)))}
        self._places = {field: places[column] for field, column in self.matched.items()}

    @property
    def found(self) -> ColumnsFound:
        """Return what the columns were taken for."""
        return columns_found(self.path, self.names, self.matched)

    def row(
        self,
        cells: Sequence[object],
        *,
        line: int | None = None,
        row: int | None = None,
        notices: tuple[Notice, ...] = (),
    ) -> Row:
        """Return the fields of a row of the table's width."""
        values = {field: written(cells[place]) for field, place in self._places.items()}
        return Row(str(self.path), values, line, row, self.matched["text"], notices)


def columns_found(
    source: str | Path, names: Sequence[str], matched: Mapping[str, str]
) -> ColumnsFound:
    """Return which columns were taken, in the order of ``matched``, and which were not."""
    taken = set(matched.values())
    unused = tuple(dict.fromkeys(name for name in names if name and name not in taken))
    return ColumnsFound(str(source), dict(matched), unused)


def read_parquet(path: Path, *, columns: Columns = None, jobs: int = 1) -> Read:
    """Yield a document for each row of a Parquet file, by batches of the columns needed.

    Raises `SourceError` when the file is not Parquet or has no column for the text.
    """
    yield from documents(_parquet_items(path, columns), jobs)


def _parquet_items(path: Path, columns: Columns) -> Iterator[Item]:
    import pyarrow
    import pyarrow.parquet

    number = 0
    try:
        # A file in memory (a member of an archive) is no path to Arrow.
        source = path if isinstance(path, Path) else path.open("rb")
        file = pyarrow.parquet.ParquetFile(source, pre_buffer=False, buffer_size=_BUFFER)
        names = file.schema_arrow.names
        matched = Table(path, names, columns).matched
        yield columns_found(path, names, matched)
        needed = list(dict.fromkeys(matched.values()))
        for batch in file.iter_batches(BATCH, columns=needed):
            cells = {name: _values(batch.column(name)) for name in needed}
            for place in range(batch.num_rows):
                number += 1
                values = {field: written(cells[name][place]) for field, name in matched.items()}
                yield Row(str(path), values, row=number, text_column=matched["text"])
        if not number:
            raise SourceError(path, _NO_ROWS)
    except (pyarrow.ArrowException, OSError, UnicodeDecodeError) as error:
        after = f" after row {number:,}" if number else ""
        raise SourceError(path, f"not a readable Parquet file{after}: {error}") from None


def _values(column: pyarrow.Array) -> list[Any]:
    """Return a column's values; moments as text, since Python holds fewer of them."""
    import pyarrow

    kind = column.type
    if pyarrow.types.is_dictionary(kind):
        return _values(column.dictionary_decode())
    if pyarrow.types.is_timestamp(kind) or pyarrow.types.is_date(kind):
        return list(column.cast(pyarrow.string()).to_pylist())
    try:
        return list(column.to_pylist())
    except UnicodeDecodeError:
        values = column.cast(pyarrow.binary()).to_pylist()
        return [value and unescaped(value.decode("utf-8", "surrogateescape")) for value in values]
