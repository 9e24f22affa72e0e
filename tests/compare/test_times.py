"""A time of the day is one number, however it is written."""

from __future__ import annotations

import pytest

from biascompare.compare.elements import numbers_in


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("À 3 h 05, soit à 1 h 40, 380 maisons.", ["3:05", "1:40", "380"]),
        ("at 3.05 pm and 3:05, 1,200 people", ["15:05", "3:05", "1200"]),
        ("at 12.10am or 12:10 p.m.", ["0:10", "12:10"]),
        ("um 15.05 Uhr und 3 Uhr, 1.200 Leute", ["15:05", "3", "1200"]),
        ("rose 3.05 per cent, 27:22 votes", ["3.05", "27", "22"]),
        ("1 h et 2,6 millions", ["1", "2.6"]),
        ("12:30:15", ["12", "30", "15"]),
        ("3 h", ["3"]),
        ("", []),
    ],
)
def test_times(text: str, keys: list[str]) -> None:
    assert [key for _, key, _, _ in numbers_in(text)] == keys
