"""Compacting changes the files and nothing else."""

import itertools
import os

import pyarrow.parquet as pq
import pytest

from biascompare import corpus
from biascompare.corpus import compaction, durable
from biascompare.errors import CorpusError
from biascompare.model import Document


@pytest.fixture
def changed(tmp_path, article, fill):
    """Return a corpus of many parts, with replaced and removed articles, and its content."""
    path = fill(tmp_path / "c", [article(number) for number in range(95)])
    fill(path, [article(number, author="new") for number in range(10, 30)])
    corpus.remove(path, [article(number).id for number in range(5)])
    return path


@pytest.mark.parametrize(("bytes_in_part", "several"), [(2**27, False), (2_000, True)])
def test_the_articles_stay_and_are_sorted(changed, content, parts, bytes_in_part, several):
    before = content(changed)
    done = corpus.compact(changed, bytes_in_part=bytes_in_part)

    assert content(changed) == before
    assert len(before) == done.articles == 90
    assert done.rows_dropped == 30
    assert (done.parts_after > 1) == several
    assert len(parts(changed)) == done.parts_after
    written = [row for part in parts(changed) for row in pq.read_table(part).to_pylist()]
    keys = [(row["outlet"], row["published_at"], row["id"]) for row in written]
    assert keys == sorted(keys)
    assert not any(row["removed"] for row in written)
    assert {path.name for path in changed.iterdir()} == {"corpus.json", "parts", ".lock"}


def test_an_empty_corpus_is_compacted(tmp_path):
    corpus.create(tmp_path)

    assert corpus.compact(tmp_path).articles == 0


def test_where_a_row_came_from_is_kept(changed, parts):
    names = ["id", "added_at", "source", "source_row", "fingerprint"]
    columns = {part: pq.read_table(part, columns=names).to_pylist() for part in parts(changed)}
    rows = {row["id"]: row for part in parts(changed) for row in columns[part]}
    corpus.compact(changed)

    for row in pq.read_table(parts(changed)[0], columns=names).to_pylist():
        assert row == rows[row["id"]]


@pytest.mark.parametrize("kept", range(0, 14, 3))
def test_an_interrupted_compaction_brings_nothing_back(changed, content, parts, monkeypatch, kept):
    before = content(changed)

    def remove_some(paths):
        for path in paths[: len(paths) - kept]:
            path.unlink()

    monkeypatch.setattr(compaction, "_remove", remove_some)
    corpus.compact(changed)

    assert len(parts(changed)) == 1 + kept
    assert content(changed) == before


@pytest.mark.parametrize("at", [0, 1, 15, 60, 94])
def test_a_reader_meanwhile_misses_and_doubles_nothing(tmp_path, article, fill, at):
    path = fill(tmp_path / "c", [article(number) for number in range(95)])
    reader = corpus.read(path)
    first = list(itertools.islice(reader, at))
    corpus.compact(path, bytes_in_part=2_000)
    fill(path, [article(number, author="new") for number in range(95)])
    corpus.compact(path)

    found = [each.id for each in (*first, *reader) if isinstance(each, Document)]
    assert len(found) == 95
    assert set(found) == {article(number).id for number in range(95)}


def test_an_import_meanwhile_loses_nothing(tmp_path, article, fill, content):
    path = fill(tmp_path / "c", [article(number) for number in range(30)])
    writer = corpus.Writer(corpus.open_folder(path), rows_in_part=7)
    for number in range(20, 60):
        writer.add(article(number, author="new"))
        if number % 9 == 0:
            corpus.compact(path)
    writer.settle()

    found = content(path)
    assert len(found) == 60
    assert sum(each.author == "new" for each in found.values()) == 40
    assert (writer.tally.added, writer.tally.replaced) == (30, 10)


def test_only_one_compaction_at_a_time(changed, content, parts):
    before = parts(changed)
    with (
        durable.locked(changed / ".lock", wait=False),
        pytest.raises(CorpusError, match="another process is compacting"),
    ):
        corpus.compact(changed)

    assert parts(changed) == before
    assert corpus.compact(changed).articles == 90


def test_what_ended_processes_left_is_swept(changed, parts):
    old, young = changed / "parts" / ".x.parquet.0.tmp", changed / "parts" / ".y.parquet.1.tmp"
    scratch = changed / ".compacting-00"
    scratch.mkdir()
    for path in (old, young, scratch / "0.parquet"):
        path.write_bytes(b"PAR1")
    os.utime(old, (0, 0))
    corpus.compact(changed)

    assert not old.exists()
    assert not scratch.exists()
    assert young.exists(), "it may belong to an import that is going on"
