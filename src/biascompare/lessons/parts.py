"""A part of a lesson file: its values, and the line on which each stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from biascompare.datafiles import TomlFile
from biascompare.errors import DataFileError

LONGEST = 2_000
_HEADER = re.compile(r"\s*\[")


@dataclass(frozen=True, slots=True)
class Part:
    """The values of a table of a TOML file, between two of its lines (from 1, the last out)."""

    file: TomlFile
    values: Mapping[str, Any]
    first: int
    last: int

    @classmethod
    def whole(cls, file: TomlFile) -> Part:
        """Return the part before the first table: its lines, and all values."""
        lines = file.text.splitlines()
        heads = (place for place, line in enumerate(lines, start=1) if _HEADER.match(line))
        return cls(file, file.values, 1, next(heads, len(lines) + 1))

    def fault(self, reason: str, key: str | None = None) -> DataFileError:
        """Return an error about a key: on its line, else on the first of this part."""
        return DataFileError(self.file.path, reason, line=self._line(key) or self.first)

    def _line(self, key: str | None) -> int | None:
        if key is None:
            return None
        stands = re.compile(rf"\s*[\[{{]*\s*[\"']?{re.escape(key)}[\"']?\s*[=\]]")
        lines = self.file.text.splitlines()
        inside = range(self.first, self.last)
        anywhere = range(1, len(lines) + 1) if self.first == 1 else ()
        return next((n for n in (*inside, *anywhere) if stands.match(lines[n - 1])), None)

    def table(self, name: str) -> Part:
        """Return the table called ``name``; an empty one if there is none."""
        values = self.values.get(name, {})
        if not isinstance(values, dict):
            raise self.fault(f"expected [{name}]", name)
        first, last = next(self._places(name, "[", "]"), (self.first, self.first + 1))
        return Part(self.file, values, first, last)

    def tables(self, name: str, most: int) -> list[Part]:
        """Return the tables that are each headed ``[[name]]``: at least one."""
        given = self.values.get(name)
        listed = isinstance(given, list) and all(isinstance(each, dict) for each in given)
        if not isinstance(given, list) or not listed or not 1 <= len(given) <= most:
            raise self.fault(f"expected 1 to {most} [[{name}]]", name)
        places = list(self._places(name, r"[[", r"]]"))
        if len(places) != len(given):
            # Written in one line, not under headers.
            places = [(self._line(name) or 1, self.last)] * len(given)
        return [Part(self.file, each, *place) for each, place in zip(given, places, strict=True)]

    def _places(self, name: str, opening: str, closing: str) -> Iterator[tuple[int, int]]:
        head = re.compile(rf"\s*{re.escape(opening)}\s*{re.escape(name)}\s*{re.escape(closing)}")
        lines = self.file.text.splitlines()
        heads = [place for place, line in enumerate(lines, start=1) if _HEADER.match(line)]
        for place, following in zip(heads, [*heads[1:], len(lines) + 1], strict=True):
            if head.match(lines[place - 1]):
                yield place, following

    def know(self, keys: Sequence[str]) -> None:
        """Raise `DataFileError` for a key that is not one of ``keys``."""
        for key in self.values:
            if key not in keys:
                reason = f"{key!r} is not known here; expected {', '.join(keys)}"
                raise self.fault(reason, key)

    def text(self, key: str, *, required: bool = False) -> str:
        """Return the trimmed text at ``key``, empty where it is missing and may be."""
        value = self.values.get(key, "")
        if not isinstance(value, str) or len(value) > LONGEST or (required and not value.strip()):
            most = f"a text of at most {LONGEST:,} characters"
            raise self.fault(f"expected {key} = {most}, found {str(value)[:60]!r}", key)
        return value.strip()

    def choice(self, key: str, known: Sequence[str]) -> str:
        """Return the value at ``key``, one of ``known``."""
        value = self.values.get(key)
        if not isinstance(value, str) or value not in known:
            raise self.fault(f"expected {key} = one of {', '.join(known)}, found {value!r}", key)
        return value

    def strings(self, key: str) -> tuple[str, ...]:
        """Return the texts listed at ``key``: at least one, none twice."""
        value = self.values.get(key)
        listed = isinstance(value, list) and all(isinstance(each, str) for each in value)
        if not isinstance(value, list) or not listed or not value or len(set(value)) < len(value):
            raise self.fault(f"expected {key} = a list of different strings, found {value!r}", key)
        if not all(each.strip() for each in value):
            raise self.fault(f"{key}: a name is empty", key)
        return tuple(value)

    def day(self, key: str) -> str:
        """Return the ISO date at ``key``."""
        value = self.values.get(key)
        try:
            return date.fromisoformat(str(value)).isoformat()
        except ValueError:
            raise self.fault(f'expected {key} = "YYYY-MM-DD", found {value!r}', key) from None
