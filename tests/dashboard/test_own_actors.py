"""Names that no list has are taken over by a click, for this visitor alone."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from biascompare import lexicons
from biascompare.dashboard import own_actors

Open = Callable[..., AppTest]
BODY = (
    "Yesterday Wilma Torquist spoke to the council of the town. The mayor thanked "
    "Wilma Torquist for her report about the harbour. Nobody knew what Torquist would do.\n\n"
)
HOSTILE = "Later Bruno Vant <script>alert(1)</script> came, and Bruno Vant stayed there. "


@pytest.fixture
def articles(two_outlets: Callable[[str, str, str], Path]) -> Path:
    return two_outlets("The harbour of the town, part", f"{BODY * 2}{HOSTILE}", "en")


def words_of(page: AppTest) -> str:
    assert not page.exception
    return " ".join(each.proto.body for each in page.get("html"))


def press(page: AppTest, key: str) -> AppTest:
    (button,) = [each for each in page.button if key in (each.key, each.label)]
    return button.click().run()


@pytest.mark.parametrize(
    ("language", "kind", "mentions"),
    [
        ("en", "person", "12 mentions"),
        ("fr", "personne", "12 mentions"),
        ("de", "Person", "12 Nennungen"),
    ],
)
def test_names_are_suggested_with_their_contexts(
    language: str, kind: str, mentions: str, articles: Path, open_page: Open
) -> None:
    text = words_of(open_page("actors", articles, address={"look": "1", "lang": language}))

    assert "Wilma Torquist" in text
    assert kind in text
    assert mentions in text
    assert "Yesterday Wilma Torquist spoke to the council" in text
    assert "<script>" not in text


def test_nothing_is_looked_for_unasked(articles: Path, open_page: Open) -> None:
    assert "Wilma Torquist" not in words_of(open_page("actors", articles))


def test_a_name_that_is_taken_over_is_measured(articles: Path, open_page: Open) -> None:
    page = press(open_page("actors", articles, address={"look": "1"}), "take wilma_torquist")
    text = words_of(page)

    assert "Your own list: Wilma Torquist." in text
    assert not [each for each in page.button if each.key == "take wilma_torquist"]
    assert "Wilma Torquist" in str([each.options for each in page.selectbox])
    page = press(page, "take bruno_vant")
    assert "Your own list: Wilma Torquist and Bruno Vant." in words_of(page)


def test_the_list_can_be_kept_and_used_at_the_start(
    articles: Path, open_page: Open, run, monkeypatch: pytest.MonkeyPatch, tmp_path_factory
) -> None:
    home = tmp_path_factory.mktemp("visits")
    monkeypatch.setattr(tempfile, "tempdir", str(home))
    press(open_page("actors", articles, address={"look": "1"}), "take wilma_torquist")
    (path,) = home.glob("*/actors-*.toml")

    (actor,) = lexicons.own_actors(path)
    assert (actor.id, actor.name, actor.kind) == ("wilma_torquist", "Wilma Torquist", "person")
    asked = ("--actors", path, "--measures", "actor_wilma_torquist", "--format", "csv")
    status, output, errors = run("measure", articles, *asked)
    assert status == 0, errors
    assert "actor_wilma_torquist" in output


def test_a_list_is_forgotten(articles: Path, open_page: Open) -> None:
    page = press(open_page("actors", articles, address={"look": "1"}), "take wilma_torquist")
    page = press(page, "Forget my list")

    assert "Your own list" not in words_of(page)
    assert [each for each in page.button if each.key == "take wilma_torquist"]


def test_another_visitor_does_not_see_it(articles: Path, open_page: Open) -> None:
    press(open_page("actors", articles, address={"look": "1"}), "take wilma_torquist")
    other = open_page("actors", articles, address={"look": "1"})

    assert "Your own list" not in words_of(other)
    assert [each for each in other.button if each.key == "take wilma_torquist"]


def test_a_large_corpus_is_not_measured_by_a_click(
    articles: Path, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_actors, "MOST_MEASURED", 1)
    page = open_page("actors", articles, address={"look": "1"})

    assert "start with --actors" in words_of(page)
    assert not [each for each in page.button if (each.key or "").startswith("take ")]
