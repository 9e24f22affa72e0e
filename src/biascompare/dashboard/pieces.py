"""What is found in what a visitor gives: articles, tables, and what cannot be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from biascompare.dashboard.originals import Original
from biascompare.errors import SourceError
from biascompare.model import Document


@dataclass(frozen=True, slots=True)
class Piece:
    """An article that was found: where, and the text that it was made of."""

    document: Document
    source: str
    row: int | None
    original: Original | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one or several tables, and which field each was taken for."""

    names: tuple[str, ...]
    taken: Mapping[str, str]
    """Field to column."""
    files: frozenset[Path]


def named(error: SourceError, path: Path) -> SourceError:
    """Return the error with the file's own name: its folder is of no use to the visitor."""
    source = error.source.replace(f"{path.parent}/", "").replace(f"{path.parent}\\", "")
    return SourceError(source, error.reason, line=error.line, row=error.row, columns=error.columns)
