"""JSON values read from a file one after the other, never the whole file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from biascompare.errors import SourceError
from biascompare.sources.characters import is_escaped, unescaped

LARGEST_VALUE = 50 * 2**20
"""Characters of one value: an article, or a file that is one object."""
_CHUNK = 2**20
_SPACE = re.compile(r"[ \t\r\n]*")
_CUT = 20
"""Characters before the end of what was read within which a fault may be a mere cut."""


class JsonStream:
    """The values of a JSON file: a list's elements, or values one after the other.

    Raises `SourceError` with the line when something is not JSON or is too large.
    """

    def __init__(self, path: Path, file: TextIO) -> None:
        self._path, self._file = path, file
        self._text, self._place, self._line = "", 0, 1
        self._ended = False
        self._decoder = json.JSONDecoder()

    def enter_list(self) -> bool:
        """Tell whether a list begins here, and step into it."""
        if self._peek() != "[":
            return False
        self._place += 1
        return True

    def elements(self) -> Iterator[object]:
        """Yield the elements of the list entered."""
        if self._peek() == "]":
            return
        while True:
            yield self.value()
            mark = self._peek()
            self._place += 1
            if mark == "]":
                return
            if mark != ",":
                raise self._fault("expected ',' or ']' after an object of the list")

    def at_end(self) -> bool:
        """Tell whether nothing but spaces is left."""
        return self._peek() == ""

    def value(self) -> object:
        """Return the value that begins here."""
        self._peek()
        while True:
            try:
                value, end = self._decoder.raw_decode(self._text, self._place)
            except json.JSONDecodeError as error:
                unclosed = error.msg.startswith("Unterminated")
                if self._ended or not (unclosed or error.pos >= len(self._text) - _CUT):
                    raise self._fault(error.msg, error.pos) from None
            except RecursionError:
                raise SourceError(self._path, "JSON nested too deeply", line=self._line) from None
            except ValueError:
                raise self._fault("a number with thousands of digits") from None
            else:
                # A number at the end of what was read may go on.
                if end < len(self._text) or self._ended:
                    self._place = end
                    return value
            self._more()

    def _peek(self) -> str:
        while True:
            space = _SPACE.match(self._text, self._place)
            self._place = space.end() if space else self._place
            if self._place < len(self._text):
                return self._text[self._place]
            if self._ended:
                return ""
            self._more()

    def _more(self) -> None:
        """Read on: as much again as is held, so that a long value is tried few times."""
        self._line += self._text.count("\n", 0, self._place)
        held = self._text[self._place :]
        if len(held) > LARGEST_VALUE:
            limit = f"longer than {LARGEST_VALUE // 2**20} MB"
            raise SourceError(
                self._path,
                f"a value {limit}; save the file as JSON Lines (.jsonl)",
                line=self._line,
            )
        chunk = self._file.read(max(_CHUNK, len(held)))
        self._ended = not chunk
        self._text = held + (unescaped(chunk) if is_escaped(chunk) else chunk)
        self._place = 0

    def _fault(self, reason: str, place: int | None = None) -> SourceError:
        line = self._line + self._text.count("\n", 0, self._place if place is None else place)
        return SourceError(self._path, f"not valid JSON: {reason}", line=line)
