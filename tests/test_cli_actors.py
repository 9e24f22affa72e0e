"""The commands about actors."""

from __future__ import annotations

import io
import json

import pandas as pd
import pytest

from biascompare import lexicons

ARTICLES = {
    "a": ("A", "OpenAI meets its board", "Sam Altman met Ottilie Brandner at OpenAI. Altman left. "
          "Then the weather changed. The Norrland Bank paid, said Ottilie Brandner."),
    "b": ("B", "Rain", "It rained on the town all day long. Brandner stayed. Nobody came to ask "
          "where Ottilie Brandner was. OpenAI slept."),
}  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    for name, (outlet, title, text) in ARTICLES.items():
        page = f"---\ntitle: {title}\noutlet: {outlet}\nlanguage: en\n---\n\n{text}\n"
        (tmp_path / f"{name}.md").write_text(page, encoding="utf-8")
    return tmp_path


def test_actors_are_counted_by_outlet(run, folder):
    status, output, _ = run("actors", folder, "--format", "json")
    rows = {(row["outlet"], row["actor"]): row for row in json.loads(output)}

    assert status == 0
    assert sorted(rows) == [("A", "openai"), ("A", "sam_altman"), ("B", "openai")]
    openai, altman = rows["A", "openai"], rows["A", "sam_altman"]
    assert (openai["articles"], openai["mentions"], openai["headline"], openai["lead"]) == (
        1, 1, 1, 1,
    )  # fmt: skip
    assert (altman["mentions"], altman["headline"], altman["lead"]) == (2, 0, 1)
    assert altman["share"] == pytest.approx(2 / 3)
    assert altman["per_thousand_words"] == pytest.approx(100)
    assert (rows["B", "openai"]["lead"], rows["B", "openai"]["share"]) == (0, 1)


@pytest.mark.parametrize("form", ["table", "csv", "json"])
@pytest.mark.parametrize("more", [[], ["--together"]])
def test_every_format_names_the_actors(run, folder, form, more):
    status, output, _ = run("actors", folder, "--format", form, *more)

    assert status == 0
    assert "Sam Altman" in output


def test_pairs_stand_in_one_sentence(run, folder):
    _, output, _ = run("actors", "count", folder, "--together", "--format", "csv")

    assert output.splitlines()[1:] == ["A,OpenAI,Sam Altman,1,1"]


def test_what_is_discovered_can_be_taken_over(run, folder, tmp_path):
    _, output, _ = run("actors", "discover", folder, "--format", "json")
    (brandner,) = [each for each in json.loads(output) if each["id"] == "ottilie_brandner"]
    assert (brandner["mentions"], brandner["articles"], brandner["kind"]) == (4, 2, "person")
    assert brandner["aliases"] == {"en": ["Brandner", "Ottilie Brandner"]}

    own = tmp_path / "own.toml"
    for _ in range(2):
        status, _, _ = run(
            "actors", "discover", folder, "--take", "ottilie_brandner", "--write", own
        )
        assert status == 0
    assert [actor.name for actor in lexicons.own_actors(own)] == ["Ottilie Brandner"]

    _, output, _ = run(
        "measure",
        folder,
        "--actors",
        own,
        "--measures",
        "actor_ottilie_brandner",
        "--format",
        "csv",
    )
    table = pd.read_csv(io.StringIO(output))
    assert table["actor_ottilie_brandner"].round(2).tolist() == [100, 100]


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_suggestions_are_shown(run, folder, form):
    _, output, _ = run("actors", "discover", folder, "--at-least", "1", "--format", form)

    assert "Norrland Bank" in output
    assert "sam_altman" not in output


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["discover", "--take", "otilie_brandner"], "Closest: ottilie_brandner"),
        (["--actors", "none.toml"], "none.toml: the file does not exist"),
        (["discover", "--write", "no/such/folder.toml"], "cannot be written"),
    ],
)
def test_what_cannot_be_done_is_said(run, folder, arguments, words):
    status, _, errors = run("actors", *arguments, folder)

    assert status == 1
    assert words in errors
    assert "Traceback" not in errors
