"""The columns of a measured corpus, looked at where they lie on the disk."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from biascompare import corpus
from biascompare.corpus.folder import Folder
from biascompare.errors import CorpusError
from biascompare.measured.building import (
    ABOUT,
    BY_ID,
    DAY,
    PART,
    ROW,
    TEXT,
    build,
    columns_path,
    one,
)

Places = npt.NDArray[np.intp]
Values = npt.NDArray[Any] | pd.Series | pd.Categorical
_PLACING = (PART, ROW, BY_ID, DAY, TEXT)
_REASON = "_reason"


class Store:
    """A measured corpus: ``articles`` rows, a column for each name in ``names``.

    The rows stand in random order, the same at every start. Raises ``OSError`` where the
    columns are not there. A column is mapped while it is looked at, and takes no memory
    of its own.
    """

    def __init__(self, folder: Folder, path: Path) -> None:
        self.folder, self.path = folder, path
        about: dict[str, Any] = json.loads((path / ABOUT).read_text(encoding="utf-8"))
        self.articles: int = about["articles"]
        self.unmeasured: int = about["unmeasured"]
        self.fingerprint: str = about["fingerprint"]
        self.parts = tuple(folder.parts / name for name in about["parts"])
        self.unreadable = tuple(CorpusError(*each) for each in about["unreadable"])
        self.names = tuple(sorted({each.stem for each in path.glob("*.arrow")} - {*_PLACING}))

    def column(self, name: str) -> pa.Array:
        """Return a column. Raises ``FileNotFoundError`` for one that is not there."""
        with pa.memory_map(str(self.path / f"{name}.arrow")) as source:
            # Mapped, not read: threads would only wait for each other.
            options = pa.ipc.IpcReadOptions(use_threads=False)
            return one(pa.ipc.open_file(source, options=options).read_all().column(0))

    def numbers(self, name: str) -> npt.NDArray[Any]:
        """Return a column of numbers; NaN is missing."""
        found: npt.NDArray[Any] = self.column(name).to_numpy(zero_copy_only=True)
        return found

    def codes(self, name: str) -> tuple[npt.NDArray[np.int32], list[str]]:
        """Return a column of few texts as their numbers, −1 where missing, and the texts."""
        column = self.column(name)
        codes = column.indices.fill_null(-1).to_numpy(zero_copy_only=False)
        return codes, column.dictionary.to_pylist()

    def frame(self, places: Places, names: Sequence[str]) -> pd.DataFrame:
        """Return some rows: numbers, texts with None where missing, reasons as categories."""
        found = self.taken(places, names)
        return pd.DataFrame({name: found[name] for name in names})

    def taken(self, places: Places, names: Sequence[str]) -> dict[str, Values]:
        """Return the columns of `frame`, each for itself."""
        found: dict[str, Values] = {}
        for name in sorted(names, key=lambda each: each.endswith(_REASON)):
            values = found.get(name.removesuffix(_REASON))
            if name.endswith(_REASON) and isinstance(values, np.ndarray):
                found[name] = self._reasons(name, places, np.flatnonzero(np.isnan(values)))
            else:
                found[name] = self._taken(name, places)
        return found

    def _taken(self, name: str, places: Places) -> npt.NDArray[Any] | pd.Series[Any]:
        column = self.column(name)
        if pa.types.is_floating(column.type) or pa.types.is_integer(column.type):
            found: npt.NDArray[Any] = column.to_numpy(zero_copy_only=True)[places]
            return found
        taken = column.take(pa.array(places))
        if isinstance(taken, pa.DictionaryArray):
            taken = taken.dictionary_decode()
        return pd.Series(taken, dtype="str")

    def _reasons(self, name: str, places: Places, missing: Places) -> pd.Categorical:
        """Return why values are missing; a value that is there has no reason."""
        codes = np.full(len(places), -1, dtype=np.int8)
        known = pd.CategoricalDtype([])
        if len(missing):
            column = self.column(name)
            taken = column.indices.take(pa.array(places[missing])).fill_null(-1).to_numpy()
            used = np.unique(taken[taken >= 0])
            known = pd.CategoricalDtype(column.dictionary.take(pa.array(used)).to_pylist())
            codes = codes.astype(np.int32)
            codes[missing] = np.where(taken < 0, -1, np.searchsorted(used, taken))
        return pd.Categorical.from_codes(codes, dtype=known)


def is_current(path: str | Path, actors: Path | None = None) -> bool:
    """Tell whether every article of a corpus, as it is now, has its values in the columns."""
    return _is_whole(columns_path(corpus.open_folder(path), actors))


def _is_whole(columns: Path) -> bool:
    about = columns / ABOUT
    return about.is_file() and not json.loads(about.read_text(encoding="utf-8"))["unmeasured"]


def open_store(path: str | Path, actors: Path | None = None) -> Store:
    """Return the columns of a corpus as it is now, written anew where it has changed.

    Articles that were not measured are left out: see `biascompare.measured.measure`.
    Raises `CorpusError` when they cannot be written.
    """
    folder = corpus.open_folder(path)
    found = columns_path(folder, actors)
    if not _is_whole(found):
        found = build(folder, actors)
    return Store(folder, found)
