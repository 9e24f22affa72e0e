"""Filters hold on every page, live in the address, and drop what is not there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from biascompare.dashboard import reading
from biascompare.dashboard.articles_left import narrow
from biascompare.dashboard.corpora import Corpus
from biascompare.dashboard.selection import Selection

Open = Callable[..., AppTest]


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return reading.read(("sample",), {})


@pytest.mark.parametrize(
    ("chosen", "period", "expected"),
    [
        ({}, None, 96),
        ({"language": ("en",)}, None, 48),
        ({"language": ("en", "fr")}, None, 72),
        ({"language": ("en",), "story": ("OpenAI board crisis",)}, None, 12),
        ({"outlet": ("The Brask Echo", "Ostermoor-Kurier")}, None, 24),
        ({"outlet": ("Nobody",)}, None, 0),
        ({}, (date(2023, 1, 1), date(2023, 12, 31)), 20),
        ({"section": ("(none)",)}, None, 0),
    ],
)
def test_narrow(
    chosen: dict[str, tuple[str, ...]],
    period: tuple[date, date] | None,
    expected: int,
    corpus: Corpus,
) -> None:
    view = narrow(corpus, Selection(chosen, period=period))
    assert len(view.table) == expected
    assert view.filtered is bool(chosen or period)


def test_views_of_different_filters_have_different_keys(corpus: Corpus) -> None:
    period = (date(2023, 1, 1), date(2023, 12, 31))
    several: list[dict[str, tuple[str, ...]]] = [{}, {"language": ("en",)}, {"story": ("en",)}]
    keys = [
        narrow(corpus, Selection(chosen, period=days)).key
        for chosen in several
        for days in (None, period)
    ]
    assert len(set(keys)) == len(keys)


def press(page: AppTest, label: str) -> None:
    (button,) = [each for each in page.button if each.label == label]
    button.click().run()


def test_filters_narrow_every_page(open_page: Open) -> None:
    address = {"language": "fr"}
    first = open_page("compare", address=address)
    assert "24 articles · 2 outlets" in "".join(each.proto.body for each in first.get("html"))
    articles = open_page("articles", address=address)
    assert len(articles.selectbox(key="chosen_article").options) == 24
    data = "".join(each.proto.body for each in open_page("data", address=address).get("html"))
    assert "Le Courrier de Vauclair" in data
    assert "The Brask Echo" not in data


def test_the_address_drops_what_is_not_there(open_page: Open) -> None:
    page = open_page(
        "compare", address={"outlet": "Nobody", "language": "Klingon", "readability": "magic"}
    )
    assert not page.exception
    assert page.multiselect(key="outlet").value == []
    assert "96 articles" in "".join(each.proto.body for each in page.get("html"))


def test_nothing_left_says_what_to_do_and_can_be_undone(open_page: Open) -> None:
    page = open_page("compare", address={"language": "fr", "outlet": "The Brask Echo"})
    assert "No article fits all filters" in "".join(each.proto.body for each in page.get("html"))
    press(page, "Clear filters")
    assert not page.exception
    assert "96 articles" in "".join(each.proto.body for each in page.get("html"))
    assert page.multiselect(key="language").value == []


def test_an_article_of_the_address_is_opened(open_page: Open, corpus: Corpus) -> None:
    wanted = corpus.table["id"].tolist()[7]
    page = open_page("articles", address={"article": wanted})
    assert page.selectbox(key="chosen_article").value == wanted


@pytest.fixture(scope="module")
def many_stories(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A table of 500 stories with two articles each, and of two with one."""
    table = tmp_path_factory.mktemp("stories") / "stories.csv"
    stories = [f"Story {number:03}" for number in range(500)] * 2 + ["A last one", "One more"]
    rows = [
        f"Outlet {place % 2},Title {place},{story},Few words.,en"
        for place, story in enumerate(stories)
    ]
    table.write_text("\n".join(["outlet,title,story,text,language", *rows]), encoding="utf-8")
    return table


@pytest.mark.parametrize(
    ("asked", "kept", "left"),
    [
        ([], [], None),
        (["Story 007"], ["Story 007"], "2 of 1,002 articles left"),
        (["A last one"], ["A last one"], "1 of 1,002 articles left"),
        (["A last one", "Story 007", "Nowhere"], ["A last one", "Story 007"], "3 of 1,002"),
    ],
)
def test_a_value_that_is_not_listed_can_be_asked_for(
    open_page: Open, many_stories: Path, asked: list[str], kept: list[str], left: str | None
) -> None:
    page = open_page("data", many_stories, address={"story": asked})
    field = page.multiselect(key="story")

    assert sorted(field.value) == kept
    assert set(field.options) - set(kept) <= {f"Story {number:03}" for number in range(500)}
    said = " ".join(
        [*(each.value for each in page.text), *(each.proto.body for each in page.get("html"))]
    )
    assert "The 500 with the most articles are listed." in said
    assert left is None or left in said
    assert "Nowhere" not in field.options
    assert not page.exception
