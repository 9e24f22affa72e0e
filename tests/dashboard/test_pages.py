"""The pages on the sample corpus, on articles without outlets, and on hostile ones."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from biascompare import engines
from biascompare.compare import compare
from biascompare.dashboard import wording
from biascompare.dashboard.navigation import pages
from biascompare.measures import MEASURES
from biascompare.model import Document

Open = Callable[..., AppTest]
EVERY_PAGE = pytest.mark.parametrize("page", pages())
QUESTIONS = {
    "start": "What do these articles tell, and how?",
    "compare": "How do they compare?",
    "stories": "Same story, different telling",
    "frames": "How is it framed?",
    "actors": "Who appears?",
    "words": "Which words?",
    "when": "When?",
    "articles": "What makes this number?",
    "data": "What is in the data?",
    "methods": "How is it measured?",
    "lesson": "What does the class think?",
}
HOSTILE = (
    '<script>window.hacked = 1</script> <img src="http://192.0.2.1/t.png" onerror="x()"> '
    "![x](http://192.0.2.1/m.png) $$\\frac12$$ :tada: **b**"
)


def shown(page: AppTest) -> str:
    """Return all HTML of a page."""
    return "\n".join(element.proto.body for element in page.get("html"))


def words_of(page: AppTest) -> str:
    """Return what a reader of the page's HTML reads, style sheet apart."""
    bodies = [each.proto.body for each in page.get("html")]
    return html.unescape(re.sub(r"<[^>]+>", " ", "\n".join(bodies)))


@EVERY_PAGE
def test_page_has_its_question_and_says_what_it_does_not_show(page: str, open_page: Open) -> None:
    found = open_page(page)
    assert not found.exception
    assert f"<h1>{QUESTIONS[page]}</h1>" in shown(found)
    assert "What this does not show:" in shown(found)


def test_first_page_says_what_is_loaded(open_page: Open) -> None:
    text = words_of(open_page("compare"))
    assert "96 articles · 8 outlets · 5 stories · 18 Nov 2023 to 14 Oct 2025" in text
    assert "English 48 · German 24 · French 24" in text
    assert text.count("Few articles an outlet (12)") == 1


def test_first_page_says_where_a_measure_has_no_value(open_page: Open) -> None:
    text = words_of(open_page("compare", address={"tone": "tone_vader"}))
    assert "Tone by plain VADER is measured in English only" in text


@pytest.mark.parametrize("name", ["flesch_reading_ease", "lix", "words"])
def test_first_page_shows_the_numbers_of_compare(
    name: str, open_page: Open, sample: tuple[Document, ...]
) -> None:
    measure = MEASURES[name]
    page = open_page("compare", address={"readability": measure.name})
    text = shown(page)
    for group in compare(engines.measure(sample, [measure]), measure).groups:
        row = re.search(rf">{re.escape(html.escape(group.name))}</td>(.*?)</tr>", text)
        assert row is not None
        assert wording.number(group.mean) in row[1]
        assert wording.interval(group.low, group.high) in row[1]


def test_measures_across_languages_share_one_axis(open_page: Open) -> None:
    text = words_of(open_page("compare", address={"readability": "lix"}))
    assert "All languages" in text
    assert "This measure holds across languages" in text


def test_every_chart_has_words_that_stand_for_it(open_page: Open) -> None:
    charts = open_page("compare").get("vega_lite_chart")
    assert len(charts) >= 12
    for chart in charts:
        assert len(chart.proto.alt) > 40


@pytest.mark.parametrize("name", ["tone", "frame_conflict", "actor_openai", "lix", "words"])
def test_article_page_opens_a_number(name: str, open_page: Open) -> None:
    page = open_page("articles")
    page.selectbox(key="measure").set_value(name).run()
    assert not page.exception
    text = words_of(page)
    if name in ("lix", "words"):
        assert "not made of single words" in text
        assert "Sentences" in text
    else:
        assert "Sum" in text


def test_article_page_says_why_a_value_is_missing(open_page: Open) -> None:
    page = open_page("articles", address={"language": "fr"})
    page.selectbox(key="measure").set_value("tone_vader").run()
    assert "No value: not available in this language (French), only in English." in words_of(page)


def test_data_page_calls_the_sample_invented(open_page: Open) -> None:
    text = words_of(open_page("data"))
    assert text.count("An invented") == 8
    assert "All outlets, their authors and the cities of Arlenport," in text


def test_methods_page_lists_every_measure(open_page: Open) -> None:
    text = words_of(open_page("methods"))
    assert [each.label for each in MEASURES.values() if each.label not in text] == []
    assert [each.source for each in MEASURES.values() if each.source not in text] == []


@pytest.fixture
def nameless(tmp_path: Path) -> Path:
    """Two articles that name no outlet."""
    body = "The council met again on Monday and talked about the street for a long time. " * 6
    for name in ("one", "two"):
        (tmp_path / f"{name}.md").write_text(f"# Headline {name}\n\n{body}", encoding="utf-8")
    return tmp_path


@EVERY_PAGE
def test_articles_without_outlets(page: str, nameless: Path, open_page: Open) -> None:
    assert not open_page(page, nameless).exception


def test_articles_without_outlets_stand_side_by_side(nameless: Path, open_page: Open) -> None:
    text = words_of(open_page("compare", nameless))
    assert "no outlet named" in text
    assert "Headline one" in text
    assert "Headline two" in text
    assert "Few articles an outlet" not in text


@EVERY_PAGE
def test_nothing_to_read(page: str, tmp_path: Path, open_page: Open) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    found = open_page(page, tmp_path)
    assert not found.exception
    if page == "data":
        assert "What could not be read" in shown(found)
        assert "empty.txt" in shown(found)
    elif page != "methods":
        assert "No article could be read" in shown(found)


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """Two articles whose every field tries to be more than text."""
    fields = ("title", "outlet", "author", "section", "story", "url", "text")
    body = f"{HOSTILE} The angry mayor attacked a terrible plan, and people wept. " * 3
    rows = [
        {**dict.fromkeys(fields, f"{number} {HOSTILE}"), "text": body, "language": "en"}
        for number in (1, 2)
    ]
    lines = "\n".join(json.dumps(row) for row in rows)
    (tmp_path / "articles.jsonl").write_text(lines, encoding="utf-8")
    return tmp_path


@EVERY_PAGE
def test_hostile_articles_reach_a_page_escaped_only(
    page: str, hostile: Path, open_page: Open
) -> None:
    found = open_page(page, hostile)
    assert not found.exception
    bodies = [each.proto.body for each in found.get("html")]
    assert [body for body in bodies if "<script" in body or "<img" in body] == []
    # Elements that format Markdown or load pictures hold no text of articles.
    formatting = ("markdown", "caption", "table", "dataframe", "title", "header", "metric")
    assert [str(each) for kind in formatting for each in found.get(kind)] == []
    labels = [each.label for each in (*found.get("expander"), *found.selectbox, *found.multiselect)]
    assert [label for label in labels if "hacked" in label or "192.0.2.1" in label] == []


def test_a_faulty_option_of_the_command_line_does_not_stop_a_page(open_page: Open) -> None:
    assert not open_page("compare", "sample", "--unknown=1").exception
