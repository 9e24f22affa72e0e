"""Reading a corpus: of every article the newest row, with people's decisions applied."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from biascompare.corpus import parts, rows
from biascompare.corpus.corrections import Corrections
from biascompare.corpus.folder import Folder, open_folder
from biascompare.errors import CorpusError
from biascompare.model import Document
from biascompare.records import FIELDS

_HEAD = ["id", "added_at", "removed"]


@dataclass(frozen=True, slots=True)
class Part:
    """A part, the ids in it, and which of its rows are the newest of their article.

    ``removes`` tells that some rows take an article out of the corpus.
    """

    path: Path
    identifiers: pa.Array
    live: npt.NDArray[np.bool_]
    removes: bool


def read(path: str | Path, ids: Collection[str] | None = None) -> Iterator[Document | CorpusError]:
    """Yield the articles of a corpus, or those with ``ids``, and an error for a part that fails.

    Raises `CorpusError` when ``path`` is not a corpus. Parts that are written meanwhile
    may be left out; parts that a compaction rewrites meanwhile are neither lost nor doubled.
    """
    folder = open_folder(path)
    for table in tables(folder, FIELDS, ids):
        if isinstance(table, CorpusError):
            yield table
        else:
            yield from rows.documents(table)


def count(path: str | Path) -> int:
    """Return the number of articles of a corpus; raises `CorpusError` for a part that fails."""
    planned, errors = plan(open_folder(path))
    for error in errors.values():
        raise error
    return sum(int(part.live.sum()) for part in planned)


def tables(
    folder: Folder, columns: Sequence[str], ids: Collection[str] | None = None
) -> Iterator[pa.Table | CorpusError]:
    """Yield the articles piece by piece as tables of ``columns`` and ``id``."""
    corrections = Corrections.of(folder)
    wanted = None if ids is None else pa.array(sorted(ids), pa.string())
    names = list(dict.fromkeys(("id", *columns)))
    for found in _live(folder, names, wanted):
        yield found if isinstance(found, CorpusError) else corrections.apply(found)


def _live(
    folder: Folder, names: list[str], wanted: pa.Array | None
) -> Iterator[pa.Table | CorpusError]:
    done: list[pa.Array] = []
    failed: set[Path] = set()
    finished = False
    while not finished:
        finished = True
        planned, errors = plan(folder, done)
        yield from (error for place, error in errors.items() if place not in failed)
        failed.update(errors)
        for part in planned:
            if part.path in failed:
                continue
            try:
                yield from live_rows(part, names, wanted)
            except parts.VanishedError:
                finished = False
                break
            except CorpusError as error:
                failed.add(part.path)
                yield error
            done.append(part.identifiers.filter(pa.array(part.live)))


def live_rows(part: Part, names: list[str], wanted: pa.Array | None = None) -> Iterator[pa.Table]:
    """Yield the newest rows of a part, or those with the ids ``wanted``, in pieces."""
    live = part.live
    if wanted is not None:
        live = live & pc.is_in(part.identifiers, wanted).to_numpy(zero_copy_only=False)
    if not live.any():
        return
    first = 0
    with parts.opened(part.path) as file:
        for batch in file.iter_batches(parts.BATCH, columns=names):
            kept = live[first : first + batch.num_rows]
            first += batch.num_rows
            if kept.any():
                yield pa.Table.from_batches([batch]).select(names).filter(pa.array(kept))


def plan(
    folder: Folder, done: Sequence[pa.Array] = ()
) -> tuple[list[Part], dict[Path, CorpusError]]:
    """Return the parts with their newest rows, those of ``done`` left out, and what fails."""
    vanished: set[Path] = set()
    while True:
        heads: dict[Path, pa.Table] = {}
        errors: dict[Path, CorpusError] = {}
        try:
            for path in parts.listed(folder):
                if path in vanished:
                    errors[path] = parts.unreadable(path, "it is a link that leads nowhere")
                    continue
                try:
                    with parts.opened(path) as file:
                        heads[path] = file.read(columns=_HEAD)
                except CorpusError as error:
                    errors[path] = error
        except parts.VanishedError:
            # Compacted since the list was made; a name that stays is no part at all.
            vanished.add(path)
            continue
        return _newest(heads, done), errors


def _newest(heads: dict[Path, pa.Table], done: Sequence[pa.Array]) -> list[Part]:
    if not heads:
        return []
    whole = pa.concat_tables(heads.values()).combine_chunks()
    identifiers = _one(whole["id"])
    codes = identifiers.dictionary_encode()
    times = whole["added_at"].cast(pa.int64()).to_numpy()
    counts = [head.num_rows for head in heads.values()]
    age = np.lexsort((np.repeat(np.arange(len(counts)), counts), times))
    newest = np.zeros(len(codes.dictionary), dtype=np.int64)
    # Of several values for one place, the last one stays.
    newest[codes.indices.to_numpy()[age]] = age
    live = np.zeros(len(identifiers), dtype=bool)
    live[newest] = True
    removed = whole["removed"].to_numpy()
    live &= ~removed
    if done:
        live &= ~pc.is_in(identifiers, _one(pa.chunked_array(done))).to_numpy(zero_copy_only=False)
    slices = [slice(end - size, end) for size, end in zip(counts, np.cumsum(counts), strict=True)]
    return [
        Part(path, identifiers[each], live[each], bool(removed[each].any()))
        for path, each in zip(heads, slices, strict=True)
    ]


def _one(column: pa.ChunkedArray) -> pa.Array:
    combined = column.combine_chunks()
    if isinstance(combined, pa.ChunkedArray):
        return combined.chunk(0) if combined.num_chunks else pa.array([], column.type)
    return combined
