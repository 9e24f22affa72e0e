"""JSON: a line an object, a list of objects, or one object."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from biascompare.errors import SourceError
from biascompare.model import Document
from biascompare.sources.characters import decode
from biascompare.sources.records import Columns, fields_of, own_document, read_rows

LONGEST_LINE = 10 * 2**20
"""Bytes of a line of JSON Lines."""
LARGEST_JSON = 200 * 2**20
"""Bytes of a JSON file, which is read whole."""

Read = Iterator[Document | SourceError]


def read_json_lines(path: Path, *, columns: Columns = None) -> Read:
    """Yield a document for each line, or what is wrong with the line.

    A line written by ``biascompare read`` gives the same document again.
    """
    empty = True
    with path.open("rb") as file:
        number = 0
        while line := file.readline(LONGEST_LINE + 1):
            number += 1
            if len(line) > LONGEST_LINE:
                reason = "a line longer than 10 MB; expected one article a line"
                raise SourceError(path, reason, line=number)
            if not line.strip():
                continue
            empty = False
            try:
                yield _document(path, number, _parsed(path, number, line), columns)
            except SourceError as error:
                yield error
    if empty:
        raise SourceError(path, "the file is empty; expected a JSON object a line")


def read_json(path: Path, *, columns: Columns = None) -> Read:
    """Yield the documents of a list of objects, of one object, or of the one list inside it.

    Raises `SourceError` when the file is not JSON or holds no objects.
    """
    if path.stat().st_size > LARGEST_JSON:
        limit = LARGEST_JSON // 2**20
        raise SourceError(path, f"larger than {limit} MB; save it as JSON Lines (.jsonl)")
    records = _records(_parsed(path, None, path.read_bytes()))
    if not records:
        raise SourceError(path, "no objects in the file; expected a list of articles")
    for number, record in enumerate(records, start=1):
        try:
            yield _document(path, number, record, columns)
        except SourceError as error:
            # The number of an object is not a line of the file.
            yield SourceError(f"{path}, object {number}", error.reason)


def _parsed(path: Path, line: int | None, content: bytes) -> object:
    try:
        return json.loads(decode(str(path), content)[0])
    except json.JSONDecodeError as error:
        place = line if line is not None else error.lineno
        raise SourceError(path, f"not valid JSON: {error.msg}", line=place) from None
    except ValueError:  # Python reads no number of more than 4,300 digits
        raise SourceError(path, "not valid JSON: an endless number", line=line) from None
    except RecursionError:
        raise SourceError(path, "JSON nested too deeply", line=line) from None


def _records(parsed: object) -> list[object]:
    if isinstance(parsed, list):
        return parsed
    if not isinstance(parsed, dict):
        return []
    lists = [value for value in parsed.values() if _is_records(value)]
    return lists[0] if len(lists) == 1 and "text" not in parsed else [parsed]


def _is_records(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)


def _document(path: Path, line: int, record: object, columns: Columns) -> Document:
    if not isinstance(record, Mapping):
        reason = f"expected an object, found {type(record).__name__}"
        raise SourceError(path, reason, line=line)
    own = own_document(str(path), line, record)
    if own is not None:
        return own
    mapped = {name: field for name, field in (columns or {}).items() if name in record}
    try:
        matched = fields_of(str(path), record, mapped)
    except SourceError as error:
        raise SourceError(path, error.reason, line=line) from None
    found = next(read_rows(str(path), [(line, record)], matched))
    if isinstance(found, SourceError):
        raise found
    return found
