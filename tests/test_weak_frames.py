"""A frame that is often wrong in a language says so wherever it is shown there."""

from __future__ import annotations

import json

import pytest

from biascompare.measures import MEASURES, Registry

# The frame that judging its hits has shown weak: data/lexicons/frame_precision.toml.
FRAME = "frame_human_interest"
WARNING = "Human interest is weak in French: it is often wrong there"
BODY = "La mère pleurait. Ses enfants et les voisins étaient en larmes, le père aussi, hier. " * 4
IN_ENGLISH = "The mother wept. Her children and the neighbours were in tears, the father too. " * 4


@pytest.fixture
def articles(two_outlets):
    return two_outlets("La mère des enfants pleure, article", BODY, "fr")


def test_only_the_frame_judged_weak_is_marked():
    frames = {name: each.weak for name, each in MEASURES.items() if each.family == "frames"}
    weak = {name for name, languages in frames.items() if languages}

    assert Registry()[FRAME].weak == ("fr",)
    assert Registry()[FRAME].caveat.startswith("Weak in French: too many hits")
    assert weak == {name for name in frames if name.startswith(FRAME)}


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        (("measures",), "(weak in fr)"),
        (("measures", FRAME), "Weak in French: too many hits mean something else."),
        (("measures", FRAME, "--format", "json"), '"weak": ["fr"]'),
        (("measure", "PATH", "--measures", FRAME), f"often wrong in French: {FRAME}"),
        (("measure", "PATH", "--measures", FRAME, "--format", "jsonl"), "often wrong in French"),
        (("explain", "PATH", "--measure", FRAME), f'"warning": "{WARNING}"'),
        (("compare", "PATH", "--measure", FRAME), f"{WARNING}."),
        (("compare", "PATH", "--measure", FRAME, "--format", "json"), f'"notices": ["{WARNING}."'),
        (("timeline", "PATH", "--measure", FRAME), f"{WARNING}."),
        (("timeline", "PATH", "--measure", FRAME, "--format", "json"), f'["{WARNING}."]'),
        (("shift", "PATH", "--measure", FRAME, "--outlet", "Echo"), WARNING),
        (("stories", "PATH", "--board"), "Human interest (weak)"),
        (("stories", "PATH", "--board", "--format", "json"), f'"warning": "{WARNING}"'),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, tuple) else "",
)
def test_every_command_says_so(command, expected, articles, run):
    given = [articles if each == "PATH" else each for each in command]
    status, output, errors = run(*given)

    assert status == 0, errors
    assert expected in output + errors


@pytest.mark.parametrize(
    ("frame", "body", "language"),
    [(FRAME, IN_ENGLISH, "en"), ("frame_morality", BODY, "fr")],
    ids=["where it is not weak", "another frame"],
)
def test_a_frame_that_is_not_weak_says_nothing(frame, body, language, two_outlets, run):
    folder = two_outlets("Article", body, language)

    _, output, errors = run("measure", folder, "--measures", frame)
    assert "wrong" not in output + errors
    _, output, errors = run("explain", folder, "--measure", frame)
    assert len(output.splitlines()) == 2
    assert all("warning" not in json.loads(line) for line in output.splitlines())
