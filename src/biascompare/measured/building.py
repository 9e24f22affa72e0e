"""Putting the values of the articles that are there now into a file a column.

The articles stand in the order of a hash of their ids: the first thousand of any choice of
them are a random sample of it, the same at every start.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from biascompare.corpus import durable
from biascompare.corpus import parts as corpus_parts
from biascompare.corpus.folder import Folder
from biascompare.measured import texts
from biascompare.measured.keys import Keys, keys
from biascompare.measured.measuring import (
    CONTENT,
    no_values,
    part_paths,
    place,
    read_heads,
    write_part,
)

FORMAT = 2
"""The way columns are written; another one is written anew."""
ABOUT = "about.json"
DAY, PART, ROW, BY_ID = "day", "place_part", "place_row", "place_by_id"
TEXT = "place_text"
TEXTS = ("id", "title")
UNKNOWN_DAY = np.iinfo(np.int32).min
_AT_ONCE = 24
_PREFIX = "columns-"


def columns_path(folder: Folder, actors: Path | None) -> Path:
    """Return where the columns of the corpus as it is now stand, or will."""
    found = hashlib.blake2b(bytes([FORMAT]), digest_size=8)
    for path in corpus_parts.listed(folder):
        found.update(path.name.encode() + b"\0")
    if folder.decisions.is_file():
        found.update(folder.decisions.read_bytes())
    return place(folder, actors) / f"{_PREFIX}{found.hexdigest()}"


def build(folder: Folder, actors: Path | None) -> Path:
    """Write the columns of the corpus as it is now, and return where they are.

    Articles without values are left out. Raises `CorpusError` when nothing can be written.
    """
    target = columns_path(folder, actors)
    found = keys(folder)
    measured = place(folder, actors)
    paths = part_paths(measured) or [write_part(measured, no_values(actors))]
    draft = measured / f".{target.name}.{secrets.token_hex(4)}"
    try:
        draft.mkdir(parents=True)
        _fill(draft, found, paths)
        for old in measured.glob(f"{_PREFIX}*"):
            shutil.rmtree(old, ignore_errors=True)
        draft.replace(target)
    except OSError as error:
        raise durable.unwritten(target, error) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return target


def _fill(draft: Path, found: Keys, paths: Sequence[Path]) -> None:
    live, values = _joined(found, paths)
    ids = found.ids.take(pa.array(live))
    order = np.argsort(pd.util.hash_array(np.array(ids.to_pylist(), dtype=object)), kind="stable")
    live, values = live[order], values[order]
    ids = ids.take(pa.array(order))
    for name, places in ((PART, found.part[live]), (ROW, found.row[live])):
        write_column(draft, name, pa.array(places, pa.int32()))
    drawn = live[: texts.MOST]
    batches = texts.write(draft, found.parts, found.part[drawn], found.row[drawn])
    write_column(draft, TEXT, pa.array(batches, pa.int32()))
    write_column(draft, BY_ID, pc.array_sort_indices(ids).cast(pa.int32()))
    for name, column in _columns(paths, pa.array(values)):
        write_column(draft, name, column)
        if name == "published":
            write_column(draft, DAY, _days(column))
    about = {
        "articles": len(live),
        "fingerprint": fingerprint_of(ids.sort().to_pylist()),
        "unmeasured": len(found.ids) - len(live),
        "parts": [path.name for path in found.parts],
        "unreadable": [[str(error.path), error.reason] for error in found.errors],
    }
    (draft / ABOUT).write_text(json.dumps(about), encoding="utf-8")


def fingerprint_of(ordered: Iterable[str]) -> str:
    """Return a short name for a set of articles, their ids in order: the same, the same name."""
    found = hashlib.sha256()
    for number, each in enumerate(ordered):
        found.update((b"\n" if number else b"") + each.encode())
    return found.hexdigest()[:10]


def _joined(
    found: Keys, paths: Sequence[Path]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return the places of the articles that have values, and of their values."""
    heads = read_heads(list(paths))
    known = pc.binary_join_element_wise(heads["id"], heads[CONTENT], " ")
    wanted = pc.binary_join_element_wise(found.ids, found.contents, " ")
    places = pc.index_in(wanted, value_set=one(known))
    has = pc.is_valid(places).to_numpy(zero_copy_only=False)
    values = places.drop_null().to_numpy(zero_copy_only=False).astype(np.int64)
    return np.flatnonzero(has), values


def _columns(paths: Sequence[Path], order: pa.Array) -> Iterator[tuple[str, pa.Array]]:
    names = [name for name in pq.read_schema(paths[0]).names if name != CONTENT]
    for first in range(0, len(names), _AT_ONCE):
        group = names[first : first + _AT_ONCE]
        tables = [pq.read_table(path, columns=group) for path in paths]
        for name in group:
            plain = [_plain(table[name]) for table in tables]
            chunks = [chunk for each in plain for chunk in each.chunks]
            column = pa.chunked_array(chunks, plain[0].type)
            yield name, _stored(name, column.take(order))


def _plain(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if pa.types.is_floating(column.type):
        return column
    return column.cast(pa.large_string())


def _stored(name: str, column: pa.ChunkedArray) -> pa.Array:
    whole = one(column)
    if name in TEXTS or pa.types.is_floating(whole.type):
        return whole
    return whole.dictionary_encode()


def one(column: pa.ChunkedArray) -> pa.Array:
    """Return a column as one array, copied only where it must be."""
    if column.num_chunks == 1:
        return column.chunk(0)
    return pa.concat_arrays([pa.array([], column.type), *column.chunks])


def _days(published: pa.DictionaryArray) -> pa.Array:
    """Return the days since 1970-01-01, `UNKNOWN_DAY` where no day is stated."""
    stated = pd.Series(published.dictionary.to_pylist(), dtype="str").str[:10]
    whole = stated.str.fullmatch(r"\d{4}-\d{2}-\d{2}").fillna(False).astype(bool)
    parsed = pd.to_datetime(stated.where(whole), format="%Y-%m-%d", errors="coerce")
    days = (parsed - pd.Timestamp(1970, 1, 1)).dt.days.fillna(UNKNOWN_DAY).to_numpy(np.int64)
    known = published.is_valid().to_numpy(zero_copy_only=False)
    codes = published.indices.fill_null(0).to_numpy(zero_copy_only=False)
    by_article = days[codes] if len(days) else np.zeros(len(codes), np.int64)
    return pa.array(np.where(known, by_article, UNKNOWN_DAY), pa.int32())


def write_column(draft: Path, name: str, column: pa.Array) -> None:
    """Write a column, so that it can be looked at without being read."""
    table = pa.table({name: column})
    with (
        pa.OSFile(str(draft / f"{name}.arrow"), "wb") as sink,
        pa.ipc.new_file(sink, table.schema) as writer,
    ):
        writer.write_table(table)
