"""The kinds of sources, and how paths become documents."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from biascompare.datafiles import data_folder
from biascompare.errors import SourceError, UnknownNameError
from biascompare.model import Document
from biascompare.outlets import Outlets, load_outlets
from biascompare.sources.columns import FIELDS
from biascompare.sources.excel import read_excel, refuse_workbook
from biascompare.sources.objects import read_json, read_json_lines
from biascompare.sources.pages import LARGEST_FILE, read_markdown, read_plain
from biascompare.sources.reconciling import reconciled
from biascompare.sources.rows import ColumnsFound, Found
from biascompare.sources.tables import read_csv, read_parquet

SAMPLE = "sample"
"""The word that stands for the shipped corpus."""
_PAPERWORK = {"readme", "license", "licence", "changelog", "contributing", "notice"}


@dataclass(frozen=True, slots=True)
class Source:
    """A kind of source: the suffixes it recognises and the function that reads it.

    ``streams`` readers take a path and read piece by piece; the others take a name and
    the file's bytes.
    """

    name: str
    suffixes: tuple[str, ...]
    reader: Callable[..., Iterator[Document] | Iterator[Found]]
    streams: bool


SOURCES = (
    Source("Markdown", (".md", ".markdown"), read_markdown, streams=False),
    Source("plain text", (".txt", ".text"), read_plain, streams=False),
    Source("CSV", (".csv", ".tsv"), read_csv, streams=True),
    Source("JSON Lines", (".jsonl", ".ndjson"), read_json_lines, streams=True),
    Source("JSON", (".json",), read_json, streams=True),
    Source("Parquet", (".parquet",), read_parquet, streams=True),
    Source("Excel", (".xlsx", ".xlsm"), read_excel, streams=True),
    Source("other workbooks", (".xls", ".xlsb", ".ods"), refuse_workbook, streams=True),
)
"""Every kind of source that can be read."""


def source_of(path: Path) -> Source | None:
    """Return the kind of source that ``path`` is by its suffix, or None."""
    suffix = path.suffix.casefold()
    return next((source for source in SOURCES if suffix in source.suffixes), None)


def read(
    paths: Iterable[str | Path],
    *,
    columns: Mapping[str, str] | None = None,
    outlets: Outlets | None = None,
    on_columns: Callable[[ColumnsFound], None] | None = None,
) -> Iterator[Document | SourceError]:
    """Yield the articles of files and folders, and an error for each that cannot be read.

    A path is a file, a folder (walked in sorted order; hidden files, README and the like
    and files of unknown kinds are skipped) or the word ``sample``. ``columns`` maps a
    table's column to a field: ``{"Body Copy": "text"}``; raises `UnknownNameError` for a
    field that does not exist. ``on_columns`` is told which column of a table was taken as
    what. Names of outlets become those of ``outlets`` (by default the list that ships).
    """
    for field in (columns or {}).values():
        if field not in FIELDS:
            raise UnknownNameError("field", field, FIELDS)
    known = outlets or load_outlets()
    for found in _read(paths, columns):
        if isinstance(found, ColumnsFound):
            if on_columns is not None:
                on_columns(found)
        else:
            yield found if isinstance(found, SourceError) else reconciled(found, known)


def _read(paths: Iterable[str | Path], columns: Mapping[str, str] | None) -> Iterator[Found]:
    for path in paths:
        place = data_folder() / "sample" if str(path) == SAMPLE else Path(path)
        if place.is_dir():
            files = list(_walk(place))
            if not files:
                yield SourceError(place, f"nothing to read in the folder; expected {_kinds()}")
            for file in files:
                yield from _read_file(file, columns)
        else:
            yield from _read_file(place, columns)


def _walk(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(place, name)
            paperwork = path.stem.casefold() in _PAPERWORK
            if not name.startswith(".") and not paperwork and source_of(path) is not None:
                yield path


def _read_file(path: Path, columns: Mapping[str, str] | None) -> Iterator[Found]:
    source = source_of(path)
    try:
        if not path.exists():
            raise SourceError(path, "there is no such file or folder")
        if source is None:
            raise SourceError(path, f"files of this kind cannot be read; expected {_kinds()}")
        if source.streams:
            yield from source.reader(path, columns=columns)
        else:
            yield from source.reader(str(path), _content(path), columns=columns)
    except SourceError as error:
        yield error
    except OSError as error:
        yield SourceError(path, f"cannot be read: {error.strerror or error}")


def _content(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LARGEST_FILE + 1)


def _kinds() -> str:
    readable = [source for source in SOURCES if source.reader is not refuse_workbook]
    return ", ".join(suffix for source in readable for suffix in source.suffixes)
