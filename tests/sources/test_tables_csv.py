"""CSV as people and programs write it: delimiters, encodings, broken rows, sizes."""

from __future__ import annotations

import tracemalloc

import pytest

from biascompare.errors import SourceError
from biascompare.sources import ColumnsFound, read
from biascompare.sources.csv_rows import LONGEST_CELL, find_delimiter
from biascompare.sources.streams import LONGEST_LINE, encoding_of

TEXT = "The council voted on Thursday against the ferry that it had itself ordered."


def _read(tmp_path, content, name="a.csv", **options):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read([path], **options))


def _short(found):
    """Return what was read: a title, or the line of an error."""
    return [one.line if isinstance(one, SourceError) else one.title for one in found]


@pytest.mark.parametrize(
    ("sample", "expected"),
    [
        ("title,text\na,b\n", ","),
        ("title;text\na, b, c;d, e\n", ";"),
        ('"title, long";text\na;b\n', ";"),
        ("title\ttext\na,b\tc;d\n", "\t"),
        ("title|text|date\na|b|c\n", "|"),
        ("a;b;c,d\n1;2;3,4\n", ";"),
        ("text,x;y;z\n", ","),
    ],
)
def test_delimiter(sample, expected):
    assert find_delimiter(sample) == expected


DOCUMENTS = [
    (f"text\nYes, {TEXT}\n", f"Yes, {TEXT}"),
    (f"sep=;\r\ntitle;text\r\na;{TEXT}\r\n", TEXT),
    (f'title,text\na,"One line.\n\n{TEXT}"\n', f"One line.\n\n{TEXT}"),
    (f'title,text\na,"He said ""no"". {TEXT}"\n', f'He said "no". {TEXT}'),
    (f"title,text\ra,{TEXT}\r", TEXT),
    (f"title,text\na,{TEXT},,\n", TEXT),
    (f"title,text\n\n\n,\na,{TEXT}", TEXT),
    (f"title,text\na,{TEXT}\n".encode("utf-8-sig"), TEXT),
    (f"title,text\na,{TEXT}\n".encode("utf-16"), TEXT),
    (f"title,text\na,{TEXT}\n".encode("utf-16-le"), TEXT),
    (f"title,text\na,{TEXT}\n".encode("utf-16-be"), TEXT),
    (f"title,text\na,{TEXT}\n".encode("utf-32"), TEXT),
]


@pytest.mark.parametrize(("content", "expected"), DOCUMENTS)
def test_one_document(tmp_path, content, expected):
    (found,) = _read(tmp_path, content)
    assert not isinstance(found, SourceError), found
    assert found.text == expected


def test_only_rows_that_are_not_utf8_are_repaired(tmp_path):
    content = b"title,text\n" + "a,Zürich\n".encode() + "b,Zürich\n".encode("cp1252")
    found = _read(tmp_path, content)
    assert [one.text for one in found] == ["Zürich", "Zürich"]
    codes = [{notice.code for notice in one.notices} for one in found]
    assert ["encoding_repaired" in one for one in codes] == [False, True]


LONG_LINES = "\n".join(["words of a text"] * (LONGEST_CELL // 10))
BROKEN = [
    (f"title,text\na\nb,{TEXT},c\nd,{TEXT}\n", [2, 3, "d"]),
    (f'title,text\na,{TEXT}\nb,"{TEXT}\nc,{TEXT}\nd,{TEXT}\n', ["a", 3, "c", "d"]),
    (f'title,text\na,"{TEXT}', [2]),
    (f"title,text\na,{'x' * (LONGEST_CELL + 1)}\nb,{TEXT}\n", [2, "b"]),
    (f'title,text\na,"{LONG_LINES}"\nb,{TEXT}\n', [2, "b"]),
    (f"title,text\na,{'x ' * LONGEST_LINE}\nb,{TEXT}\n", [2, "b"]),
    (f"title,text\n{',' * 1_000_000}x\nb,{TEXT}\n", [2, "b"]),
    ("," * 10_000 + f"text\n{',' * 10_000}{TEXT}\n", [None]),
    (b"title,text\na,b\x00c\n", [None]),
    (b"\n \n", [None]),
    (b"\xff\xfe", [None]),
]


@pytest.mark.parametrize(("content", "expected"), BROKEN, ids=range(len(BROKEN)))
def test_a_broken_row_is_named_and_the_others_are_read(tmp_path, content, expected):
    found = _read(tmp_path, content)
    assert _short(found) == expected
    assert all(one.source.endswith("a.csv") for one in found if isinstance(one, SourceError))


def test_lines_lost_with_a_broken_row_are_named(tmp_path):
    content = f'title,text\na,"One\ntwo\nthree\nb,{TEXT}\n'
    fault, _ = _read(tmp_path, content)
    assert "lines 2 to 4 are left out" in str(fault)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("a,b\n1,2\n", "--column 'NAME=text'"),
        (",".join(f"c{n}" for n in range(3_000)) + ",text\n", "3,001 columns"),
        (f'title,text\na,"{TEXT}\n', "never closed"),
        ("title,text\na," + "x" * (LONGEST_CELL + 1), "a cell longer than 10 MB"),
    ],
)
def test_reasons(tmp_path, content, reason):
    found = _read(tmp_path, content)
    assert reason in str(found[-1])


@pytest.mark.parametrize("content", [b"", b"  \n"])
def test_no_encoding_of_an_empty_file(tmp_path, content):
    (tmp_path / "a.csv").write_bytes(content)
    with pytest.raises(SourceError, match="is empty"):
        encoding_of(tmp_path / "a.csv")


def test_columns_found_are_told_once(tmp_path):
    told: list[ColumnsFound] = []
    _read(tmp_path, f"Id,Body,Source\n1,{TEXT},x\n2,{TEXT},x\n", on_columns=told.append)
    assert [(one.mapping, one.unused) for one in told] == [
        ({"text": "Body", "outlet": "Source"}, ("Id",))
    ]
    assert str(told[0]).endswith("a.csv: text from 'Body', outlet from 'Source'; not used: 'Id'")


@pytest.mark.parametrize("rows", [4_000])
def test_rows_are_streamed(tmp_path, rows):
    path = tmp_path / "a.csv"
    row = f"a,{'x' * 20_000}\n"
    path.write_text("title,text\n" + row * rows, encoding="utf-8")
    documents = read([path])
    tracemalloc.start()
    try:
        for _, _found in zip(range(30), documents, strict=False):
            pass
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert path.stat().st_size > 75 * 2**20
    assert peak < 45 * 2**20
