"""Votes and headlines of a class: one a phone, until the reveal, by nobody else."""

from __future__ import annotations

import threading

import pandas as pd
import pytest

from biascompare import lessons
from biascompare.dashboard.lesson import addresses, runs
from biascompare.dashboard.lesson.run import MOST_HEADLINES, MOST_PHONES, Run
from biascompare.lessons import Lesson, Mask, Step

STEPS = (
    Step("predict", "Which?", measure="lix", pair=("X", "Y")),
    Step("predict", "And which?", measure="tone", pair=("Y", "Z")),
    Step("discuss", "Why?"),
    Step("rewrite", "Rewrite.", pair=("X",)),
)
NO_ROWS = pd.DataFrame()
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def run() -> Run:
    return Run(Lesson("L", "en", ("X", "Y", "Z"), STEPS), {}, {}, Mask(()), NO_ROWS, "ABCDE", "key")


def joined(run: Run) -> str:
    phone = run.join()
    assert phone is not None
    return phone


@pytest.mark.parametrize(
    ("at", "place", "choice", "counts"),
    [
        (0, 0, "A", True),
        (0, 0, "same", True),
        (0, 0, "C", False),
        (1, 1, "C", True),
        (0, 1, "B", False),
        (-1, -1, "A", False),
        (2, 2, "A", False),
        (4, 4, "A", False),
        (0, 0, HOSTILE, False),
        (0, 0, "", False),
    ],
)
def test_a_vote_counts_at_its_step_only(run, at, place, choice, counts) -> None:
    run.go(at)
    assert run.vote(joined(run), place, choice) is counts


def test_a_vote_can_be_changed_until_the_reveal(run: Run) -> None:
    phone, other = joined(run), joined(run)
    run.go(0)
    assert run.vote(phone, 0, "A")
    assert run.vote(other, 0, "A")
    assert run.vote(phone, 0, "B")
    assert run.counts(0) == {"A": 1, "B": 1, "same": 0}
    run.reveal()
    assert not run.vote(phone, 0, "A")
    assert run.vote_of(phone, 0) == "B"


@pytest.mark.parametrize("phone", ["", "guessed", HOSTILE])
def test_a_phone_that_has_not_joined_has_no_vote(run: Run, phone: str) -> None:
    run.go(0)
    assert not run.vote(phone, 0, "A")
    run.go(3)
    assert not run.write(phone, "A headline")


def test_thirty_phones_at_once_count_thirty_votes(run: Run) -> None:
    run.go(0)
    phones = [joined(run) for _ in range(30)]

    def vote(phone: str) -> None:
        for choice in ("A", "B", "same") * 20:
            run.vote(phone, 0, choice)

    threads = [threading.Thread(target=vote, args=(phone,)) for phone in phones]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert run.counts(0) == {"A": 0, "B": 0, "same": 30}


def test_thirty_phones_join_and_vote_while_the_teacher_turns(run: Run) -> None:
    phones: list[str] = []

    def join_and_vote() -> None:
        phone = joined(run)
        phones.append(phone)
        for place in (0, 1, 0):
            run.vote(phone, place, "B")

    threads = [threading.Thread(target=join_and_vote) for _ in range(30)]
    run.go(0)
    for thread in threads:
        thread.start()
    for place in (1, 0, 1):
        run.go(place)
    for thread in threads:
        thread.join()
    assert len(set(phones)) == len(run.phones) == 30
    assert all(sum(run.counts(place).values()) <= 30 for place in (0, 1))
    # Threads end with the run at step 1, where every phone's last word counts once.
    assert all(run.vote(phone, 1, "C") for phone in phones)
    assert run.counts(1)["C"] == sum(run.counts(1).values()) == 30


def test_who_joins_late_votes_from_there_on(run: Run) -> None:
    run.go(0)
    run.reveal()
    late = joined(run)
    assert not run.vote(late, 0, "A")
    run.go(1)
    assert run.vote(late, 1, "B")
    assert (run.counts(0)["A"], run.counts(1)["B"]) == (0, 1)


def test_a_full_lesson_takes_nobody_more_and_loses_nobody(run: Run) -> None:
    phones = [joined(run) for _ in range(MOST_PHONES)]
    assert run.join() is None
    run.go(0)
    assert run.vote(phones[0], 0, "A")


def test_nothing_is_kept_of_a_phone_but_its_random_word(run: Run) -> None:
    run.go(0)
    phone = joined(run)
    run.vote(phone, 0, "A")
    assert run.phones == {phone}
    assert run.votes == {0: {phone: "A"}}
    assert len({joined(run) for _ in range(50)} | {phone}) == 51


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  A   calm\nheadline ", "A calm headline"),
        (HOSTILE, HOSTILE),
        ("x" * 5_000, "x" * 160),
        ("   ", None),
        ("", None),
    ],
)
def test_a_headline_waits_for_the_teacher(run: Run, text: str, kept: str | None) -> None:
    run.go(3)
    assert run.write(joined(run), text) is (kept is not None)
    assert [(each.text, each.shown) for each in run.headlines] == ([(kept, False)] if kept else [])


def test_headlines_are_few_a_phone_and_can_be_shown_and_removed(run: Run) -> None:
    run.go(3)
    phone = joined(run)
    sent = [run.write(phone, f"Headline {number}") for number in range(MOST_HEADLINES + 2)]
    assert sent.count(True) == MOST_HEADLINES
    first, second, *_ = [each.number for each in run.headlines]
    run.show(second)
    run.remove(first)
    assert [each.shown for each in run.headlines] == [True, False]
    assert phone not in repr(run.headlines)


@pytest.mark.parametrize(
    ("place", "revealed", "shown"),
    [(-1, False, False), (0, True, False), (1, False, False), (1, True, True), (2, False, True)],
)
def test_names_are_open_once_no_vote_needs_them_hidden(run, place, revealed, shown) -> None:
    run.go(place)
    if revealed:
        run.reveal()
    assert run.names_open() is shown


def test_nothing_is_left_of_a_lesson_that_has_ended() -> None:
    lesson = Lesson("L", "en", ("X", "Y", "Z"), STEPS)
    run = runs.begin(lesson, {}, {}, Mask(()), NO_ROWS)
    run.go(0)
    run.vote(joined(run), 0, "A")
    assert runs.of_code(f" {run.code.lower()} ") is run
    assert runs.of_key(run.key) is run
    assert runs.of_key("") is None
    runs.end(run)
    assert runs.of_code(run.code) is None
    assert runs.of_key(run.key) is None
    assert run.join() is None
    assert (run.votes, run.headlines, run.phones, dict(run.written)) == ({}, [], set(), {})


@pytest.mark.parametrize(
    ("scheme", "host", "port", "short"),
    [
        ("http", "192.168.1.5", 8501, "192.168.1.5:8501/vote"),
        ("https", "news.example", 443, "news.example/vote"),
        ("http", "news.example", None, "news.example/vote"),
        ("http", "fe80::1", 8501, "[fe80::1]:8501/vote"),
    ],
)
def test_the_address_is_short(scheme: str, host: str, port: int | None, short: str) -> None:
    found = addresses.addressed(scheme, host, port, "AB2CD", reachable=True)
    assert found.short == short
    assert found.whole == f"{scheme}://{short}?code=AB2CD"


def test_the_square_is_made_here() -> None:
    square = addresses.square("http://192.168.1.5:8501/vote?code=AB2CD")
    assert square.startswith("data:image/svg+xml,%3C")


def test_ready_lessons_ask_what_can_be_voted() -> None:
    for lesson in lessons.ready():
        run = Run(lesson, {}, {}, Mask(()), NO_ROWS, "ABCDE", "key")
        for place, step in enumerate(lesson.steps):
            if step.kind == "predict":
                assert len(run.choices(place)) == 3
