"""How fast tables are read, and in how much memory; a million rows do not take more."""

from __future__ import annotations

import csv
import itertools
import json
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from biascompare.errors import SourceError
from biascompare.sources import read
from biascompare.sources.csv_rows import CsvRow, open_rows
from biascompare.sources.streams import open_text

WORDS = 300
_PARQUET_ROWS = 50_000


def rows(count: int) -> Iterator[dict[str, str]]:
    """Yield ``count`` invented rows of 300 words."""
    generator = random.Random(1)
    words = ["".join(generator.choices("abdegilmnorstu", k=1 + n % 9)) for n in range(20_000)]
    sentences = [" ".join(generator.choices(words, k=30)).capitalize() + "." for _ in range(2_000)]
    for number in range(count):
        yield {
            "id": str(number),
            "source": f"Outlet {number % 40}",
            "headline": f"Article {number}, or the like",
            "date": f"{number % 12 + 1}/{number % 28 + 1}/{2000 + number % 25}",
            "body": " ".join(generator.choices(sentences, k=WORDS // 30)),
        }


def write_csv(path: Path, count: int) -> None:
    """Write ``count`` rows as CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["id", "source", "headline", "date", "body"])
        writer.writeheader()
        writer.writerows(rows(count))


def write_json_lines(path: Path, count: int) -> None:
    """Write ``count`` rows as JSON Lines."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows(count))


def write_json(path: Path, count: int) -> None:
    """Write ``count`` rows as one JSON list."""
    with path.open("w", encoding="utf-8") as file:
        file.write("[")
        for number, row in enumerate(rows(count)):
            file.write(("," if number else "") + json.dumps(row))
        file.write("]")


def write_parquet(path: Path, count: int) -> None:
    """Write ``count`` rows as Parquet, in large row groups."""
    import pyarrow
    import pyarrow.parquet

    given = rows(count)
    first = pyarrow.Table.from_pylist(list(itertools.islice(given, 1)))
    with pyarrow.parquet.ParquetWriter(path, first.schema) as writer:
        writer.write_table(first)
        while batch := list(itertools.islice(given, _PARQUET_ROWS)):
            writer.write_table(pyarrow.Table.from_pylist(batch))


def write_excel(path: Path, count: int) -> None:
    """Write ``count`` rows as an Excel workbook."""
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("News")
    sheet.append(["id", "source", "headline", "date", "body"])
    for row in rows(count):
        sheet.append(list(row.values()))
    book.save(path)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _documents(path: Path) -> int:
    found = read([path])
    return sum(not isinstance(one, SourceError) and bool(one.published) for one in found)


def _csv_rows(path: Path) -> int:
    with open_text(path) as file:
        return sum(isinstance(row, CsvRow) for row in open_rows(path, file)) - 1


def _timed(name: str, path: Path, count: int, act: Callable[[Path], int]) -> None:
    started = time.process_time()
    found = act(path)
    seconds = time.process_time() - started
    assert found == count, f"{name}: {found} of {count} rows"
    size = path.stat().st_size / 2**20
    print(
        f"{name}: {count:,} rows, {size:,.0f} MB, {seconds:.1f} s of processor time "
        f"({count / seconds:,.0f}/s), peak so far {_peak():,.0f} MB",
        flush=True,
    )


KINDS: dict[str, Callable[[Path, int], None]] = {
    "csv": write_csv,
    "jsonl": write_json_lines,
    "json": write_json,
    "parquet": write_parquet,
    "xlsx": write_excel,
}


def main(count: int = 10_000) -> None:
    """Print rows a second and peak memory of each kind of table, and of CSV's rows alone."""
    with tempfile.TemporaryDirectory() as place:
        for kind, write in KINDS.items():
            path = Path(place, f"articles.{kind}")
            write(path, count // 5)
            _timed(f"{kind} to documents", path, count // 5, _documents)
            path.unlink()
        path = Path(place, "articles.csv")
        write_csv(path, 10 * count)
        _timed("csv, rows only", path, 10 * count, _csv_rows)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
