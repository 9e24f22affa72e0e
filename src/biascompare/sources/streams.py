"""Text files read line by line: their encoding, and lines that are too long."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import TextIO

from biascompare.errors import SourceError

LONGEST_LINE = 16 * 2**20
"""Characters of a line."""
_START = 2**16
_CHUNK = 2**20
_UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def open_text(path: Path) -> TextIO:
    """Return the file opened as text; bytes that are not UTF-8 are escaped as surrogates.

    Raises `SourceError` when the file is empty or binary.
    """
    encoding = encoding_of(path)
    return path.open("r", encoding=encoding, errors=_errors(encoding), newline="")


def _errors(encoding: str) -> str:
    return "surrogateescape" if encoding == "utf-8-sig" else "replace"


def encoding_of(path: Path) -> str:
    """Return the encoding that the file's first bytes show: UTF-8, UTF-16 or UTF-32.

    What is not UTF-8 shows only line by line; see `characters.unescaped`.
    """
    with path.open("rb") as file:
        start = file.read(_START)
    if not start.strip():
        raise SourceError(path, "the file is empty; expected a header and rows")
    if start.startswith(_UTF32) and len(start) % 4 == 0:
        return "utf-32"
    if start.startswith(_UTF16):
        return "utf-16"
    if b"\0" not in start:
        return "utf-8-sig"
    # Latin letters in UTF-16 without its mark: every second byte is 0.
    halves = (start[1::2], start[0::2])
    for half, other, encoding in ((*halves, "utf-16-le"), (*halves[::-1], "utf-16-be")):
        if half.count(0) > 0.7 * len(half) and other.count(0) == 0:
            return encoding
    raise SourceError(path, "a binary file; expected text (UTF-8)")


def skip_line(file: TextIO) -> None:
    """Read on to the end of the line."""
    while (chunk := file.readline(_CHUNK)) and not chunk.endswith(("\n", "\r")):
        pass
