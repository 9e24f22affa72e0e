"""A frame that is often wrong in a language says so wherever it is shown there."""

from __future__ import annotations

import json

import pytest

from biascompare.measures import Registry, frame_precision
from biascompare.measures.frame_precision import Precision

FRAME = "frame_conflict"
WARNING = "Conflict is weak in English: it is often wrong there"
BODY = (
    "The council attacked the plan on Monday. Opponents accused the mayor of a dispute about "
    "money, and the two sides clashed again. Critics slammed the fight over the street. "
    "Nobody knows how the conflict between the rivals will end, and the protest goes on. "
)


@pytest.fixture
def weak(monkeypatch):
    """Judge the words of conflict to be wrong half of the time in English, and nowhere else."""
    judged = {("conflict", "en"): Precision(50, 100, 0.4, 0.6)}
    judged[("conflict", "fr")] = Precision(60, 100, 0.5, 0.7)
    monkeypatch.setattr(frame_precision, "_measured", lambda: judged)


@pytest.fixture
def articles(tmp_path, weak):
    for number, outlet in enumerate(("Echo", "Gazette")):
        (tmp_path / f"{number}.md").write_text(
            f"---\noutlet: {outlet}\nlanguage: en\nstory: streets\npublished: 2026-03-0{number + 1}"
            f"\n---\n# Rivals clash over the street, article {number}\n\n{BODY}\n",
            encoding="utf-8",
        )
    return tmp_path


def test_only_the_language_judged_weak_is_marked(weak):
    assert Registry()[FRAME].weak == ("en",)
    assert Registry()[FRAME].caveat.startswith("Weak in English: too many hits")
    assert Registry()["frame_morality"].weak == ()


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        (("measures",), "(weak in en)"),
        (("measures", FRAME), "Weak in English: too many hits mean something else."),
        (("measures", FRAME, "--format", "json"), '"weak": ["en"]'),
        (("measure", "PATH", "--measures", FRAME), f"often wrong in English: {FRAME}"),
        (("measure", "PATH", "--measures", FRAME, "--format", "jsonl"), "often wrong in English"),
        (("explain", "PATH", "--measure", FRAME), f'"warning": "{WARNING}"'),
        (("compare", "PATH", "--measure", FRAME), f"{WARNING}."),
        (("compare", "PATH", "--measure", FRAME, "--format", "json"), f'"notices": ["{WARNING}."'),
        (("timeline", "PATH", "--measure", FRAME), f"{WARNING}."),
        (("timeline", "PATH", "--measure", FRAME, "--format", "json"), f'["{WARNING}."]'),
        (("shift", "PATH", "--measure", FRAME, "--outlet", "Echo"), WARNING),
        (("stories", "PATH", "--board"), "Conflict (weak)"),
        (("stories", "PATH", "--board", "--format", "json"), f'"warning": "{WARNING}"'),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, tuple) else "",
)
def test_every_command_says_so(command, expected, articles, run):
    given = [articles if each == "PATH" else each for each in command]
    status, output, errors = run(*given)

    assert status == 0, errors
    assert expected in output + errors


def test_a_frame_that_is_not_weak_says_nothing(articles, run):
    _, output, errors = run("measure", articles, "--measures", "frame_morality")
    assert "wrong" not in output + errors
    _, output, _ = run("explain", articles, "--measure", "frame_morality")
    assert all("warning" not in json.loads(line) for line in output.splitlines())
