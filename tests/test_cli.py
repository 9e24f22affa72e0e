"""The command line's contract: shapes on standard output, words on standard error."""

import json
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from biascompare.cli import main
from biascompare.measures import MEASURES

ARTICLE = """---
title: A calm street
outlet: The Test Herald
date: 2025-03-11
language: en
story: Streets
---

The council has closed the street to cars. Parents now walk their children to school.

## What they say

Some shopkeepers are worried about a terrible loss, because customers cannot park.
"""
TABLE = """headline;source;body copy;date
One;A;"The plan is good for all of them here in town.";2025-01-02
Two;B;"The plan is bad for all of them here in town.";2025-01-03
"""
READERS: dict[str, Callable[[Path], pd.DataFrame]] = {
    "csv": pd.read_csv,
    "jsonl": lambda file: pd.read_json(file, lines=True),
    "parquet": pd.read_parquet,
}


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.md"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_read_prints_one_object_a_line(run, article):
    status, output, _ = run("read", article)
    record = json.loads(output)
    assert status == 0
    assert list(record) == [
        "id",
        "outlet",
        "outlet_hint",
        "title",
        "author",
        "published",
        "language",
        "url",
        "section",
        "story",
        "text",
        "headings",
        "comments",
        "notices",
    ]
    assert record["headings"] == ["What they say"]
    assert record["author"] is None
    assert len(record["text"].split("\n\n")) == 3


def test_prepare_leaves_headings_out(run, article):
    _, output, _ = run("prepare", article)
    assert len(json.loads(output)["sentences"]) == 3


def test_measure_has_one_row_an_article_and_reasons(run, article):
    _, output, _ = run("measure", article, "--format", "csv", "--reasons")
    header, row = output.splitlines()[0].split(","), output.splitlines()[1]
    assert header[:6] == ["id", "outlet", "title", "published", "language", "story"]
    assert header[6:10] == ["author", "section", "notices", "voice"]
    assert header[10::2] == [*MEASURES, "strongest_frame"]
    assert header[11::2] == [f"{name}_reason" for name in [*MEASURES, "strongest_frame"]]
    assert "not available in this language (English), only in German" in row


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_formats_agree(run, tmp_path, form, sample):
    file = tmp_path / f"rows.{form}"
    status, _, errors = run("measure", "sample", "--measures", "words,lix", "-o", file)
    table = READERS[form](file)
    assert status == 0
    assert f"{len(sample)} articles written" in errors
    assert list(table.columns[10:]) == ["words", "lix"]
    assert len(table) == len(sample)
    assert table["words"].between(150, 400).all()


def test_explain_adds_up(run, article):
    _, output, _ = run("explain", article, "--measure", "tone")
    explained = json.loads(output)
    assert sum(span["share"] for span in explained["spans"]) == pytest.approx(explained["value"])
    assert set(explained["spans"][0]) == {"start", "end", "term", "share"}


@pytest.mark.parametrize("voice", ["all", "outlet", "quoted"])
def test_every_output_names_its_voice(run, voice):
    _, rows, _ = run(
        "measure", "sample", "--measures", "lix", "--format", "jsonl", "--voice", voice
    )
    _, explained, _ = run("explain", "sample", "--measure", "lix", "--voice", voice)
    _, compared, _ = run(
        "compare", "sample", "--measure", "lix", "--format", "json", "--voice", voice
    )

    assert {json.loads(row)["voice"] for row in rows.splitlines()} == {voice}
    assert {json.loads(row)["voice"] for row in explained.splitlines()} == {voice}
    assert json.loads(compared)["choices"]["voice"] == voice


def test_the_voices_share_the_words(run):
    def words(voice):
        arguments = ("--measures", "words", "--format", "jsonl", "--voice", voice)
        _, rows, _ = run("measure", "sample", *arguments)
        return sum(json.loads(row)["words"] or 0 for row in rows.splitlines())

    assert words("outlet") + words("quoted") == pytest.approx(words("all"), rel=0.001)
    assert words("quoted") > 100


def test_compare_gives_means_and_intervals(run):
    _, output, _ = run("compare", "sample", "--measure", "lix", "--format", "json")
    comparison = json.loads(output)
    assert comparison["measure"] == "lix"
    assert len(comparison["groups"]) == 8
    for group in comparison["groups"]:
        assert group["low"] <= group["mean"] <= group["high"]


def test_columns_are_mapped_by_sense_and_by_the_user(run, tmp_path):
    path = tmp_path / "rows.csv"
    path.write_text(TABLE, encoding="utf-8")
    status, output, _ = run("read", path, "--column", "body copy=text")
    records = [json.loads(line) for line in output.splitlines()]
    assert status == 0
    assert [(record["title"], record["outlet"], record["published"]) for record in records] == [
        ("One", "A", "2025-01-02"),
        ("Two", "B", "2025-01-03"),
    ]


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["measure", "sample", "--measures", "flesh_reading"], 1, "flesch_reading_ease"),
        (["read", "no-such-file.txt"], 1, "no-such-file.txt"),
        (["dashboard", "no-such-file.txt"], 1, "no-such-file.txt: there is no such file"),
        (["read"], 2, "Missing argument"),
        (["measure", "sample", "-o", "rows.docx"], 2, ".csv"),
        (["compare", "sample", "--measure", ","], 2, "biascompare measures"),
        (["read", "sample", "--column", "text"], 2, "NAME=FIELD"),
    ],
)
def test_errors_are_sentences(run, arguments, status, words):
    left, _, errors = run(*arguments)
    assert left == status
    assert words in errors
    assert "Traceback" not in errors


def test_an_unreadable_file_does_not_stop_the_others(run, article, tmp_path):
    broken = tmp_path / "empty.txt"
    broken.write_text("")
    status, output, errors = run("read", broken, article)
    assert status == 1
    assert json.loads(output)["title"] == "A calm street"
    assert "empty.txt" in errors


def test_formulas_in_titles_are_defused_in_csv(run, tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({"title": "=1+1", "text": "Some words of an article here."}))
    _, output, _ = run("measure", path, "--measures", "words", "--format", "csv")
    assert "'=1+1" in output


def test_debug_shows_the_traceback(article):
    with pytest.raises(Exception, match="nonsense"):
        main(["measure", str(article), "--measures", "nonsense", "--debug"])
