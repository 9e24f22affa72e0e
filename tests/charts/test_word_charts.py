"""Charts of words: no label lies over another, and what they show is said."""

from __future__ import annotations

import itertools
import math
import random

import pandas as pd
import pytest

from biascompare.charts.contrast import contrast_scatter, contrast_text, labelled
from biascompare.charts.distances import (
    distance_dendrogram,
    distance_map,
    distance_matrix,
    distance_text,
    joined,
    map_labels,
)
from biascompare.charts.labels import Box, place_labels
from biascompare.charts.shift import shift_bars, shift_text
from biascompare.charts.style import DARK, LABEL_SIZE, LIGHT, Style

HOSTILE = '<img src="http://192.0.2.1/x.png"> $$x$$'
TERMS = pd.DataFrame(
    {
        "term": ["war", HOSTILE, "calm"],
        "count": [5, 4, 20],
        "z": [2.4, 1.0, -1.5],
        "colour": "#0072B2",
    }
)
WORDS = pd.DataFrame(
    {"word": ["war", "calm", HOSTILE], "contribution": [-0.2, 0.1, 0.0], "colour": "#0072B2"}
)
PAIRS = pd.DataFrame({"a": ["A", "B"], "b": ["B", "A"], "distance": [0.2, 0.2]})
PLACES = pd.DataFrame(
    {"name": ["A", "B"], "x": [0.1, -0.1], "y": [0.0, 0.0], "colour": "#0072B2", "shape": "circle"}
)


@pytest.mark.parametrize(
    ("one", "two", "meet"),
    [
        (Box(0, 0, 10, 10), Box(5, 5, 15, 15), True),
        (Box(0, 0, 10, 10), Box(10, 0, 20, 10), False),
        (Box(0, 0, 10, 10), Box(0, 11, 10, 20), False),
        (Box(0, 0, 10, 10), Box(2, 2, 3, 3), True),
    ],
)
def test_boxes(one, two, meet):
    assert one.meets(two) is two.meets(one) is meet


@pytest.mark.parametrize(("count", "wide"), [(0, 300), (1, 300), (5, 300), (80, 300), (200, 900)])
def test_no_label_lies_over_another(count, wide):
    generator = random.Random(count)
    points = [
        (generator.uniform(0, wide), generator.uniform(0, 300), "word" * generator.randrange(1, 5))
        for _ in range(count)
    ]
    boxes = place_labels(points, wide, 300)
    assert len(boxes) == count
    placed = [box for box in boxes if box]
    assert not any(one.meets(two) for one, two in itertools.combinations(placed, 2))
    assert all(box.within(wide, 300) for box in placed)
    assert len(placed) >= min(count, 5) - 1
    for box, (x, y, _) in itertools.product(placed, points):
        assert not (box.left < x < box.right and box.top < y < box.bottom)


@pytest.mark.parametrize("wider", [1.0, 2.0])
def test_labels_stay_apart_where_the_picture_is_wider(wider):
    generator = random.Random(7)
    spots = [(generator.uniform(0, 500), generator.uniform(0, 300)) for _ in range(80)]
    points = [(x, y, "word") for x, y in spots[:20]]
    boxes = place_labels(points, 500, 300, others=spots[20:], wider=2.0)
    drawn = [
        box.moved((wider - 1) * x) for box, (x, _, _) in zip(boxes, points, strict=True) if box
    ]
    assert len(drawn) > 5
    assert not any(one.meets(two) for one, two in itertools.combinations(drawn, 2))
    for box, (x, y) in itertools.product(drawn, spots):
        assert not (box.left < wider * x < box.right and box.top < y < box.bottom)


def test_of_two_terms_in_one_place_both_have_room_but_not_fifty():
    assert all(place_labels([(100, 100, "one"), (100, 100, "two")], 300, 200))
    assert None in place_labels([(100, 100, "word")] * 50, 300, 200)


@pytest.mark.parametrize("style", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["contrast", "shift", "matrix", "map", "dendrogram"])
def test_charts_are_valid_and_said(name: str, style: Style) -> None:
    chart = {
        "contrast": lambda: contrast_scatter(TERMS, ("A", "B"), style),
        "shift": lambda: shift_bars(WORDS, ("A", "B"), -0.1, "points", style),
        "matrix": lambda: distance_matrix(PAIRS, style),
        "map": lambda: distance_map(PLACES, style),
        "dendrogram": lambda: distance_dendrogram(["A", HOSTILE], [(0, 1, 0.2, 2)], style),
    }[name]()
    spec = chart.to_dict()
    assert spec["description"]
    assert spec["config"]["axis"]["labelFontSize"] >= LABEL_SIZE
    assert "url" not in str(spec["layer"])


def test_names_on_the_map_have_each_their_place():
    near = pd.concat([PLACES, PLACES.assign(name=["The A Gazette", "Le B"], y=0.01)])
    found = map_labels(near, 0.2)
    assert found["name"].tolist() == near["name"].tolist()
    assert not found.duplicated(["x", "y"]).any()


def test_outlets_join_at_their_distance():
    # A and C at 0.1, then B at 0.3: C stands beside A, and B's bracket starts between them.
    brackets, leaves = joined(["A", "B", "C"], [(0, 2, 0.1, 2), (3, 1, 0.3, 3)])
    assert leaves["name"].tolist() == ["A", "C", "B"]
    last = brackets[brackets["join"] == 1]
    assert list(zip(last["distance"], last["row"], strict=True)) == [
        (0.1, 0.5),
        (0.3, 0.5),
        (0.3, 2.0),
        (0.0, 2.0),
    ]


@pytest.mark.parametrize(("size", "wide"), [(LABEL_SIZE, 700), (2 * LABEL_SIZE, 1_400)])
def test_labels_stand_in_the_picture_at_both_ends(size, wide):
    high = 400
    found = labelled(TERMS, ((0.0, 2.0), (-3.0, 3.0)), (wide, high), size)
    assert set(found["term"]) == set(TERMS["term"])
    at = found["count"].map(math.log10) / 2 * wide + found["right"]
    letters = {"left": 0.0, "center": 0.5, "right": 1.0}
    left = at - 0.58 * size * found["term"].map(len) * found["align"].map(letters)
    top = (3 - found["z"]) / 6 * high + found["down"]
    assert left.between(0, wide).all()
    assert top.between(0, high - size).all()


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (contrast_text(TERMS.drop(1), ("A", "B")), "A uses more: war. B uses more: calm."),
        (contrast_text(TERMS[:0], ("A", "B")), "No terms to show."),
        (
            shift_text(WORDS[:2], ("A", "B"), -0.1, "points"),
            "A less B: −0.100 points. Most of it: war −0.200, calm +0.100.",
        ),
        (distance_text(PAIRS), "Farthest apart: A and B (0.200); nearest: A and B (0.200)."),
        (distance_text(PAIRS[:0]), "No pairs to show."),
    ],
)
def test_what_a_chart_shows_is_said(told, expected):
    assert told == expected
