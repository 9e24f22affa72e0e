"""Excel workbooks and Parquet files."""

from __future__ import annotations

import datetime
import io
import zipfile

import openpyxl
import pyarrow
import pyarrow.parquet
import pytest

from biascompare.errors import SourceError
from biascompare.sources import read

TEXT = "The council voted on Thursday against the ferry that it had itself ordered."
OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def _workbook(**sheets):
    book = openpyxl.Workbook(write_only=True)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _zip(**members):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        for name, text in members.items():
            file.writestr(name, text)
    return content.getvalue()


def _short(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    return [
        (one.row, one.reason) if isinstance(one, SourceError) else (one.title, one.published)
        for one in read([path])
    ]


DAY = datetime.datetime(2016, 7, 4)
HALF_PAST = datetime.datetime(2016, 7, 4, 9, 30)
BOOKS = [
    ({"a": [["Title", "Body", "Date"], ["x", TEXT, HALF_PAST]]}, [("x", "2016-07-04T09:30:00")]),
    (
        {"a": [["Title", "Body", "Date"], ["x", TEXT, DAY], ["y", TEXT, DAY]]},
        [("x", "2016-07-04"), ("y", "2016-07-04")],
    ),
    ({"a": [["My export"], [], ["Title", "Body"], [], ["x", TEXT]]}, [("x", None)]),
    ({"About": [["Read me"]], "News": [["Title", "Body"], ["x", TEXT]]}, [("x", None)]),
    (
        {"a": [["Title", "Body"], ["x", TEXT]], "b": [["Text"], [TEXT]]},
        [("x", None), (None, None)],
    ),
    (
        {"a": [["Title", "Body"], ["x"], ["y", "=1+1"], ["z", TEXT]]},
        [(2, "the column 'Body' is empty"), (3, "the column 'Body' is empty"), ("z", None)],
    ),
    ({"a": [["Id", "Score"], [1, 2]]}, [(None, "found: Id, Score")]),
    ({"a": []}, [(None, "the sheet is empty")]),
    ({"a": [[f"c{n}" for n in range(2_100)], ["x"]]}, [(None, "2,001 columns")]),
]


@pytest.mark.parametrize(("sheets", "expected"), BOOKS, ids=range(len(BOOKS)))
def test_workbooks(tmp_path, sheets, expected):
    found = _short(tmp_path, "a.xlsx", _workbook(**sheets))
    assert [one[0] for one in found] == [one[0] for one in expected]
    for one, wanted in zip(found, expected, strict=True):
        assert one[1] == wanted[1] or wanted[1] in one[1]


ENTITY = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.xls", OLD_EXCEL, "save it as .xlsx or .csv"),
        ("a.ods", b"PK\x03\x04", "save it as .xlsx or .csv"),
        ("a.xlsx", OLD_EXCEL, "an old or a locked Excel file"),
        ("a.xlsx", b"", "is empty"),
        ("a.xlsx", b"<html><table>", "not an Excel workbook"),
        ("a.xlsx", b"PK\x03\x04" + b"x" * 100, "not a readable Excel workbook"),
        ("a.xlsx", _zip(a="b"), "not a readable Excel workbook"),
        ("a.xlsx", _zip(**{"[Content_Types].xml": ENTITY}), "not a readable Excel workbook"),
        ("a.xlsx", _workbook(a=[["Text"], [TEXT]])[:-200], "not a readable Excel workbook"),
    ],
)
def test_what_is_no_workbook_is_an_error(tmp_path, name, content, reason):
    ((_, said),) = _short(tmp_path, name, content)
    assert reason in said


def _parquet(table, **options):
    sink = pyarrow.BufferOutputStream()
    pyarrow.parquet.write_table(table, sink, **options)
    return sink.getvalue().to_pybytes()


def _invalid_text():
    given = pyarrow.array([b"caf\xe9 " + TEXT.encode()])
    return pyarrow.StringArray.from_buffers(1, given.buffers()[1], given.buffers()[2])


def _moment(kind, *values):
    return pyarrow.array(values, kind)


TABLES = [
    (_moment(pyarrow.timestamp("s"), 1_467_624_600), "2016-07-04T09:30:00"),
    (_moment(pyarrow.timestamp("ns"), 1_467_624_600 * 10**9), "2016-07-04T09:30:00"),
    (
        _moment(pyarrow.timestamp("us", tz="UTC"), 1_467_624_600 * 10**6),
        "2016-07-04T09:30:00+00:00",
    ),
    (
        _moment(pyarrow.timestamp("us", tz="Europe/Paris"), 1_467_624_600 * 10**6),
        "2016-07-04T11:30:00+02:00",
    ),
    (_moment(pyarrow.date32(), 16_986), "2016-07-04"),
    (_moment(pyarrow.date32(), -719_000), None),
    (_moment(pyarrow.timestamp("s"), -(10**13)), None),
    (_moment(pyarrow.int64(), 1_467_624_600), "2016-07-04T09:30:00+00:00"),
    (_moment(pyarrow.float64(), 1_467_624_600.0), "2016-07-04T09:30:00+00:00"),
    (pyarrow.array(["4 juillet 2016"]).dictionary_encode(), "2016-07-04"),
    (_moment(pyarrow.string(), None), None),
]


@pytest.mark.parametrize(("dates", "expected"), TABLES, ids=range(len(TABLES)))
def test_dates_of_parquet(tmp_path, dates, expected):
    table = pyarrow.table({"title": ["x"], "text": [TEXT], "date": dates})
    assert _short(tmp_path, "a.parquet", _parquet(table)) == [("x", expected)]


def test_text_of_parquet_that_is_not_utf8(tmp_path, only_document):
    path = tmp_path / "a.parquet"
    path.write_bytes(_parquet(pyarrow.table({"text": _invalid_text()})))
    assert only_document([path]).text.startswith("café The council")


@pytest.mark.parametrize("old", [b"title", b"text", b"PAR1", b"date"])
def test_a_broken_footer_is_an_error(tmp_path, old):
    table = pyarrow.table({"title": ["x"], "text": [TEXT], "date": ["2016-07-04"]})
    content = _parquet(table).replace(old, b"\xff" * len(old))
    found = _short(tmp_path, "a.parquet", content)
    assert found
    assert all(one != ("x", "2016-07-04") for one in found)


def test_a_broken_page_keeps_the_rows_before_it(tmp_path):
    rows = 3_000
    table = pyarrow.table(
        {"title": [f"t{n}" for n in range(rows)], "text": [TEXT + str(n) for n in range(rows)]}
    )
    content = bytearray(
        _parquet(table, row_group_size=1_000, compression="none", use_dictionary=False)
    )
    middle = content.index(b"t2500")
    content[middle - 30_000 : middle] = b"\xff" * 30_000
    found = _short(tmp_path, "a.parquet", bytes(content))
    assert len(found) > 1_000
    assert "not a readable Parquet file after row" in found[-1][1]
