"""Where the data files are, and how they are read: with the line at fault named."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

from biascompare.errors import DataFileError


def data_folder() -> Path:
    """Return the folder of data files: inside the package, or beside a checkout's ``src``."""
    installed = Path(__file__).parent / "data"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "data"


class TomlFile:
    """A parsed TOML file that knows on which line a value stands.

    Raises `DataFileError` with file and line when the file is missing, is not
    UTF-8 or is not TOML. ``content`` is what an uploaded file of that name holds.
    """

    def __init__(self, path: Path, content: bytes | None = None) -> None:
        self.path = path
        try:
            self.text = (path.read_bytes() if content is None else content).decode("utf-8")
        except FileNotFoundError:
            raise DataFileError(path, "the file does not exist") from None
        except UnicodeDecodeError as error:
            raise DataFileError(path, f"expected UTF-8 text ({error.reason})") from None
        try:
            self.values: dict[str, Any] = tomllib.loads(self.text.replace("\r\n", "\n"))
        except tomllib.TOMLDecodeError as error:
            raise DataFileError(path, f"not valid TOML: {error}") from None

    def line_of(self, value: str) -> int | None:
        """Return the first line (from 1) that holds ``value`` as a quoted string or key."""
        quoted = json.dumps(value, ensure_ascii=False)
        for needle in (quoted, f"'{value}'", value):
            for number, line in enumerate(self.text.splitlines(), start=1):
                if needle in line:
                    return number
        return None

    def fault(self, reason: str, value: str | None = None) -> DataFileError:
        """Return an error about ``value`` in this file, to be raised by the caller."""
        return DataFileError(self.path, reason, line=self.line_of(value) if value else None)

    def string(self, key: str) -> str:
        """Return the non-empty string at ``key``, or raise `DataFileError`."""
        value = self.values.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.fault(f"expected {key} = a non-empty string, found {value!r}", key)
        return value

    def strings(self, key: str, *, required: bool = True) -> tuple[str, ...]:
        """Return the strings listed at ``key``; each non-empty, none twice."""
        value = self.values.get(key, None if required else [])
        if not isinstance(value, list):
            raise self.fault(f"expected {key} = a list of strings, found {value!r}", key)
        seen: set[str] = set()
        for item in value:
            if not isinstance(item, str) or not item.strip() or item != item.strip():
                raise self.fault(f"{key}: expected a trimmed string, found {item!r}", str(item))
            if item in seen:
                raise self.fault(f"{key}: {item!r} stands twice", item)
            seen.add(item)
        return tuple(value)
