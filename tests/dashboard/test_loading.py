"""Reading and measuring the articles for the pages."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from biascompare import engines
from biascompare.dashboard import reading
from biascompare.model import Document

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
    corpus = reading.read((str(folder),), {})
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
    corpus = reading.read((str(folder),), {}, actors=own)
    assert corpus.table["actor_council"].tolist() == [100.0, 100.0]
    assert corpus.measures["actor_council"].label == "Council"


def test_what_has_not_changed_is_not_measured_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = reading.read((str(folder),), {})
    more = {"title": "C", "outlet": "Two", "text": f"{TEXT} Then it ended."}
    (folder / "more.jsonl").write_text(json.dumps(more), encoding="utf-8")
    measured: list[str | None] = []
    measure = engines.measure

    def watched(documents: Iterable[Document], *arguments: Any, **options: Any) -> pd.DataFrame:
        every = list(documents)
        measured.extend(each.title for each in every)
        return measure(every, *arguments, **options)

    monkeypatch.setattr(engines, "measure", watched)
    second = reading.read((str(folder),), {}, previous=first, version=1)
    whole = reading.read((str(folder),), {})
    assert measured == ["C", "A", "B", "C"]
    pd.testing.assert_frame_equal(
        second.table.reset_index(drop=True), whole.table.reset_index(drop=True)
    )


def test_nothing_to_read(tmp_path: Path) -> None:
    corpus = reading.read((str(tmp_path / "absent"),), {})
    assert len(corpus.table) == 0
    assert len(corpus.failures) == 1


def test_the_language_with_the_most_articles_comes_first() -> None:
    table = reading.read(("sample",), {}).table
    assert table["language"].drop_duplicates().tolist() == ["en", "de", "fr"]
    english = table[table["language"] == "en"]["outlet"].drop_duplicates().tolist()
    assert english == sorted(english)
