"""Tables and JSON, row by row."""

from __future__ import annotations

import dataclasses
import json

import pyarrow
import pyarrow.parquet
import pytest

from biascompare.errors import SourceError
from biascompare.model import Comment, Document, Notice
from biascompare.sources import read

TEXT = "The council voted on Thursday against the ferry that it had itself ordered."
ROW = {
    "Source": "The Skerry Post",
    "Headline": "Ferry scrapped",
    "pubDate": "2024-03-14",
    "Content": TEXT,
}
WANTED = ("The Skerry Post", "Ferry scrapped", "2024-03-14", TEXT)


def _facts(document):
    return (document.outlet, document.title, document.published, document.text)


def _csv(delimiter=","):
    return delimiter.join(ROW) + "\n" + delimiter.join(ROW.values()) + "\n"


def _parquet(rows):
    sink = pyarrow.BufferOutputStream()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), sink)
    return sink.getvalue().to_pybytes()


KINDS = [
    ("a.csv", _csv().encode()),
    ("a.csv", _csv(";").encode("utf-8-sig")),
    ("a.csv", _csv().encode("utf-16")),
    ("a.tsv", _csv("\t").replace("\n", "\r\n").encode()),
    ("a.jsonl", json.dumps(ROW).encode() + b"\n\n"),
    ("a.ndjson", json.dumps(ROW).encode()),
    ("a.json", json.dumps([ROW]).encode()),
    ("a.json", json.dumps(ROW).encode()),
    ("a.json", json.dumps({"status": "ok", "articles": [ROW]}).encode()),
    ("a.parquet", _parquet([ROW])),
    ("a.JSON", json.dumps([{**ROW, "Source": {"id": None, "name": "The Skerry Post"}}]).encode()),
]


@pytest.mark.parametrize(("name", "content"), KINDS)
def test_every_kind_gives_the_same_document(tmp_path, name, content, only_document):
    path = tmp_path / name
    path.write_bytes(content)
    document = only_document([path])
    assert _facts(document) == WANTED


FAULTS = [
    ("a.csv", b"", [(None, "is empty")]),
    ("a.csv", b"a,b\n1,2\n", [(None, "found: a, b")]),
    ("a.csv", f"title,text\nx,\ny,{TEXT}\n".encode(), [(2, "'text' is empty"), None]),
    ("a.csv", f"title,text\nx,{TEXT},z\ny,{TEXT}\n".encode(), [(2, "3 cells, expected 2"), None]),
    ("a.csv", b"title,text\n\x00\n", [(None, "binary")]),
    ("a.jsonl", b"", [(None, "is empty")]),
    ("a.jsonl", b'{"text": \n' + json.dumps(ROW).encode(), [(1, "not valid JSON"), None]),
    ("a.jsonl", b'["text"]\n{"a": 1}', [(1, "expected an object"), (2, "found: a")]),
    ("a.jsonl", b'{"text": null}', [(1, "'text' is empty")]),
    ("a.jsonl", b"[" * 100_000, [(1, "not valid JSON|nested")]),
    ("a.json", b"[]", [(None, "no objects")]),
    ("a.json", b"3", [(None, "no objects")]),
    ("a.json", b"{", [(1, "not valid JSON")]),
    ("a.json", b'[{"text": ""}]', [(None, "object 1|'text' is empty")]),
    ("a.parquet", b"PAR1", [(None, "not a readable Parquet")]),
    ("a.parquet", _parquet([{"a": 1}]), [(None, "found: a")]),
]


@pytest.mark.parametrize(("name", "content", "expected"), FAULTS)
def test_a_fault_names_its_place_and_the_others_are_read(tmp_path, name, content, expected):
    path = tmp_path / name
    path.write_bytes(content)
    found = list(read([path]))
    assert len(found) == len(expected)
    for one, fault in zip(found, expected, strict=True):
        if fault is None:
            assert isinstance(one, Document)
            continue
        assert isinstance(one, SourceError)
        assert one.line == fault[0]
        assert any(reason in str(one) for reason in fault[1].split("|"))
        assert str(path) in str(one)


def test_columns_can_be_mapped(tmp_path, only_document):
    path = tmp_path / "a.csv"
    path.write_text(f"Body Copy,Teaser\n{TEXT},Ferry\n", encoding="utf-8")
    (fault,) = read([path])
    assert isinstance(fault, SourceError)
    assert "--column 'NAME=text'" in fault.reason
    document = only_document([path], columns={"Body Copy": "text", "Teaser": "title"})
    assert (document.text, document.title) == (TEXT, "Ferry")
    (missing,) = read([path], columns={"Body": "text"})
    assert "no column 'Body'" in str(missing)


CELLS = [
    ("One paragraph.\n\nAnother one.", ["One paragraph.", "Another one."]),
    (
        "<p>One &amp; a <b>half</b>.</p><h2>Two</h2><p>Three.</p>",
        ["One & a half.", "Two", "Three."],
    ),
    ("One.<br><br>Two.", ["One.", "Two."]),
    ("a < b and c > d", ["a < b and c > d"]),
    ("Fish &amp; chips", ["Fish & chips"]),
    (TEXT + "\nAdvertisement\n" + TEXT, [TEXT, TEXT]),
    ("Advertisement", ["Advertisement"]),
    ("<p><script>alert(1)</script>Safe.</p>", ["Safe."]),
]


@pytest.mark.parametrize(("cell", "expected"), CELLS)
def test_cells(tmp_path, cell, expected, only_document):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": cell}), encoding="utf-8")
    document = only_document([path])
    assert document.text.split("\n\n") == expected


def test_an_address_is_no_outlet(tmp_path, only_document):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": TEXT, "source": "https://a.example/b"}), encoding="utf-8")
    document = only_document([path])
    assert (document.outlet, document.url) == (None, "https://a.example/b")


OWN = Document(
    id="0123456789abcdef",
    text="One\n\nTwo.",
    title="  kept as it is  ",
    published="2024",
    headings=("One",),
    comments=(Comment("Yes.", author="Ann"),),
    notices=(Notice("too_short", "2 words.", 1, None),),
)


def test_round_trip(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(dataclasses.asdict(OWN)) + "\n", encoding="utf-8")
    assert list(read([path])) == [OWN]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *(("id", None), ("text", 3), ("title", ["a"]), ("headings", [1]), ("headings", None)),
        *(("comments", [{"words": "?"}]), ("comments", 3), ("notices", ["too_short"])),
    ],
)
def test_a_broken_line_of_our_own_is_named(tmp_path, field, value):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({**dataclasses.asdict(OWN), field: value}), encoding="utf-8")
    (fault,) = read([path])
    assert isinstance(fault, SourceError)
    assert fault.line == 1
