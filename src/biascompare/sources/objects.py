"""JSON: a line an object, a list of objects, or one object."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from biascompare.errors import SourceError
from biascompare.sources.characters import is_escaped, unescaped
from biascompare.sources.json_stream import JsonStream
from biascompare.sources.records import Columns, fields_of, own_document, written
from biascompare.sources.rows import Found, Item, Row, documents
from biascompare.sources.streams import open_text, skip_line
from biascompare.sources.tables import columns_found

LONGEST_LINE = 10 * 2**20
"""Characters of a line of JSON Lines."""

Read = Iterator[Found]


def read_json_lines(path: Path, *, columns: Columns = None, jobs: int = 1) -> Read:
    """Yield a document for each line, or what is wrong with the line.

    A line written by ``biascompare read`` gives the same document again.
    """
    yield from documents(_line_items(path, columns), jobs)


def _line_items(path: Path, columns: Columns) -> Iterator[Item]:
    number, records = 0, _Records(path, columns)
    with open_text(path) as file:
        while line := file.readline(LONGEST_LINE + 1):
            number += 1
            if len(line) > LONGEST_LINE:
                skip_line(file)
                reason = "a line longer than 10 MB; expected one article a line"
                yield SourceError(path, reason, line=number)
                continue
            if line.strip():
                yield from records.items(_parsed(path, number, line), line=number)


def _parsed(path: Path, number: int, line: str) -> object:
    line = unescaped(line) if is_escaped(line) else line
    try:
        return json.loads(line)
    except json.JSONDecodeError as error:
        return SourceError(path, f"not valid JSON: {error.msg}", line=number)
    except RecursionError:
        return SourceError(path, "JSON nested too deeply", line=number)
    except ValueError:
        return SourceError(path, "not valid JSON: a number with thousands of digits", line=number)


def read_json(path: Path, *, columns: Columns = None, jobs: int = 1) -> Read:
    """Yield the documents of a list of objects, of one object, or of the one list inside it.

    Objects one after the other (JSON Lines by another name) and a table by columns are
    read as well. Raises `SourceError` when the file is not JSON or holds no objects.
    """
    yield from documents(_object_items(path, columns), jobs)


def _object_items(path: Path, columns: Columns) -> Iterator[Item]:
    records, number = _Records(path, columns), 0
    with open_text(path) as file:
        for value in _records(JsonStream(path, file)):
            number += 1
            yield from records.items(value, row=number)
    if not number:
        raise SourceError(path, "no objects in the file; expected a list of articles")


def _records(stream: JsonStream) -> Iterator[object]:
    if stream.enter_list():
        yield from stream.elements()
        return
    first = stream.value()
    if stream.at_end():
        yield from _inside(first)
        return
    yield first
    while not stream.at_end():
        yield stream.value()


def _inside(parsed: object) -> list[object]:
    """Return the records of a file that holds one value."""
    if not isinstance(parsed, dict):
        return []
    lists = [value for value in parsed.values() if _is_records(value)]
    if len(lists) == 1 and "text" not in parsed:
        return list(lists[0])
    columns = list(parsed.values())
    if len(columns) > 1 and all(isinstance(column, dict) for column in columns):
        same = all(column.keys() == columns[0].keys() for column in columns)
        if same and columns[0] and all(key.isdigit() for key in columns[0]):
            # A data frame written by columns: {"text": {"0": …}, "title": {"0": …}}.
            return [{name: parsed[name][key] for name in parsed} for key in columns[0]]
    return [parsed]


def _is_records(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)


class _Records:
    """Objects of one file to rows; the first says which keys are which fields."""

    def __init__(self, path: Path, columns: Columns) -> None:
        self._path, self._columns = path, columns
        self._told = False
        self._matched: dict[tuple[str, ...], dict[str, str]] = {}

    def items(
        self, record: object, *, line: int | None = None, row: int | None = None
    ) -> Iterator[Item]:
        """Yield a record's row, or what is wrong with it, and once which keys were taken."""
        source = str(self._path)
        if isinstance(record, SourceError):
            yield record
            return
        if not isinstance(record, Mapping):
            reason = f"expected an object, found {type(record).__name__}"
            yield SourceError(source, reason, line=line, row=row)
            return
        try:
            if own := own_document(source, line, record, row=row):
                yield own
                return
            matched = self._fields(record)
        except SourceError as error:
            yield SourceError(source, error.reason, line=line, row=row, columns=error.columns)
            return
        if not self._told:
            self._told = True
            yield columns_found(source, list(record), matched)
        values = {field: written(record[key]) for field, key in matched.items()}
        yield Row(source, values, line, row, matched["text"])

    def _fields(self, record: Mapping[str, object]) -> dict[str, str]:
        keys = tuple(record)
        if keys not in self._matched:
            if len(self._matched) > _MOST_SHAPES:
                self._matched.clear()
            mapped = {name: field for name, field in (self._columns or {}).items() if name in keys}
            self._matched[keys] = fields_of(str(self._path), keys, mapped)
        return self._matched[keys]


_MOST_SHAPES = 100
