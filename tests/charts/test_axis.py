"""What stands at an axis."""

from __future__ import annotations

import pytest

from biascompare.charts.axis import axis, decimals, ends
from biascompare.measures import MEASURES


@pytest.mark.parametrize(
    ("direction", "expected"),
    [
        ("higher is easier to read", "← harder to read · easier to read →"),
        ("higher is harder to read", "← easier to read · harder to read →"),
        ("higher is longer", "← shorter · longer →"),
        ("higher means longer words", "← shorter words · longer words →"),
        ("higher is more positive wording", "← more negative wording · more positive wording →"),
        ("higher means named more often", "← named less often · named more often →"),
        ("higher means louder", "louder →"),
        ("", " →"),
    ],
)
def test_ends(direction: str, expected: str) -> None:
    assert ends(direction) == expected


def test_every_measure_says_what_both_ends_mean() -> None:
    one_ended = [name for name, each in MEASURES.items() if "←" not in ends(each.direction)]
    assert one_ended == []


@pytest.mark.parametrize(
    ("values", "expected"),
    [([], 2), ([0.0], 2), ([-0.4, 1.9], 2), ([2.0], 1), ([-60.0, 3.0], 1), ([1000.0], 0)],
)
def test_decimals(values: list[float], expected: int) -> None:
    assert decimals(values) == expected


@pytest.mark.parametrize(
    ("values", "unit", "expected"),
    [
        ([0.07, 0.31], "share of words (0 to 1)", (",.0%", ",.1~%", "share of words")),
        ([0.003, 0.02], "share of words (0 to 1)", (",.1%", ",.1~%", "share of words")),
        ([0.0], "Anteil der Wörter (0 bis 1)", (",.0%", ",.1~%", "Anteil der Wörter")),
        ([0.07, 0.31], "points (−1 to +1)", (",.2f", ",.2~f", "points (−1 to +1)")),
        ([], "", (",.2f", ",.2~f", "")),
    ],
)
def test_shares_are_written_in_per_cent(
    values: list[float], unit: str, expected: tuple[str, str, str]
) -> None:
    found = axis(values, unit, "")
    assert (found.number_format, found.tick_format, found.unit_shown) == expected
    assert all(found.low < value < found.high for value in values)


@pytest.mark.parametrize(
    ("values", "low", "high", "crosses_zero"),
    [
        ([0.0, 100.0], -8.0, 108.0, True),
        ([20.0, 120.0, None, float("nan")], 12.0, 128.0, False),
        ([50.0], 49.5, 50.5, False),  # one article: room on both sides, not a point
        ([0.03], -0.02, 0.08, True),
        ([], -0.08, 1.08, True),
    ],
)
def test_range(values: list[float | None], low: float, high: float, crosses_zero: bool) -> None:
    found = axis(values, "points", "higher is longer")
    assert (found.low, found.high) == pytest.approx((low, high))
    assert found.crosses_zero is crosses_zero
