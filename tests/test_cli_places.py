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
