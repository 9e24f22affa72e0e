"""The kinds of sources, told by a file's name or by how it begins."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from biascompare.model import Document
from biascompare.sources.archives import read_zip
from biascompare.sources.excel import read_excel, refuse_workbook
from biascompare.sources.folders import is_skipped
from biascompare.sources.html import read_html
from biascompare.sources.objects import read_json, read_json_lines
from biascompare.sources.pages import read_markdown, read_plain
from biascompare.sources.rows import Found
from biascompare.sources.tables import read_csv, read_parquet

_PAGE = re.compile(rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.I)


@dataclass(frozen=True, slots=True)
class Source:
    """A kind of source: the suffixes it recognises and the function that reads it.

    ``streams`` readers take a path and read piece by piece; the others take a name and
    the file's bytes. ``risky`` readers run in a process with limits (`sources.worker`):
    their parsers can be hung, crashed or filled by what strangers wrote. The rows that
    ``by_rows`` readers find can be read in several processes.
    """

    name: str
    suffixes: tuple[str, ...]
    reader: Callable[..., Iterator[Document] | Iterator[Found]]
    streams: bool
    risky: bool = False
    by_rows: bool = False


SOURCES = (
    Source("Markdown", (".md", ".markdown"), read_markdown, streams=False),
    Source("plain text", (".txt", ".text"), read_plain, streams=False),
    Source("web page", (".html", ".htm", ".xhtml"), read_html, streams=False, risky=True),
    Source("CSV", (".csv", ".tsv"), read_csv, streams=True, by_rows=True),
    Source("JSON Lines", (".jsonl", ".ndjson"), read_json_lines, streams=True, by_rows=True),
    Source("JSON", (".json",), read_json, streams=True, by_rows=True),
    Source("Parquet", (".parquet",), read_parquet, streams=True, by_rows=True),
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
    # os.path: a file behind a folder that may not be entered is none, not an error.
    if not path.suffix and os.path.isfile(path) and _PAGE.match(_start(path)):
        return source_of(PurePath("page.html"))
    return source_of(path)


def _start(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(512)
    except OSError:
        return b""  # Reading it in full will say why.


def is_read(path: PurePath) -> bool:
    """Tell whether a member of an archive is read: by its name and those above it."""
    return not is_skipped(path) and source_of(path) is not None


def readable_kinds() -> str:
    """Return the suffixes of what can be read, for messages."""
    readable = [source for source in SOURCES if source.reader is not refuse_workbook]
    return ", ".join(suffix for source in readable for suffix in source.suffixes)
