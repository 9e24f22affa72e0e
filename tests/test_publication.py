"""When articles were published, and which was first."""

from __future__ import annotations

import datetime

import pytest

from biascompare import publication
from biascompare.model import Document


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2023-11-22", datetime.date(2023, 11, 22)),
        ("2023-11-22T04:44:45-05:00", datetime.date(2023, 11, 22)),
        ("2023-11", None),
        ("2023", None),
        (None, None),
    ],
)
def test_the_day_is_as_stated(published, day):
    assert publication.day(Document("a", "", published=published)) == day


@pytest.mark.parametrize(
    ("dates", "first"),
    [
        ([], None),
        ([None], None),
        ([None, "2023-11-22"], 1),
        (["2023-11-23", "2023-11-22", "2023-11-24"], 1),
        (["2023-11-22", "2023-11-22"], None),
        (["2023-11-22T09:00", "2023-11-22T08:00", "2023-11-23"], 1),
        (["2023-11-22T09:00", "2023-11-22"], None),
        (["2023-11-22T09:00", "2023-11-22T09:00"], None),
        (["2023-11-22T09:00+00:00", "2023-11-22T09:30+02:00"], 1),
        (["2023-11-22T09:00+00:00", "2023-11-22T09:30"], None),
        (["2023-11", "2023-12-01"], 1),
        (["2023-11-21T23:30-05:00", "2023-11-22T01:00+00:00"], 1),
    ],
)
def test_the_first_is_told_only_where_dates_tell(dates, first):
    documents = [Document(str(place), "", published=date) for place, date in enumerate(dates)]
    found = publication.first(documents)

    assert (found.id if found else None) == (None if first is None else str(first))


@pytest.mark.parametrize(
    ("one", "other", "earlier"),
    [
        (None, "2023-11-22", False),
        ("2023-11-22", "", False),
        ("2023-11-22", "2023-11-23", True),
        ("2023-11-22", "2023-11-22T09:00", False),
        ("2023-11", "2023-12-01", True),
        ("2023-11", "2023-11-30", False),
        ("2023", "2024-01", True),
        ("2023-11-22T01:00+00:00", "2023-11-21T23:30-05:00", True),
        ("2023-11-22T01:00", "2023-11-22T02:00", True),
        ("2023-11-22T01:00", "2023-11-22T02:00Z", False),
        # Midnight to the second: a day that a table has written as a time.
        ("2023-11-22T00:00:00", "2023-11-22T02:00:00", False),
        ("2023-11-22T00:00:00", "2023-11-23T00:00:00", True),
    ],
)
def test_earlier_only_where_both_are_precise_enough(one, other, earlier):
    assert publication.precedes(one, other) is earlier
