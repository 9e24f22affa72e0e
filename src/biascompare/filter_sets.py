"""What the filters say, under a name: in a small file, and in one word of an address.

A filter is a key (``outlet``, ``dates`` …) with the values that the dashboard's address has
for it. A file holds several sets:

    version = 1

    [[set]]
    name = "Echo in March"
    outlet = ["The Brask Echo"]
    dates = ["2026-03-01", "2026-03-31"]
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

from biascompare.datafiles import TomlFile
from biascompare.errors import BiasCompareError
from biascompare.lessons.parts import Part

VERSION = 1
MOST_BYTES = 65_536
MOST_SETS = 100
LONGEST_NAME = 80
LISTS = ("outlet", "language", "story", "section", "author", "actor", "frame", "notice")
"""Filters with any number of values."""
DATES = "dates"
NUMBERS = ("fewest", "most")
TEXT = "text"
CODES = {
    "copy": ("keep", "first", "only"),
    "opinion": ("in", "out", "only"),
    "voice": ("all", "outlet", "quoted"),
}
"""Filters with one value; the first is the one that stays out of an address."""
KEYS = (*LISTS, DATES, *NUMBERS, TEXT, *CODES)
_NAME = "name"
_MOST_FIELDS = 1_000
_WHOLE = re.compile("[0-9]{1,8}")

Filters = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class FilterSet:
    """Filters under a name; keys in the order of `KEYS`, none without a value."""

    name: str
    filters: Filters


def canonical(filters: Mapping[str, Iterable[str]]) -> Filters:
    """Return the filters in the order of `KEYS`, without empty ones and defaults."""
    found = {key: tuple(filters.get(key, ())) for key in KEYS}
    default = {key: (codes[0],) for key, codes in CODES.items()}
    return {key: values for key, values in found.items() if values and values != default.get(key)}


def encode(chosen: FilterSet) -> str:
    """Return a set as one word of an address: ``name=…&outlet=…``."""
    pairs = [(_NAME, chosen.name)] if chosen.name else []
    pairs += [(key, each) for key, values in chosen.filters.items() for each in values]
    return urlencode(pairs)


def decode(word: str) -> FilterSet | None:
    """Return the set that `encode` wrote; ``None`` for what it never writes."""
    try:
        pairs = parse_qsl(word, strict_parsing=True, max_num_fields=_MOST_FIELDS)
    except ValueError:
        return None
    found: dict[str, list[str]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    name = " ".join(found.pop(_NAME, []))
    if not pairs or len(name) > LONGEST_NAME:
        return None
    if not all(_well_formed(key, values) for key, values in found.items()):
        return None
    return FilterSet(name, canonical(found))


def _well_formed(key: str, values: Sequence[str]) -> bool:
    if key in LISTS:
        return True
    if key == DATES:
        return _ordered(values) is not None
    if len(values) != 1:
        return False
    if key in NUMBERS:
        return bool(_WHOLE.fullmatch(values[0]))
    return key == TEXT or values[0] in CODES.get(key, ())


def _ordered(days: object) -> tuple[str, str] | None:
    """Return two ISO days of which the first is not the later one; None for anything else."""
    try:
        first, last = (date.fromisoformat(each).isoformat() for each in days)  # type: ignore[attr-defined]
    except (TypeError, ValueError):
        return None
    return (first, last) if isinstance(days, list) and first <= last else None


def to_toml(sets: Iterable[FilterSet]) -> str:
    """Return sets as the text of a file."""
    lines = [f"version = {VERSION}"]
    for each in sets:
        lines += ["", "[[set]]", f"{_NAME} = {_toml(each.name)}"]
        for key, values in each.filters.items():
            several = key in LISTS or key == DATES
            one = int(values[0]) if key in NUMBERS else values[0]
            lines.append(f"{key} = {_toml(list(values) if several else one)}")
    return "\n".join(lines) + "\n"


def _toml(value: object) -> str:
    # JSON's strings and lists are TOML's, but for one control character.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def load(path: Path) -> tuple[FilterSet, ...]:
    """Return the sets of a file. Raises `DataFileError` naming the line at fault."""
    return _sets(TomlFile(path))


def parse(content: bytes, name: str) -> tuple[FilterSet, ...]:
    """Return the sets of an uploaded file called ``name``.

    Raises `BiasCompareError` for one that is too large, `DataFileError` for a faulty one.
    """
    if len(content) > MOST_BYTES:
        raise BiasCompareError(
            f"{Path(name).name}: a file of filter sets has at most {MOST_BYTES:,} bytes, this "
            f"has {len(content):,}. Is it another kind of file?"
        )
    return _sets(TomlFile(Path(Path(name).name), content))


def _sets(file: TomlFile) -> tuple[FilterSet, ...]:
    whole = Part.whole(file)
    whole.know(("version", "set"))
    version = file.values.get("version")
    if version != VERSION or isinstance(version, bool):
        raise whole.fault(f"expected version = {VERSION}, found {version!r}", "version")
    found: dict[str, FilterSet] = {}
    for part in whole.tables("set", MOST_SETS):
        part.know((_NAME, *KEYS))
        name = part.text(_NAME, required=True)
        if len(name) > LONGEST_NAME:
            raise part.fault(f"expected a name of at most {LONGEST_NAME} characters", _NAME)
        if name in found:
            raise part.fault(f"the name {name!r} stands twice", _NAME)
        values = {key: _values(part, key) for key in KEYS if key in part.values}
        found[name] = FilterSet(name, canonical(values))
    return tuple(found.values())


def _values(part: Part, key: str) -> tuple[str, ...]:
    if key in LISTS:
        return part.strings(key)
    if key in CODES:
        return (part.choice(key, CODES[key]),)
    if key == DATES:
        return _days(part)
    if key == TEXT:
        return tuple(filter(None, [part.text(key)]))
    number = part.values[key]
    if type(number) is not int or not 0 <= number < 10**8:
        raise part.fault(f"expected {key} = a whole number, found {number!r}", key)
    return (str(number),)


def _days(part: Part) -> tuple[str, ...]:
    found = _ordered(part.values[DATES])
    if found is None:
        raise part.fault(
            f'expected {DATES} = ["YYYY-MM-DD", "YYYY-MM-DD"], the first day first, '
            f"found {part.values[DATES]!r}",
            DATES,
        )
    return found
