"""Tables, read row by row: CSV, TSV, Parquet."""

from __future__ import annotations

import codecs
import csv
import dataclasses
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Protocol

from biascompare.errors import SourceError
from biascompare.model import Document, Notice
from biascompare.sources.records import Columns, fields_of, read_rows

LONGEST_CELL = 10 * 2**20
"""Characters of a cell."""
BATCH = 500
"""Rows of a Parquet file held at a time."""
_DELIMITERS = ",;\t|"
_CHUNK = 2**20


class _Rows(Protocol):
    """What csv.reader returns."""

    line_num: int

    def __next__(self) -> list[str]: ...


Read = Iterator[Document | SourceError]


def read_csv(path: Path, *, columns: Columns = None) -> Read:
    """Yield a document for each row of a CSV or TSV file, or what is wrong with the row.

    The delimiter is the one of ``, ; tab |`` that the header holds most often. Raises
    `SourceError` when the file is empty or binary or has no column for the text.
    """
    encoding, notices = sniff_encoding(path)
    # Process-wide in Python's csv module; articles outgrow its 128 kB.
    csv.field_size_limit(LONGEST_CELL)
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        header = file.readline()
        delimiter = max(_DELIMITERS, key=header.count)
        file.seek(0)
        rows = csv.reader(file, delimiter=delimiter)
        names = [name.strip() for name in _next(path, rows) or []]
        matched = fields_of(str(path), names, columns)
        for line, row in _rows(path, rows):
            if len(row) > len(names) and any(row[len(names) :]):
                reason = f"{len(row)} cells, expected {len(names)}; is a quotation mark missing?"
                yield SourceError(path, reason, line=line)
                continue
            record = dict(zip(names, row, strict=False))
            for found in read_rows(str(path), [(line, record)], matched):
                yield _with_notices(found, notices)


def _with_notices(found: Document | SourceError, notices: list[Notice]) -> Document | SourceError:
    if isinstance(found, SourceError) or not notices:
        return found
    return dataclasses.replace(found, notices=(*notices, *found.notices))


def _rows(path: Path, rows: _Rows) -> Iterator[tuple[int, list[str]]]:
    """Yield each row that is not blank with the line on which it begins."""
    while True:
        line = rows.line_num + 1
        row = _next(path, rows)
        if row is None:
            return
        if any(cell.strip() for cell in row):
            yield line, row


def _next(path: Path, rows: _Rows) -> list[str] | None:
    try:
        return next(rows)
    except StopIteration:
        return None
    except csv.Error as error:
        raise SourceError(path, f"not valid CSV: {error}", line=rows.line_num) from None


def sniff_encoding(path: Path) -> tuple[str, list[Notice]]:
    """Return the encoding of a file and a notice if it is not Unicode; read in pieces."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    unicode, start = True, b""
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            start = start or chunk
            if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
                return "utf-16", []
            if b"\0" in chunk:
                raise SourceError(path, "a binary file; expected text (UTF-8)")
            if unicode:
                try:
                    decoder.decode(chunk)
                except UnicodeDecodeError:
                    unicode = False
    if not start.strip():
        raise SourceError(path, "the file is empty; expected a header and rows")
    if unicode:
        return "utf-8-sig", []
    return "cp1252", [Notice("encoding_repaired", "Not UTF-8: read as Windows-1252.")]


def read_parquet(path: Path, *, columns: Columns = None) -> Read:
    """Yield a document for each row of a Parquet file, by batches.

    Raises `SourceError` when the file is not Parquet or has no column for the text.
    """
    import pyarrow
    import pyarrow.parquet

    try:
        # A file in memory (a member of an archive) is no path to Arrow.
        file = pyarrow.parquet.ParquetFile(path if isinstance(path, Path) else path.open("rb"))
        matched = fields_of(str(path), file.schema_arrow.names, columns)
        number = 0
        for batch in file.iter_batches(BATCH, columns=list(dict.fromkeys(matched.values()))):
            rows: list[Mapping[str, Any]] = batch.to_pylist()
            yield from read_rows(str(path), enumerate(rows, start=number + 1), matched)
            number += len(rows)
    except (pyarrow.ArrowException, OSError, UnicodeDecodeError) as error:
        raise SourceError(path, f"not a readable Parquet file: {error}") from None
