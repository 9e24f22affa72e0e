"""While a lesson hides its outlets, no page of the same visit names them; the reveal does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Node

from biascompare import importing, lessons
from biascompare.dashboard import reading
from biascompare.dashboard.lesson import addresses, runs
from biascompare.dashboard.lesson.run import Run
from biascompare.dashboard.navigation import pages
from biascompare.model import Document

Open = Callable[..., AppTest]
READY = {lesson.name: lesson for lesson in lessons.ready()}
OTHERS = [name for name in pages() if name != "lesson"]


def nodes(node: Node) -> Iterator[Node]:
    yield node
    if isinstance(node, Block):
        for child in node.children.values():
            yield from nodes(child)


def everything(page: AppTest) -> str:
    """Return all that was sent to the browser, charts' data included, and the address."""
    parts = [str(page.query_params)]
    for node in nodes(page._tree):
        if getattr(node, "proto", None) is not None:
            parts.append(node.proto.SerializeToString().decode(errors="replace"))
    text = "\n".join(parts)
    return re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), text.replace("’", "'"))


def telling(lesson: lessons.Lesson, sample: tuple[Document, ...]) -> set[str]:
    """Return what names a hidden outlet or one of its authors."""
    own = [each for each in sample if each.outlet in lesson.hidden]
    found = {each.author for each in own if each.author} | set(lesson.hidden)
    found |= {"Halden", "Brask", "Corvane", "Tolliver"} if lesson.language == "en" else set()
    return {each.replace("’", "'") for each in found}


def give(open_page: Open, name: str, *sources: object) -> tuple[AppTest, Run]:
    page = open_page(
        "lesson", *sources, address={"ready_lesson": name, "lang": READY[name].language}
    )
    page.button(key="give_ready").click().run()
    run = runs.of_key(page.session_state[addresses.TEACHER])
    assert run is not None
    return page, run


def shown_on(page: AppTest, name: str) -> AppTest:
    found = page.switch_page(f"views/{name}.py").run()
    assert not found.exception
    return found


@pytest.mark.parametrize("name", ["school-streets.en", "openai-board.fr"])
def test_no_page_tells_a_name_until_the_reveal(
    name: str, open_page: Open, sample: tuple[Document, ...]
) -> None:
    page, run = give(open_page, name)
    wanted = telling(run.lesson, sample)
    run.go(0)
    for other in OTHERS:
        text = everything(shown_on(page, other))
        assert {each for each in wanted if each in text} == set(), other
        assert addresses.TEACHER in page.query_params
    run.go(max(place for place, step in enumerate(run.lesson.steps) if step.kind == "predict"))
    run.reveal()
    text = everything(shown_on(page, "start"))
    assert {each for each in run.lesson.hidden if each.replace("’", "'") not in text} == set()


def test_a_large_corpus_tells_no_name(
    open_page: Open,
    sample: tuple[Document, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    importing.import_into(tmp_path / "corpus", ["sample"])
    monkeypatch.setattr(reading, "MOST_HELD", 0)
    page, run = give(open_page, "school-streets.en", tmp_path / "corpus")
    for other in ("compare", "frames", "data"):
        text = everything(shown_on(page, other))
        assert {each for each in telling(run.lesson, sample) if each in text} == set(), other
        assert "Newspaper A" in text


def test_what_a_hidden_chart_offers_tells_no_name(
    open_page: Open, sample: tuple[Document, ...]
) -> None:
    page, run = give(open_page, "school-streets.en")
    page.query_params.pop("view", None)  # a projector offers nothing to take along
    page = shown_on(page, "frames")
    page.session_state["downloads outlets frame_map en"] = True
    page.run()
    assert not page.exception
    assert len(page.get("download_button")) == 6
    assert not page.code, "lines that read the articles would read their names"
    text = everything(page)
    assert {each for each in telling(run.lesson, sample) if each in text} == set()


def test_a_hidden_page_holds_the_lessons_articles_under_their_letters(open_page: Open) -> None:
    page, run = give(open_page, "school-streets.en")
    text = everything(shown_on(page, "compare"))
    for letter in "ABC"[: len(run.lesson.hidden)]:
        assert f"Newspaper {letter}" in text
    assert "Grenzbacher" not in text
    assert "Back to the lesson" in text


@pytest.mark.parametrize("part", ["overview", "add", "correct", "copies", "stories"])
def test_no_part_of_the_data_tells_a_name(
    part: str, open_page: Open, sample: tuple[Document, ...]
) -> None:
    page, run = give(open_page, "school-streets.en")
    page.query_params["part"] = part
    text = everything(shown_on(page, "data"))
    assert {each for each in telling(run.lesson, sample) if each in text} == set()


@pytest.mark.parametrize("page_name", ["articles", "compare", "data"])
def test_a_pupils_phone_sees_no_name_on_other_pages(
    page_name: str, open_page: Open, sample: tuple[Document, ...]
) -> None:
    _, run = give(open_page, "school-streets.en")
    phone = open_page("vote", address={"code": run.code})
    assert not phone.exception
    assert "phone" in phone.query_params
    text = everything(shown_on(phone, page_name))
    assert {each for each in telling(run.lesson, sample) if each in text} == set()
    runs.end(run)
    assert "Halden" in everything(phone.run())


def test_other_visits_see_every_name(open_page: Open) -> None:
    _, run = give(open_page, "school-streets.en")
    text = everything(open_page("compare"))
    assert all(outlet in text for outlet in run.lesson.hidden)


def test_a_reload_of_another_page_hides_still(open_page: Open) -> None:
    page, run = give(open_page, "school-streets.en")
    kept = dict(shown_on(page, "articles").query_params)
    reloaded = open_page("articles", address=kept)
    assert "Halden" not in everything(reloaded)
    runs.end(run)
    assert addresses.TEACHER not in open_page("articles", address=kept).query_params
