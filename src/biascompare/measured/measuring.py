"""Measuring the articles of a corpus once; what was measured before is not measured again."""

from __future__ import annotations

import itertools
import secrets
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from biascompare import corpus, engines
from biascompare.corpus import durable, rows
from biascompare.corpus.folder import Folder
from biascompare.errors import CorpusError
from biascompare.measured.fingerprint import fingerprint
from biascompare.measured.keys import Keys, corrected, keys
from biascompare.measures import Measure, Registry, select_columns
from biascompare.model import Document
from biascompare.records import FIELDS

ROWS_IN_PART = 2_000
"""Articles that are measured before they are on the disk: what a killed run repeats at most."""
CONTENT = "content"
HINT = "outlet_hint"
Progress = Callable[[int, int], None]


@dataclass(slots=True)
class _Given:
    """The articles that are read, with the name of each one's content."""

    folder: Folder
    wanted: list[str]
    contents: dict[str, str] = field(default_factory=dict)

    def documents(self) -> Iterator[Document]:
        """Yield the articles that have to be measured."""
        for found in corpus.tables(self.folder, (*FIELDS, "fingerprint"), self.wanted):
            if isinstance(found, CorpusError):
                continue
            ids, names = (found[name].combine_chunks() for name in ("id", "fingerprint"))
            names = corrected(self.folder, ids, names)
            self.contents |= dict(zip(ids.to_pylist(), names.to_pylist(), strict=True))
            yield from rows.documents(found.select(list(FIELDS)))


def place(folder: Folder, actors: Path | None = None) -> Path:
    """Return where values of the present way of measuring stand."""
    return folder.path / "measured" / fingerprint(actors)


def part_paths(measured: Path) -> list[Path]:
    """Return the files of values, in the order of their names."""
    return sorted(
        path for path in (measured / "parts").glob("*.parquet") if not path.name.startswith(".")
    )


def unmeasured(path: str | Path, actors: Path | None = None) -> int:
    """Return how many articles of a corpus have no values yet, or those of other contents."""
    folder = corpus.open_folder(path)
    return len(_wanted(keys(folder), place(folder, actors)))


def measure(
    path: str | Path, *, actors: Path | None = None, on_progress: Progress | None = None
) -> int:
    """Measure what is not measured yet in a corpus; return how many articles that were.

    ``on_progress`` is told how many of how many are on the disk. Ended at any moment and
    called again, it goes on where it was. Raises `CorpusError` when it cannot be written.
    """
    folder = corpus.open_folder(path)
    measured = place(folder, actors)
    wanted = _wanted(keys(folder), measured)
    if not wanted:
        return 0
    measures = Registry(actors)
    given = _Given(folder, wanted)
    done = 0
    documents = given.documents()
    while batch := list(itertools.islice(documents, ROWS_IN_PART)):
        table = _table(batch, measures, given.contents)
        write_part(measured, table)
        done += len(batch)
        if on_progress is not None:
            on_progress(done, len(wanted))
    return done


def write_part(measured: Path, table: pa.Table) -> Path:
    """Put values on the disk, whole or not at all, and return where they are."""
    target = measured / "parts" / f"{secrets.token_hex(8)}.parquet"
    target.parent.mkdir(parents=True, exist_ok=True)
    with durable.replacing(target) as file:
        pq.write_table(table, file, compression="zstd")
    return target


def no_values(actors: Path | None) -> pa.Table:
    """Return the table of values of no article."""
    return _table([], Registry(actors), {})


def _wanted(found: Keys, measured: Path) -> list[str]:
    done = [_pairs(read_heads([each])) for each in part_paths(measured)]
    known = pa.concat_arrays([pa.array([], pa.string()), *done])
    pairs = pc.binary_join_element_wise(found.ids, found.contents, " ")
    missing = pc.invert(pc.is_in(pairs, known))
    return [str(each) for each in found.ids.filter(missing).to_pylist()]


def read_heads(paths: list[Path]) -> pa.Table:
    """Return the columns ``id`` and ``content`` of files of values."""
    tables = [pq.read_table(path, columns=["id", CONTENT]) for path in paths]
    return pa.concat_tables(tables).combine_chunks()


def _pairs(heads: pa.Table) -> pa.Array:
    joined = pc.binary_join_element_wise(heads["id"], heads[CONTENT], " ")
    return pa.concat_arrays([pa.array([], pa.string()), *joined.chunks])


def _table(
    batch: list[Document], measures: Mapping[str, Measure], contents: dict[str, str]
) -> pa.Table:
    frame = engines.measure(batch, select_columns(registry=measures), reasons=True)
    columns = {
        CONTENT: pa.array([contents.pop(document.id) for document in batch], pa.string()),
        HINT: pa.array([document.outlet_hint for document in batch], pa.string()),
    }
    return pa.table({**_columns(frame, measures), **columns})


def _columns(frame: pd.DataFrame, measures: Mapping[str, Measure]) -> dict[str, pa.Array]:
    """Return numbers with NaN where missing, texts, and reasons as codes."""
    columns = {}
    for name in frame.columns:
        if name in measures:
            columns[name] = pa.array(frame[name].to_numpy(dtype=np.float64), from_pandas=False)
        else:
            texts = frame[name].astype(object).where(frame[name].notna(), None)
            column = pa.array(texts.tolist(), pa.string())
            columns[name] = column.dictionary_encode() if name.endswith("_reason") else column
    return columns
