"""Shares are written in per cent for readers, their differences in percentage points."""

from __future__ import annotations

import pytest

from biascompare import measure_values
from biascompare.measure_texts import unit_in
from biascompare.measures import MEASURES
from biascompare.translations import LANGUAGES

WORDS = "share of words (0 to 1)"


@pytest.mark.parametrize(
    ("language", "value", "decimals", "unit", "expected"),
    [
        ("en", 0.07, 2, WORDS, "7%"),
        ("en", 0.074, 3, WORDS, "7.4%"),
        ("en", 1.0, 0, WORDS, "100%"),
        ("en", -0.0, 2, WORDS, "0%"),
        ("fr", 0.07, 2, WORDS, "7\u202f%"),
        ("de", 0.074, 3, "Anteil der Wörter (0 bis 1)", "7,4\u202f%"),
        ("en", 0.07, 2, "points (0 to 1.4)", "0.07"),
        ("en", 7.0, 1, "% of sentences", "7.0"),
        ("en", 0.07, 2, "share of the market", "0.07"),
        ("en", 0.07, 2, "", "0.07"),
    ],
)
def test_a_value_as_it_is_read(
    language: str, value: float, decimals: int, unit: str, expected: str
) -> None:
    assert measure_values.written(language, value, decimals, unit) == expected


@pytest.mark.parametrize(
    ("language", "value", "unit", "expected"),
    [
        ("en", 0.052, WORDS, "5.2 percentage points"),
        ("en", -0.052, WORDS, "−5.2 percentage points"),
        ("en", 0.0, WORDS, "0.0 percentage points"),
        ("fr", 0.052, WORDS, "5,2 points de pourcentage"),
        ("fr", -0.015, WORDS, "−1,5 point de pourcentage"),
        ("de", 0.052, WORDS, "5,2 Prozentpunkte"),
        ("de", 0.052, "Punkte (0 bis 1,4)", "0,05"),
    ],
)
def test_a_difference_as_it_is_read(language: str, value: float, unit: str, expected: str) -> None:
    assert measure_values.difference(language, value, 2, unit) == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_share_is_known_and_shown_without_its_range(language: str) -> None:
    shares = [each for each in MEASURES.values() if each.unit.startswith("share of ")]
    assert "quoted_share" in {each.name for each in shares}
    for each in shares:
        unit = unit_in(language, each.unit)
        assert measure_values.is_share(unit)
        assert "0" not in measure_values.unit_shown(unit)
