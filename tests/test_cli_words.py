"""The commands about words: the shapes of their JSON, and what is refused."""

from __future__ import annotations

import json
import math

import pytest

ECHO, GAZETTE = "The Brask Echo", "The Halden Gazette"


@pytest.mark.parametrize(("against", "b"), [((), "the rest"), (("--against", GAZETTE), GAZETTE)])
def test_contrast(run, against, b):
    status, output, _ = run("contrast", "sample", "--outlet", ECHO, *against, "--format", "json")
    found = json.loads(output)
    assert status == 0
    assert (found["a"], found["b"]) == (ECHO, b)
    assert {
        "term",
        "z",
        "log_odds",
        "count_a",
        "count_b",
        "documents_a",
        "documents_b",
        "q",
    } <= set(found["terms"][0])
    values = [term["z"] for term in found["terms"]]
    assert values == sorted(values, reverse=True)
    assert values[0] > 0 > values[-1]
    assert ECHO in found["choices"]["left_out"]["outlets"]
    assert not {"echo", "brask echo"} & {term["term"] for term in found["terms"]}


def test_shift(run):
    arguments = ("shift", "sample", "--measure", "tone", "--outlet", ECHO, "--against", GAZETTE)
    _, output, _ = run(*arguments, "--format", "json")
    whole = json.loads(output)
    _, output, _ = run(*arguments, "--without", "war,fight", "--format", "json")
    struck = json.loads(output)
    for found in (whole, struck):
        total = math.fsum(word["contribution"] for word in found["words"])
        assert total == pytest.approx(found["gap"], abs=1e-9)
    assert struck["gap_before"] == whole["gap"]
    assert {word["word"] for word in struck["struck_out"]} == {"war", "fight"}


def test_distance(run):
    _, output, _ = run("distance", "sample", "--language", "fr", "--format", "json")
    found = json.loads(output)
    assert len(found["outlets"]) == 2
    (pair,) = found["pairs"]
    assert pair["distance"] == pytest.approx(pair["raw"] - pair["shuffled"])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("contrast", "sample", "--outlet", "Brask"), "no outlet"),
        (
            ("contrast", "sample", "--outlet", ECHO, "--against", "Ostermoor-Kurier"),
            "same language",
        ),
        (("shift", "sample", "--measure", "lix", "--outlet", ECHO), "not made of single words"),
        (("shift", "sample", "--measure", "tone", "--outlet", ECHO, "--without", "zz"), "zz"),
        (("distance", "sample", "--language", "xx"), "two outlets"),
    ],
)
def test_refused_in_a_line(run, arguments, message):
    status, output, errors = run(*arguments)
    assert status == 1
    assert output == ""
    assert message in errors
    assert "Traceback" not in errors
