"""The lines under a chart make its table again: every chart of every page, run as they stand."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

import biascompare
from biascompare import api
from biascompare.dashboard import drawing
from biascompare.dashboard.reproducing import Origin

ECHO, GAZETTE = "The Brask Echo", "The Halden Gazette"
STREETS = "School streets in Arlenport"
VIEWS: tuple[tuple[str, dict[str, str]], ...] = (
    ("compare", {}),
    ("compare", {"side": "articles", "story": STREETS}),
    ("compare", {"look": "scatter", "outlet": ECHO}),
    ("compare", {"look": "scatter", "across": "lix", "up": "rix"}),
    ("compare", {"look": "scatter", "marks": "articles"}),
    ("compare", {"look": "scatter", "marks": "articles", "across": "lix", "up": "rix"}),
    ("compare", {"look": "two", "language": "fr", "second": "outlet=Le Courrier de Vauclair"}),
    ("compare", {"look": "two", "first": f"outlet={ECHO}", "second": f"outlet={GAZETTE}"}),
    ("frames", {}),
    ("stories", {}),
    ("words", {}),
    ("words", {"how": "shift", "one": ECHO, "other": GAZETTE}),
    ("words", {"how": "shift", "in": "de", "without": "krieg"}),
    ("words", {"struck": "boss", "in": "en"}),
    ("words", {"how": "distance", "in": "fr"}),
    ("when", {}),
    ("when", {"over_time": "tone", "every": "month"}),
)
FILTERS = (
    {"outlet": [ECHO, GAZETTE], "language": "en"},
    {"dates": ["2023-11-18", "2024-12-31"], "fewest": "100", "most": "5000"},
    {"text": "the", "opinion": "out"},
    {"frame": "frame_conflict", "copy": "first"},
    {"voice": "outlet", "story": STREETS},
)


@pytest.fixture
def origins(monkeypatch) -> list[Origin | None]:
    """Take what every chart offers to take along."""
    found: list[Origin | None] = []

    def offered(*arguments: Any, **_: Any) -> None:
        found.append(arguments[-1])

    monkeypatch.setattr(drawing, "downloads", offered)
    return found


@pytest.fixture(autouse=True)
def once(monkeypatch) -> None:
    """Read and measure the same articles once."""
    made: dict[object, Any] = {}

    def read(*paths):
        if paths not in made:
            made[paths] = api.read(*paths)
        return made[paths]

    def measure(documents, *names, **others):
        documents = list(documents)
        key = (tuple(each.id for each in documents), names, tuple(others.items()))
        if key not in made:
            made[key] = api.measure(documents, *names, **others)
        return made[key].copy()

    monkeypatch.setattr(biascompare, "read", read, raising=False)
    monkeypatch.setattr(biascompare, "measure", measure, raising=False)


def run(python: str) -> pd.DataFrame:
    names: dict[str, Any] = {}
    exec(compile(python, "lines", "exec"), names)
    table = names["table"]
    assert isinstance(table, pd.DataFrame)
    return table


def same(one: pd.DataFrame, other: pd.DataFrame) -> None:
    pd.testing.assert_frame_equal(
        one.reset_index(drop=True), other.reset_index(drop=True), check_dtype=False
    )


# Pages in French first: what is kept for all visitors must not speak one visitor's language.
@pytest.mark.parametrize("spoken", ["fr", "en"])
@pytest.mark.parametrize(("page", "address"), VIEWS, ids=lambda each: str(each))
def test_every_chart_is_made_again(open_page, origins, page, address, spoken):
    test: AppTest = open_page(page, address={**address, "lang": spoken})

    assert not test.exception
    assert origins, "the page has charts"
    for lines in {each.python: each for each in origins if each is not None}.values():
        same(run(lines.python), lines.rows())
    assert all(each is not None and each.python for each in origins)


@pytest.mark.parametrize("address", FILTERS, ids=lambda each: " ".join(each))
def test_the_filters_are_in_the_lines(open_page, origins, address):
    test: AppTest = open_page("when", address={**address, "over_time": "tone"})

    assert not test.exception
    assert origins
    found = origins[0]
    assert found is not None
    same(run(found.python), found.rows())
