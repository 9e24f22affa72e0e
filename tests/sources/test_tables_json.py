"""JSON as programs write it: lists, lines, data frames, and what is broken in it."""

from __future__ import annotations

import json

import pytest

from biascompare.errors import SourceError
from biascompare.sources import read

TEXT = "The council voted on Thursday against the ferry that it had itself ordered."


def _row(title):
    return {"title": title, "text": TEXT}


def _read(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read([path]))


def _short(found):
    return [(one.line, one.row) if isinstance(one, SourceError) else one.title for one in found]


LINES = "\n".join(json.dumps(_row(title)) for title in "abc")
CASES = [
    ("a.json", json.dumps([_row(title) for title in "abc"]), ["a", "b", "c"]),
    ("a.json", json.dumps([_row(title) for title in "abc"], indent=2), ["a", "b", "c"]),
    ("a.json", LINES, ["a", "b", "c"]),
    ("a.json", LINES.replace("\n", " "), ["a", "b", "c"]),
    ("a.json", json.dumps({"n": 2, "articles": [_row("a"), _row("b")]}), ["a", "b"]),
    (
        "a.json",
        json.dumps({"title": {"0": "a", "1": "b"}, "text": {"0": TEXT, "1": TEXT}}),
        ["a", "b"],
    ),
    ("a.json", json.dumps([_row("a")]).encode("utf-16"), ["a"]),
    (
        "a.json",
        json.dumps([_row("a"), 3, {"title": "x", "text": ""}, _row("b")]),
        ["a", (None, 2), (None, 3), "b"],
    ),
    ("a.json", json.dumps([_row("a")])[:-1] + ",\n{oops}]", ["a", (2, None)]),
    ("a.json", json.dumps([_row("a")])[:-1], ["a", (1, None)]),
    (
        "a.json",
        "[" + json.dumps(_row("a" * 3_000_000)) + "," + json.dumps(_row("b")) + "]",
        ["a" * 3_000_000, "b"],
    ),
    ("a.json", "[" * 100_000, [(1, None)]),
    ("a.json", "[]", [(None, None)]),
    ("a.json", '[{"text":' + "1" * 5_000 + "}]", [(1, None)]),
    ("a.jsonl", '{"text":' + "1" * 5_000 + "}\n" + LINES, [(1, None), "a", "b", "c"]),
    ("a.jsonl", '{"text": "' + "x" * 11 * 2**20 + '"}\n' + LINES, [(1, None), "a", "b", "c"]),
    ("a.jsonl", LINES.encode("utf-16"), ["a", "b", "c"]),
    ("a.jsonl", b'{"title": "\xe9", "text": "' + TEXT.encode() + b'"}', ["é"]),
    (
        "a.jsonl",
        json.dumps({"headline": "a", "body": TEXT}) + "\n" + json.dumps(_row("b")),
        ["a", "b"],
    ),
]


@pytest.mark.parametrize(("name", "content", "expected"), CASES, ids=range(len(CASES)))
def test_json(tmp_path, name, content, expected):
    assert _short(_read(tmp_path, name, content)) == expected


@pytest.mark.parametrize(
    ("text", "expected", "repaired"),
    [
        ("ZÃ¼rich", "Zürich", True),
        ("Zürich", "Zürich", False),
        ("half \ud83d of it", "half \ufffd of it", True),
        ("whole 😀", "whole 😀", False),
    ],
)
def test_characters_are_mended_with_a_notice(tmp_path, text, expected, repaired):
    (found,) = _read(tmp_path, "a.jsonl", json.dumps({"text": text}))
    assert found.text == expected
    assert ("encoding_repaired" in {notice.code for notice in found.notices}) is repaired
