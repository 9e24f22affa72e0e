"""Adding, correcting and grouping articles, without a browser."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from biascompare import corpus
from biascompare.dashboard import visits
from biascompare.model import Document

Open = Callable[..., AppTest]
TEXT = "# Street closed\n\nBy Mara Linde\n\n" + "The council closed the street on Monday. " * 10
HOSTILE = (
    '<script>window.hacked = 1</script> <img src="http://192.0.2.1/t.png" onerror="x()"> '
    "![x](http://192.0.2.1/m.png) $$\\frac12$$ :tada: **b**"
)


@pytest.fixture(autouse=True)
def ended_visits() -> Iterator[None]:
    _end_visits()
    yield
    _end_visits()


def _end_visits() -> None:
    for visit in visits._visits().known.values():
        visit.home.cleanup()
    visits._visits().known.clear()


def shown(page: AppTest) -> str:
    return "\n".join(each.proto.body for each in page.get("html"))


def words_of(page: AppTest) -> str:
    return html.unescape(re.sub(r"<[^>]+>", " ", shown(page)))


def press(page: AppTest, label: str) -> AppTest:
    (button,) = [each for each in page.button if each.label == label]
    button.click().run()
    assert not page.exception
    return page


def field(page: AppTest, label: str) -> Any:
    (found,) = [each for each in page.text_input if each.label == label]
    return found


def looked_at(page: AppTest, text: str) -> AppTest:
    page.segmented_control(key="part").set_value("add").run()
    page.text_area[0].set_value(text).run()
    press(page, "Look at it")
    for _ in range(40):
        if "Looking …" not in shown(page):
            break
        page.run()
    return page


def added(page: AppTest, text: str, **fields: str) -> AppTest:
    looked_at(page, text)
    for label, value in fields.items():
        field(page, label).set_value(value).run()
    press(page, "Add 1 article")
    return press(page, "Done")


def documents(folder: Path) -> list[Document]:
    return [each for each in corpus.read(folder) if isinstance(each, Document)]


def test_a_pasted_text_is_edited_added_and_compared(open_page: Open) -> None:
    page = looked_at(open_page("data"), TEXT)
    assert "Nothing is added yet" in words_of(page)
    field(page, "Title").set_value("Harbour road").run()
    field(page, "Outlet").set_value("Fox Online News").run()
    press(page, "Add 1 article")
    assert "1 added" in re.sub(r"\s+", " ", words_of(page))
    page.switch_page("views/compare.py").run()
    assert "1 article" in words_of(page)
    assert "Fox News" in words_of(page)
    (visit,) = visits._visits().known.values()
    (document,) = documents(visit.corpus)
    found = (document.title, document.outlet, document.author)
    assert found == ("Harbour road", "Fox News", "Mara Linde")
    codes = [notice.code for notice in document.notices]
    assert "no_outlet" not in codes
    assert codes.count("outlet_reconciled") == 1


def test_articles_are_added_to_the_corpus_that_is_shown(open_page: Open, tmp_path: Path) -> None:
    folder = corpus.create(tmp_path / "corpus").path
    added(open_page("data", "sample", f"--corpus={folder}"), TEXT)
    assert [each.title for each in documents(folder)] == ["Street closed"]


def test_a_path_that_is_a_corpus_is_added_to(open_page: Open, tmp_path: Path) -> None:
    folder = corpus.create(tmp_path / "corpus").path
    page = added(open_page("data", folder), TEXT)
    assert f"corpus folder {folder}" in words_of(page)
    assert len(documents(folder)) == 1


def test_visitors_do_not_meet(open_page: Open) -> None:
    added(open_page("data"), TEXT)
    other = open_page("data")
    assert "All 96 articles" in [each.value for each in other.text]
    (visit,) = visits._visits().known.values()
    own = open_page("compare", address={"visit": visit.token})
    assert "Street closed" in words_of(own)


def test_a_visit_that_has_ended_is_said(open_page: Open) -> None:
    assert "is gone" in words_of(open_page("compare", address={"visit": "unknown"}))


def test_a_correction_stays(open_page: Open, tmp_path: Path) -> None:
    folder = corpus.create(tmp_path / "corpus").path
    page = added(open_page("data", f"--corpus={folder}"), TEXT)
    page.segmented_control(key="part").set_value("correct").run()
    field(page, "Outlet").set_value("The Skerry Post").run()
    field(page, "Date, such as 2024-03-14").set_value("14 March 2024").run()
    press(page, "Save")
    assert "Saved." in words_of(page)
    (document,) = documents(folder)
    assert (document.outlet, document.published) == ("The Skerry Post", "2024-03-14")


@pytest.mark.parametrize("stated", ["soon", "99.99.2024", "<b>"])
def test_a_date_that_is_none_is_not_taken(stated: str, open_page: Open) -> None:
    page = looked_at(open_page("data"), TEXT)
    field(page, "Date, such as 2024-03-14").set_value(stated).run()
    assert "This date cannot be read" in words_of(page)


def test_only_added_articles_are_corrected(open_page: Open) -> None:
    page = open_page("data", address={"part": "correct"})
    page.segmented_control(key="part").set_value("correct").run()
    assert "Only articles that were added can be corrected" in words_of(page)


def test_a_story_s_name_stays_when_articles_are_added(open_page: Open, tmp_path: Path) -> None:
    folder = corpus.create(tmp_path / "corpus").path
    (tmp_path / "first.md").write_text(TEXT.replace("street", "harbour"), encoding="utf-8")
    page = open_page("data", tmp_path / "first.md", f"--corpus={folder}")
    page.segmented_control(key="part").set_value("stories").run()
    page.segmented_control(key="story_todo").set_value("rename").run()
    field(page, "New name").set_value("Renamed by hand").run()
    press(page, "Rename")
    added(page, TEXT)
    page.segmented_control(key="part").set_value("stories").run()
    assert "Renamed by hand" in words_of(page)


def test_shared_copy_is_shown(open_page: Open, tmp_path: Path) -> None:
    body = "The ferry will stop on Friday because the harbour wall has to be mended first. " * 4
    for name in ("one", "two"):
        (tmp_path / f"{name}.md").write_text(f"# Headline {name}\n\n{body}", encoding="utf-8")
    page = open_page("data", tmp_path)
    page.segmented_control(key="part").set_value("copies").run()
    text = words_of(page)
    assert "Group 1" in text
    assert "100%" in text


def test_a_hostile_text_reaches_the_page_escaped_only(open_page: Open) -> None:
    page = looked_at(open_page("data"), f"# {HOSTILE}\n\n{HOSTILE} was said on Monday.\n\n" * 3)
    assert "hacked" in shown(page)
    bodies = [each.proto.body for each in page.get("html")]
    assert [body for body in bodies if "<script" in body or "<img" in body] == []
    formatting = ("markdown", "caption", "table", "dataframe", "title", "header", "metric")
    assert [each for kind in formatting for each in page.get(kind)] == []


def test_an_empty_paste_is_asked_for(open_page: Open) -> None:
    page = open_page("data")
    page.segmented_control(key="part").set_value("add").run()
    press(page, "Look at it")
    assert "Paste a text first" in words_of(page)
