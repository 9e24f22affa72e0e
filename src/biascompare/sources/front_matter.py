"""Front matter: the block of `key: value` lines with which many posts begin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from biascompare.sources.characters import clean

LARGEST_BLOCK = 16_384
"""Characters above which a block is taken for text."""
_FENCES = {"---": (("---", "..."), ":"), "+++": (("+++",), "=")}
_KEY = {":": re.compile(r"^([^\s:#\-][^:]{0,60}?)\s*:(?:\s+(.*))?$")}
_KEY["="] = re.compile(r"^([\w.\-]{1,60})\s*=\s*(.*)$")
_COMMENT = re.compile(r"\s#\s.*$")
_LABEL = re.compile(r"^([^\W\d][\w /\-]{1,30}?)\s?:\s+(\S.*)$")

Fields = dict[str, str]


def read_front_matter(lines: Sequence[str]) -> tuple[Fields, int]:
    """Return the fields of a fenced block and the number of lines it takes, blanks before included.

    Read line by line, without YAML's conversions: ``title: OpenAI: back`` and
    ``title: no`` are strings. A block that is not closed, holds no field or is longer
    than 16 kB is text: ``({}, 0)``.
    """
    start = next((place for place, line in enumerate(lines) if clean(line)), 0)
    if not lines or clean(lines[start]) not in _FENCES:
        return {}, 0
    closings, mark = _FENCES[clean(lines[start])]
    size = 0
    for place in range(start + 1, len(lines)):
        if lines[place].rstrip() in closings:
            fields = _fields(lines[start + 1 : place], mark)
            return (fields, place + 1) if fields else ({}, 0)
        size += len(lines[place]) + 1
        if size > LARGEST_BLOCK:
            break
    return {}, 0


def read_labels(lines: Sequence[str], known: Iterable[str]) -> tuple[Fields, int]:
    """Return the fields of an unfenced block of at least two ``Key: value`` lines at the top.

    ``known`` are the keys that count, as `columns.plain_name` writes them.
    """
    from biascompare.sources.columns import plain_name

    names, fields, last = set(known), {}, 0
    for place, line in enumerate(lines):
        match = _LABEL.match(clean(line))
        if match and plain_name(match[1]) in names:
            fields[match[1]] = match[2]
            last = place + 1
        elif clean(line):
            break
    return (fields, last) if len(fields) >= 2 else ({}, 0)


def _fields(block: Sequence[str], mark: str) -> Fields:
    fields: Fields = {}
    place = 0
    while place < len(block):
        match = _KEY[mark].match(block[place].rstrip())
        place += 1
        if not match:
            continue
        inner: list[str] = []
        # What is indented below a key, or listed with dashes, belongs to it.
        while place < len(block) and re.match(r"^(?:\s+\S|-\s|\s*$)", block[place]):
            inner.append(block[place].strip())
            place += 1
        fields[_unquoted(match[1])] = clean(_value((match[2] or "").strip(), inner))
    return {key: value for key, value in fields.items() if value}


def _value(value: str, inner: list[str]) -> str:
    inner = [line for line in inner if line]
    if value[:1] in ("|", ">") and len(value) <= 2:
        return " ".join(inner)
    if not value or value.startswith("#"):
        return _nested(inner)
    open_list = value.startswith("[") and not value.endswith("]")
    if open_list or value[0] not in "[{":
        value = " ".join([value, *inner])
    if value.startswith("[") and value.endswith("]"):
        return ", ".join(_unquoted(part) for part in _parts(value[1:-1]))
    return _unquoted(value)


def _nested(inner: list[str]) -> str:
    """Return the entries of a list, or the ``name`` of a mapping."""
    listed = [re.sub(r"^-\s+", "", line) for line in inner if line.startswith("-")]
    pairs = [match.groups() for line in listed or inner if (match := _KEY[":"].match(line))]
    names = [_unquoted(value) for key, value in pairs if key == "name" and value]
    if names or pairs:
        return ", ".join(names)
    return ", ".join(_unquoted(line) for line in listed or inner)


def _parts(text: str) -> list[str]:
    found = re.findall(r"""\s*("[^"]*"|'[^']*'|[^,]+)""", text)
    return [part.strip() for part in found if part.strip()]


def _unquoted(value: str) -> str:
    value = value.strip()
    if value[:1] == '"' and (match := re.match(r'^"((?:[^"\\]|\\.)*)"', value)):
        return re.sub(r"\\(.)", r"\1", match[1])
    if value[:1] == "'" and (match := re.match(r"^'((?:[^']|'')*)'", value)):
        return match[1].replace("''", "'")
    return _COMMENT.sub("", value).strip()
