"""The command line about columns and names of outlets."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from biascompare.cli import cli

TEXT = "The council voted on Thursday against the ferry that it had itself ordered."


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(f"Source,Body,Id\nSkerry Online,{TEXT},1\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("content", "expected"),
    [(None, "Skerry Online"), ('"The Skerry Post" = ["Skerry online"]', "The Skerry Post")],
)
def test_a_file_of_outlets(tmp_path, table, content, expected):
    options = []
    if content is not None:
        (tmp_path / "own.toml").write_text(content, encoding="utf-8")
        options = ["--outlets", str(tmp_path / "own.toml")]
    done = CliRunner().invoke(cli, ["read", str(table), *options], catch_exceptions=False)
    assert json.loads(done.stdout)["outlet"] == expected


def test_a_faulty_file_of_outlets_is_named(tmp_path, table):
    (tmp_path / "own.toml").write_text('"A" = 3', encoding="utf-8")
    done = CliRunner().invoke(cli, ["read", str(table), "--outlets", str(tmp_path / "own.toml")])
    assert "own.toml, line 1" in str(done.exception)


def test_columns_are_told_once_on_standard_error(tmp_path, table):
    (tmp_path / "b.csv").write_bytes(table.read_bytes())
    done = CliRunner().invoke(cli, ["read", str(tmp_path)], catch_exceptions=False)
    said = [line for line in done.stderr.splitlines() if "text from 'Body'" in line]
    assert said == [f"{table}: text from 'Body', outlet from 'Source'; not used: 'Id'"]
