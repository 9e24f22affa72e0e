"""Reading and measuring the articles for the pages."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from biascompare.dashboard import loading

TEXT = "The council met on Monday and talked about the street. " * 8


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rows = [
        {"title": "A", "outlet": "One", "published": "2024-03-01", "text": TEXT},
        {"title": "A", "outlet": "One", "published": "2024-03-01", "text": TEXT},
        {"title": "B", "outlet": None, "published": None, "text": TEXT},
    ]
    lines = "\n".join(json.dumps(row) for row in rows)
    (tmp_path / "articles.jsonl").write_text(lines, encoding="utf-8")
    (tmp_path / "broken.csv").write_text("", encoding="utf-8")
    return tmp_path


def test_read(folder: Path) -> None:
    corpus = loading.read((str(folder),), {})
    assert [document.title for document in corpus.documents.values()] == ["A", "B"]
    assert corpus.repeated == 1
    assert ["broken.csv" in failure.source for failure in corpus.failures] == [True]
    assert corpus.table["day"].tolist() == [date(2024, 3, 1), None]
    assert corpus.table["label"].tolist() == ["One – A", "B"]
    assert list(corpus.looks) == ["One", "(no outlet)"]


def test_own_actors_are_measured(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    own = tmp_path_factory.mktemp("own") / "own.toml"
    own.write_text(
        '[[actors]]\nid = "council"\nname = "Council"\nkind = "organisation"\n'
        'aliases.all = ["The council"]\n',
        encoding="utf-8",
    )
    corpus = loading.read((str(folder),), {}, actors=str(own))
    assert corpus.table["actor_council"].tolist() == [100.0, 100.0]
    assert corpus.measures["actor_council"].label == "Council"


def test_nothing_to_read(tmp_path: Path) -> None:
    corpus = loading.read((str(tmp_path / "absent"),), {})
    assert len(corpus.table) == 0
    assert len(corpus.failures) == 1


def test_the_language_with_the_most_articles_comes_first() -> None:
    table = loading.read(("sample",), {}).table
    assert table["language"].drop_duplicates().tolist() == ["en", "de", "fr"]
    english = table[table["language"] == "en"]["outlet"].drop_duplicates().tolist()
    assert english == sorted(english)
