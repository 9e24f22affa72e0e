"""Errors name what is known, and say so when they name only some of it."""

from __future__ import annotations

import pytest

from biascompare.errors import MissingColumnError, UnknownNameError


@pytest.mark.parametrize(
    ("known", "ending"),
    [
        ([], "Known: ."),
        (["a1", "a2"], "Known: a1, a2."),
        ([f"a{n}" for n in range(10)], "a8, a9."),
        ([f"a{n}" for n in range(12)], "a8, a9 and 2 more."),
        (["zebras"], "Closest: zebras."),
    ],
)
def test_an_unknown_name_says_how_many_more_there_are(known: list[str], ending: str) -> None:
    assert str(UnknownNameError("actor", "zebra", known)).endswith(ending)


@pytest.mark.parametrize(("columns", "ending"), [(12, "c11."), (14, "c11 and 2 more.")])
def test_a_missing_column_says_how_many_more_there_are(columns: int, ending: str) -> None:
    error = MissingColumnError("tone", "--measure", [f"c{n}" for n in range(columns)])
    assert str(error).endswith(ending)
