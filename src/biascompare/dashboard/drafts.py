"""Drafts: what a visitor gives is read and looked at before it is added."""

from __future__ import annotations

import dataclasses
import functools
import itertools
import shutil
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from biascompare import sources, web
from biascompare.dashboard import originals
from biascompare.dashboard.originals import Original
from biascompare.dashboard.pieces import Columns, Piece, named
from biascompare.errors import BiasCompareError, SourceError
from biascompare.importing import Origin
from biascompare.model import Document
from biascompare.outlets import Outlets
from biascompare.sources.reconciling import reconciled

MOST_LOOKED_AT = 200
"""Articles of files that are read before they are added; from the web it is all of them."""
MOST_FAILURES = 200


@dataclass(slots=True)
class Draft:
    """Files or addresses, and what is found there so far.

    ``columns`` maps a file's columns to fields; ``tables`` are known by the names of their
    columns. ``whole`` tells that everything was read; else the pieces are the first ones.
    ``asked`` of ``addresses`` are done; ``reading`` counts the times it was read.
    """

    outlets: Outlets
    pasted: bool = False
    files: tuple[Path, ...] = ()
    home: Path | None = None
    urls: tuple[str, ...] = ()
    pages: bool = False
    allow_private: bool = False
    columns: dict[Path, dict[str, str]] = field(default_factory=dict)
    pieces: list[Piece] = field(default_factory=list)
    edited: dict[int, Document] = field(default_factory=dict)
    failures: list[SourceError] = field(default_factory=list)
    failed: int = 0
    tables: dict[tuple[str, ...], Columns] = field(default_factory=dict)
    whole: bool = False
    asked: int = 0
    addresses: int = 0
    stopped: bool = False
    fault: str | None = None
    thread: threading.Thread | None = None
    left_out: set[int] = field(default_factory=set)
    reading: int = 0

    @property
    def running(self) -> bool:
        """Whether it is being read."""
        return self.thread is not None and self.thread.is_alive()

    @property
    def chosen(self) -> list[Piece]:
        """The pieces that are to be added."""
        return [
            dataclasses.replace(piece, document=self.document(place))
            for place, piece in enumerate(self.pieces)
            if place not in self.left_out
        ]

    def look(self) -> None:
        """Read it, from the beginning, in a thread."""
        self.pieces, self.failures, self.failed, self.whole = [], [], 0, False
        self.edited = {}
        self.left_out, self.stopped, self.fault, self.tables = set(), False, None, {}
        self.reading += 1
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()

    def stop(self) -> None:
        """End the reading; what was found stays."""
        self.stopped = True

    def map(self, names: tuple[str, ...], taken: Mapping[str, str]) -> None:
        """Read the tables with columns ``names`` with ``taken`` (column to field)."""
        for path in self.tables[names].files:
            self.columns[path] = dict(taken)

    def document(self, place: int) -> Document:
        """Return the article at a place, with what the visitor changed."""
        return self.edited.get(place, self.pieces[place].document)

    def clear(self) -> None:
        """Remove the visitor's files."""
        if self.home is not None:
            shutil.rmtree(self.home, ignore_errors=True)

    def origins(self) -> Iterator[Origin]:
        """Yield all that is to be added; reads on where the look has ended, then clears up."""
        if self.whole:
            yield from ((each.source, each.row, each.document) for each in self.chosen)
            yield from ((error.source, None, error) for error in self.failures)
        else:
            yield from self._read_on()
        self.clear()

    def _read_on(self) -> Iterator[Origin]:
        number = itertools.count()
        for source, row, found in self._found():
            if isinstance(found, Document):
                place = next(number)
                if place in self.left_out:
                    continue
                found = self.document(place) if place < len(self.pieces) else found
            yield source, row, found

    def sizes(self) -> tuple[tuple[str, int], ...]:
        """Return the names and bytes of the files."""
        return tuple((path.name, path.stat().st_size) for path in self.files)

    def _run(self) -> None:
        try:
            found = self._fetched() if self.urls else self._looked_at()
            for each in found:
                if isinstance(each, Piece):
                    self.pieces.append(each)
                else:
                    self._fail(each)
                if self.stopped:
                    break
        except BiasCompareError as error:
            self.fault = str(error)
        finally:
            # What was fetched is all there is, even if somebody stopped it.
            self.whole = self.whole or bool(self.urls)

    def _fail(self, error: SourceError) -> None:
        self.failed += 1
        if len(self.failures) < MOST_FAILURES:
            self.failures.append(error)

    def _looked_at(self) -> Iterator[Piece | SourceError]:
        texts: dict[str, Original | None] = {}
        for source, row, found in self._found():
            if isinstance(found, SourceError):
                yield found
                if self.failed > MOST_FAILURES:
                    return
                continue
            if len(self.pieces) == MOST_LOOKED_AT:
                return
            if source not in texts:
                path = next((path for path in self.files if path.name == source), None)
                texts = {source or "": originals.of_file(path) if path else None}
            yield Piece(found, source or "", row, texts[source or ""])
        self.whole = not self.stopped

    def _found(self) -> Iterator[Origin]:
        for path in self.files:
            on_columns = functools.partial(self._on_columns, path)
            read = sources.read(
                [path],
                columns=self.columns.get(path),
                outlets=self.outlets,
                on_columns=on_columns,
            )
            for row, found in enumerate(read, start=1):
                if isinstance(found, SourceError):
                    if found.columns:
                        self._table(path, found.columns, {})
                    yield path.name, row, named(found, path)
                else:
                    yield path.name, row, found

    def _on_columns(self, path: Path, found: sources.ColumnsFound) -> None:
        self._table(path, (*found.mapping.values(), *found.unused), found.mapping)

    def _table(self, path: Path, columns: Sequence[str], taken: Mapping[str, str]) -> None:
        names = tuple(sorted(set(columns), key=str.casefold))
        before = self.tables.get(names)
        files = before.files if before else frozenset()
        self.tables[names] = Columns(names, taken, files | {path})

    def _fetched(self) -> Iterator[Piece | SourceError]:
        pages: list[web.Page] = []
        found = web.read(
            self.urls,
            pages=self.pages,
            allow_private=self.allow_private,
            progress=self._on_progress,
            on_page=pages.append,
        )
        original: Original | None = None
        for each in found:
            if pages:
                original = originals.of_page(pages.pop())
                pages.clear()
            if isinstance(each, SourceError):
                yield each
            else:
                source = each.url or self.urls[0]
                yield Piece(reconciled(each, self.outlets), source, None, original)

    def _on_progress(self, progress: web.Progress) -> None:
        self.asked, self.addresses = progress.done, progress.total
