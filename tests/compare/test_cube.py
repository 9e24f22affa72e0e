"""The cube gives what the articles themselves give."""

import numpy as np
import pandas as pd
import pytest

from biascompare.compare import Cube, OwnMeasure, compare
from biascompare.errors import MissingColumnError, UnknownNameError

DAYS = np.arange("2025-01-01", "2025-04-01", dtype="datetime64[D]").astype(str)


def articles(count=9_000, days=90, undated=0.0):
    generator = np.random.default_rng(3)
    day = generator.integers(0, days, count)
    published = np.where(generator.random(count) < undated, None, DAYS[day])
    score = generator.normal(1_000, 1, count) + day / 10
    return pd.DataFrame(
        {
            "id": np.arange(count),
            "outlet": np.array(["A", "B", None], dtype=object)[generator.integers(0, 3, count)],
            "language": np.array(["en", "fr"])[generator.integers(0, 2, count)],
            "section": np.array(["news", "sport"])[generator.integers(0, 2, count)],
            "published": published,
            "score": np.where(generator.random(count) < 0.1, np.nan, score),
        }
    )


@pytest.mark.parametrize("days", [len(DAYS), 5])
@pytest.mark.parametrize("undated", [0.0, 0.3, 1.0])
@pytest.mark.parametrize("by", ["outlet", "section"])
def test_means_and_intervals_are_those_of_the_articles(days, undated, by):
    table = articles(days=days, undated=undated)
    expected = compare(table, OwnMeasure("score"), by=by).groups
    found = Cube(table, ["score"]).groups("score", by)
    assert [(each.name, each.language, each.n, each.missing) for each in found] == [
        (each.name, each.language, each.n, each.missing) for each in expected
    ]
    for one, other in zip(found, expected, strict=True):
        assert one.n > 1_000
        assert (one.mean, one.low, one.high) == pytest.approx(
            (other.mean, other.low, other.high), rel=1e-12
        )


def test_filters_leave_what_the_table_would_leave():
    table = articles()
    cube = Cube(table, ["score"])
    found = cube.groups(
        "score", where={"outlet": {"A"}, "section": {"news"}}, first="2025-02-01", last="2025-02-28"
    )
    day = table["published"].str[:7]
    left = table[(table["outlet"] == "A") & (table["section"] == "news") & (day == "2025-02")]
    for group in found:
        values = left[left["language"] == group.language]["score"].dropna()
        assert group.n == len(values)
        assert group.mean == pytest.approx(values.mean(), rel=1e-12)


def test_an_empty_filter_and_an_empty_table_have_no_groups():
    table = articles(100)
    assert Cube(table, ["score"]).groups("score", where={"outlet": set()}) == ()
    assert Cube(table[:0], ["score"]).groups("score") == ()


def test_what_is_not_in_the_cube_is_named():
    table = articles(100)
    with pytest.raises(MissingColumnError, match="tone"):
        Cube(table, ["tone"])
    cube = Cube(table, ["score"])
    with pytest.raises(UnknownNameError, match="author"):
        cube.groups("score", "author")
    with pytest.raises(UnknownNameError, match="tone"):
        cube.groups("tone")
