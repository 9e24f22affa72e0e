"""The articles that samples are drawn from, a few together, so that each is found at once.

A part of the corpus is read in groups of thousands of articles.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from biascompare.corpus import parts
from biascompare.corpus.rows import SCHEMA
from biascompare.errors import CorpusError
from biascompare.records import FIELDS

MOST = 131_072
"""Articles, the first in the random order of the columns, that are written: a sample of a
twentieth of a corpus lies in them."""
ELSEWHERE = -1
"""The batch of an article that was not written."""
_IN_BATCH = 32
_NAME = "texts.ipc"
_SCHEMA = pa.schema([SCHEMA.field(name) for name in FIELDS])
Numbers = npt.NDArray[np.integer]


def write(draft: Path, paths: Sequence[Path], part: Numbers, row: Numbers) -> Numbers:
    """Write the articles at ``row`` of ``part`` of ``paths``; return in which batch each is.

    Those of a part that is gone or cannot be read are left out: whoever asks for one is told.
    """
    batches = np.full(len(part), ELSEWHERE, dtype=np.int32)
    # Unpacked eight times as fast as zstd, at one and a half times the size.
    options = pa.ipc.IpcWriteOptions(compression="lz4")
    written = 0
    with (
        pa.OSFile(str(draft / _NAME), "wb") as sink,
        pa.ipc.new_file(sink, _SCHEMA, options=options) as writer,
    ):
        for number, path in enumerate(paths):
            own = np.flatnonzero(part == number)
            for places, batch in _batches(path, own[np.argsort(row[own])], row):
                writer.write_batch(batch)
                batches[places] = written
                written += 1
    return batches


def _batches(path: Path, own: Numbers, row: Numbers) -> Iterator[tuple[Numbers, pa.RecordBatch]]:
    try:
        with parts.opened(path) as file:
            first = 0
            for group in range(file.num_row_groups):
                last = first + file.metadata.row_group(group).num_rows
                places = own[np.searchsorted(row[own], first) : np.searchsorted(row[own], last)]
                if len(places):
                    table = file.read_row_group(group, columns=list(FIELDS), use_threads=False)
                    chosen = table.select(list(FIELDS)).take(pa.array(row[places] - first))
                    found = chosen.cast(_SCHEMA).combine_chunks().to_batches(_IN_BATCH)
                    ends = np.cumsum([len(batch) for batch in found])
                    yield from zip(np.split(places, ends[:-1]), found, strict=True)
                first = last
    except (parts.VanishedError, CorpusError):
        return


class Batches:
    """What was written at ``path``; opened at the first batch, and read, not mapped."""

    def __init__(self, path: Path) -> None:
        self._path = path / _NAME
        self._reader: pa.ipc.RecordBatchFileReader | None = None
        # Visitors ask from threads of their own.
        self._lock = threading.Lock()

    def __call__(self, number: int) -> pa.Table:
        """Return a batch."""
        with self._lock:
            if self._reader is None:
                options = pa.ipc.IpcReadOptions(use_threads=False)
                self._reader = pa.ipc.open_file(pa.OSFile(str(self._path)), options=options)
            return pa.Table.from_batches([self._reader.get_batch(number)])
