"""Importing: whatever can be read becomes part of a corpus, and nothing is lost on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from biascompare import corpus, sources
from biascompare.errors import SourceError
from biascompare.model import Document
from biascompare.outlets import Outlets


@dataclass(frozen=True, slots=True)
class Summary:
    """What became of what was read.

    ``read`` counts the articles found, and is the sum of ``added``, ``already_there`` and
    ``replaced`` (an article that was there with other fields); ``rejected`` counts what
    could not be read. All of it is on the disk.
    """

    read: int
    added: int
    already_there: int
    replaced: int
    rejected: int


def import_into(
    folder: str | Path,
    paths: Iterable[str | Path],
    *,
    columns: Mapping[str, str] | None = None,
    outlets: Outlets | None = None,
    on_columns: Callable[[sources.ColumnsFound], None] | None = None,
    on_progress: Callable[[Summary], None] | None = None,
    on_reject: Callable[[SourceError], None] | None = None,
    rows_in_part: int = corpus.ROWS_IN_PART,
) -> Summary:
    """Add the articles of ``paths`` to the corpus at ``folder``, which is made if need be.

    May be ended at any moment and called again: what ``on_progress`` was told is on the
    disk, and nothing is there twice. ``on_reject`` is told what cannot be read, and the
    rest goes on. Raises `biascompare.errors.CorpusError` when the corpus cannot be read
    or written, and what `biascompare.sources.read` raises.
    """
    writer = corpus.Writer(corpus.create(folder), rows_in_part=rows_in_part)
    rejected = 0

    def summary() -> Summary:
        tally = writer.tally
        counts = (tally.added, tally.already_there, tally.replaced)
        return Summary(tally.given, *counts, rejected)

    for source, row, found in _found(paths, columns, outlets, on_columns):
        if isinstance(found, SourceError):
            rejected += 1
            if on_reject is not None:
                on_reject(found)
        elif writer.add(found, source, row) and on_progress is not None:
            on_progress(summary())
    writer.settle()
    if on_progress is not None:
        on_progress(summary())
    return summary()


def _found(
    paths: Iterable[str | Path],
    columns: Mapping[str, str] | None,
    outlets: Outlets | None,
    on_columns: Callable[[sources.ColumnsFound], None] | None,
) -> Iterator[tuple[str, int, Document | SourceError]]:
    """Yield what is read with its file and how-manieth it is in it."""
    for place in sources.places(paths):
        if isinstance(place, SourceError):
            yield place.source, 0, place
            continue
        documents = sources.read([place], columns=columns, outlets=outlets, on_columns=on_columns)
        for row, found in enumerate(documents, start=1):
            yield place.as_posix(), row, found
