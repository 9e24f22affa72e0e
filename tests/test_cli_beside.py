"""``stories --headlines`` and ``--beside``: what several tellings share, and what one only says."""

from __future__ import annotations

import json

import pytest

HEADER = "outlet,title,published,language,story,text\n"
TEXTS = (
    "Echo,OpenAI fires 12,2023-11-22,en,Crisis,OpenAI said that the board was not amused at all.\n",
    "Gazette,<b>OpenAI</b> waits,2023-11-20,en,Crisis,The board was not amused at all in 2023.\n",
    "Kurier,Microsoft wartet,2023-11-23,de,Crisis,Microsoft wartet auf OpenAI und auf das Ende.\n",
    "Echo,,2023-11-24,en,Crisis,A text that has no title but tells the same story once more.\n",
)


@pytest.fixture
def articles(tmp_path):
    path = tmp_path / "articles.csv"
    path.write_text(HEADER + "".join(TEXTS), encoding="utf-8")
    return path


@pytest.fixture
def ids(run, articles):
    rows = [json.loads(line) for line in run("read", articles)[1].splitlines()]
    return {row["outlet"]: row["id"] for row in rows if row["title"]}


def test_headlines_as_json(run, articles):
    status, output, _ = run("stories", articles, "--headlines", "Crisis", "--format", "json")
    found = json.loads(output)

    assert status == 0
    assert [line["outlet"] for line in found["headlines"]] == ["Gazette", "Echo", "Kurier"]
    assert found["without"] == 1
    shared = {each["shown"]: len(each["in"]) for each in found["elements"]}
    assert shared == {"OpenAI": 2, "12": 1, "Microsoft": 1}


def test_headlines_as_a_table(run, articles):
    status, output, _ = run("stories", articles, "--headlines", "Crisis")

    assert status == 0
    assert "in 1, 2: actor OpenAI" in output
    assert "only headline 2: number 12" in output
    assert "1 more articles have no headline" in output
    assert "different languages do not compare" in output


def test_articles_beside_each_other(run, articles, ids):
    both = f"{ids['Echo']},{ids['Gazette']}"
    status, output, _ = run("stories", articles, "--beside", both, "--format", "json")
    found = json.loads(output)

    assert status == 0
    assert [each["id"] for each in found["articles"]] == both.split(",")
    (stretch,) = found["articles"][0]["stretches"]
    assert (stretch["words"], stretch["also_in"]) == (7, [ids["Gazette"]])
    status, output, _ = run("stories", articles, "--beside", both)
    assert "the same words in 1, 2: the board was not amused at all" in output
    assert "only article 2: number 2023" in output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--headlines", "Crises"), "Closest: Crisis"),
        (("--beside", "x"), "2 to 4 articles"),
        (("--beside", "x,x"), "2 to 4 articles"),
        (("--beside", "a,b,c,d,e"), "2 to 4 articles"),
        (("--beside", "a,b"), "no article called 'a'"),
        (("--headlines", "Crisis", "--board"), "Give one of"),
    ],
)
def test_what_cannot_be_set_side_by_side_is_said(run, articles, arguments, message):
    status, _, errors = run("stories", articles, *arguments)

    assert status
    assert message in errors
