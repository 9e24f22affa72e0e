"""Excel workbooks, row by row; formulas give the values that were saved with them."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Protocol, cast
from xml.etree.ElementTree import ParseError

from biascompare.errors import SourceError
from biascompare.sources.limits import loading
from biascompare.sources.records import Columns
from biascompare.sources.rows import Found, Item, documents
from biascompare.sources.tables import MOST_COLUMNS, Table

_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_HEADER_ROWS = 10
_INSTEAD = "open it in a spreadsheet program and save it as .xlsx or .csv"

Read = Iterator[Found]


class _Sheet(Protocol):
    """A worksheet as openpyxl opens it for reading only."""

    title: str

    def reset_dimensions(self) -> None: ...

    def iter_rows(
        self, *, min_row: int, max_col: int, values_only: bool
    ) -> Iterable[tuple[Any, ...]]: ...


def read_excel(path: Path, *, columns: Columns = None) -> Read:
    """Yield a document for each row of each sheet that has a column for the text.

    The header is the first row of a sheet, within its first ten, that names such a column.
    Raises `SourceError` when the file is no workbook or no sheet has such a column.
    """
    yield from documents(_guarded(path, columns))


def refuse_workbook(path: Path, *, columns: Columns = None) -> Read:
    """Raise `SourceError`: older and other workbooks are not read."""
    raise SourceError(path, f"workbooks of this kind cannot be read; {_INSTEAD}")
    yield  # a reader yields


def _guarded(path: Path, columns: Columns) -> Iterator[Item]:
    """Name the file for whatever openpyxl finds wrong in it, which it says in many ways."""
    try:
        yield from _items(path, columns)
    except _FAULTS as error:
        said = str(error) or type(error).__name__
        raise SourceError(path, f"not a readable Excel workbook: {said}; {_INSTEAD}") from error


_FAULTS = (
    *(zipfile.BadZipFile, zlib.error, ParseError, EOFError, OSError, NotImplementedError),
    *(KeyError, IndexError, ValueError, TypeError, AttributeError, AssertionError, RuntimeError),
)


def _items(path: Path, columns: Columns) -> Iterator[Item]:
    with loading():
        import openpyxl

    with path.open("rb") as file:
        start = file.read(8)
        if not start:
            raise SourceError(path, "the file is empty; expected a workbook")
        if start == _OLD:
            raise SourceError(path, f"an old or a locked Excel file; {_INSTEAD}")
        if not start.startswith(_ZIP):
            raise SourceError(path, f"not an Excel workbook (.xlsx); {_INSTEAD}")
        file.seek(0)
        book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
        try:
            yield from _sheets(path, cast(Sequence[_Sheet], book.worksheets), columns)
        finally:
            book.close()


def _sheets(path: Path, sheets: Sequence[_Sheet], columns: Columns) -> Iterator[Item]:
    faults: list[SourceError] = []
    for sheet in sheets:
        # What a sheet states as its size is often wrong.
        sheet.reset_dimensions()
        source = path if len(sheets) == 1 else Path(f"{path}, sheet {sheet.title}")
        header = _header(source, sheet, columns)
        if isinstance(header, SourceError):
            faults.append(header)
            continue
        table, at = header
        yield table.found
        yield from _rows(table, at, sheet)
    if len(faults) == len(sheets):
        raise faults[0] if faults else SourceError(path, "a workbook without sheets")


def _cells(sheet: _Sheet, first: int) -> Iterator[tuple[int, tuple[Any, ...]]]:
    rows = sheet.iter_rows(min_row=first, max_col=MOST_COLUMNS + 1, values_only=True)
    for number, cells in enumerate(rows, start=first):
        if any(cell is not None and cell != "" for cell in cells):
            yield number, cells


def _header(source: Path, sheet: _Sheet, columns: Columns) -> tuple[Table, int] | SourceError:
    """Return the table and the row of its header, or why the first row that is filled is none."""
    fault: SourceError | None = None
    for number, cells in islice(_cells(sheet, 1), _HEADER_ROWS):
        try:
            return Table(source, _names(cells), columns), number
        except SourceError as error:
            fault = fault or error
    return fault or SourceError(source, "the sheet is empty; expected a header and rows")


def _names(cells: tuple[Any, ...]) -> list[str]:
    names = ["" if cell is None else str(cell).strip() for cell in cells]
    while names and not names[-1]:
        names.pop()
    return names


def _rows(table: Table, header: int, sheet: _Sheet) -> Iterator[Item]:
    width = len(table.names)
    for number, cells in _cells(sheet, header + 1):
        # Empty cells at a row's end are not stored.
        filled = (*cells, *(None,) * (width - len(cells)))
        yield table.row(filled[:width], row=number)
