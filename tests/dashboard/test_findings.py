"""The sentences above charts: what they say, and what they leave unsaid."""

from __future__ import annotations

import pytest

from biascompare.compare import CLEAR, Comparison, Pair, claim_in, sentence_in
from biascompare.compare.outlets import OwnMeasure
from biascompare.compare.verdicts import CANNOT_TELL, TOO_FEW_ARTICLES
from biascompare.dashboard import findings
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
