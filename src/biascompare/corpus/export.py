"""A corpus as one file: JSON Lines, CSV or Parquet, decisions applied."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import pyarrow as pa
import pyarrow.parquet as pq

from biascompare.corpus import durable, parts, rows
from biascompare.corpus.folder import open_folder
from biascompare.corpus.reading import tables
from biascompare.errors import CorpusError
from biascompare.records import FIELDS, to_record
from biascompare.spreadsheets import harmless

COLUMNS = (*FIELDS, "published_at", "added_at", "source", "source_row")
"""The columns of an exported Parquet file; the other kinds have those of `records.FIELDS`."""


def export(path: str | Path, output: Path) -> int:
    """Write the articles to ``output``, by its ending, and return how many there are.

    Raises `CorpusError` when a part cannot be read or the file cannot be written; then
    what stood at ``output`` stays.
    """
    write = WRITERS.get(output.suffix.lower())
    if write is None:
        raise CorpusError(output, f"cannot tell the kind; end it with {', '.join(WRITERS)}")
    found = tables(open_folder(path), COLUMNS)
    with durable.replacing(output) as file:
        return write(map(_readable, found), file)


def _readable(table: pa.Table | CorpusError) -> pa.Table:
    if isinstance(table, CorpusError):
        raise table
    return table.select(list(COLUMNS))


def _write_lines(found: Iterator[pa.Table], file: IO[bytes]) -> int:
    count = 0
    for table in found:
        for document in rows.documents(table):
            line = json.dumps(to_record(document), ensure_ascii=False)
            file.write(line.encode("utf-8") + b"\n")
            count += 1
    return count


def _write_csv(found: Iterator[pa.Table], file: IO[bytes]) -> int:
    count = 0
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    cells = csv.writer(text, lineterminator="\n")
    cells.writerow(FIELDS)
    for table in found:
        for record in table.select(list(FIELDS)).to_pylist():
            cells.writerow([harmless(record[name]) for name in FIELDS])
            count += 1
    text.detach()
    return count


def _write_parquet(found: Iterator[pa.Table], file: IO[bytes]) -> int:
    count = 0
    schema = pa.schema([rows.SCHEMA.field(name) for name in COLUMNS])
    with pq.ParquetWriter(file, schema, compression="zstd", write_page_checksum=True) as writer:
        for table in _grouped(found):
            writer.write_table(table.cast(schema))
            count += table.num_rows
    return count


def _grouped(found: Iterator[pa.Table]) -> Iterator[pa.Table]:
    """Join tables into row groups of a useful size."""
    waiting: list[pa.Table] = []
    for table in found:
        waiting.append(table)
        if sum(each.num_rows for each in waiting) >= parts.ROWS_IN_GROUP:
            yield pa.concat_tables(waiting)
            waiting = []
    if waiting:
        yield pa.concat_tables(waiting)


WRITERS: dict[str, Callable[[Iterator[pa.Table], IO[bytes]], int]] = {
    ".jsonl": _write_lines,
    ".csv": _write_csv,
    ".parquet": _write_parquet,
}
"""How each kind of file is written, by its ending."""
