"""Numbers, dates and names as people write them."""

from __future__ import annotations

from datetime import date

import pytest

from biascompare.dashboard import wording
from biascompare.model import Document


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (None, 1, "–"),
        (float("nan"), 1, "–"),
        (-0.27, 2, "−0.27"),
        (-0.001, 2, "0.00"),
        (12345.6, 0, "12,346"),
        (0.0, 1, "0.0"),
    ],
)
def test_number(value: float | None, decimals: int, expected: str) -> None:
    assert wording.number(value, decimals) == expected


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(None, None, "–"), (-1.0, 2.0, "−1.0 to 2.0")],
)
def test_interval(low: float | None, high: float | None, expected: str) -> None:
    assert wording.interval(low, high) == expected


@pytest.mark.parametrize(
    ("number", "expected"), [(0, "0 stories"), (1, "1 story"), (2000, "2,000 stories")]
)
def test_count(number: int, expected: str) -> None:
    assert wording.count(number, "story") == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (None, None, "no dates"),
        (date(2024, 3, 1), date(2024, 3, 1), "1 Mar 2024"),
        (date(2023, 11, 17), date(2024, 3, 1), "17 Nov 2023 to 1 Mar 2024"),
    ],
)
def test_days(first: date | None, last: date | None, expected: str) -> None:
    assert wording.days(first, last) == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"), [(None, None, "–"), (3, None, "3"), (3, 3, "3"), (3, 5, "3–5")]
)
def test_lines(first: int | None, last: int | None, expected: str) -> None:
    assert wording.lines(first, last) == expected


@pytest.mark.parametrize(
    ("code", "expected"), [("en", "English"), ("xx", "xx"), (None, "Language not known")]
)
def test_language(code: str | None, expected: str) -> None:
    assert wording.language(code) == expected


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (Document("1", "Body.", title="A title", outlet="The Post"), "The Post – A title"),
        (Document("1", "Body.", title="A title", outlet_hint="Blog"), "hint: Blog – A title"),
        (Document("1", "Body.", title="A title"), "A title"),
        (
            Document("1", "one two three four five six seven eight nine"),
            "“one two three four five six seven eight …”",
        ),
        (Document("1", ""), "–"),
        (
            Document("1", "Body.", title="A very long headline that goes on and on for ever"),
            "A very long headline that goes on and on …",
        ),
        (Document("1", "Body.", title="x" * 90), "x" * 44 + " …"),
    ],
)
def test_label(document: Document, expected: str) -> None:
    assert wording.label(document) == expected
