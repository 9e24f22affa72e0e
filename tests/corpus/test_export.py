"""A corpus as one file is the corpus."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from biascompare import corpus, sources
from biascompare.errors import CorpusError
from biascompare.model import Document


def read_lines(path):
    return pd.DataFrame([json.loads(line) for line in path.read_text("utf-8").splitlines()])


READERS: dict[str, Callable[[Path], pd.DataFrame]] = {
    ".parquet": pd.read_parquet,
    ".csv": pd.read_csv,
    ".jsonl": read_lines,
}


@pytest.mark.parametrize("ending", [".jsonl", ".parquet", ".csv", ".JSONL"])
@pytest.mark.parametrize("count", [0, 1, 25])
def test_every_article_is_exported(tmp_path, article, fill, ending, count):
    path = fill(tmp_path / "c", [article(number) for number in range(count)])
    output = tmp_path / f"out{ending}"

    assert corpus.export(path, output) == count
    table = READERS[ending.lower()](output)
    assert len(table) == count
    if count:
        assert set(table["id"].astype(str).str.zfill(16)) == {
            article(number).id for number in range(count)
        }


def test_exported_lines_are_the_same_articles_again(tmp_path, article, fill, content):
    path = fill(tmp_path / "c", [article(number) for number in range(25)])
    corpus.export(path, tmp_path / "out.jsonl")

    again = [each for each in sources.read([tmp_path / "out.jsonl"]) if isinstance(each, Document)]
    assert {each.id: each for each in again} == content(path)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_formulas_are_defused_in_csv(tmp_path, article, fill, start):
    formula = f'{start}HYPERLINK("http://192.0.2.1")'
    path = fill(tmp_path / "c", [article(1, title=formula, text=formula, author=formula)])
    corpus.export(path, tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)

    assert row["title"] == row["text"] == row["author"] == f"'{formula}"
    assert not [cell for cell in row.values() if cell.startswith(start)]


@pytest.mark.parametrize("name", ["out.docx", "out", "no/such/folder/out.csv"])
def test_what_cannot_be_written_is_named(tmp_path, article, fill, name):
    path = fill(tmp_path / "c", [article(1)])
    with pytest.raises(CorpusError, match=r"out"):
        corpus.export(path, tmp_path / name)


def test_an_export_that_fails_leaves_the_earlier_file(tmp_path, article, fill, parts):
    path = fill(tmp_path / "c", [article(number) for number in range(25)])
    parts(path)[1].write_bytes(b"")
    for ending in (".csv", ".jsonl", ".parquet"):
        output = tmp_path / f"out{ending}"
        output.write_text("before")
        with pytest.raises(CorpusError, match=parts(path)[1].name):
            corpus.export(path, output)
        assert output.read_text() == "before"
