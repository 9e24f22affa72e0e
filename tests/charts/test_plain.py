"""Plain specifications hold the rows that Altair would write."""

from __future__ import annotations

import altair as alt
import pandas as pd
import pytest

from biascompare.charts import plain

MISSING = float("nan")


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (pd.DataFrame({"a": []}), []),
        (pd.DataFrame({"a": [1.5, MISSING]}), [{"a": 1.5}, {"a": None}]),
        (pd.DataFrame({"a": [float("inf"), -float("inf")]}), [{"a": None}, {"a": None}]),
        (pd.DataFrame({"a": ["x", None], "n": [1, 2]}), [{"a": "x", "n": 1}, {"a": None, "n": 2}]),
        (pd.DataFrame({"a": [True, False]}), [{"a": True}, {"a": False}]),
        (pd.DataFrame({"a": ["</script>", "é"]}), [{"a": "</script>"}, {"a": "é"}]),
    ],
)
def test_rows(table: pd.DataFrame, expected: list[dict[str, object]]) -> None:
    assert plain.rows(table) == expected
    if expected:
        written = alt.Chart(table).mark_point().to_dict()
        assert list(written["datasets"].values()) == [expected]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ([{"a": 1}], [{"a": 1}], True),
        ([{"a": 1}], [{"a": 2}], False),
        ([{"a": 1}], [{"b": 1}], False),
        ([{"a": 1}, {"a": 2}], [{"a": 2}, {"a": 1}], False),
        ([], [{}], False),
    ],
)
def test_names_tell_rows_apart(one: list[plain.Spec], other: list[plain.Spec], same: bool) -> None:
    assert (plain.name_of(one) == plain.name_of(other)) is same
