"""The filter for stories takes those that were found, and marks them as found."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

Open = Callable[..., AppTest]
FERRY = (
    "The ferry {name} ran aground off Port Hale on Monday with 214 passengers. Captain Mira "
    "Stolt blamed the fog, the harbour master Jon Velde the missing buoy. Divers found a hole "
    "in the hull of the ferry. {more}"
)
LIBRARY = (
    "The library of Castel Brun closes its reading room after 90 years. Librarian Ada Frey "
    "collected 3,100 signatures against the closing of the reading room. {more}"
)


def row(outlet: str, text: str, story: str | None = None) -> dict[str, str | None]:
    title = text.split(". ")[0]
    return {"outlet": outlet, "title": title, "text": text, "story": story, "language": "en"} | {
        "published": "2025-03-03"
    }


@pytest.fixture
def articles(tmp_path: Path) -> Callable[..., Path]:
    def write(story: str | None = None) -> Path:
        rows = [
            row("Echo", FERRY.format(name="Aurora", more="Nobody was hurt."), story),
            row("Gazette", FERRY.format(name="Aurora", more="Tugs came at noon.")),
            row("Echo", LIBRARY.format(more="The mayor is silent.")),
            row("Gazette", LIBRARY.format(more="Readers wept.")),
        ]
        path = tmp_path / "articles.jsonl"
        path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        return path

    return write


def options(page: AppTest) -> list[str]:
    assert not page.exception
    return next(each for each in page.multiselect if each.label == "Story").options


def test_found_stories_can_be_filtered_by(articles: Callable[..., Path], open_page: Open) -> None:
    path = articles()
    found = options(open_page("start", path))
    assert len(found) == 2
    assert all(each.endswith("(found)") for each in found)
    name = found[0].removesuffix(" (found)")
    page = open_page("start", path, address={"story": name})
    assert any("2 of 4 articles" in each.value for each in page.text)


def test_a_stated_story_keeps_its_name(articles: Callable[..., Path], open_page: Open) -> None:
    assert "Aurora aground" in options(open_page("start", articles("Aurora aground")))


def test_a_story_that_everything_states_is_not_looked_for(open_page: Open) -> None:
    assert not [each for each in options(open_page("start")) if "(found)" in each]
