"""Compacting: many small parts become few large ones, sorted by outlet and date."""

from __future__ import annotations

import contextlib
import secrets
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from biascompare.corpus import durable, parts, reading
from biascompare.corpus.folder import Folder, open_folder
from biascompare.corpus.rows import SCHEMA

BYTES_IN_PART = 64 * 2**20
"""Bytes of a large part before compression, which is what memory must hold at once."""
ORDER = [("outlet", "ascending"), ("published_at", "ascending"), ("id", "ascending")]
_KEYS = [name for name, _ in ORDER]
_SCRATCH = ".compacting-"
_PACKED = pa.ipc.IpcWriteOptions(compression="zstd")


@dataclass(frozen=True, slots=True)
class Compaction:
    """What a compaction did."""

    articles: int
    parts_before: int
    parts_after: int
    rows_dropped: int


def compact(path: str | Path, *, bytes_in_part: int = BYTES_IN_PART) -> Compaction:
    """Rewrite the parts into large ones; the old ones go when the new ones are on the disk.

    Imports and readers may go on meanwhile. Raises `CorpusError` when another compaction
    is at work, a part cannot be read or the disk is full: then the old parts stay.
    """
    folder = open_folder(path)
    with durable.locked(folder.lock, wait=False):
        _sweep(folder)
        planned, errors = reading.plan(folder)
        for error in errors.values():
            raise error
        order, ends = _order(planned, bytes_in_part)
        before = sum(len(part.live) for part in planned)
        removing = [part.path for part in _removal_order(planned)]
        after = 0
        for table in _sorted_tables(folder, planned, order, ends):
            parts.write(folder, table, parts.stamp(parts.listed(folder)))
            after += 1
        _remove(removing)
        durable.sync_folder(folder.parts)
    return Compaction(len(order), len(planned), after, before - len(order))


def _order(
    planned: Sequence[reading.Part], bytes_in_part: int
) -> tuple[npt.NDArray[np.int64], list[int]]:
    """Return the place of each live row in the whole order, and where the large parts end."""
    keys, sizes = [], []
    for part in planned:
        with parts.opened(part.path) as file:
            keys.append(file.read(columns=_KEYS).filter(pa.array(part.live)))
            sizes.append(_row_sizes(file)[part.live])
    if not keys:
        return np.zeros(0, np.int64), []
    by_rank = pa.compute.sort_indices(pa.concat_tables(keys), sort_keys=ORDER).to_numpy()
    places = np.empty(len(by_rank), np.int64)
    places[by_rank] = np.arange(len(by_rank))
    filled = np.cumsum(np.concatenate(sizes)[by_rank]) // bytes_in_part
    ends = [*(np.flatnonzero(np.diff(filled)) + 1).tolist(), len(by_rank)]
    return places, ends


def _row_sizes(file: pq.ParquetFile) -> npt.NDArray[np.float64]:
    """Return about how many bytes each row takes: the mean of its row group."""
    groups = [file.metadata.row_group(each) for each in range(file.metadata.num_row_groups)]
    counts = [group.num_rows for group in groups]
    means = [group.total_byte_size / max(1, group.num_rows) for group in groups]
    return np.repeat(np.array(means, dtype=float), counts)


def _sorted_tables(
    folder: Folder,
    planned: Sequence[reading.Part],
    places: npt.NDArray[np.int64],
    ends: Sequence[int],
) -> Iterator[pa.Table]:
    """Yield the large parts: rows are first laid into one scratch file each, then sorted."""
    scratch = folder.path / f"{_SCRATCH}{secrets.token_hex(4)}"
    try:
        scratch.mkdir()
        files = [scratch / f"{number}.arrows" for number in range(len(ends))]
        _distribute(planned, places, ends, files)
        for file in files:
            with pa.OSFile(str(file)) as source:
                yield pa.ipc.open_stream(source).read_all().sort_by(ORDER)
            file.unlink()
    except OSError as error:
        raise durable.unwritten(scratch, error) from error
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _distribute(
    planned: Sequence[reading.Part],
    places: npt.NDArray[np.int64],
    ends: Sequence[int],
    files: Sequence[Path],
) -> None:
    first = 0
    with contextlib.ExitStack() as stack:
        writers = [
            stack.enter_context(pa.ipc.new_stream(file, SCHEMA, options=_PACKED)) for file in files
        ]
        for part in planned:
            for table in reading.live_rows(part, SCHEMA.names):
                chosen = np.searchsorted(ends, places[first : first + len(table)], side="right")
                first += len(table)
                for number in np.unique(chosen).tolist():
                    writers[number].write_table(table.filter(pa.array(chosen == number)))


def _removal_order(planned: Sequence[reading.Part]) -> list[reading.Part]:
    # Removals last: were the process ended in between, their articles must not come back.
    return sorted(planned, key=lambda part: (part.removes, part.path.name))


def _remove(paths: Sequence[Path]) -> None:
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except PermissionError:
            # Windows keeps a file that is being read; the next compaction takes it.
            return


def _sweep(folder: Folder) -> None:
    durable.sweep(folder.path)
    durable.sweep(folder.parts)
    for scratch in folder.path.glob(f"{_SCRATCH}*"):
        shutil.rmtree(scratch, ignore_errors=True)
