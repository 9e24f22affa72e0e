"""Dates read with the other dates of their column."""

from __future__ import annotations

import datetime

import pytest

from biascompare.model import Document
from biascompare.sources import read
from biascompare.sources.date_columns import DateColumn, date_column
from biascompare.sources.dates import iso_date
from biascompare.sources.rows import LOOK_AHEAD
from biascompare.translations import LANGUAGES, said

TODAY = datetime.date(2024, 5, 17)
TEXT = "The council voted on Thursday against the ferry that it had itself ordered."

COLUMNS = [
    (["7/4/16", "7/25/16"], ["2016-07-04", "2016-07-25"]),
    (["7/4/16", "25/7/16", "26/7/16"], ["2016-04-07", "2016-07-25", "2016-07-26"]),
    (["3/4/2016", "4/13/2016 10:30"], ["2016-03-04", "2016-04-13T10:30"]),
    (["3/4/2016", "13/4/2016"], ["2016-04-03", "2016-04-13"]),
    (["3-4-2016", "13-4-2016"], ["2016-04-03", "2016-04-13"]),
    (["4.7.16", "25.7.16"], ["2016-07-04", "2016-07-25"]),
    (["12/31/99 1:05 pm"], ["1999-12-31T13:05"]),
    (["13/4/2016", "4/13/2016", "3/4/2016"], ["2016-04-13", "2016-04-13", None]),
    (["3/4/2016", "2016-04-13"], [None, "2016-04-13"]),
    # The year may stand first.
    (["16/07/04", "16/07/25"], [None, None]),
    (["7/4/16"], [None]),
    (["1467624600", "1467624601.0"], ["2016-07-04T09:30:00+00:00", "2016-07-04T09:30:01+00:00"]),
    (
        ["1467624600000", "1467624600500"],
        ["2016-07-04T09:30:00+00:00", "2016-07-04T09:30:00.500+00:00"],
    ),
    (["1467624600", "0", ""], ["2016-07-04T09:30:00+00:00", None, None]),
    (["1467624600", "soon"], [None, None]),
    (["1467624600", "1467624600000"], [None, None]),
    (["2016-07-04 00:00:00", "2016-07-05 00:00:00"], ["2016-07-04", "2016-07-05"]),
    (
        ["2016-07-04 00:00:00", "2016-07-05 09:30:00"],
        ["2016-07-04T00:00:00", "2016-07-05T09:30:00"],
    ),
    (
        ["2016-07-04T00:00:00+02:00", "2016-07-05T00:00:00+02:00"],
        ["2016-07-04T00:00:00+02:00", "2016-07-05T00:00:00+02:00"],
    ),
    ([], []),
]


@pytest.mark.parametrize(("stated", "expected"), COLUMNS, ids=range(len(COLUMNS)))
def test_columns(stated, expected):
    column = date_column(stated)
    assert [column.read(value, TODAY)[0] for value in stated] == expected


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("7/4/16", "date_ambiguous"),
        ("3/4/2016 10:30", "date_ambiguous"),
        ("soon", "date_unreadable"),
        ("0001-11-30", "date_unreadable"),
        ("9999-12-31", "date_unreadable"),
        ("2024-05-19", "future_date"),
        ("2025", "future_date"),
        ("2024-05-18T10:00:00+14:00", None),
        ("2024-05-17", None),
        ("2024", None),
        ("2024-05", None),
    ],
)
def test_notices(stated, expected):
    published, notices = DateColumn().read(stated, TODAY)
    assert [notice.code for notice in notices] == ([expected] if expected else [])
    assert (published is None) == (expected in ("date_ambiguous", "date_unreadable"))
    for language in LANGUAGES[1:]:
        assert all(said(language, notice.message) != notice.message for notice in notices)


@pytest.mark.parametrize("language", ["fr", "de"])
def test_an_ambiguous_date_says_what_to_do(language):
    _, (notice,) = DateColumn().read("7/4/16", TODAY)
    assert "year-month-day (2024-03-14)" in notice.message
    told = said(language, notice.message)
    assert told != notice.message
    assert "'7/4/16'" in told
    assert "(2024-03-14)" in told


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("4-Jul-16", "2016-07-04"),
        ("4 juillet 2016", "2016-07-04"),
        ("4. Juli 2016", "2016-07-04"),
        ("4.7.2016", "2016-07-04"),
        ("2016-07-04 09:30:00 EST", "2016-07-04T09:30:00-05:00"),
        ("4. Juli 2016, 09:30 Uhr MESZ", "2016-07-04T09:30+02:00"),
        ("2016-07-04 09:30 MESZ", "2016-07-04T09:30+02:00"),
        ("July 4, 2016 9:30 AM ET", "2016-07-04T09:30"),
        ("July 4, 2016 Monday 9:30 AM", "2016-07-04T09:30"),
        ("Mon Jul 04 09:30:00 +0000 2016", "2016-07-04T09:30:00+00:00"),
        ("Mon Jul  4 09:30:00 2016", "2016-07-04T09:30:00"),
        ("20160704093000", "2016-07-04T09:30:00"),
        ("20160704T093000Z", "2016-07-04T09:30:00+00:00"),
        ("Mon, 04 Jul 2016 09:30:00 EST", "2016-07-04T09:30:00-05:00"),
        ("2016-07-04 09:30:00 XYZ", None),
        ("20161304093000", None),
        ("4-Jul-16-17", None),
    ],
)
def test_forms(stated, expected):
    assert iso_date(stated) == expected


@pytest.mark.parametrize(
    ("place", "expected"), [(LOOK_AHEAD - 1, "2016-07-04"), (LOOK_AHEAD, None)]
)
def test_the_rows_that_are_looked_at(tmp_path, place, expected):
    dates = ["7/4/16"] * (LOOK_AHEAD + 2)
    # The item before the first row names the columns.
    dates[place - 1] = "7/25/16"
    path = tmp_path / "a.csv"
    path.write_text("date,text\n" + "".join(f"{date},{TEXT}\n" for date in dates), encoding="utf-8")
    first = next(iter(read([path])))
    assert isinstance(first, Document)
    assert first.published == expected
