"""Outlets by all their names."""

from __future__ import annotations

import re

import pytest

from biascompare.datafiles import TomlFile, data_folder
from biascompare.errors import DataFileError
from biascompare.model import Document
from biascompare.outlets import domain_of, load_outlets
from biascompare.sources import read
from biascompare.sources.reconciling import reconciled

TEXT = "The council voted on Thursday against the ferry that it had itself ordered."

NAMES = [
    ("Fox Online News", "Fox News"),
    ("FOX NEWS", "Fox News"),
    ("Fox News", "Fox News"),
    ("New York Times (Online News)", "The New York Times"),
    ("nytimes.com", "The New York Times"),
    ("https://www.nytimes.com/", "The New York Times"),
    ("edition.cnn.com", "CNN"),
    ("BBC.co.uk", "BBC News"),
    ("L'Express", "L’Express"),
    ("lequipe.fr", "L’Équipe"),
    ("Sueddeutsche.de", "Süddeutsche Zeitung"),
    ("taz, die tageszeitung", "taz"),
    ("Spiegel Online", "Der Spiegel"),
    ("www.halden-gazette.example", "halden-gazette.example"),
    ("http://m.brask-echo.example:8080/", "brask-echo.example"),
    ("halden-gazette.example", None),
    ("The Halden Gazette", None),
    ("Foxes News", None),
    ("Express", None),
    ("notnytimes.com", None),
    ("", None),
    ("...", None),
]


@pytest.mark.parametrize(("name", "expected"), NAMES)
def test_find(name, expected):
    assert load_outlets().find(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("https://user@www.a.example:80/b?c", "a.example"),
        ("//a.example", "a.example"),
        ("www.example", "www.example"),
        ("A.Example.", "a.example"),
        ("Node js", None),
        ("a..b", None),
        ("10.0.0.1", None),
        ("javascript:alert(1)", None),
        ("", None),
    ],
)
def test_domain_of(name, expected):
    assert domain_of(name) == expected


def test_the_list_holds_many_outlets_of_each_language():
    values = TomlFile(data_folder() / "outlets.toml").values
    counts = {language: len(values[language]) for language in ("en", "fr", "de")}
    assert min(counts.values()) >= 80
    assert sum(counts.values()) >= 150


def test_an_outlet_is_listed_under_its_own_name_only():
    outlets = load_outlets()
    for name in set(outlets.names.values()):
        assert outlets.find(name) == name


def test_every_domain_is_written_plainly():
    assert [one for one in load_outlets().domains if not re.fullmatch(r"[a-z0-9.-]+", one)] == []


OWN = """
"The Skerry Post" = ["skerry-post.example", "Skerry Online"]
[mine]
"Fox Online News" = []
"Le Monde (papier)" = ["Le Monde"]
"""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Skerry online", "The Skerry Post"),
        ("www.skerry-post.example", "The Skerry Post"),
        ("Fox Online News", "Fox Online News"),
        ("Fox News Online", "Fox News"),
        ("Le Monde", "Le Monde (papier)"),
        ("lemonde.fr", "Le Monde (papier)"),
    ],
)
def test_the_users_file_goes_first(tmp_path, name, expected):
    path = tmp_path / "own.toml"
    path.write_text(OWN, encoding="utf-8")
    assert load_outlets(path).find(name) == expected


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        ('"A" = ["B"]\n"C" = ["b"]\n', 2, "stands for 'A' and for 'C'"),
        ('"A" = ["a.example"]\n"C" = ["www.a.example"]\n', 2, "stands for"),
        ('"A" = "B"\n', 1, "a list of names"),
        ('"A" = [3]\n', 1, "a list of names"),
        ('"A" = [""]\n', 1, "a list of names"),
        ('"A" = [\n', None, "not valid TOML"),
    ],
)
def test_a_fault_is_named(tmp_path, content, line, reason):
    path = tmp_path / "own.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DataFileError, match=re.escape(reason)) as caught:
        load_outlets(path)
    assert caught.value.line == line


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(DataFileError, match="does not exist"):
        load_outlets(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("facts", "outlet", "hint", "noticed"),
    [
        ({"outlet": "Fox Online News"}, "Fox News", None, True),
        ({"outlet": "Fox News"}, "Fox News", None, False),
        ({"outlet": "The Skerry Post"}, "The Skerry Post", None, False),
        ({"url": "https://www.nytimes.com/2024/a.html"}, None, "The New York Times", False),
        ({"url": "https://www.nytimes.com/a", "outlet_hint": "Skerry"}, None, "Skerry", False),
        ({"url": "https://a.example/b"}, None, None, False),
        ({}, None, None, False),
    ],
)
def test_reconciled(facts, outlet, hint, noticed):
    document = Document(id="1", text=TEXT, **facts)
    found = reconciled(document, load_outlets())
    assert (found.outlet, found.outlet_hint) == (outlet, hint)
    assert [notice.code for notice in found.notices] == ["outlet_reconciled"] * noticed
    assert (found.id == "1") is not noticed


def test_articles_of_two_names_are_one_outlets(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(f"source,text\nFox News,{TEXT}\nFox Online News,{TEXT}\n", encoding="utf-8")
    first, second = (one for one in read([path]) if isinstance(one, Document))
    assert (first.outlet, first.id) == (second.outlet, second.id)
    assert [notice.message for notice in second.notices if notice.code == "outlet_reconciled"] == [
        "The outlet 'Fox Online News' is listed as 'Fox News'."
    ]
