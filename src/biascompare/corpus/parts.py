"""The parts of a corpus: Parquet files that are written once and never changed.

A part's name begins with the time of its writing, so that names sort by age.
"""

from __future__ import annotations

import contextlib
import datetime
import re
import secrets
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from biascompare.corpus import durable
from biascompare.corpus.folder import Folder
from biascompare.corpus.rows import missing_columns
from biascompare.errors import CorpusError

BATCH = 1000
"""Rows held at a time while a part is read."""
ROWS_IN_GROUP = 5000
"""Rows of a row group, which a reader can skip by outlet and date."""
_TICK = datetime.timedelta(microseconds=1)
_NAME = re.compile(r"^(\d{8}T\d{12})Z-[0-9a-f]{8}\.parquet$")
_STAMP = "%Y%m%dT%H%M%S%f"


def listed(folder: Folder) -> list[Path]:
    """Return the parts that are there now, the oldest first."""
    return sorted(
        path for path in folder.parts.glob("*.parquet") if not path.name.startswith((".", "_"))
    )


def stamp(parts: Sequence[Path]) -> datetime.datetime:
    """Return the time for a new part: now, but later than every part, whatever the clock says."""
    now = datetime.datetime.now(datetime.UTC)
    times = [match[1] for path in parts if (match := _NAME.match(path.name))]
    if not times:
        return now
    newest = datetime.datetime.strptime(max(times), _STAMP).replace(tzinfo=datetime.UTC)
    return max(now, newest + _TICK)


def write(folder: Folder, table: pa.Table, time: datetime.datetime) -> Path:
    """Write a part whole and to the disk, and return its path; raises `CorpusError`."""
    path = folder.parts / f"{time.strftime(_STAMP)}Z-{secrets.token_hex(4)}.parquet"
    with durable.replacing(path) as file:
        pq.write_table(
            table,
            file,
            row_group_size=ROWS_IN_GROUP,
            compression="zstd",
            write_page_checksum=True,
        )
    return path


class VanishedError(Exception):
    """A part is gone, because a compaction has put its rows into another one."""


@contextlib.contextmanager
def opened(path: Path) -> Iterator[pq.ParquetFile]:
    """Open a part.

    Raises `CorpusError` when it cannot be read, also while its rows are taken, and
    `VanishedError` when it is no longer there.
    """
    try:
        with pq.ParquetFile(path, page_checksum_verification=True) as file:
            missing = missing_columns(file.schema_arrow.names)
            if missing:
                raise unreadable(path, f"it lacks the columns {', '.join(missing)}")
            yield file
    except FileNotFoundError as error:
        raise VanishedError from error
    except (pa.ArrowException, OSError, ValueError, TypeError) as error:
        raise unreadable(path, str(error).split("\n")[0]) from error


def unreadable(path: Path, reason: str) -> CorpusError:
    """Return the error about a part that cannot be read, with what to do."""
    return CorpusError(
        path,
        f"this part cannot be read ({reason}). The other parts are unharmed: move this file "
        "out of the folder, then import its sources again",
    )
