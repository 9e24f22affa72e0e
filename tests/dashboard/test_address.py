"""The address restores what was chosen, in any language, and drops what is not there."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from biascompare.dashboard.navigation import pages
from biascompare.translations import LANGUAGES

Open = Callable[..., AppTest]
TITLES = {
    "en": "What do these articles tell, and how?",
    "fr": "Que racontent ces articles, et comment ?",
    "de": "Was erzählen diese Artikel, und wie?",
}


def words_of(page: AppTest) -> str:
    bodies = [each.proto.body for each in page.get("html")]
    # French marks stay with their words by spaces that do not break.
    return html.unescape(re.sub(r"<[^>]+>", " ", "\n".join(bodies))).replace("\xa0", " ")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", pages())
def test_every_page_opens_in_every_language(page: str, language: str, open_page: Open) -> None:
    found = open_page(page, address={"lang": language})
    assert not found.exception
    if page == "start":
        assert TITLES[language] in words_of(found)


@pytest.mark.parametrize(
    ("address", "left"),
    [
        ({"author": "Rick Dunmore"}, 7),
        ({"actor": "actor_openai", "language": "de"}, 4),
        ({"fewest": "100000"}, 0),
        ({"most": "100000"}, 96),
        ({"text": "CHATGPT boss thrown out"}, 1),
        ({"text": "<script>"}, 0),
        ({"opinion": "only"}, 25),
        ({"copy": "only"}, 2),
        ({"copy": "first"}, 95),
        ({"dates": ["2023-11-18", "2023-12-31"]}, 20),
        ({"voice": "outlet", "language": "fr"}, 24),
    ],
)
def test_filters_of_the_address(
    address: dict[str, str | list[str]], left: int, open_page: Open
) -> None:
    page = open_page("start", address={**address, "lang": "en"})
    assert not page.exception
    assert f"{left} of 96 articles left" in [each.value for each in page.text]
    assert "does not exist" not in words_of(page)


@pytest.mark.parametrize(
    ("address", "value"),
    [
        ({"outlet": "Nobody"}, "Nobody"),
        ({"lang": "xx"}, "xx"),
        ({"opinion": "none"}, "none"),
        ({"fewest": "-3"}, "-3"),
        ({"fewest": "9" * 30}, "9" * 30),
        ({"dates": ["2023-11-18"]}, "2023-11-18"),
        ({"dates": ["2023-13-45", "x"]}, "2023-13-45 x"),
        ({"actor": "<b>x</b>"}, "<b>x</b>"),
    ],
)
def test_what_is_not_there_is_dropped_and_said(
    address: dict[str, str | list[str]], value: str, open_page: Open
) -> None:
    page = open_page("start", address=address)
    assert not page.exception
    assert f"“{value}” in the address does not exist here" in "".join(
        html.unescape(each.proto.body) for each in page.get("html")
    )
    assert "All 96 articles" in [each.value for each in page.text]
    assert set(address) & set(page.query_params) == set()


def test_a_link_to_articles_that_have_changed_says_so(open_page: Open) -> None:
    first = open_page("start")
    assert "have changed" not in words_of(first)
    version = first.query_params["data"]
    assert "have changed" not in words_of(open_page("start", address={"data": version}))
    assert "have changed" in words_of(open_page("start", address={"data": "0123456789"}))


def test_the_language_changes_and_what_was_chosen_stays(open_page: Open) -> None:
    page = open_page("start", address={"language": "fr", "lang": "en"})
    page.segmented_control(key="language_from_en").set_value("de").run()
    assert not page.exception
    assert TITLES["de"] in words_of(page)
    assert page.multiselect(key="language").value == ["fr"]
    assert page.query_params["lang"] == "de"


@pytest.mark.parametrize("place", ["1", "3", "last", "999", "x", "-1"])
def test_before_a_class_one_chart_is_drawn(place: str, open_page: Open) -> None:
    page = open_page("compare", address={"view": "projector", "chart": place})
    assert not page.exception
    assert len(page.get("vega_lite_chart")) == 1


def test_a_page_without_charts_can_be_left_before_a_class(open_page: Open) -> None:
    page = open_page("start", address={"view": "projector"})
    assert not page.exception
    assert [each.label for each in page.button if each.label in ("Back", "Next")] == [
        "Back",
        "Next",
    ]
