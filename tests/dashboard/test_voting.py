"""The pupil's page after a reload, a dropped network, and a server that was started anew."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from biascompare.dashboard.lesson import runs
from biascompare.dashboard.lesson.run import Run
from biascompare.lessons import Lesson, Mask, Step
from biascompare.model import Document

Open = Callable[..., AppTest]
STEPS = (
    Step("predict", "Which?", measure="lix", pair=("X", "Y")),
    Step("discuss", "Why?"),
    Step("rewrite", "Rewrite.", pair=("X",)),
)


@pytest.fixture
def run() -> Run:
    import pandas as pd

    lesson = Lesson("L", "en", ("X", "Y"), STEPS)
    articles = {letter: Document(letter, "Text.", title=f"Title {letter}") for letter in "AB"}
    begun = runs.begin(lesson, articles, {}, Mask(()), pd.DataFrame())
    begun.go(0)
    return begun


def words(page: AppTest) -> str:
    assert not page.exception
    bodies = [each.proto.body for each in page.get("html")]
    return html.unescape(re.sub(r"<[^>]+>", " ", "\n".join(bodies)))


def test_a_reload_is_the_same_phone(run: Run, open_page: Open) -> None:
    page = open_page("vote", address={"code": run.code})
    page.button(key="vote_0_B").click().run()
    assert "Your answer: Newspaper B" in words(page)
    again = open_page("vote", address=dict(page.query_params))
    assert "Your answer: Newspaper B" in words(again)
    again.button(key="vote_0_A").click().run()
    assert run.counts(0) == {"A": 1, "B": 0, "same": 0}
    assert len(run.phones) == 1


def test_a_phone_that_was_away_comes_back_to_the_step_of_the_class(
    run: Run, open_page: Open
) -> None:
    page = open_page("vote", address={"code": run.code})
    run.go(1)
    run.go(2)
    assert "Rewrite." in words(page.run())
    # What it pressed before it knew does not count where the class is now.
    assert run.counts(0) == {"A": 0, "B": 0, "same": 0}


def test_a_button_pressed_after_the_class_has_turned_is_no_vote(run: Run, open_page: Open) -> None:
    page = open_page("vote", address={"code": run.code})
    run.reveal()
    run.go(1)
    page.button(key="vote_0_A").click().run()
    assert not page.exception
    assert run.counts(0)["A"] == 0


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ({"code": "ZZZZZ", "phone": "abc"}, "or the teacher’s machine was started anew"),
        ({"code": "ZZZZZ"}, "There is no lesson with this code"),
        ({}, "What do you think?"),
    ],
)
def test_a_server_started_anew_says_so(address: dict[str, str], said: str, open_page: Open) -> None:
    assert said in words(open_page("vote", address=address))


def test_the_teacher_is_told_that_a_lesson_is_gone(open_page: Open) -> None:
    page = open_page("lesson", address={"teacher": "a-key-of-before"})
    assert "Votes live in memory only" in words(page)
    assert "teacher" not in page.query_params
    assert "Votes live in memory only" not in words(page.run())


def test_a_phone_keeps_its_word_of_one_lesson_only(run: Run, open_page: Open) -> None:
    page = open_page("vote", address={"code": run.code, "phone": "a-word-of-another-lesson"})
    assert page.query_params["phone"] != ["a-word-of-another-lesson"]
    assert len(run.phones) == 1
