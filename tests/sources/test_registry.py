"""Paths: files, folders, the sample."""

from __future__ import annotations

import hashlib

import pytest

from biascompare.errors import SourceError, UnknownNameError
from biascompare.model import Document
from biascompare.sources import SOURCES, read

TEXT = "The council voted on Thursday against the ferry that it had itself ordered.\n"


def test_a_folder_is_walked_in_order(tmp_path):
    names = ["b/two.md", "a.txt", "b/one.txt", ".hidden.txt", ".git/x.txt", "c.png", "README.md"]
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{name}: {TEXT}", encoding="utf-8")
    found = [one.text.split(":")[0] for one in read([tmp_path]) if isinstance(one, Document)]
    assert found == ["a.txt", "b/one.txt", "b/two.md"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("missing.txt", None, "no such file"),
        ("picture.png", b"\x89PNG", "files of this kind cannot be read"),
        ("no suffix", b"text", "files of this kind cannot be read"),
        ("empty.txt", b"", "is empty"),
        ("empty.md", b"", "is empty"),
        ("binary.txt", b"\0\1", "binary"),
        ("header.csv", b"title,text\n", "a header without rows"),
        ("a" * 300 + ".txt", None, "cannot be read"),
    ],
)
def test_a_fault_is_yielded_and_the_rest_is_read(tmp_path, name, content, reason):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    good = tmp_path / "good.txt"
    good.write_text(TEXT, encoding="utf-8")
    fault, document = read([tmp_path / name, good])
    assert isinstance(fault, SourceError)
    assert reason in fault.reason
    assert fault.source == str(tmp_path / name)
    assert isinstance(document, Document)


def test_a_folder_with_nothing_to_read(tmp_path):
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (fault,) = read([tmp_path])
    assert "nothing to read" in str(fault)


def test_a_field_that_does_not_exist():
    with pytest.raises(UnknownNameError, match="Closest: title"):
        list(read([], columns={"a": "titel"}))


def test_the_sample_is_read_without_warnings():
    found = list(read(["sample"]))
    assert len(found) >= 24
    for document in found:
        assert isinstance(document, Document)
        facts = (document.title, document.outlet, document.author, document.published)
        assert all((*facts, document.story, document.language))
        codes = {notice.code for notice in document.notices}
        assert codes <= {"removed_front_matter", "opinion_piece", "live_blog"}


def test_id_is_the_hash_of_outlet_title_and_text(tmp_path, only_document):
    path = tmp_path / "a.md"
    path.write_text(f"---\ntitle: Ferry\n---\n{TEXT}", encoding="utf-8")
    document = only_document([path])
    joined = "\x1f".join(["", "Ferry", TEXT.strip()])
    assert document.id == hashlib.sha256(joined.encode()).hexdigest()[:16]


def test_no_suffix_is_read_in_two_ways():
    suffixes = [suffix for source in SOURCES for suffix in source.suffixes]
    assert len(suffixes) == len(set(suffixes))
    assert all(suffix == suffix.casefold() and suffix[0] == "." for suffix in suffixes)
