"""Importing: whatever can be read becomes part of a corpus, and nothing is lost on the way."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from biascompare import corpus, sources, web
from biascompare.errors import CorpusError, SourceError
from biascompare.model import Document
from biascompare.outlets import Outlets, load_outlets
from biascompare.sources.parallel import processors
from biascompare.sources.reconciling import reconciled

SHARED_COPY_ARTICLES = 100_000
"""Articles of a corpus above which an import does not look for shared copy: 4 kB each."""

Origin = tuple[str | None, int | None, Document | SourceError]
"""What was found, after the file or address it stands in and how-manieth it is in it."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What became of what was read.

    ``read`` counts the articles found, and is the sum of ``added``, ``already_there`` and
    ``replaced`` (an article that was there with other fields); ``rejected`` counts what
    could not be read. All of it is on the disk. ``shared_copy`` counts the corpus's articles
    that share copy with another one; None while that is not known.
    """

    read: int
    added: int
    already_there: int
    replaced: int
    rejected: int
    shared_copy: int | None = None


def import_into(
    folder: str | Path,
    paths: Iterable[str | Path],
    *,
    columns: Mapping[str, str] | None = None,
    pages: bool = False,
    allow_private: bool = False,
    count_shared_copy: bool = True,
    outlets: Outlets | None = None,
    jobs: int | None = None,
    on_columns: Callable[[sources.ColumnsFound], None] | None = None,
    on_progress: Callable[[Summary], None] | None = None,
    on_reject: Callable[[SourceError], None] | None = None,
    rows_in_part: int = corpus.ROWS_IN_PART,
) -> Summary:
    """Add the articles of ``paths`` to the corpus at ``folder``, which is made if need be.

    May be ended at any moment and called again: what ``on_progress`` was told is on the
    disk, and nothing is there twice. Web addresses are fetched, feeds with the pages of
    their entries if ``pages``; see `biascompare.web.read`. ``count_shared_copy``
    reads the whole corpus once more at the end. ``jobs`` processes read tables and folders
    of pages, by default one a processor. ``on_reject`` is told what cannot be read,
    and the rest goes on. Raises `biascompare.errors.CorpusError` when the
    corpus cannot be read or written, and what `biascompare.sources.read` raises.
    """
    named = list(paths)
    addresses = [str(path) for path in named if web.is_address(path)]
    known = outlets or load_outlets()
    fetched = web.read(addresses, pages=pages, allow_private=allow_private)
    files = sources.read_places(
        [path for path in named if not web.is_address(path)],
        columns=columns,
        outlets=outlets,
        on_columns=on_columns,
        jobs=jobs or processors(),
    )
    return import_found(
        folder,
        itertools.chain(files, (_origin(each, known) for each in fetched)),
        count_shared_copy=count_shared_copy,
        on_progress=on_progress,
        on_reject=on_reject,
        rows_in_part=rows_in_part,
    )


def import_found(
    folder: str | Path,
    found: Iterable[Origin],
    *,
    count_shared_copy: bool = True,
    on_progress: Callable[[Summary], None] | None = None,
    on_reject: Callable[[SourceError], None] | None = None,
    rows_in_part: int = corpus.ROWS_IN_PART,
) -> Summary:
    """Add what was ``found`` to the corpus at ``folder``, as `import_into` does."""
    writer = corpus.Writer(corpus.create(folder), rows_in_part=rows_in_part)
    rejected = 0

    def summary() -> Summary:
        tally = writer.tally
        counts = (tally.added, tally.already_there, tally.replaced)
        return Summary(tally.given, *counts, rejected)

    for source, row, each in found:
        if isinstance(each, SourceError):
            rejected += 1
            if on_reject is not None:
                on_reject(each)
        elif writer.add(each, source, row) and on_progress is not None:
            on_progress(summary())
    writer.settle()
    if on_progress is not None:
        on_progress(summary())
    return replace(summary(), shared_copy=_shared_copy(folder) if count_shared_copy else None)


def _shared_copy(folder: str | Path) -> int | None:
    from biascompare.duplicates import find_shared_copy

    if corpus.count(folder) > SHARED_COPY_ARTICLES:
        return None
    found = (each for each in corpus.read(folder) if not isinstance(each, CorpusError))
    return len(find_shared_copy(found).group)


def _origin(found: Document | SourceError, outlets: Outlets) -> Origin:
    """Return what came from the web with its address, its outlet under its one name."""
    if isinstance(found, SourceError):
        return None, None, found
    return found.url, None, reconciled(found, outlets)
