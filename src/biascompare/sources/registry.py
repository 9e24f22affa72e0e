"""How paths become documents."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path, PurePath

from biascompare.datafiles import data_folder
from biascompare.errors import CorpusError, SourceError, UnknownNameError
from biascompare.model import Document
from biascompare.outlets import Outlets, load_outlets
from biascompare.sources.archives import Member
from biascompare.sources.columns import FIELDS
from biascompare.sources.folders import CORPUS_MARK, walk
from biascompare.sources.kinds import readable_kinds, source_in, source_of
from biascompare.sources.pages import LARGEST_FILE
from biascompare.sources.parallel import in_order
from biascompare.sources.reconciling import reconciled
from biascompare.sources.rows import ColumnsFound, Found
from biascompare.sources.worker import limited_items

SAMPLE = "sample"
"""The word that stands for the shipped corpus."""
_LARGE = 256 * 2**10
"""Bytes from which on a text, too, is read in a process with limits."""


def read(
    paths: Iterable[str | Path],
    *,
    columns: Mapping[str, str] | None = None,
    outlets: Outlets | None = None,
    on_columns: Callable[[ColumnsFound], None] | None = None,
) -> Iterator[Document | SourceError]:
    """Yield the articles of files and folders, and an error for each that cannot be read.

    A path is a file, a corpus folder, another folder (walked in sorted order; hidden files,
    README and the like and files of unknown kinds are skipped) or the word ``sample``.
    ``columns`` maps a table's column to a field: ``{"Body Copy": "text"}``; raises
    `UnknownNameError` for a field that does not exist. ``on_columns`` is told which column
    of a table was taken as what. Names of outlets become those of ``outlets`` (by default
    the list that ships); those of a corpus stay as they were imported.
    """
    found = read_places(paths, columns=columns, outlets=outlets, on_columns=on_columns)
    yield from (each for _, _, each in found)


def read_places(
    paths: Iterable[str | Path],
    *,
    columns: Mapping[str, str] | None = None,
    outlets: Outlets | None = None,
    on_columns: Callable[[ColumnsFound], None] | None = None,
    jobs: int = 1,
) -> Iterator[tuple[str, int, Document | SourceError]]:
    """Yield what `read` does, each with its file and how-manieth it is in it (0: none of it).

    ``jobs`` processes read the rows of tables and the pages of folders, in the same order.
    """
    for field in (columns or {}).values():
        if field not in FIELDS:
            raise UnknownNameError("field", field, FIELDS)
    known = outlets or load_outlets()
    opened = functools.partial(_open_place, columns=columns, outlets=known, jobs=jobs)
    listed = places(paths)
    for place, items in in_order(opened, listed, jobs) if jobs > 1 else map(opened, listed):
        row = 0
        for item in items:
            if not isinstance(item, ColumnsFound):
                row += 1
                yield place, row, item
            elif on_columns is not None:
                on_columns(item)


def _open_place(
    place: Path | SourceError, *, columns: Mapping[str, str] | None, outlets: Outlets, jobs: int
) -> tuple[str, Iterable[Found]]:
    """Return what a file holds: a page's article at once, if others are read meanwhile."""
    if isinstance(place, SourceError):
        return str(place.source), [place]
    if (place / CORPUS_MARK).is_file():
        return place.as_posix(), _read_corpus(place)
    found = (
        reconciled(item, outlets) if isinstance(item, Document) else item
        for item in _read_file(place, columns, jobs)
    )
    source = source_in(place)
    whole = jobs > 1 and source is not None and not source.streams
    return place.as_posix(), list(found) if whole else found


def places(paths: Iterable[str | Path]) -> Iterator[Path | SourceError]:
    """Yield the files that `read` reads for ``paths``, corpus folders whole."""
    for path in paths:
        place = data_folder() / "sample" if str(path) == SAMPLE else Path(path)
        try:
            is_folder = place.is_dir()
        except OSError as error:  # a name that is too long
            yield SourceError(place, f"cannot be read: {error.strerror or error}")
            continue
        if is_folder:
            files = list(walk(place, lambda path: source_in(path) is not None))
            if not files:
                yield SourceError(
                    place, f"nothing to read in the folder; expected {readable_kinds()}"
                )
            yield from files
        else:
            yield place


def _read_corpus(path: Path) -> Iterator[Document | SourceError]:
    from biascompare import corpus

    try:
        for found in corpus.read(path):
            if isinstance(found, CorpusError):
                yield SourceError(found.path, found.reason)
            else:
                yield found
    except CorpusError as error:
        yield SourceError(error.path, error.reason)


def _read_file(path: Path, columns: Mapping[str, str] | None, jobs: int) -> Iterator[Found]:
    try:
        if not path.exists():
            raise SourceError(path, "there is no such file or folder")
        source = source_in(path)
        if source is None:
            raise SourceError(
                path, f"files of this kind cannot be read; expected {readable_kinds()}"
            )
        if source.risky or (not source.streams and path.stat().st_size > _LARGE):
            reader = functools.partial(source.reader, columns=columns)
            yield from limited_items(_opened, str(path), reader, source.streams)
        else:
            yield from read_content(path, columns, jobs)
    except SourceError as error:
        yield error
    except OSError as error:
        yield SourceError(path, f"cannot be read: {error.strerror or error}")


def _opened(name: str, reader: Callable[..., Iterator[Found]], streams: bool) -> Iterator[Found]:
    return reader(Path(name)) if streams else reader(name, _content(Path(name)))


def read_content(
    path: Path | Member, columns: Mapping[str, str] | None = None, jobs: int = 1
) -> Iterator[Found]:
    """Yield the articles of a file of a known kind, in this process.

    With more ``jobs`` than one, the rows of a table are read in as many others.
    """
    source = source_in(path) if isinstance(path, Path) else source_of(PurePath(str(path)))
    assert source is not None
    if source.by_rows:
        yield from source.reader(path, columns=columns, jobs=jobs)
    elif source.streams:
        yield from source.reader(path, columns=columns)
    else:
        yield from source.reader(str(path), _content(path), columns=columns)


def _content(path: Path | Member) -> bytes:
    with path.open("rb") as file:
        return file.read(LARGEST_FILE + 1)
