"""Charts of differences, timelines and the story board: what is drawn, what is said."""

from __future__ import annotations

import dataclasses
from typing import Any

import pandas as pd
import pytest

from biascompare.charts import differences, story_board, timelines
from biascompare.charts.axis import axis
from biascompare.charts.column_names import more_lines
from biascompare.charts.style import DARK, LABEL_SIZE, LIGHT, Style
from biascompare.compare import CANNOT_TELL, CLEAR, TOO_FEW_ARTICLES
from biascompare.compare.board import board
from biascompare.compare.outlets import OwnMeasure
from biascompare.compare.timeline_model import ARTICLES
from biascompare.compare.timelines import timeline

HOSTILE = '<img src="http://192.0.2.1/x.png"> ![x](http://192.0.2.1/x.png) $$x$$'
OWN = OwnMeasure("own", "Own", "points")


def pair(a, b, difference, verdict, low=None, high=None):
    return {
        "a": a, "b": b, "language": "en", "difference": difference, "low": low, "high": high,
        "verdict": verdict, "sentence": f"{a} and {b}: {verdict}.",
    }  # fmt: skip


PAIRS = pd.DataFrame(
    [
        pair("Few", "Echo", 9.0, TOO_FEW_ARTICLES),
        pair("Echo", HOSTILE, 0.5, CANNOT_TELL, -1.0, 2.0),
        pair("Gazette", "Echo", -2.0, CLEAR, -3.0, -1.0),
        pair("None", "Echo", None, TOO_FEW_ARTICLES),
        pair("Gazette", "Few", 4.0, CLEAR, 3.0, 5.0),
    ]
)
TABLE = pd.DataFrame(
    {
        "id": ["1", "2", "3", "4"],
        "outlet": ["Echo", "Echo", "Echo", HOSTILE],
        "title": [HOSTILE] * 4,
        "language": "en",
        "published": ["2023-11-06", "2023-11-07", "2023-11-21", "2023-11-06"],
        "story": ["flood", "flood", None, HOSTILE],
        "own": [1.0, -3.0, 5.0, None],
        "shared_copy": ["0", "0", None, None],
    }
)
LINE = timeline(TABLE, OWN, every="week")
COUNT = timeline(TABLE, ARTICLES, every="week")
BOARD = board(TABLE)


def echo(found):
    return next(line for line in found.lines if line.name == "Echo")


def drawn(name: str, style: Style = LIGHT) -> dict[str, Any]:
    """Return a chart's specification, validated against Vega-Lite's schema."""
    scale = axis([-5.0, 5.0], "points", "higher is harder to read")
    colour = style.outlets[0]
    charts = {
        "differences": lambda: differences.differences(
            differences.shown_pairs(PAIRS), scale, style
        ),
        "means": lambda: timelines.small_multiple(echo(LINE), LINE, scale, colour, style),
        "counts": lambda: timelines.small_multiple(echo(COUNT), COUNT, scale, colour, style),
        "board": lambda: story_board.story_board(BOARD, style),
    }
    return charts[name]().to_dict()


def values_of(node: object, key: str) -> list[Any]:
    if isinstance(node, dict):
        own = [node[key]] if key in node else []
        return own + [found for each in node.values() for found in values_of(each, key)]
    if isinstance(node, list):
        return [found for each in node for found in values_of(each, key)]
    return []


NAMES = pytest.mark.parametrize("name", ["differences", "means", "counts", "board"])


@NAMES
@pytest.mark.parametrize("style", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_is_large_enough(name: str, style: Style) -> None:
    spec = drawn(name, style)
    keys = ("labelFontSize", "titleFontSize", "fontSize", "subtitleFontSize")
    sizes = [size for key in keys for size in values_of(spec, key)]

    assert min(sizes) >= LABEL_SIZE >= 14


@NAMES
def test_charts_fill_their_place_and_name_no_picture(name: str) -> None:
    spec = drawn(name)

    assert spec["width"] == "container"
    assert not {"image", "url", "href"} & set(values_of(spec, "field"))
    assert "image" not in values_of(spec, "type")


def rows_of(spec: dict[str, Any]) -> list[dict[str, Any]]:
    return [row for dataset in spec["datasets"].values() for row in dataset]


def test_clear_pairs_come_first_then_the_largest() -> None:
    shown = differences.shown_pairs(PAIRS)

    assert shown["label"].tolist() == [
        "Gazette − Few (en)",
        "Gazette − Echo (en)",
        f"Echo − {HOSTILE} (en)",
        "Few − Echo (en)",
    ]


@pytest.mark.parametrize(("count", "expected"), [(0, 0), (100, differences.MOST_PAIRS)])
def test_shown_pairs_are_limited(count: int, expected: int) -> None:
    many = pd.DataFrame([pair("A", "B", 1.0, CLEAR)] * count, columns=PAIRS.columns)

    assert len(differences.shown_pairs(many)) == expected


def test_a_clear_difference_is_told_without_colour() -> None:
    rows = rows_of(drawn("differences"))
    looks = {(row["verdict"], row["shape"]) for row in rows if "verdict" in row}

    assert looks == {
        (CLEAR, "diamond"),
        (CANNOT_TELL, "circle"),
        (TOO_FEW_ARTICLES, "cross"),
    }
    assert all(row["said"].endswith(row["verdict"]) for row in rows if "said" in row)


def test_gaps_stay_gaps() -> None:
    rows = [row for row in rows_of(drawn("means")) if "period" in row]

    assert [(row["period"], row["n"], row["value"]) for row in rows] == [
        ("2023-W45", 2, -1.0),
        ("2023-W46", 0, None),
        ("2023-W47", 1, 5.0),
    ]
    assert "break-paths-show-domains" in values_of(drawn("means"), "invalid")


def test_all_small_charts_have_the_same_axes() -> None:
    domains = [
        values_of(
            timelines.small_multiple(
                line, LINE, axis([-5.0, 5.0], "points", "x"), "#000000", LIGHT
            ).to_dict(),
            "domain",
        )
        for line in LINE.lines
    ]

    assert timelines.span(LINE) == ("2023-11-06", "2023-11-27")
    assert domains[0] == domains[1]
    assert ["2023-11-06T00:00:00", "2023-11-27T00:00:00"] in domains[0]


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "Nov"), ("fr", "nov."), ("de", "Nov.")],
)
def test_days_are_written_as_the_reader_writes_them(language: str, told: str) -> None:
    style = dataclasses.replace(LIGHT, language=language)
    written = str(values_of(drawn("means", style), "labelExpr"))
    assert f'"{told}"' in written
    assert ('". "' in written) == (language == "de")


@pytest.mark.parametrize(
    ("name", "width", "more"),
    [
        ("", 6, 0),
        ("Conflict", 6, 0),
        ("Law and politics", 16, 0),
        ("Law and politics", 15, 1),
        ("Security and public order", 8, 3),
        ("L’Étincelle de Morval", 12, 1),
    ],
)
def test_names_over_columns_take_as_few_lines_as_fit(name: str, width: int, more: int) -> None:
    assert more_lines(name, width) == more


def test_an_empty_cell_is_drawn_and_the_first_is_marked() -> None:
    rows = [row for row in rows_of(drawn("board")) if "n" in row]

    assert {(row["outlet"], row["story"]) for row in rows if row["n"] == 0} == {
        ("Echo", HOSTILE),
        (HOSTILE, "flood"),
    }
    assert {row["below"] for row in rows if row["n"] == 2} == {"6 Nov 2023\n2 shared copy"}


def test_a_board_without_stories_cannot_be_drawn() -> None:
    with pytest.raises(ValueError, match="without stories"):
        story_board.story_board(dataclasses.replace(BOARD, stories=()), LIGHT)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (differences.alternative(PAIRS.iloc[:0]), "No pairs to compare."),
        (
            differences.alternative(PAIRS.iloc[:2]),
            "No clear difference. cannot tell: 1 of 2 pairs. too few articles: 1 of 2 pairs.",
        ),
        (
            differences.alternative(PAIRS.iloc[1:3]),
            "Gazette and Echo: clear difference. cannot tell: 1 of 2 pairs.",
        ),
        (
            differences.alternative(pd.concat([PAIRS.iloc[2:3]] * (differences.MOST_SAID + 2))),
            "Gazette and Echo: clear difference. " * differences.MOST_SAID
            + "2 more pairs differ clearly.",
        ),
        (
            timelines.alternative(echo(LINE), LINE),
            "Echo: Own (Week), 2023-W45 to 2023-W47; 2 of 3 periods with articles; "
            "lowest −1.0 in 2023-W45, highest 5.0 in 2023-W47.",
        ),
    ],
)
def test_the_finding_in_words(said: str, expected: str) -> None:
    assert said == expected


def test_the_board_in_words_names_the_cells_that_are_empty() -> None:
    said = story_board.alternative(BOARD)

    assert f"flood: Echo (2); nobody can tell who was first; no article here by {HOSTILE}." in said
    assert said.endswith(BOARD.caution)
