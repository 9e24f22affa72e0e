"""What goes wrong is named, with what to do, and what was there before stays."""

import errno
import json
import os
import subprocess
import sys

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from biascompare import corpus, importing, sources
from biascompare.corpus import durable
from biascompare.errors import CorpusError, SourceError
from biascompare.model import Document
from biascompare.records import to_record

LIMITED = """
import resource, sys
from biascompare import corpus, importing
from biascompare.errors import CorpusError
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), int(sys.argv[3])))
try:
    {call}
except CorpusError as error:
    print(error)
"""
IMPORT = "importing.import_into(sys.argv[1], [sys.argv[2]], rows_in_part=50)"


def truncated(part):
    part.write_bytes(part.read_bytes()[:-100])


def flipped(part):
    content = bytearray(part.read_bytes())
    content[len(content) // 8] ^= 0xFF
    part.write_bytes(content)


def other_columns(part):
    pq.write_table(pa.table({"id": ["1"], "text": ["x"]}), part)


def damage(name):
    return lambda part: part.write_bytes(name)


def link_to_nowhere(part):
    part.unlink()
    part.symlink_to("nowhere")


DAMAGES = {
    "truncated": truncated,
    "a flipped byte": flipped,
    "empty": damage(b""),
    "text": damage(b"id,text\n1,x\n"),
    "zeros": damage(bytes(5000)),
    "other columns": other_columns,
    "link to nowhere": link_to_nowhere,
}


@pytest.mark.parametrize("damaged", DAMAGES.values(), ids=DAMAGES)
def test_a_part_that_cannot_be_read_is_named(tmp_path, article, fill, content, parts, damaged):
    path = fill(tmp_path / "c", [article(number) for number in range(30)])
    damaged_part = parts(path)[1]
    lost = set(pq.read_table(damaged_part)["id"].to_pylist())
    damaged(damaged_part)

    found = list(corpus.read(path))
    errors = [each for each in found if isinstance(each, CorpusError)]
    documents = {each.id: each for each in found if isinstance(each, Document)}
    assert [error.path for error in errors] == [str(damaged_part)]
    assert "import its sources again" in str(errors[0])
    everything = [article(number) for number in range(30)]
    assert documents == {each.id: each for each in everything if each.id not in lost}
    files = parts(path)
    with pytest.raises(CorpusError, match=damaged_part.name):
        corpus.compact(path)
    assert parts(path) == files
    if damaged is not flipped:  # in a text, which these do not read
        assert corpus.overview(path).articles == 20
        with pytest.raises(CorpusError, match=damaged_part.name):
            fill(path, [article(99)])
    damaged_part.unlink()
    fill(path, everything)
    assert content(path) == {each.id: each for each in everything}


def test_reading_a_corpus_as_a_source_goes_on_after_a_part_that_fails(
    tmp_path, article, fill, parts
):
    path = fill(tmp_path / "c", [article(number) for number in range(30)])
    truncated(parts(path)[0])
    found = list(sources.read([path]))

    assert [type(each) for each in found].count(SourceError) == 1
    assert len(found) == 21


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        (b"", "expected"),
        (b"[]", "expected"),
        (b"\xff", "expected"),
        (b'{"format": "x", "title": "t", "created": "c"}', "expected"),
        (b'{"format": 2, "title": "t", "created": "c"}', "update it"),
    ],
)
def test_a_faulty_mark_is_named(tmp_path, mark, words):
    corpus.create(tmp_path)
    (tmp_path / "corpus.json").write_bytes(mark)
    with pytest.raises(CorpusError, match=words) as caught:
        list(corpus.read(tmp_path))
    (found,) = sources.read([tmp_path])

    assert "corpus.json" in str(caught.value)
    assert isinstance(found, SourceError)


def test_only_new_or_empty_folders_become_a_corpus(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    for path in (tmp_path, tmp_path / "notes.txt"):
        with pytest.raises(CorpusError, match="not a corpus and not empty"):
            corpus.create(path)
    with pytest.raises(CorpusError, match="not a corpus folder"):
        corpus.open_folder(tmp_path)
    assert corpus.create(tmp_path / "a" / "b", "Mine").title == "Mine"
    assert corpus.create(tmp_path / "a" / "b", "Other").title == "Mine"


def test_a_corpus_that_was_begun_is_finished(tmp_path):
    (tmp_path / "parts").mkdir()
    (tmp_path / ".corpus.json.0.tmp").write_text("{")

    assert corpus.create(tmp_path).created


@pytest.mark.skipif(os.name == "nt", reason="no limits of file size")
@pytest.mark.parametrize("call", [IMPORT, "corpus.compact(sys.argv[1])"], ids=["import", "compact"])
@pytest.mark.parametrize("limit", [0, 100, 4_000])
def test_a_full_disk_leaves_the_earlier_state(tmp_path, article, fill, content, parts, call, limit):
    path = fill(tmp_path / "c", [article(number) for number in range(100)])
    before, files = content(path), parts(path)
    more = tmp_path / "more.jsonl"
    with more.open("w") as file:
        for number in range(100, 200):
            file.write(json.dumps(to_record(article(number))) + "\n")
    ended = subprocess.run(
        [sys.executable, "-c", LIMITED.format(call=call), str(path), str(more), str(limit)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert ended.returncode == 0, ended.stderr
    assert "make room" in ended.stdout
    assert content(path) == before
    assert parts(path) == files
    assert not [left for left in path.rglob(".*") if left.name != ".lock"]
    assert importing.import_into(path, [more]).added == 100
    assert corpus.compact(path).articles == 200


@pytest.mark.parametrize(
    ("code", "words"),
    [(errno.ENOSPC, "make room"), (errno.EFBIG, "make room"), (errno.EACCES, "cannot be written")],
)
def test_a_file_is_replaced_whole_or_not_at_all(tmp_path, code, words):
    path = tmp_path / "file"
    path.write_bytes(b"before")

    def fail():
        with durable.replacing(path) as file:
            file.write(b"half of")
            raise OSError(code, os.strerror(code))

    with pytest.raises(CorpusError, match=words):
        fail()

    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]
    with durable.replacing(path) as file:
        file.write(b"after")
    assert path.read_bytes() == b"after"


def test_a_corpus_without_its_parts_says_so(tmp_path):
    made = corpus.create(tmp_path / "mine")
    made.parts.rmdir()
    for opened in (corpus.open_folder, corpus.create):
        with pytest.raises(CorpusError, match="import them again") as caught:
            opened(made.path)
        assert str(made.parts) in str(caught.value)
    (found,) = sources.read([made.path])
    assert isinstance(found, SourceError)
    assert "import them again" in str(found)
