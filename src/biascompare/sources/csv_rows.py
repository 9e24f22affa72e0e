"""The rows of a CSV file: its delimiter, and a broken row that does not break the others."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from biascompare.errors import SourceError
from biascompare.sources.characters import is_escaped, unescaped
from biascompare.sources.columns import match_columns
from biascompare.sources.streams import LONGEST_LINE, skip_line

LONGEST_CELL = 10 * 2**20
"""Characters of a cell."""
DELIMITERS = ",;\t|"
_NONE = "\x1f"
_SAMPLE = 2**16
_SAMPLE_ROWS = 30
_MOST_RECOVERIES = 20


@dataclass(frozen=True, slots=True)
class CsvRow:
    """The cells of a row, the line on which it begins, and whether bytes were not UTF-8."""

    line: int
    cells: list[str]
    repaired: bool


class CsvRows:
    """The rows of a file that are not blank, in order; a `SourceError` for each broken one.

    A quotation mark that is never closed swallows what follows up to a limit; the lines
    after the first are then read again.
    """

    def __init__(self, path: Path, file: TextIO, delimiter: str, line: int = 0) -> None:
        # Process-wide in Python's csv module; articles outgrow its 128 kB.
        csv.field_size_limit(LONGEST_CELL)
        self._path, self._file, self._line = path, file, line
        self._again: deque[str] = deque()
        self._taken: list[str] = []
        self._size = 0
        self._recoveries = 0
        self._ended = False
        self._reader = csv.reader(_Feed(self), delimiter=delimiter)

    def __iter__(self) -> Iterator[CsvRow | SourceError]:
        broken: SourceError | None = None
        width = 0
        for found in self._all():
            if isinstance(found, SourceError):
                broken = broken or found
                continue
            if broken is not None:
                # What is left of a broken row looks like rows of another width.
                if width and len(found.cells) != width:
                    continue
                yield _ending(broken, found.line - 1)
                broken = None
            width = width or len(found.cells)
            yield found
        if broken is not None:
            yield _ending(broken, self._line)

    def _all(self) -> Iterator[CsvRow | SourceError]:
        while True:
            self._taken, self._size, self._ended = [], 0, False
            first = self._line + 1
            try:
                cells = next(self._reader)
            except StopIteration:
                return
            except csv.Error as error:
                large = "field limit" in str(error)
                reason = f"a cell longer than {LONGEST_CELL // 2**20} MB" if large else str(error)
                yield self._fault(first, f"not valid CSV: {reason}")
                continue
            if self._ended:
                # Only inside quotation marks does the reader look beyond the last line.
                yield self._fault(first, "a quotation mark is opened and never closed")
                continue
            repaired = any(map(is_escaped, self._taken))
            cells = list(map(unescaped, cells)) if repaired else cells
            if any(cell.strip() for cell in cells):
                yield CsvRow(first, cells, repaired)

    def next_line(self) -> str:
        """Return the next line for the parser; raises `csv.Error` when the row gets too long."""
        line = self._again.popleft() if self._again else self._file.readline(LONGEST_LINE + 1)
        if not line:
            self._ended = True
            raise StopIteration
        self._line += 1
        if len(line) > LONGEST_LINE:
            skip_line(self._file)
            line = ""
        self._taken.append(line)
        self._size += len(line)
        if not line or self._size > LONGEST_LINE:
            raise csv.Error(f"longer than {LONGEST_LINE // 2**20} MB")
        return line

    def _fault(self, first: int, reason: str) -> SourceError:
        """Return what is wrong with a row, and put back the lines after its first."""
        if len(self._taken) > 1 and self._recoveries < _MOST_RECOVERIES:
            self._recoveries += 1
            self._again.extendleft(reversed(self._taken[1:]))
            self._line = first
        return SourceError(self._path, reason, line=first)


def _ending(broken: SourceError, last: int) -> SourceError:
    """Return the error with the lines that are lost with it."""
    first = broken.line or 0
    lost = f"; lines {first} to {last} are left out" if last > first else ""
    return SourceError(broken.source, broken.reason + lost, line=first)


class _Feed:
    """What csv.reader draws lines from; unlike a generator it goes on after an error."""

    def __init__(self, rows: CsvRows) -> None:
        self._rows = rows

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        return self._rows.next_line()


def find_delimiter(sample: str, columns: Mapping[str, str] | None = None) -> str:
    """Return the delimiter with which the header makes most sense and the rows fit it.

    Without any the file has one column, and its commas are the text's.
    """
    return max(DELIMITERS, key=lambda one: _sense(sample, one, columns))


def _sense(sample: str, delimiter: str, columns: Mapping[str, str] | None) -> tuple[float, ...]:
    lines = sample.splitlines(keepends=True)
    # The last row of a sample may be cut.
    rows = [row for row in _parsed(lines, delimiter) if row][: _SAMPLE_ROWS + 1]
    rows = rows[:-1] if len(rows) > 2 else rows
    if not rows or len(rows[0]) < 2:
        return (0, 0, 0)
    names = [name.strip() for name in rows[0]]
    fitting = sum(len(row) == len(names) for row in rows) / len(rows)
    return len(match_columns(names, columns)), fitting, len(names)


def _parsed(lines: list[str], delimiter: str) -> list[list[str]]:
    try:
        return list(csv.reader(lines, delimiter=delimiter))
    except csv.Error:
        return []


def open_rows(path: Path, file: TextIO, columns: Mapping[str, str] | None = None) -> CsvRows:
    """Return the rows of an opened file, its header first."""
    csv.field_size_limit(LONGEST_CELL)
    sample = file.read(_SAMPLE)
    file.seek(0)
    stated = sample[:6].casefold()
    if stated.startswith("sep=") and stated[5:6] in ("\r", "\n"):
        # A first line for Excel that names the delimiter.
        file.readline()
        return CsvRows(path, file, sample[4], line=1)
    delimiter = find_delimiter(sample, columns)
    single = _sense(sample, delimiter, columns) == (0, 0, 0)
    return CsvRows(path, file, _NONE if single else delimiter)
