"""Any two selections, and any two measures, on the page that compares."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping

import pytest
from streamlit.testing.v1 import AppTest

from biascompare.filter_sets import FilterSet, encode

Open = Callable[..., AppTest]
ECHO, GAZETTE = "The Brask Echo", "The Halden Gazette"


def words_of(page: AppTest) -> str:
    bodies = [each.proto.body for each in page.get("html")]
    return html.unescape(re.sub(r"<[^>]+>", " ", "\n".join(bodies)))


def opened(open_page: Open, address: Mapping[str, str | list[str]]) -> AppTest:
    page = open_page("compare", address={"look": "two", "lang": "en"} | dict(address))
    assert not page.exception
    return page


def chosen(name: str, **filters: list[str]) -> str:
    return encode(FilterSet(name, {key: tuple(values) for key, values in filters.items()}))


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ({}, f"12 articles of “{ECHO}” are in “all articles” as well."),
        ({"first": chosen("", outlet=[ECHO]), "second": chosen("", outlet=[GAZETTE])}, ECHO),
        (
            {"first": chosen("a", language=["en"]), "second": chosen("b", outlet=[ECHO])},
            "12 articles of “b” are in “a” as well. They count for “b” alone",
        ),
        (
            {
                "first": chosen("a", outlet=[ECHO, GAZETTE]),
                "second": chosen("b", outlet=[ECHO, "Tolliver Market Report"]),
            },
            "12 articles in both selections are left out of both",
        ),
        ({"first": "every", "second": "every"}, "hold the same articles"),
        ({"outlet": ECHO, "second": chosen("", outlet=[ECHO])}, "hold the same articles"),
        ({"first": chosen("x", text=["zzzz"])}, "x holds no article"),
        (
            {"first": chosen("x", language=["fr"]), "second": chosen("y", language=["de"])},
            "no articles in one language",
        ),
    ],
)
def test_two_selections(address: dict[str, str | list[str]], said: str, open_page: Open) -> None:
    assert said in words_of(opened(open_page, address))


def test_the_present_filters_are_set_against_a_saved_set_and_the_address_holds_both(
    open_page: Open,
) -> None:
    page = opened(open_page, {"outlet": ECHO, "second": chosen("mine", outlet=[GAZETTE])})
    words = words_of(page)
    assert "12 articles" in words
    assert f"{ECHO}" in words
    assert "clear difference" in words
    assert page.selectbox(key="first").value == "present"
    again = opened(open_page, {key: page.query_params[key] for key in page.query_params})
    assert words_of(again) == words


@pytest.mark.parametrize(
    ("word", "value"),
    [
        (chosen("old", outlet=["Gone Times"]), "Gone Times"),
        ("outlet=", "outlet="),
        ("<script>", "<script>"),
        ("dates=2023-99-99&dates=2024-01-01", "dates=2023-99-99&dates=2024-01-01"),
    ],
)
def test_what_a_link_names_and_is_not_there_is_said(word: str, value: str, open_page: Open) -> None:
    page = opened(open_page, {"first": word})
    assert f"“{value}” in the address does not exist here" in words_of(page)


def test_the_words_of_two_selections(open_page: Open) -> None:
    address = {
        "first": chosen("", outlet=[ECHO]),
        "second": chosen("", outlet=[GAZETTE]),
        "words": "1",
    }
    words = words_of(opened(open_page, address))
    assert f"More often: {ECHO}" in words
    assert f"More often: {GAZETTE}" in words


@pytest.mark.parametrize("language", ["fr", "de"])
def test_in_other_languages(language: str, open_page: Open) -> None:
    for look in ("two", "scatter"):
        page = open_page("compare", address={"look": look, "lang": language, "words": "1"})
        assert not page.exception
        assert "clear difference" not in words_of(page)


@pytest.mark.parametrize("marks", ["outlets", "articles"])
def test_any_measure_against_any_other(marks: str, open_page: Open) -> None:
    address = {"look": "scatter", "lang": "en", "across": "tone", "up": "lix", "marks": marks}
    page = open_page("compare", address=address)
    assert not page.exception
    assert len(page.get("vega_lite_chart")) == 3
    assert "Spearman’s ρ =" in words_of(page)
    kept = {key: page.query_params[key] for key in address if key in page.query_params}
    assert kept == {key: value for key, value in address.items() if value != "outlets"}


def test_measures_that_hold_across_languages_share_a_chart(open_page: Open) -> None:
    page = open_page("compare", address={"look": "scatter", "across": "lix", "up": "rix"})
    assert not page.exception
    assert len(page.get("vega_lite_chart")) == 1


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ({"text": "zzzz"}, "No article fits all filters"),
        ({"across": "magic"}, "“magic” in the address does not exist here"),
        ({"across": "lix", "up": "lix"}, "“lix” in the address does not exist here"),
        ({"outlet": ECHO, "fewest": "250"}, "under 10 articles have both values"),
    ],
)
def test_a_chart_that_cannot_be_drawn(address: dict[str, str], said: str, open_page: Open) -> None:
    page = open_page("compare", address={"look": "scatter", "lang": "en", **address})
    assert not page.exception
    assert said in words_of(page)
