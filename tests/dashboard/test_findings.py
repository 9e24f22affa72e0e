"""The sentences above charts: what they say, and what they leave unsaid."""

from __future__ import annotations

import dataclasses

import pytest

from biascompare.charts.axis import axis
from biascompare.compare import CLEAR, Comparison, Pair, claim_in, sentence_in
from biascompare.compare.outlets import OwnMeasure
from biascompare.compare.periods import Every
from biascompare.compare.timeline_model import Line, Point
from biascompare.compare.verdicts import CANNOT_TELL, TOO_FEW_ARTICLES
from biascompare.dashboard import findings, texts
from biascompare.report.rows import Cells, Row

NAMES = ("Echo", "Gazette", "{a} <script>")
MEASURE = OwnMeasure("own", "Own: measure", "points", "higher is harder to read")


def row(name: str) -> Row:
    return Row(f"en {name}", name, name, "en", 12, 0, 1.0, 1.0, None, None, "#000", "circle")


def pair(a: str, b: str, verdict: str, delta: float, difference: float = 2.0) -> Pair:
    return Pair(a, b, "en", 12, 12, difference, 1.0, 3.0, delta, 0.01, 0.01, verdict, "")


def found(*pairs: Pair) -> Comparison:
    return Comparison(MEASURE, (), one_axis=True, pairs=pairs)


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ((), ""),
        ((pair("Echo", "Gazette", TOO_FEW_ARTICLES, 1.0),), ""),
        ((pair("Echo", "Elsewhere", CLEAR, 1.0),), ""),
        ((pair("Echo", "Gazette", CANNOT_TELL, 0.1),), "No difference"),
        ((pair("Echo", "Gazette", CLEAR, 0.9),), "Echo's articles are harder to read than"),
        (
            (pair("Echo", "Gazette", CLEAR, 1.0, 2.0), pair("Gazette", NAMES[2], CLEAR, 1.0, 5.0)),
            "Gazette's articles are harder to read than {a} <script>'s.",
        ),
    ],
)
def test_the_largest_clear_difference_is_told(pairs: tuple[Pair, ...], expected: str) -> None:
    told = findings.of_rows(found(*pairs), [row(name) for name in NAMES])
    assert told.startswith(expected) if expected else told == ""


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((), ""),
        (((0.0, None),), ""),
        (((0.0, 2.0), (0.0, 1.0), (3.0, 1.0)), "B (Echo, Gazette), A ({a} <script>)"),
    ],
)
def test_each_outlets_strongest_frame_is_told(
    values: tuple[tuple[float | None, ...], ...], expected: str
) -> None:
    rows = tuple(row(name) for name in NAMES[: len(values)])
    told = findings.of_cells(Cells("en", ("A", "B"), rows, values))
    assert expected in told if expected else told == ""


@pytest.mark.parametrize(
    ("n", "values", "expected"),
    [
        (12, (2.0, 5.0, 0.0), "Of these names, Echo mentions most often: B, then A (12 articles)."),
        (12, (2.0, 2.04, 1.0), "Of these names, Echo mentions most often: B and A (12 articles)."),
        (12, (2.0, 1.0, 1.0), "Of these names, Echo mentions most often: A (12 articles)."),
        (12, (2.0, None, None), "Of these names, Echo mentions most often: A (12 articles)."),
        (1_200, (2.0, 0.0, 0.0), "Of these names, Echo mentions most often: A (1,200 articles)."),
        (12, (0.0, 0.0, None), "Echo mentions none of these names (12 articles)."),
        (12, (None, None, None), ""),
        (9, (2.0, 5.0, 0.0), ""),
    ],
)
def test_who_is_named_most_is_told(n: int, values: tuple[float | None, ...], expected: str) -> None:
    rows = (dataclasses.replace(row("Echo"), n=n),)
    assert findings.of_actors(Cells("en", ("A", "B", "{c} <script>"), rows, (values,)), 0) == (
        expected
    )


def point(period: str, n: int, value: float | None = None, reach: float | None = 1.0) -> Point:
    low, high = (None, None) if value is None or reach is None else (value - reach, value + reach)
    return Point(period, f"{period}-01", n, 0, n if value is None else value, low, high)


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ((), ""),
        ((4, 5), ""),
        ((4, 8), "Most articles: Feb 2024, 8 of 12."),
        ((6, 0, 6), "Most articles: Jan 2024 and Mar 2024, 6 of 12 each."),
        ((4, 4, 4), "Most articles: Jan 2024, Feb 2024 and Mar 2024, 4 of 12 each."),
        ((2, *[1] * 8), "No month has more than 2 of the 10 articles."),
        ((3, 3, 3, 3), "No month has more than 3 of the 12 articles."),
        ((1_000, 2), "Most articles: Jan 2024, 1,000 of 1,002."),
    ],
)
def test_the_months_with_most_articles_are_told(numbers: tuple[int, ...], expected: str) -> None:
    points = tuple(point(f"2024-0{place}", n) for place, n in enumerate(numbers, 1))
    assert findings.of_counts(Line("Echo", "en", 0, points), "month") == expected


@pytest.mark.parametrize(
    ("every", "expected"),
    [("day", "1 Jan 2024"), ("week", "week of 1 Jan 2024"), ("month", "Jan 2024")],
)
def test_a_period_is_called_as_people_call_it(every: Every, expected: str) -> None:
    line = Line("Echo", "en", 0, (point("2024-01", 12),))
    assert findings.of_counts(line, every) == f"Most articles: {expected}, 12 of 12."


FEW = "No outlet has two months with at least 10 articles each"
OVERLAP = "The intervals of the two overlap: the difference may be chance."


@pytest.mark.parametrize(
    ("points", "expected", "above"),
    [
        ((), "", FEW),
        ((point("2024-01", 10, 2.0), point("2024-02", 9, 9.0)), "", FEW),
        (
            (point("2024-01", 10, 2.0), point("2024-02", 9, 9.0), point("2024-03", 10, 5.0)),
            "Lowest: 2.0 (Jan 2024); highest: 5.0 (Mar 2024).",
            "",
        ),
        (
            (point("2024-01", 10, 5.0), point("2024-02", 10, 3.0)),
            f"Lowest: 3.0 (Feb 2024); highest: 5.0 (Jan 2024). {OVERLAP}",
            "",
        ),
        (
            (point("2024-01", 10, 2.0, None), point("2024-02", 10, 5.0, None)),
            f"Lowest: 2.0 (Jan 2024); highest: 5.0 (Feb 2024). {OVERLAP}",
            "",
        ),
        (
            (point("2024-01", 10, 2.0), point("2024-02", 10, 2.01)),
            "About 2.0 in each period that has at least 10 articles.",
            "",
        ),
    ],
)
def test_lowest_and_highest_are_told_with_their_doubt(
    points: tuple[Point, ...], expected: str, above: str
) -> None:
    line = Line("Echo", "en", 0, points)
    scale = axis([0.0, 9.0], "points", "")
    assert findings.of_means(line, "month", scale) == expected
    told = findings.of_timeline([line], "month")
    assert told.startswith(above) if above else told == ""


@pytest.mark.parametrize("language", ["en", "fr", "de"])
@pytest.mark.parametrize("every", ["day", "week", "month"])
def test_timelines_speak_every_language(
    monkeypatch: pytest.MonkeyPatch, language: str, every: Every
) -> None:
    monkeypatch.setattr(texts, "language", lambda: language)
    points = (point("2024-01", 10, 0.07, 0.01), point("2024-03", 10, 0.2, 0.01))
    line = Line("Echo", "en", 0, points)
    share = axis([0.07, 0.2], "share of words (0 to 1)", "")
    percent = "7%" if language == "en" else "7\u202f%"
    assert percent in findings.of_means(line, every, share)
    assert "20" in findings.of_counts(line, every)
    assert "10" in findings.of_timeline([], every)
    rows = (row("Echo"),)
    told = findings.of_actors(Cells("en", ("A", "B"), rows, ((2.0, 1.0),)), 0)
    assert "12" in told
    assert "B (" in told


@pytest.mark.parametrize("language", ["en", "fr", "de"])
@pytest.mark.parametrize("verdict", [CLEAR, CANNOT_TELL])
def test_claim_and_figures_are_the_sentence(language: str, verdict: str) -> None:
    told = pair("Echo", "{b}", verdict, 0.9)
    claim, figures = claim_in(language, found(told), told)
    whole = sentence_in(language, found(told), told)
    assert whole.startswith(claim.removesuffix("."))
    assert figures in whole
    assert "Own: measure" not in claim + figures
    assert len(whole) <= len(claim + figures) + len(" (Own: measure) : ")
