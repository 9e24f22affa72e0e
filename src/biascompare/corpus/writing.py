"""Adding articles to a corpus: part by part, each article once, the newest version kept."""

from __future__ import annotations

import time
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa

from biascompare.corpus import durable, parts, rows
from biascompare.corpus.folder import Folder, open_folder
from biascompare.corpus.reading import tables
from biascompare.errors import CorpusError
from biascompare.model import Document

ROWS_IN_PART = 2000
"""Articles after which a part is written."""
CHARACTERS_IN_PART = 32 * 2**20
"""Characters of text after which a part is written."""
SECONDS_TO_PART = 5.0
"""Seconds after which a part is written."""
_INDEXED = ["id", "fingerprint", "removed"]


@dataclass(slots=True)
class Tally:
    """What became of the articles that were given: each is in one of the three."""

    added: int = 0
    already_there: int = 0
    replaced: int = 0

    @property
    def given(self) -> int:
        """Return how many articles were given."""
        return self.added + self.already_there + self.replaced


class Writer:
    """Adds articles to a corpus.

    ``tally`` counts only what is on the disk: articles wait until `settle`, which `add`
    calls when a part is full or old enough. An index of all ids is held in memory
    (about 110 bytes an article). Raises `CorpusError` when a part cannot be read or
    written; what was settled before stays.
    """

    def __init__(self, folder: Folder, *, rows_in_part: int = ROWS_IN_PART) -> None:
        self.tally = Tally()
        self._folder = folder
        self._rows_in_part = rows_in_part
        self._waiting: dict[str, rows.Row] = {}
        self._repeated = Tally()
        self._characters = 0
        self._settled_at = time.monotonic()
        self._seen: set[Path] = set()
        self._known: dict[int, int] = {}
        durable.sweep(folder.path)
        durable.sweep(folder.parts)
        self._index()

    def add(
        self, document: Document, source: str | None = None, source_row: int | None = None
    ) -> bool:
        """Take an article; tell whether ``tally`` has grown, so that progress can be shown."""
        row = rows.make_row(document, source, source_row)
        waiting = self._waiting.get(document.id)
        if waiting is not None:
            same = waiting.fingerprint == row.fingerprint
            self._repeated.already_there += same
            self._repeated.replaced += not same
        elif self._known.get(hash(document.id)) == int(row.fingerprint, 16):
            self._repeated.already_there += 1
            return self._settle_if_due()
        self._waiting[document.id] = row
        self._characters += len(document.text)
        return self._settle_if_due()

    def _settle_if_due(self) -> bool:
        due = (
            self._repeated.given + len(self._waiting) >= self._rows_in_part
            or self._characters >= CHARACTERS_IN_PART
            or time.monotonic() - self._settled_at >= SECONDS_TO_PART
        )
        if due:
            self.settle()
        return due

    def settle(self) -> None:
        """Write what waits to the disk, and count it."""
        self._refresh()
        new, tally = [], replace(self._repeated)
        for identifier, row in self._waiting.items():
            known = self._known.get(hash(identifier))
            if known == int(row.fingerprint, 16):
                tally.already_there += 1
                continue
            tally.added += known is None
            tally.replaced += known is not None
            new.append(row)
        if new:
            added_at = parts.stamp(parts.listed(self._folder))
            self._seen.add(parts.write(self._folder, rows.table_of(new, added_at), added_at))
        for row in new:
            self._known[hash(row.document.id)] = int(row.fingerprint, 16)
        self.tally.added += tally.added
        self.tally.already_there += tally.already_there
        self.tally.replaced += tally.replaced
        self._waiting, self._repeated, self._characters = {}, Tally(), 0
        self._settled_at = time.monotonic()

    def _index(self) -> None:
        self._seen.update(parts.listed(self._folder))
        for table in tables(self._folder, ["fingerprint"]):
            if isinstance(table, CorpusError):
                raise table
            self._learn(table)

    def _refresh(self) -> None:
        """Learn what other imports have written meanwhile."""
        for path in parts.listed(self._folder):
            if path in self._seen:
                continue
            try:
                with parts.opened(path) as file:
                    self._learn(file.read(columns=_INDEXED))
            except parts.VanishedError:
                continue
            self._seen.add(path)

    def _learn(self, table: pa.Table) -> None:
        removed = table["removed"].to_pylist() if "removed" in table.column_names else ()
        pairs = zip(table["id"].to_pylist(), table["fingerprint"].to_pylist(), strict=True)
        for place, (identifier, fingerprint) in enumerate(pairs):
            if removed and removed[place]:
                self._known.pop(hash(identifier), None)
            else:
                self._known[hash(identifier)] = int(fingerprint, 16)


def remove(path: str | Path, ids: Collection[str]) -> int:
    """Take the articles with these ids out of the corpus; return how many were in it."""
    folder = open_folder(path)
    found: list[str] = []
    for table in tables(folder, (), ids):
        if isinstance(table, CorpusError):
            raise table
        found += table["id"].to_pylist()
    if found:
        removed_at = parts.stamp(parts.listed(folder))
        parts.write(folder, rows.removals(found, removed_at), removed_at)
    return len(found)
