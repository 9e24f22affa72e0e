"""The pages of single questions: with the sample, one outlet, nothing left, hostile articles."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

Open = Callable[..., AppTest]
PAGES = ("stories", "frames", "actors", "words", "when")
HOSTILE = '<script>window.hacked = 1</script><img src="http://192.0.2.1/t.png" onerror="x()"> **b**'


def words_of(page: AppTest) -> str:
    bodies = [each.proto.body for each in page.get("html")]
    return html.unescape(re.sub(r"<[^>]+>", " ", "\n".join(bodies)))


@pytest.mark.parametrize(
    ("page", "address", "said"),
    [
        ("compare", {"lang": "en"}, "Who differs, and how surely?"),
        ("stories", {"lang": "en"}, "Flood at the Hollin Dam"),
        ("stories", {"lang": "fr"}, "Quels titres ont-ils choisis\u00a0?"),
        ("frames", {"lang": "en", "in": "de"}, "sentences with"),
        ("frames", {"lang": "de"}, "Wörter des Frames"),
        ("actors", {"lang": "en"}, "Who is in the headlines?"),
        ("words", {"lang": "en"}, "More often: The Brask Echo"),
        ("words", {"lang": "fr", "how": "shift"}, "Quels mots font différer une mesure\u00a0?"),
        ("when", {"lang": "en", "over_time": "tone"}, "points are joined only where"),
        ("stories", {"lang": "en", "outlet": "The Brask Echo"}, "Who told which story?"),
        ("words", {"lang": "en", "outlet": "The Brask Echo"}, "nothing to compare words with"),
        ("compare", {"lang": "en", "outlet": "The Brask Echo"}, "There is one outlet only"),
        ("when", {"lang": "en", "outlet": "The Brask Echo"}, "How many articles"),
    ],
)
def test_a_page_answers_its_question(
    page: str, address: dict[str, str], said: str, open_page: Open
) -> None:
    found = open_page(page, address=address)
    assert not found.exception
    assert said in words_of(found)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_without_articles_says_what_to_do(page: str, open_page: Open) -> None:
    found = open_page(page, address={"lang": "en", "text": "zzzzzz"})
    assert not found.exception
    assert "No article fits all filters at once" in words_of(found)


@pytest.mark.parametrize("page", PAGES)
def test_hostile_articles_stay_text(page: str, open_page: Open, tmp_path: Path) -> None:
    rows = [
        {
            "title": f"Attack on OpenAI {HOSTILE} {number}",
            "text": f"OpenAI attacked Microsoft in a furious war. {HOSTILE} The cost was {number}.",
            "outlet": f"Outlet {number % 2} {HOSTILE}",
            "published": f"2024-01-{number + 1:02}",
            "language": "en",
            "story": f"Story {HOSTILE}",
        }
        for number in range(8)
    ]
    path = tmp_path / "hostile.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    found = open_page(page, path, address={"lang": "en"})
    assert not found.exception
    shown = "\n".join(each.proto.body for each in found.get("html"))
    assert "<script" not in shown
    assert "<img" not in shown


def test_charts_speak_the_visitors_language_after_one_in_another(open_page: Open) -> None:
    for language, frame, other in (("fr", "Conflit", "Conflict"), ("en", "Conflict", "Conflit")):
        page = open_page("frames", address={"lang": language})
        charts = "".join(str(each.proto.spec) for each in page.get("vega_lite_chart"))
        assert f'"{frame}"' in charts
        assert f'"{other}"' not in charts


@pytest.mark.parametrize(
    ("language", "body", "said"),
    [
        (
            "en",
            "They attacked the plan on the bridge. " * 5,
            "Strongest frame of this article: Conflict.",
        ),
        (
            "de",
            "They attacked the plan on the bridge. " * 5,
            "Stärkster Frame dieses Artikels: Konflikt.",
        ),
        (
            "fr",
            "They attacked the plan on the bridge. " * 5,
            "Cadre dominant de cet article : Conflit.",
        ),
        ("en", "A room was opened and a door was closed. " * 5, "No word of any frame stands"),
        (
            "en",
            "They attacked the plan. The judge came late. " * 5,
            "Several frames have equally many words in this article: Conflict and Law and politics",
        ),
    ],
)
def test_an_article_names_its_strongest_frame(
    language: str,
    body: str,
    said: str,
    two_outlets: Callable[[str, str, str], Path],
    open_page: Open,
) -> None:
    folder = two_outlets("Part", body, "en")
    page = open_page("articles", folder, address={"measure": "frame_conflict", "lang": language})
    assert not page.exception
    assert said in words_of(page).replace("\xa0", " ")
    page = open_page("articles", folder, address={"measure": "tone", "lang": language})
    assert said not in words_of(page).replace("\xa0", " ")
