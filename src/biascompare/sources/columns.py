"""Columns, keys and front matter fields matched to a document's fields by their sense."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache

from biascompare.datafiles import TomlFile, data_folder
from biascompare.errors import UnknownNameError

FIELDS = (
    "text",
    "outlet",
    "outlet_hint",
    "published",
    "title",
    "author",
    "url",
    "section",
    "story",
    "language",
)
"""The fields that a column can be mapped to."""


@cache
def _file() -> TomlFile:
    return TomlFile(data_folder() / "reading" / "columns.toml")


@cache
def column_names() -> dict[str, tuple[str, ...]]:
    """Return the names, as `plain_name` writes them, for each field, best first."""
    file = _file()
    return {field: tuple(dict.fromkeys(map(plain_name, file.strings(field)))) for field in FIELDS}


@cache
def language_names() -> dict[str, str]:
    """Return the code for each language's name that columns hold."""
    return {plain_name(name): code for name, code in _file().values["languages"].items()}


def plain_name(name: str) -> str:
    """Return ``name`` without case, accents, spaces and separators: ``pub_Date`` is pubdate."""
    bare = unicodedata.normalize("NFKD", name.casefold())
    return re.sub(r"[\W_]", "", "".join(mark for mark in bare if not unicodedata.combining(mark)))


def match_columns(names: Iterable[str], mapping: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the column for each field that has one.

    ``mapping`` (column to field) goes first, then the field's own name, then the order
    of data/reading/columns.toml. Raises `UnknownNameError` for a field that is none of ours.
    """
    names = [name for name in names if name]
    found: dict[str, str] = {}
    for column, field in (mapping or {}).items():
        if field not in FIELDS:
            raise UnknownNameError("field", field, FIELDS)
        if column in names:
            found[field] = column
    taken = set(found.values())
    plain: dict[str, str] = {}
    for name in names:
        if name not in taken:
            plain.setdefault(plain_name(name), name)
    for field, wanted in column_names().items():
        fitting = [plain[name] for name in wanted if name in plain]
        if fitting:
            found.setdefault(field, fitting[0])
    return found


def language_code(value: str) -> str | None:
    """Return the ISO 639 code in ``value`` (``en-US``, ``English``), or None if it is neither."""
    plain = plain_name(value)
    if plain in language_names():
        return language_names()[plain]
    code = re.match(r"^([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{2,4})*$", value.strip())
    return code[1].casefold() if code else None
