"""Mentions of actors: full names, surnames after them, and other people."""

from __future__ import annotations

import pytest

from biascompare import lexicons
from biascompare.actor_mentions import ActorMatcher
from biascompare.errors import DataFileError

OWN = """\
ambiguous_surnames = ["Summer"]

[[actors]]
id = "mara_lindt"
name = "Mara Lindt"
kind = "person"
not_aliases = ["Lindt Square"]
aliases.all = ["Mara Lindt", "Lindt"]

[[actors]]
id = "jon_summer"
name = "Jon Summer"
kind = "person"
aliases.all = ["Jon Summer", "Summer"]

[[actors]]
id = "ada_roe"
name = "Ada Roe"
kind = "person"
aliases.all = ["Ada Roe"]

[[actors]]
id = "ben_roe"
name = "Ben Roe"
kind = "person"
aliases.all = ["Ben Roe"]

[[actors]]
id = "otis_odell"
name = "Otis O’Dell"
kind = "person"
surname = "O’Dell"
aliases.all = ["Otis O’Dell"]

[[actors]]
id = "roe_bank"
name = "Roe Bank"
kind = "organisation"
aliases.all = ["Roe Bank"]
aliases.de = ["Roe-Bank"]
"""


@pytest.fixture
def own(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text(OWN, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "", []),
        ("en", "lindt, LINDT, Lindts and Lindtner", []),
        ("en", "Lindt's plan, Lindt’s plan".replace("’", "'"), ["mara_lindt", "mara_lindt"]),
        ("de", "Lindts Plan, Mara Lindts Plan", ["mara_lindt", "mara_lindt"]),
        ("en", "They met at Lindt Square.", []),
        ("en", "Mr. Lindt, M. Lindt and B. Lindt", ["mara_lindt", "mara_lindt"]),
        ("en", "Paul Lindt and Mara Lindt", ["mara_lindt"]),
        ("en", "Summer came. Jon Summer came. Summer left.", ["jon_summer", "jon_summer"]),
        ("en", "J. Summer came. Summer left.", ["jon_summer", "jon_summer"]),
        ("en", "Roe left.", []),
        ("en", "Ada Roe left. Roe wept.", ["ada_roe", "ada_roe"]),
        ("en", "Ada Roe met Ben Roe. Roe wept.", ["ada_roe", "ben_roe", "ben_roe"]),
        ("en", "Ada Roe met the Roe Bank.", ["ada_roe", "roe_bank"]),
        ("en", "Otis O'Dell's wife left. O'Dell wept.", ["otis_odell", "otis_odell"]),
        ("de", "Die Roe-Bank und ihr Roe-Bank-Chef", ["roe_bank", "roe_bank"]),
        ("xx", "Mara Lindt", ["mara_lindt"]),
        (None, "Mara Lindt", ["mara_lindt"]),
    ],
)  # fmt: skip
def test_mentions(own, language, text, expected):
    hits = ActorMatcher(lexicons.own_actors(own), language).find(text)

    assert [hit.key for hit in hits] == expected
    assert all(text[hit.start : hit.end].startswith(hit.term) for hit in hits)


@pytest.mark.parametrize(("head", "shipped"), [("", True), ("only = true\n", False)])
def test_own_actors_stand_beside_or_instead(tmp_path, head, shipped):
    path = tmp_path / "own.toml"
    path.write_text(head + OWN, encoding="utf-8")

    ids = [actor.id for actor in lexicons.actors_with(path)]

    assert "mara_lindt" in ids
    assert ("openai" in ids) == shipped
    assert ids == sorted(ids)


def test_an_own_actor_replaces_the_one_that_ships(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text(
        '[[actors]]\nid = "openai"\nname = "The Lab"\nkind = "organisation"\naliases.all = ["Lab"]',
        encoding="utf-8",
    )

    (found,) = [actor for actor in lexicons.actors_with(path) if actor.id == "openai"]

    assert found.name == "The Lab"


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('kind = "person"', 'kind = "dog"', 4, "expected kind = one of"),
        ('["Mara Lindt", "Lindt"]', '"Lindt"', 4, "expected aliases.all = a list"),
        ('"Lindt"]', '" Lindt"]', 8, "expected aliases.all = trimmed names"),
        ('"Lindt"]', "7]", None, "found 7"),
        ('not_aliases = ["Lindt Square"]', "colour = 3", 7, "'colour' is none of"),
        ('not_aliases = ["Lindt Square"]', "ambiguous = 3", 4, "ambiguous = true or false"),
        ('ambiguous_surnames = ["Summer"]', "only = 3", 1, "expected only = true or false"),
        ('ambiguous_surnames = ["Summer"]', 'actors = "x"', None, "not valid TOML"),
        (OWN, "", None, "at least one [[actors]] table"),
        (OWN, "actors = [3]", 1, "expected [[actors]] tables, found 3"),
    ],
)
def test_a_broken_own_file_is_named(tmp_path, old, new, line, words):
    path = tmp_path / "own.toml"
    path.write_text(OWN.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(DataFileError) as caught:
        lexicons.actors_with(path)

    assert words in str(caught.value)
    assert str(path) in str(caught.value)
    if line:
        assert caught.value.line == line


def test_a_missing_own_file_is_named(tmp_path):
    with pytest.raises(DataFileError, match="does not exist"):
        lexicons.actors_with(tmp_path / "none.toml")
