"""Chips that take filters away, and sets of filters that a visitor keeps."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from biascompare.filter_sets import FilterSet, to_toml

Open = Callable[..., AppTest]
FILTERS = {"outlet": ["The Brask Echo", "The Halden Gazette"], "fewest": "100", "lang": "en"}


def words_of(page: AppTest) -> str:
    bodies = [each.proto.body for each in page.get("html")]
    return html.unescape(re.sub(r"<[^>]+>", " ", "\n".join(bodies)))


def chips(page: AppTest) -> list[str]:
    return [each.label for each in page.button if each.label.endswith("✕")]


def press(page: AppTest, label: str) -> AppTest:
    (button,) = [each for each in page.button if each.label == label]
    return button.click().run()


@pytest.mark.parametrize("page", ["start", "compare", "articles", "data", "when"])
def test_every_filter_is_a_chip_at_the_top(page: str, open_page: Open) -> None:
    found = open_page(page, address=FILTERS)
    assert not found.exception
    assert chips(found) == [
        r"Outlet\:⁠ The Brask Echo ✕",
        r"Outlet\:⁠ The Halden Gazette ✕",
        "from 100 words ✕",
    ]


@pytest.mark.parametrize("page", ["methods", "lesson"])
def test_a_page_that_filters_do_not_change_has_no_chips(page: str, open_page: Open) -> None:
    assert chips(open_page(page, address=FILTERS)) == []


def test_a_chip_takes_its_value_away_and_nothing_else(open_page: Open) -> None:
    page = press(open_page("start", address=FILTERS), r"Outlet\:⁠ The Brask Echo ✕")
    assert not page.exception
    assert page.multiselect(key="outlet").value == ["The Halden Gazette"]
    assert page.query_params["outlet"] == "The Halden Gazette"
    assert page.query_params["fewest"] == "100"
    page = press(page, "from 100 words ✕")
    assert "fewest" not in page.query_params
    page = press(page, "Clear all")
    assert chips(page) == []
    assert set(page.query_params) & {"outlet", "fewest"} == set()


def test_dates_are_one_chip(open_page: Open) -> None:
    page = open_page("start", address={"dates": ["2023-11-18", "2023-12-31"], "lang": "en"})
    assert len(chips(page)) == 1
    page = press(page, chips(page)[0])
    assert not page.exception
    assert [each.value for each in page.text if "96" in each.value] == ["All 96 articles"]


def test_before_a_class_the_filters_are_said_in_words(open_page: Open) -> None:
    page = open_page("compare", address=FILTERS | {"view": "projector"})
    assert chips(page) == []
    assert "24 of 96 articles left: The Brask Echo, The Halden Gazette, from" in words_of(page)


def save(page: AppTest, name: str) -> AppTest:
    page.text_input(key="filters_name").set_value(name)
    return press(page, "Save these filters")


def test_filters_are_saved_chosen_again_and_deleted(open_page: Open) -> None:
    page = save(open_page("start", address=FILTERS), "  Echo  and Gazette ")
    assert not page.exception
    assert "“Echo and Gazette” is saved." in words_of(page)
    page = save(press(page, "Clear all"), "everything")
    assert page.selectbox(key="filters_chosen").options == ["Echo and Gazette", "everything"]
    page.selectbox(key="filters_chosen").set_value("Echo and Gazette")
    page.button(key="filters_use").click().run()
    assert not page.exception
    assert page.query_params["outlet"] == FILTERS["outlet"]
    assert page.query_params["fewest"] == "100"
    page.selectbox(key="filters_chosen").set_value("everything")
    page.button(key="filters_use").click().run()
    assert chips(page) == []
    page.button(key="filters_delete").click().run()
    assert page.selectbox(key="filters_chosen").options == ["Echo and Gazette"]
    assert not page.exception


def test_filters_without_a_name_are_not_saved(open_page: Open) -> None:
    page = save(open_page("start", address=FILTERS), "   ")
    assert "Give the present filters a name first." in words_of(page)
    assert "visit" not in page.query_params


def test_another_visitor_does_not_see_them(open_page: Open) -> None:
    first = save(open_page("start", address=FILTERS), "mine")
    token = first.query_params["visit"]
    assert "filters_chosen" not in [each.key for each in open_page("start").selectbox]
    again = open_page("start", address={"visit": token, "lang": "en"})
    assert again.selectbox(key="filters_chosen").options == ["mine"]


@pytest.mark.parametrize(
    ("content", "said", "options"),
    [
        (
            to_toml([FilterSet("a", {"outlet": ("The Brask Echo",)}), FilterSet("b", {})]),
            "2 sets of filters were taken over.",
            ["a", "b"],
        ),
        ("version = 1\n[[set]]\nname = ''", "line 3: expected name", None),
        ("\x00", "not valid TOML", None),
    ],
)
def test_a_file_of_sets_is_opened(
    content: str, said: str, options: list[str] | None, open_page: Open
) -> None:
    page = open_page("start", address={"lang": "en"})
    page.file_uploader(key="filters_file").upload("sets.toml", content.encode()).run()
    assert not page.exception
    assert said in words_of(page)
    found = [each.options for each in page.selectbox if each.key == "filters_chosen"]
    assert found == ([options] if options else [])


def test_a_saved_value_that_is_not_there_is_dropped_and_said(open_page: Open) -> None:
    page = open_page("start", address={"lang": "en"})
    sets = to_toml([FilterSet("old", {"outlet": ("Gone Times",), "language": ("fr",)})])
    page.file_uploader(key="filters_file").upload("sets.toml", sets.encode()).run()
    page.button(key="filters_use").click().run()
    assert not page.exception
    assert "“Gone Times” in the address does not exist here" in words_of(page)
    assert page.query_params["language"] == "fr"
