"""The charts' specifications: fields, values, ranges and sizes."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd
import pytest

from biascompare.charts.axis import axis
from biascompare.charts.dots import MOST_ARTICLES, dots, sampled
from biascompare.charts.heatmap import heatmap, heatmap_spec
from biascompare.charts.lollipops import lollipops
from biascompare.charts.style import DARK, LABEL_SIZE, LIGHT, Style
from biascompare.measure_translations import in_language
from biascompare.measures import MEASURES
from biascompare.report import chart_files
from biascompare.translations import LANGUAGES

HOSTILE = '<img src="http://192.0.2.1/x.png"> ![x](http://192.0.2.1/x.png) $$x$$'
GROUPS = pd.DataFrame(
    {
        "key": ["en A", "en B"],
        "label": ["A (2 articles)", HOSTILE],
        "n": [2, 1],
        "mean": [40.0, 60.0],
        "low": [35.0, None],
        "high": [45.0, None],
        "interval": ["35.0 to 45.0", "–"],
        "colour": ["#0072B2", "#C44E00"],
        "shape": ["circle", "square"],
    }
)
ARTICLES = pd.DataFrame(
    {"key": ["en A", "en A", "en B"], "value": [30.0, 50.0, 60.0], "title": ["x", "y", HOSTILE]}
)
CELLS = pd.DataFrame(
    {
        "key": ["en A", "en A"],
        "label": ["A", "A"],
        "colour": ["#0072B2", "#0072B2"],
        "frame": ["Conflict", "Human interest"],
        "value": [12.5, None],
    }
)
ACTORS = pd.DataFrame({"actor": ["Mira", HOSTILE], "value": [4.0, 0.0], "colour": "#0072B2"})


DOT_FIELDS = {"key", "label", "mean", "low", "high", "interval", "colour", "shape"}


def drawn(name: str, style: Style = LIGHT) -> dict[str, Any]:
    """Return a chart's specification, validated against Vega-Lite's schema."""
    scale = axis([30.0, 60.0], "points", "higher is easier to read")
    charts = {
        "dots": lambda: dots(GROUPS, ARTICLES, scale, style),
        "heatmap": lambda: heatmap(CELLS, "hits", style),
        "lollipops": lambda: lollipops(ACTORS, ("A", "English"), 8.0, "mentions", style),
    }
    chart: alt.LayerChart = charts[name]()
    return chart.to_dict()


def values_of(node: object, key: str) -> list[Any]:
    """Return every value that stands under ``key``, wherever in the specification."""
    if isinstance(node, dict):
        own = [node[key]] if key in node else []
        return own + [found for each in node.values() for found in values_of(each, key)]
    if isinstance(node, list):
        return [found for each in node for found in values_of(each, key)]
    return []


NAMES = pytest.mark.parametrize("name", ["dots", "heatmap", "lollipops"])


@NAMES
@pytest.mark.parametrize("style", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_is_large_enough(name: str, style: Style) -> None:
    spec = drawn(name, style)
    sizes = [
        size
        for key in ("labelFontSize", "titleFontSize", "fontSize", "subtitleFontSize")
        for size in values_of(spec, key)
    ]
    assert len(sizes) >= 3
    assert min(sizes) >= LABEL_SIZE >= 14


@NAMES
def test_charts_fill_their_place_and_name_no_picture(name: str) -> None:
    spec = drawn(name)
    assert spec["width"] == "container"
    assert spec["config"]["background"] == "transparent"
    # A tooltip field called image, or an image mark, would load from elsewhere.
    assert not {"image", "url", "href"} & set(values_of(spec, "field"))
    assert "image" not in values_of(spec, "type")
    assert values_of(spec, "url") == []


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        (
            "dots",
            DOT_FIELDS | {"value", "title"},
        ),
        ("heatmap", {"frame", "value", "key", "label", "colour"}),
        ("lollipops", {"actor", "value"}),
    ],
)
def test_fields(name: str, fields: set[str]) -> None:
    assert set(values_of(drawn(name), "field")) == fields


def test_dots_hold_the_values_and_the_range() -> None:
    spec = drawn("dots")
    rows = [row for dataset in spec["datasets"].values() for row in dataset]
    assert {row["mean"] for row in rows if "mean" in row} == {40.0, 60.0}
    assert {row["value"] for row in rows if "value" in row} == {30.0, 50.0, 60.0}
    assert [27.6, 62.4] in values_of(spec, "domain")
    assert ["← harder to read · easier to read →", "points"] in values_of(spec, "title")
    assert HOSTILE in {row.get("label") for row in rows}


def test_dots_show_zero_only_where_values_lie_on_both_sides() -> None:
    scale = axis([-0.5, 0.5], "points", "higher is more positive wording")
    crossing = dots(GROUPS, ARTICLES, scale, LIGHT).to_dict()
    assert len(crossing["layer"]) == len(drawn("dots")["layer"]) + 1


def test_dots_without_single_articles() -> None:
    scale = axis([40.0, 60.0], "points", "higher is longer")
    spec = dots(GROUPS, ARTICLES.iloc[:0], scale, LIGHT).to_dict()
    assert len(spec["layer"]) == len(drawn("dots")["layer"]) - 1


def test_heat_starts_at_zero_and_a_missing_value_stays_missing() -> None:
    spec = drawn("heatmap")
    assert [0, 12.5] in values_of(spec, "domain")
    rows = [row for dataset in spec["datasets"].values() for row in dataset]
    assert None in {row["value"] for row in rows}


def test_heat_of_nothing_but_zeros_has_a_range() -> None:
    spec = heatmap(CELLS.assign(value=0.0), "hits", LIGHT).to_dict()
    assert [0, 1.0] in values_of(spec, "domain")


def test_lollipops_start_at_zero_on_the_range_they_are_given() -> None:
    domains = values_of(drawn("lollipops"), "domain")
    assert [0, pytest.approx(10.8)] in domains


@pytest.mark.parametrize(
    ("count", "expected"), [(0, 0), (MOST_ARTICLES, MOST_ARTICLES), (10_000, MOST_ARTICLES)]
)
def test_sampled(count: int, expected: int) -> None:
    articles = pd.DataFrame({"value": range(count)})
    assert len(sampled(articles)) == expected
    assert sampled(articles).equals(sampled(articles))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [300, 356, 439, 900])
def test_names_over_a_heat_map_take_no_width_from_its_cells(language: str, width: int) -> None:
    measures = in_language(MEASURES, language).values()
    names = [each.label for each in measures if each.family == "frames"]
    assert len(names) > 5
    cells = pd.DataFrame({"key": "en A", "label": "A", "colour": "#000", "frame": names})
    picture = chart_files.svg(
        heatmap_spec(cells.assign(value=1.0), "hits", LIGHT), "#FFF", width=width
    )
    drawn_width = float(picture.partition(' width="')[2].partition('"')[0])
    # Vega sets five pixels around a chart.
    assert drawn_width <= width + 20
