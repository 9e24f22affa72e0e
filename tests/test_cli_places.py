"""A place that cannot be written or is no corpus is named, with what to do."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (
            ("measure", "one.txt", "--measures", "lix", "-o", "no/such/rows.csv"),
            ("no/such/rows.csv", "cannot be written", "folder"),
        ),
        (
            ("report", "one.txt", "--measure", "lix", "-o", "no/such/report.html"),
            ("no/such/report.html", "cannot be written", "folder"),
        ),
        (("corpus", "show", "one.txt"), ("one.txt: not a corpus folder", "biascompare import")),
    ],
)
def test_a_wrong_place_is_said(run, tmp_path, monkeypatch, arguments, words) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "one.txt").write_text("The bridge is closed until May. " * 10, encoding="utf-8")
    status, _, errors = run(*arguments)
    assert status == 1
    assert [word for word in words if word not in errors] == []
    assert "PDF" not in errors
    assert "Traceback" not in errors


def test_a_file_that_is_no_archive_says_what_to_do(run, tmp_path):
    (tmp_path / "fake.zip").write_bytes(b"no archive")
    status, _, errors = run("read", tmp_path / "fake.zip")
    assert status == 1
    assert "fake.zip: not a readable zip archive" in errors
    assert "pack the files again" in " ".join(errors.split())


@pytest.mark.parametrize("content", ["", "title,text\n", "a\n1\n"])
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("compare", "--measure", "lix"), "LIX: no article to compare."),
        (("measure", "--measures", "lix"), "No article to measure."),
    ],
)
def test_without_an_article_no_empty_table_is_shown(run, tmp_path, content, arguments, said):
    (tmp_path / "rows.csv").write_text(content, encoding="utf-8")
    status, output, errors = run(arguments[0], tmp_path / "rows.csv", *arguments[1:])
    assert status == 1
    assert output.strip() == said
    assert "rows.csv" in errors
