"""Which articles a corpus holds now, as what content, and where each one stands."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from biascompare.corpus import parts as corpus_parts
from biascompare.corpus import reading
from biascompare.corpus.corrections import Corrections
from biascompare.corpus.folder import Folder
from biascompare.errors import CorpusError


@dataclass(frozen=True, slots=True)
class Keys:
    """The articles of a corpus: ``ids``, ``contents`` (another content, another text), places.

    ``parts`` are the files, ``part`` and ``row`` say in which of them and where each article
    stands. ``errors`` are the parts that could not be read.
    """

    ids: pa.Array
    contents: pa.Array
    parts: tuple[Path, ...]
    part: npt.NDArray[np.int32]
    row: npt.NDArray[np.int32]
    errors: tuple[CorpusError, ...]


def keys(folder: Folder) -> Keys:
    """Return the articles that a corpus holds now."""
    while True:
        planned, errors = reading.plan(folder)
        try:
            return _keys(folder, planned, tuple(errors.values()))
        except corpus_parts.VanishedError:
            continue


def _keys(folder: Folder, planned: list[reading.Part], errors: tuple[CorpusError, ...]) -> Keys:
    empty = pa.array([], pa.string())
    ids, contents = [empty], [empty]
    part, row = [np.empty(0, np.int32)], [np.empty(0, np.int32)]
    for number, each in enumerate(planned):
        live = pa.array(each.live)
        with corpus_parts.opened(each.path) as file:
            column = file.read(columns=["fingerprint"])["fingerprint"].combine_chunks()
        ids.append(each.identifiers.filter(live))
        contents.append(column.filter(live))
        row.append(np.flatnonzero(each.live).astype(np.int32))
        part.append(np.full(len(row[-1]), number, np.int32))
    found = pa.concat_arrays(ids)
    return Keys(
        found,
        corrected(folder, found, pa.concat_arrays(contents)),
        tuple(each.path for each in planned),
        np.concatenate(part),
        np.concatenate(row),
        errors,
    )


def corrected(folder: Folder, ids: pa.Array, contents: pa.Array) -> pa.Array:
    """Return the contents' names, others for articles whose fields people corrected."""
    fields = Corrections.of(folder).fields
    if not fields:
        return contents
    concerned = _places(ids, fields)
    names = contents.to_pylist()
    for identifier, place in concerned.items():
        changes = json.dumps(dict(sorted(fields[identifier].items()))).encode()
        names[place] += hashlib.blake2b(changes, digest_size=8).hexdigest()
    return pa.array(names, pa.string())


def _places(ids: pa.Array, wanted: Collection[str]) -> dict[str, int]:
    return {each: place for place, each in enumerate(ids.to_pylist()) if each in wanted}
