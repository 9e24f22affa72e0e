"""The articles of a measured corpus, each looked up when it is asked for."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from biascompare import corpus
from biascompare.corpus import parts, rows
from biascompare.corpus.corrections import Corrections
from biascompare.errors import CorpusError
from biascompare.measured import texts
from biascompare.measured.building import BY_ID, PART, ROW, TEXT
from biascompare.measured.store import Store
from biascompare.model import Document
from biascompare.records import FIELDS

_KEPT = 2_000
_GROUPS_KEPT = 3
_BATCHES_KEPT = 20


class Documents(Mapping[str, Document]):
    """The articles by id, read from the corpus's parts one by one; few are kept in memory."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._corrections = Corrections.of(store.folder)
        self._document = functools.lru_cache(_KEPT)(self._read)
        self._rows = functools.lru_cache(_GROUPS_KEPT)(self._group)
        self._few = functools.lru_cache(_BATCHES_KEPT)(texts.Batches(store.path))
        # Looked at for every article: kept open, where a search touches a few of their pages.
        self._ids, self._order = store.column("id"), store.numbers(BY_ID)
        self._batches = store.numbers(TEXT)
        self._part, self._row = store.numbers(PART), store.numbers(ROW)

    def __getitem__(self, identifier: str) -> Document:
        """Return an article. Raises ``KeyError`` for an unknown id, `CorpusError` when unread."""
        place = self.place(identifier)
        if place is None:
            raise KeyError(identifier)
        return self._document(identifier, place)

    def __contains__(self, identifier: object) -> bool:
        """Tell whether there is an article of this id; it is not read."""
        return isinstance(identifier, str) and self.place(identifier) is not None

    def __len__(self) -> int:
        """Return the number of articles."""
        return self._store.articles

    def __iter__(self) -> Iterator[str]:
        """Yield every id."""
        for each in self._store.column("id"):
            yield each.as_py()

    def every(self) -> Iterator[Document]:
        """Yield every article, in the order of the corpus's parts."""
        for each in corpus.read(self._store.folder.path):
            if not isinstance(each, CorpusError):
                yield each

    def place(self, identifier: str) -> int | None:
        """Return the row of an article, None if there is none."""
        ids, order = self._ids, self._order
        low, high = 0, len(order)
        while low < high:
            middle = (low + high) // 2
            found = ids[int(order[middle])].as_py()
            if found == identifier:
                return int(order[middle])
            if found.encode() < identifier.encode():
                low = middle + 1
            else:
                high = middle
        return None

    def _read(self, identifier: str, place: int) -> Document:
        store = self._store
        number = int(self._batches[place]) if place < len(self._batches) else texts.ELSEWHERE
        if number != texts.ELSEWHERE:
            few = self._few(number)
            table = few.slice(few["id"].to_pylist().index(identifier), 1)
            return next(rows.documents(self._corrections.apply(table)))
        path, row = store.parts[int(self._part[place])], int(self._row[place])
        try:
            group, first = _group_of(path, row)
            table = self._rows(path, group).slice(row - first, 1)
        except parts.VanishedError:
            # Compacted since: found anew by its id.
            found = next(corpus.read(store.folder.path, [identifier]))
            if isinstance(found, CorpusError):
                raise found from None
            return found
        return next(rows.documents(self._corrections.apply(table)))

    def _group(self, path: Path, group: int) -> pa.Table:
        with parts.opened(path) as file:
            return file.read_row_group(group, columns=list(FIELDS), use_threads=False)


@functools.lru_cache(4_000)
def _groups(path: Path) -> tuple[int, ...]:
    """Return the row after the last one of each row group of a part, which never changes."""
    try:
        found = pq.read_metadata(path)
    except FileNotFoundError as error:
        raise parts.VanishedError from error
    sizes = [found.row_group(number).num_rows for number in range(found.num_row_groups)]
    return tuple(np.cumsum(sizes).tolist())


def _group_of(path: Path, row: int) -> tuple[int, int]:
    ends = _groups(path)
    group = int(np.searchsorted(ends, row, side="right"))
    return group, ends[group - 1] if group else 0
