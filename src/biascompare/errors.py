"""What can go wrong, as few exceptions as possible.

    BiasCompareError            everything below; its text is written for users
    ├── SourceError             a file, page or table cannot be read
    ├── CorpusError             a corpus folder or a part of it cannot be read or written
    ├── DataFileError           a lexicon, language or other data file is faulty
    ├── UnknownNameError        no measure, lexicon, outlet … has that name
    └── MissingExtraError       an optional package is not installed

Each names the file, the place, what was expected and what to do.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from pathlib import Path


class BiasCompareError(Exception):
    """The parent of all errors that biascompare raises on purpose."""


class SourceError(BiasCompareError):
    """A source cannot be read: which one, where in it, why, and what to do.

    ``line`` counts the lines of a text, ``row`` the articles of a file that has no lines
    (Parquet, Excel, JSON); both from 1. ``columns`` names those of a table in which none
    was found for the text.
    """

    def __init__(
        self,
        source: str | Path,
        reason: str,
        *,
        line: int | None = None,
        row: int | None = None,
        columns: tuple[str, ...] = (),
    ) -> None:
        self.source = _writable(str(source))
        self.reason = _writable(reason)
        place = f"{self.source}, line {line}" if line is not None else self.source
        place = f"{place}, row {row}" if row is not None else place
        super().__init__(f"{place}: {self.reason}")
        self.line = line
        self.row = row
        self.columns = columns

    def __reduce__(self) -> tuple[object, ...]:
        """Let the error travel between processes."""
        place = (self.line, self.row, self.columns)
        return _source_error, (type(self), self.source, self.reason, *place)


def _writable(text: str) -> str:
    # Halves of characters, from a file's name or from JSON, cannot be written anywhere.
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _source_error(
    kind: type[SourceError],
    source: str,
    reason: str,
    line: int | None,
    row: int | None,
    columns: tuple[str, ...],
) -> SourceError:
    return kind(source, reason, line=line, row=row, columns=columns)


class CorpusError(BiasCompareError):
    """A corpus folder, or a file in it, cannot be read or written: why, and what to do."""

    def __init__(self, path: str | Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = str(path)
        self.reason = reason


class DataFileError(BiasCompareError):
    """A data file breaks its rules: the file, the line, and what was expected."""

    def __init__(self, path: str | Path, reason: str, *, line: int | None = None) -> None:
        place = f"{path}, line {line}" if line is not None else f"{path}"
        super().__init__(f"{place}: {reason}")
        self.path = str(path)
        self.line = line


def _some(names: list[str], most: int) -> str:
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


class UnknownNameError(BiasCompareError):
    """A name that is not in a registry, with the closest ones that are."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        known = list(known)
        close = difflib.get_close_matches(name, known, n=3, cutoff=0.5)
        hint = f" Closest: {', '.join(close)}." if close else f" Known: {_some(known, 10)}."
        super().__init__(f"There is no {kind} called {name!r}.{hint}")
        self.close = close


class MissingColumnError(BiasCompareError):
    """A table lacks a column that was asked for: which, for what, and what it has.

    ``table`` is the file it came from, ``advice`` what to do.
    """

    def __init__(
        self,
        column: str,
        purpose: str,
        present: Iterable[str],
        *,
        table: str = "the table",
        advice: str = "",
    ) -> None:
        columns = [str(name) for name in present]
        close = difflib.get_close_matches(column, columns, n=3, cutoff=0.6)
        known = f"closest: {', '.join(close)}" if close else f"it has: {_some(columns, 12)}"
        advice = f" {advice}" if advice else ""
        super().__init__(
            f"{purpose} needs the column {column!r}, and {table} has none; {known}.{advice}"
        )
        self.column = column


class MissingExtraError(BiasCompareError):
    """An optional package is needed for this and is not installed."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} needs the extra {extra!r}: pip install 'biascompare[{extra}]'.")
