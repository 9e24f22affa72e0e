"""What goes into a part comes out of it."""

import dataclasses
import datetime

import pytest

from biascompare.corpus import rows
from biascompare.model import Comment, Document, Notice

NOW = datetime.datetime(2026, 1, 2, 3, 4, 5, tzinfo=datetime.UTC)
FULL = Document(
    id="f" * 16,
    text="One.\n\nTwo.",
    outlet="The Herald",
    outlet_hint="Herald",
    title="A title",
    author="A. Writer",
    published="2023-11-22T04:44:45-05:00",
    language="en",
    url="https://example.org/a",
    section="news",
    story="A story",
    headings=("One.",),
    comments=(Comment("First!", "ana", "2023-11-23"), Comment("No", None, None)),
    notices=(Notice("no_url", "None.", 1, 2), Notice("x", "y")),
)


@pytest.mark.parametrize(
    "document",
    [
        Document(id="0" * 16, text=""),
        FULL,
        Document(id="not hexadecimal", text="x"),
        Document(
            id="1" * 16, text='NUL \0, override \u202e, quotes ", \\, line\r\nends, 日本語, 😀'
        ),
        Document(id="2" * 16, text="[]", title="[]", headings=("[]", ""), outlet=""),
        Document(id="3" * 16, text="word " * 400_000),
    ],
    ids=["empty", "full", "foreign id", "odd characters", "brackets", "2 MB"],
)
def test_a_document_survives(document):
    table = rows.table_of([rows.make_row(document, "file.csv", 3)], NOW)

    assert list(rows.documents(table)) == [document]
    assert table["source"].to_pylist() == ["file.csv"]
    assert table["source_row"].to_pylist() == [3]
    assert table["added_at"].to_pylist() == [NOW]
    assert table.schema == rows.SCHEMA


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (Document(id="0", text="a \ud800 b"), Document(id="0", text="a \ufffd b")),
        (Document(id="0", text="", title="\udfff"), Document(id="0", text="", title="\ufffd")),
        (
            Document(id="0", text="", comments=(Comment("\udcff"),)),
            Document(id="0", text="", comments=(Comment("\ufffd"),)),
        ),
    ],
    ids=["text", "title", "comment"],
)
def test_lone_surrogates_are_replaced_and_noticed(document, expected):
    row = rows.make_row(document, "file\udcff.csv", 1)
    (found,) = rows.documents(rows.table_of([row], NOW))

    assert dataclasses.replace(found, notices=()) == expected
    assert [notice.code for notice in found.notices] == ["encoding_repaired"]
    assert row.source == "file\ufffd.csv"


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (None, None),
        ("2023", None),
        ("2023-11", None),
        ("2023-11-22", "2023-11-22T00:00:00+00:00"),
        ("2023-11-22T04:44", "2023-11-22T04:44:00+00:00"),
        ("2023-11-22T04:44:45-05:00", "2023-11-22T09:44:45+00:00"),
        ("2023-11-22T04:44:45.123456+00:00", "2023-11-22T04:44:45.123456+00:00"),
        ("0001-01-01T00:00:00+14:00", None),
        ("yesterday evening", None),
    ],
)
def test_only_a_stated_day_is_a_time(published, expected):
    found = rows.moment(published)

    assert (found and found.isoformat()) == expected


def test_the_fingerprint_is_of_the_content_and_not_of_its_place():
    here, there = rows.make_row(FULL, "a.csv", 1), rows.make_row(FULL, "b.csv", 2)
    other = rows.make_row(Document(id=FULL.id, text=FULL.text), "a.csv", 1)

    assert here.fingerprint == there.fingerprint != other.fingerprint


def test_rows_stand_by_outlet_and_date():
    documents = [
        Document(id="1", text="", outlet=None),
        Document(id="2", text="", outlet="B", published="2024-01-01"),
        Document(id="3", text="", outlet="A", published="2024-01-02"),
        Document(id="4", text="", outlet="A", published="2024-01-01"),
    ]
    table = rows.table_of(map(rows.make_row, documents), NOW)

    assert table["id"].to_pylist() == ["4", "3", "2", "1"]
