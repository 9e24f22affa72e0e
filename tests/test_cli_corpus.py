"""The commands that fill a corpus and show it."""

import csv
import http.server
import json
import signal
import subprocess
import threading
import time
from collections import Counter

import pandas as pd
import pytest

from biascompare import corpus

COUNTS = ["read", "added", "already_there", "replaced", "rejected", "shared_copy"]


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "rows.csv"
    rows = ["title,source,date,text"]
    rows += [f"T{n},Outlet,2025-01-{n:02},The council has met {n} times." for n in range(1, 8)]
    rows += ["T8,Outlet,2025-01-08,", "T9,Outlet,2025-01-09,One,too many,cells"]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_an_import_ends_with_a_summary(run, table, tmp_path):
    path = tmp_path / "c"
    status, output, errors = run("import", table, "--corpus", path, "--format", "json")
    assert status == 1
    assert json.loads(output) == dict(zip(COUNTS, [7, 7, 0, 0, 2, 0], strict=True))
    assert "rows.csv, line 9" in errors
    assert "rows.csv, line 10" in errors

    _, again, _ = run("import", table, "--corpus", path)
    shown = [line.rsplit(maxsplit=1) for line in again.splitlines()]
    assert [int(count) for _, count in shown] == [7, 0, 7, 0, 2, 0]
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


def test_rejects_are_a_table_in_a_csv_file(run, table, tmp_path):
    rejects, missing = tmp_path / "rejects.csv", "=missing.txt"
    run("import", table, missing, "--corpus", tmp_path / "c", "--rejects", rejects)
    header, *rows = csv.reader(rejects.read_text(encoding="utf-8").splitlines())

    assert header == ["source", "line", "row", "reason"]
    assert [row[:3] for row in rows] == [
        [str(table), "9", ""],
        [str(table), "10", ""],
        ["'=missing.txt", "", ""],
    ]
    assert all(row[3] for row in rows)


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


def test_a_corpus_stands_wherever_a_path_does(run, tmp_path, sample):
    path = tmp_path / "c"
    run("import", "sample", "--corpus", path)
    for command in (["measure", "--measures", "words", "--format", "csv"], ["read"]):
        outputs = [run(command[0], place, *command[1:])[1] for place in ("sample", path)]
        assert sorted(outputs[0].splitlines()) == sorted(outputs[1].splitlines())
    _, merged, _ = run("import", path, "--corpus", tmp_path / "other", "--format", "json")
    assert json.loads(merged)["added"] == len(sample)


def test_show_compact_and_export(run, tmp_path, sample):
    path = tmp_path / "c"
    run("import", "sample", "--corpus", path)
    _, output, _ = run("corpus", "show", path, "--format", "json")
    shown = json.loads(output)
    assert shown["articles"] == len(sample)
    assert shown["counts"]["language"] == Counter(each.language for each in sample)
    assert shown["unreadable"] == []
    _, output, _ = run("corpus", "show", path)
    assert "The Halden Gazette 12" in output
    assert f"{len(sample)} articles" in run("corpus", "compact", path)[1]
    assert f"{len(sample)} articles" in run("corpus", "export", path, "-o", tmp_path / "out.csv")[1]
    assert len(pd.read_csv(tmp_path / "out.csv")) == len(sample)


def test_shared_copy_is_counted_and_shown(run, tmp_path):
    path = tmp_path / "rows.jsonl"
    text = " ".join(f"word{number}" for number in range(100))
    rows = [
        {"title": f"T{n}", "source": f"O{n}", "date": f"2025-01-0{n}", "text": text + f" end{n}."}
        for n in range(1, 4)
    ]
    rows.append({"title": "Other", "text": "Something else has been said in this town today."})
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    _, output, _ = run("import", path, "--corpus", tmp_path / "c", "--format", "json")
    assert json.loads(output)["shared_copy"] == 3
    _, output, _ = run("corpus", "duplicates", tmp_path / "c", "--format", "json")
    (group,) = json.loads(output)
    assert [(each["outlet"], each["first"]) for each in group] == [
        ("O1", True),
        ("O2", False),
        ("O3", False),
    ]
    assert all(each["share"] > 0.8 for each in group)
    assert "O2" in run("corpus", "duplicates", tmp_path / "c")[1]


def test_stories_follow_the_decisions(run, tmp_path, sample):
    path = tmp_path / "c"
    run("import", "sample", "--corpus", path)
    grouped = json.loads(run("corpus", "stories", path, "--format", "json")[1])
    identifiers = sorted(set(grouped.values()))
    assert len(grouped) == len(sample)
    corpus.decide(path, {"action": "merge", "stories": identifiers, "label": "Everything"})
    corpus.decide(path, {"action": "rename", "story": "nowhere", "label": "Nothing"})
    run("import", "sample", "--corpus", path)
    run("corpus", "compact", path)
    _, output, errors = run("corpus", "stories", path, "--format", "json")
    assert len(set(json.loads(output).values())) == 1
    assert "decision not applied" in errors
    assert "Everything" in run("corpus", "stories", path)[1]


class _Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        found = self.path == "/article.txt"
        body = b"A calm street\n\nThe council has closed the street to all cars, it said today."
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.end_headers()
        self.wfile.write(body if found else b"")

    def log_message(self, format, *arguments):
        pass


def test_addresses_are_imported(run, tmp_path):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    asked = ["import", f"{base}/article.txt", f"{base}/gone.txt", "--corpus", tmp_path / "c"]
    try:
        _, refused, _ = run(*asked, "--format", "json")
        status, output, errors = run(*asked, "--format", "json", "--allow-private")
    finally:
        server.shutdown()
        server.server_close()

    assert json.loads(refused)["rejected"] == 2
    assert (status, json.loads(output)["added"], json.loads(output)["rejected"]) == (1, 1, 1)
    assert "gone.txt" in errors.replace("\n", "")


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
    path = tmp_path / "c"
    run("import", "sample", "--corpus", path)
    (part,) = (path / "parts").iterdir()
    part.write_bytes(b"PAR1")
    for command in (["corpus", "show", path], ["read", path]):
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
