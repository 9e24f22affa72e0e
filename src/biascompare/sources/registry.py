"""The kinds of sources, and how paths become documents."""

from __future__ import annotations

import functools
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from biascompare.datafiles import data_folder
from biascompare.errors import CorpusError, SourceError, UnknownNameError
from biascompare.model import Document
from biascompare.outlets import Outlets, load_outlets
from biascompare.sources.archives import Member, read_zip
from biascompare.sources.columns import FIELDS
from biascompare.sources.excel import read_excel, refuse_workbook
from biascompare.sources.html import read_html
from biascompare.sources.objects import read_json, read_json_lines
from biascompare.sources.pages import LARGEST_FILE, read_markdown, read_plain
from biascompare.sources.reconciling import reconciled
from biascompare.sources.rows import ColumnsFound, Found
from biascompare.sources.tables import read_csv, read_parquet
from biascompare.sources.worker import limited_items

SAMPLE = "sample"
"""The word that stands for the shipped corpus."""
_PAGE = re.compile(rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.I)
CORPUS_MARK = "corpus.json"
"""The file that makes a folder a corpus (as in `biascompare.corpus`, which is heavy to import)."""
_LARGE = 256 * 2**10
"""Bytes from which on a text, too, is read in a process with limits."""
_PAPERWORK = {"readme", "license", "licence", "changelog", "contributing", "notice"}


@dataclass(frozen=True, slots=True)
class Source:
    """A kind of source: the suffixes it recognises and the function that reads it.

    ``streams`` readers take a path and read piece by piece; the others take a name and
    the file's bytes. ``risky`` readers run in a process with limits (`sources.worker`):
    their parsers can be hung, crashed or filled by what strangers wrote.
    """

    name: str
    suffixes: tuple[str, ...]
    reader: Callable[..., Iterator[Document] | Iterator[Found]]
    streams: bool
    risky: bool = False


SOURCES = (
    Source("Markdown", (".md", ".markdown"), read_markdown, streams=False),
    Source("plain text", (".txt", ".text"), read_plain, streams=False),
    Source("web page", (".html", ".htm", ".xhtml"), read_html, streams=False, risky=True),
    Source("CSV", (".csv", ".tsv"), read_csv, streams=True),
    Source("JSON Lines", (".jsonl", ".ndjson"), read_json_lines, streams=True),
    Source("JSON", (".json",), read_json, streams=True),
    Source("Parquet", (".parquet",), read_parquet, streams=True),
    Source("Excel", (".xlsx", ".xlsm"), read_excel, streams=True, risky=True),
    Source("other workbooks", (".xls", ".xlsb", ".ods"), refuse_workbook, streams=True),
    # Not risky: it reads its members in such a process itself, one after another.
    Source("zip archive", (".zip",), read_zip, streams=True),
)
"""Every kind of source that can be read."""


def source_of(path: PurePath) -> Source | None:
    """Return the kind of source that ``path`` is by its suffix, or None."""
    suffix = path.suffix.casefold()
    return next((source for source in SOURCES if suffix in source.suffixes), None)


def source_in(path: Path) -> Source | None:
    """Return the kind of source of a file: a web page may also be told by how it begins."""
    if not path.suffix and path.is_file() and _PAGE.match(_start(path)):
        return source_of(PurePath("page.html"))
    return source_of(path)


def _start(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(512)
    except OSError:
        return b""  # Reading it in full will say why.


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
    for field in (columns or {}).values():
        if field not in FIELDS:
            raise UnknownNameError("field", field, FIELDS)
    known = outlets or load_outlets()
    for place in places(paths):
        if isinstance(place, SourceError):
            yield place
        elif (place / CORPUS_MARK).is_file():
            yield from _read_corpus(place)
        else:
            for found in _read_file(place, columns):
                if not isinstance(found, ColumnsFound):
                    yield found if isinstance(found, SourceError) else reconciled(found, known)
                elif on_columns is not None:
                    on_columns(found)


def places(paths: Iterable[str | Path]) -> Iterator[Path | SourceError]:
    """Yield the files that `read` reads for ``paths``, corpus folders whole."""
    for path in paths:
        place = data_folder() / "sample" if str(path) == SAMPLE else Path(path)
        if place.is_dir():
            files = list(_walk(place))
            if not files:
                yield SourceError(place, f"nothing to read in the folder; expected {_kinds()}")
            yield from files
        else:
            yield place


def is_read(path: PurePath) -> bool:
    """Tell whether a member of an archive is read: by its name and those above it."""
    return not _is_skipped(path) and source_of(path) is not None


def _is_skipped(path: PurePath) -> bool:
    hidden = any(name.startswith((".", "__MACOSX")) for name in path.parts)
    return hidden or path.stem.casefold() in _PAPERWORK


def _walk(folder: Path) -> Iterator[Path | SourceError]:
    home = folder.resolve()
    for place, folders, files in os.walk(folder):
        if CORPUS_MARK in files:
            folders.clear()
            yield Path(place)
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(place, name)
            if not _is_skipped(PurePath(name)) and source_in(path) is not None:
                yield _fault(path, home) or path


def _fault(path: Path, home: Path) -> SourceError | None:
    """Refuse what leads out of the folder, and what may never end, such as a pipe."""
    try:
        if path.is_symlink() and not path.resolve().is_relative_to(home):
            reason = "a link that leads out of the folder is not followed; give the file itself"
            return SourceError(path, reason)
        if not path.is_file():
            return SourceError(path, "a link to nothing, or not an ordinary file")
    except (OSError, RuntimeError) as error:  # a link to itself
        return SourceError(path, f"cannot be read: {error}")
    return None


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


def _read_file(path: Path, columns: Mapping[str, str] | None) -> Iterator[Found]:
    try:
        if not path.exists():
            raise SourceError(path, "there is no such file or folder")
        source = source_in(path)
        if source is None:
            raise SourceError(path, f"files of this kind cannot be read; expected {_kinds()}")
        if source.risky or (not source.streams and path.stat().st_size > _LARGE):
            reader = functools.partial(source.reader, columns=columns)
            yield from limited_items(_opened, str(path), reader, source.streams)
        else:
            yield from read_content(path, columns)
    except SourceError as error:
        yield error
    except OSError as error:
        yield SourceError(path, f"cannot be read: {error.strerror or error}")


def _opened(name: str, reader: Callable[..., Iterator[Found]], streams: bool) -> Iterator[Found]:
    return reader(Path(name)) if streams else reader(name, _content(Path(name)))


def read_content(path: Path | Member, columns: Mapping[str, str] | None = None) -> Iterator[Found]:
    """Yield the articles of a file of a known kind, in this process."""
    source = source_in(path) if isinstance(path, Path) else source_of(PurePath(str(path)))
    assert source is not None
    if source.streams:
        yield from source.reader(path, columns=columns)
    else:
        yield from source.reader(str(path), _content(path), columns=columns)


def _content(path: Path | Member) -> bytes:
    with path.open("rb") as file:
        return file.read(LARGEST_FILE + 1)


def _kinds() -> str:
    readable = [source for source in SOURCES if source.reader is not refuse_workbook]
    return ", ".join(suffix for source in readable for suffix in source.suffixes)
