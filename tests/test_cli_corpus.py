"""The commands that fill a corpus and show it."""

import json
import signal
import subprocess
import time

import pandas as pd
import pytest

from biascompare.cli import main

COUNTS = ["read", "added", "already_there", "replaced", "rejected"]


@pytest.fixture
def run(capfd):
    def run(*arguments):
        status: str | int = 0
        try:
            main([str(argument) for argument in arguments])
        except SystemExit as left:
            status = left.code or 0
        output, errors = capfd.readouterr()
        return status, output, errors

    return run


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "rows.csv"
    rows = ["title,source,date,text"]
    rows += [f"T{n},Outlet,2025-01-{n:02},The council has met {n} times." for n in range(1, 8)]
    rows += ["T8,Outlet,2025-01-08,", "T9,Outlet,2025-01-09,One,too many,cells"]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_an_import_ends_with_a_summary(run, table, tmp_path):
    corpus = tmp_path / "c"
    status, output, errors = run("import", table, "--corpus", corpus, "--format", "json")
    assert status == 1
    assert json.loads(output) == dict(zip(COUNTS, [7, 7, 0, 0, 2], strict=True))
    assert "rows.csv, line 9" in errors
    assert "rows.csv, line 10" in errors

    _, again, _ = run("import", table, "--corpus", corpus)
    shown = [line.rsplit(maxsplit=1) for line in again.splitlines()]
    assert [int(count) for _, count in shown] == [7, 0, 7, 0, 2]
    assert [name.replace(" ", "_") for name, _ in shown] == COUNTS


def test_rejects_are_listed_with_reason_and_place(run, table, tmp_path):
    rejects = tmp_path / "rejects.jsonl"
    missing = tmp_path / "missing.txt"
    run("import", table, missing, "--corpus", tmp_path / "c", "--rejects", rejects)
    listed = [json.loads(line) for line in rejects.read_text(encoding="utf-8").splitlines()]

    assert [(each["source"], each["line"]) for each in listed] == [
        (str(table), 9),
        (str(table), 10),
        (str(missing), None),
    ]
    assert all(each["reason"] for each in listed)


def test_many_rejects_are_counted_and_not_all_shown(run, tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text('{"text": ""}\n' * 30, encoding="utf-8")
    _, _, errors = run("import", path, "--corpus", tmp_path / "c")

    assert errors.count("not read:") == 20
    assert "10 more; --rejects FILE lists them all" in errors


def test_where_an_article_came_from_is_kept(run, table, tmp_path):
    run("import", table, "--corpus", tmp_path / "c")
    rows = pd.read_parquet(tmp_path / "c" / "parts").sort_values("title")

    assert rows["source"].unique().tolist() == [table.as_posix()]
    assert rows["source_row"].tolist() == [1, 2, 3, 4, 5, 6, 7]


def test_a_corpus_stands_wherever_a_path_does(run, tmp_path):
    corpus = tmp_path / "c"
    run("import", "sample", "--corpus", corpus)
    for command in (["measure", "--measures", "words", "--format", "csv"], ["read"]):
        outputs = [run(command[0], path, *command[1:])[1] for path in ("sample", corpus)]
        assert sorted(outputs[0].splitlines()) == sorted(outputs[1].splitlines())
    _, merged, _ = run("import", corpus, "--corpus", tmp_path / "other", "--format", "json")
    assert json.loads(merged)["added"] == 40


def test_show_compact_and_export(run, tmp_path):
    corpus = tmp_path / "c"
    run("import", "sample", "--corpus", corpus)
    _, output, _ = run("corpus", "show", corpus, "--format", "json")
    shown = json.loads(output)
    assert shown["articles"] == 40
    assert shown["counts"]["language"] == {"en": 24, "fr": 8, "de": 8}
    assert shown["unreadable"] == []
    _, output, _ = run("corpus", "show", corpus)
    assert "The Halden Gazette 6" in output
    assert "40 articles" in run("corpus", "compact", corpus)[1]
    assert "40 articles" in run("corpus", "export", corpus, "-o", tmp_path / "out.csv")[1]
    assert len(pd.read_csv(tmp_path / "out.csv")) == 40


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["import", "sample"], 2, "--corpus"),
        (["import", "sample", "--corpus", "full"], 1, "not a corpus and not empty"),
        (["import", "sample", "--corpus", "c", "--column", "text"], 2, "NAME=FIELD"),
        (["import", "sample", "--corpus", "c", "--column", "a=b"], 1, "no field called 'b'"),
        (["import", "sample", "--corpus", "c", "--rejects", "no/file"], 1, "no/file"),
        (["corpus", "show", "nowhere"], 1, "not a corpus folder"),
        (["corpus", "compact", "full"], 1, "biascompare import"),
        (["corpus", "export", "c"], 2, "--output"),
        (["corpus", "export", "full", "-o", "x.docx"], 1, ".jsonl, .csv, .parquet"),
    ],
)
def test_errors_are_sentences(run, tmp_path, monkeypatch, arguments, status, words):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "notes.txt").write_text("mine")
    left, _, errors = run(*arguments)

    assert (left, words in errors) == (status, True), errors
    assert "Traceback" not in errors


def test_a_part_that_fails_is_named(run, tmp_path):
    corpus = tmp_path / "c"
    run("import", "sample", "--corpus", corpus)
    (part,) = (corpus / "parts").iterdir()
    part.write_bytes(b"PAR1")
    for command in (["corpus", "show", corpus], ["read", corpus]):
        status, _, errors = run(*command)
        assert status == 1
        assert part.name in errors.replace("\n", "")


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_an_import_may_be_stopped(biascompare_command, run, tmp_path, end):
    lines = tmp_path / "rows.jsonl"
    with lines.open("w", encoding="utf-8") as file:
        for number in range(20_000):
            file.write(json.dumps({"title": f"T {number}", "text": "They met again. " * 20}) + "\n")
    process = subprocess.Popen(
        [biascompare_command, "import", str(lines), "--corpus", str(tmp_path / "c")],
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    while not list((tmp_path / "c").glob("parts/*.parquet")):
        assert process.poll() is None
        time.sleep(0.05)
    process.send_signal(end)
    _, errors = process.communicate(timeout=60)

    assert process.returncode == (130 if end == signal.SIGINT else -end)
    assert ("goes on from here" in errors) == (end == signal.SIGINT)
    _, output, _ = run("corpus", "show", tmp_path / "c", "--format", "json")
    assert 0 < json.loads(output)["articles"] < 20_000
