"""``stories --board`` and ``timeline`` as commands."""

from __future__ import annotations

import json

import pytest

from biascompare import corpus

HEADER = "outlet,title,published,language,story,text\n"
ROWS = (
    "Echo,One,2023-11-22,en,Flood,The minister attacked the council. They attacked it again.\n",
    "Gazette,Two,2023-11-20,en,Flood,Rain fell for days and the river rose over its old banks.\n",
    "Echo,Three,2023-12,en,Trial,The court heard a witness who had seen nothing of it at all.\n",
)


@pytest.fixture
def articles(tmp_path):
    path = tmp_path / "articles.csv"
    path.write_text(HEADER + "".join(ROWS), encoding="utf-8")
    return path


def test_the_board_as_json(run, articles):
    status, output, _ = run("stories", articles, "--board", "--format", "json")
    board = json.loads(output)

    assert status == 0
    assert board["outlets"] == ["Echo", "Gazette"]
    assert [(story["label"], story["first"]) for story in board["stories"]] == [
        ("Flood", "Gazette"),
        ("Trial", None),
    ]
    echo = board["stories"][0]["cells"][0]
    assert (echo["n"], echo["articles"][0]["title"]) == (1, "One")
    assert echo["telling"]["words"] == 9.0
    assert board["stories"][1]["cells"][1]["n"] == 0


def test_one_story_as_a_table(run, articles):
    status, output, _ = run("stories", articles, "--board", "--story", "Trial")

    assert status == 0
    assert "Flood" not in output
    assert "First of the articles here: cannot tell (told by one outlet only)" in output
    assert "Gazette" in output
    assert "may still have written one" in output


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (("--story", "Trial"), 2, "add --board"),
        (("--board", "--story", "Trail"), 1, "Closest: Trial"),
    ],
)
def test_what_cannot_be_shown_is_said(run, articles, arguments, status, message):
    found, _, errors = run("stories", articles, *arguments)

    assert found == status
    assert message in errors
    assert "Traceback" not in errors


def test_stories_without_a_board_print_the_story_of_each_article(run, articles):
    _, output, _ = run("stories", articles, "--format", "json")

    assert len(json.loads(output)) == len(ROWS)


def test_the_board_of_a_corpus_follows_its_decisions(run, articles, tmp_path):
    folder = tmp_path / "corpus"
    run("import", articles, "--corpus", folder)
    _, output, _ = run("stories", folder, "--format", "json")
    identifiers = sorted(set(json.loads(output).values()))
    corpus.decide(folder, {"action": "merge", "stories": identifiers, "label": "Everything"})

    _, output, _ = run("stories", folder, "--board", "--format", "json")

    assert [story["label"] for story in json.loads(output)["stories"]] == ["Everything"]


def test_a_timeline_as_json(run, articles):
    status, output, _ = run(
        "timeline", articles, "--measure", "words", "--every", "day", "--format", "json"
    )
    found = json.loads(output)
    echo, gazette = found["groups"]

    assert status == 0
    assert (found["measure"], found["every"], found["undated"]) == ("words", "day", 1)
    assert [(point["period"], point["n"]) for point in gazette["points"]] == [
        ("2023-11-20", 1),
        ("2023-11-21", 0),
        ("2023-11-22", 0),
    ]
    assert echo["points"][2]["value"] == 9.0


def test_a_timeline_of_articles_as_a_table(run, articles):
    status, output, _ = run("timeline", articles, "--every", "month", "--by", "story")

    assert status == 0
    assert "2023-12" in output
    assert "Flood" in output


def test_a_timeline_of_a_measured_table(run, articles, tmp_path):
    table = tmp_path / "measured.csv"
    run("measure", articles, "--measures", "words", "-o", table)
    arguments = ("--measure", "words", "--every", "month", "--format", "json")

    assert (
        run("timeline", "--table", table, *arguments)[1] == run("timeline", articles, *arguments)[1]
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [((), "Give PATH"), (("sample", "--measure", "tonne"), "Closest: tone")],
)
def test_a_timeline_that_cannot_be_made_is_said(run, arguments, message):
    status, _, errors = run("timeline", *arguments)

    assert status
    assert message in errors
