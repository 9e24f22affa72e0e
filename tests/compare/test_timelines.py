"""Timelines: which period a date is in, gaps that stay, values and intervals."""

from __future__ import annotations

import pandas as pd
import pytest

from biascompare.compare import Choices
from biascompare.compare.outlets import OwnMeasure
from biascompare.compare.periods import periods
from biascompare.compare.statistics import Sample, mean_interval
from biascompare.compare.timeline_model import ARTICLES
from biascompare.compare.timelines import timeline
from biascompare.errors import MissingColumnError, SourceError, UnknownNameError

OWN = OwnMeasure("own", "Own")


def rows(*given):
    columns = ["outlet", "language", "published", "own"]
    return pd.DataFrame(given, columns=columns).assign(id=lambda table: table.index.astype(str))


@pytest.mark.parametrize(
    ("published", "every", "labels", "codes"),
    [
        ([], "day", (), []),
        ([None, "", "soon", "2023"], "month", (), [-1, -1, -1, -1]),
        (["2023-11-22", "2023-11-24"], "day", ("2023-11-22", "2023-11-23", "2023-11-24"), [0, 2]),
        (["2023-11-22T23:59:00-05:00"], "day", ("2023-11-22",), [0]),
        (["2023-11", "2023-11-30"], "day", ("2023-11-30",), [-1, 0]),
        (["2023-11", "2024-01-05"], "month", ("2023-11", "2023-12", "2024-01"), [0, 2]),
        # ISO 8601: 1 January 2021 is a Friday of the last week of 2020.
        (["2021-01-01", "2021-01-04"], "week", ("2020-W53", "2021-W01"), [0, 1]),
        (["2023-11-26", "2023-11-27"], "week", ("2023-W47", "2023-W48"), [0, 1]),
        (["2023-02-30", "2023-02-28"], "day", ("2023-02-28",), [-1, 0]),
    ],
)
def test_periods(published, every, labels, codes):
    found = periods(pd.Series(published, dtype=object), every)

    assert found.labels == labels
    assert found.codes.tolist() == codes
    assert len(found.starts) == len(labels)


def test_a_week_starts_on_monday():
    assert periods(pd.Series(["2023-11-26"]), "week").starts == ("2023-11-20",)


def test_dates_that_lie_too_far_apart_are_named():
    with pytest.raises(SourceError, match="1923-01-01 to 2023-01-01"):
        periods(pd.Series(["1923-01-01", "2023-01-01"]), "day")


def test_an_unknown_period_is_named():
    with pytest.raises(UnknownNameError, match="fortnight"):
        periods(pd.Series(["2023-01-01"]), "fortnight")  # type: ignore[arg-type]


TABLE = rows(
    ("A", "en", "2023-11-20", 1.0),
    ("A", "en", "2023-11-20", 3.0),
    ("A", "en", "2023-11-22", 5.0),
    ("A", "en", "2023-11-22", None),
    ("A", "en", "2023-11", 100.0),
    ("B", "en", "2023-11-21", 7.0),
    ("B", "fr", "2023-11-21", 9.0),
)


@pytest.mark.parametrize(
    ("measure", "name", "language", "expected"),
    [
        (OWN, "A", "en", [(2, 0, 2.0), (0, 0, None), (1, 1, 5.0)]),
        (OWN, "B", "en", [(0, 0, None), (1, 0, 7.0), (0, 0, None)]),
        (OWN, "B", "fr", [(0, 0, None), (1, 0, 9.0), (0, 0, None)]),
        (ARTICLES, "A", "en", [(2, 0, 2.0), (0, 0, None), (2, 0, 2.0)]),
    ],
)
def test_every_group_has_every_period(measure, name, language, expected):
    found = timeline(TABLE, measure, every="day")

    (line,) = [each for each in found.lines if (each.name, each.language) == (name, language)]
    assert [(point.n, point.missing, point.value) for point in line.points] == expected
    assert [point.period for point in line.points] == ["2023-11-20", "2023-11-21", "2023-11-22"]
    assert found.undated == 1


def test_intervals_are_those_of_means_and_counts_have_none():
    first = timeline(TABLE, OWN, every="day").lines[0].points
    counted = timeline(TABLE, every="day").lines[0].points

    assert (first[0].low, first[0].high) == mean_interval(Sample.of([1.0, 3.0]))
    assert (first[2].low, first[2].high) == (None, None)
    assert {(point.low, point.high) for point in counted} == {(None, None)}


def test_languages_stay_apart_unless_positions_are_asked_for():
    assert timeline(TABLE, OWN, every="day").one_axis is False
    within = timeline(TABLE, OWN, every="day", choices=Choices(scale="within-language"))
    assert within.one_axis is True
    assert [line.name for line in within.lines] == ["A", "B"]


@pytest.mark.parametrize("without", ["published", "own"])
def test_a_missing_column_is_named(without):
    with pytest.raises(MissingColumnError, match=without):
        timeline(TABLE.drop(columns=without), OWN)


def test_a_table_without_dates_has_no_points():
    found = timeline(TABLE.assign(published=None), OWN)

    assert found.undated == len(TABLE)
    assert found.to_frame().empty
    assert found.record()["groups"][0]["points"] == ()
