"""Hostile files, each by its name: every one ends in a notice or a reject, the rest is read.

What comes over the network is in tests/web, archives are in test_archives.py.
"""

from __future__ import annotations

import dataclasses
import functools
import io
import json
import os
import unicodedata
import zipfile
from pathlib import Path

import pytest

from biascompare.errors import SourceError
from biascompare.model import Document
from biascompare.sources import kinds, read, registry
from biascompare.sources.rows import ColumnsFound
from biascompare.sources.worker import limited_items

TEXT = "The council voted on Thursday against the ferry that it had itself ordered.\n"
WEB_PAGES = kinds.source_of(Path("a.html")) is not None


def found_in(folder: Path, name: str, content: bytes):
    """Read a folder with one hostile file between two good ones; return what it gave."""
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "z.txt").write_text(TEXT, encoding="utf-8")
    (folder / name).write_bytes(content)
    first, *found, last = read([folder])
    assert isinstance(first, Document)
    assert isinstance(last, Document)
    assert first.text == last.text == TEXT.strip()
    return found


def codes(document):
    return {notice.code for notice in document.notices}


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("m.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
        ("m.md", b"%PDF-1.7\n\0\1\2", "binary"),
        ("m.csv", b"MZ\x90\0\3\0\0\0", "binary"),
        ("m.tsv", b"\x7fELF\0\0", "binary"),
        ("m.jsonl", b"\0\0\0\0", "binary"),
        ("m.json", b"PK\x03\x04\0\0", "binary"),
        ("m.parquet", b"PAR1 nothing more PAR1", "not a readable Parquet file"),
        ("m.zip", b"Rar!\x1a\x07\x01\0", "not a readable zip archive"),
        ("m.txt", TEXT.encode() + b"\0" + TEXT.encode(), "binary"),
        ("m.csv", b"title,text\na,b\0c\n", "binary"),
    ],
    ids=range(10),
)
def test_binary_files_with_text_names_and_nul_bytes(tmp_path, name, content, reason):
    (fault,) = found_in(tmp_path, name, content)
    assert isinstance(fault, SourceError)
    assert reason in fault.reason
    assert fault.source == str(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("m.txt", TEXT.encode() + b"Caf\xe9 \xff\xfe \xc3"),
        ("m.md", b"# Caf\xe9\n\n" + TEXT.encode()),
        ("m.csv", b"title,text\nCaf\xe9,Words of \xe9t\xe9.\n"),
        ("m.jsonl", b'{"title": "Caf\xe9", "text": "Words."}'),
    ],
)
def test_invalid_utf_8(tmp_path, name, content):
    (document,) = found_in(tmp_path, name, content)
    assert isinstance(document, Document)
    assert "Café" in f"{document.title} {document.text}"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("m.jsonl", rb'{"title": "A \ud83d half", "text": "Words \udc00 and more."}'),
        ("m.json", rb'[{"title": "A \ud83d half", "text": "Words \udc00 and more."}]'),
        ("m.txt", "Words \ud83d and more.".encode("utf-8", "surrogatepass")),
        ("m.csv", "text\nWords \ud83d and more.".encode("utf-8", "surrogatepass")),
        ("m.jsonl", rb'{"\ud83d": null}'),
        ("m.jsonl", rb'{"id":"","text":"\ud83d","headings":[],"comments":[],"notices":[]}'),
    ],
)
def test_lone_surrogates(tmp_path, name, content):
    (found,) = found_in(tmp_path, name, content)
    if isinstance(found, Document):
        json.dumps(dataclasses.asdict(found), ensure_ascii=False).encode("utf-8")
        assert "Words" in found.text
    else:
        assert isinstance(found, SourceError)
        str(found).encode("utf-8")


OVERRIDES = "\u202e\u202d\u2066\u2067\u2068\u2069\u200f\u200e\u061c"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("m.md", f"---\ntitle: A {OVERRIDES}title\n---\nWords{OVERRIDES} and more.\n"),
        ("m.txt", f"A {OVERRIDES}title\n\nWords{OVERRIDES} and more.\n"),
        ("m.csv", f"title,text\nA {OVERRIDES}title,Words{OVERRIDES} and more.\n"),
        ("m.jsonl", json.dumps({"title": f"A {OVERRIDES}title", "text": f"Words{OVERRIDES} go."})),
    ],
)
def test_right_to_left_overrides(tmp_path, name, content):
    (document,) = found_in(tmp_path, name, content.encode())
    assert isinstance(document, Document)
    shown = f"{document.title}{document.text}"
    assert [mark for mark in shown if unicodedata.category(mark) == "Cf"] == []
    assert "Words" in shown


def alias_bomb(depth=30):
    lines = ["a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha]"]
    for level in range(1, depth):
        lines.append(f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]")
    return "\n".join(lines)


@pytest.mark.parametrize(
    "block",
    [
        alias_bomb(),
        f"{alias_bomb()}\ntitle: *a29",
        f"title: &a [{'*a, ' * 1000}*a]",
        "title: !!python/object/apply:os.system ['touch owned']",
        "<<: *missing",
        f"title: {'[' * 5_000}",
        f"title: {'{a: ' * 3_000}",
        f"{'a: ' * 5_000}",
        f"title: {'x' * 100_000}",
    ],
    ids=range(9),
)
def test_yaml_alias_bombs(tmp_path, block, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (document,) = found_in(tmp_path, "m.md", f"---\n{block}\n---\n{TEXT}".encode())
    assert isinstance(document, Document)
    assert TEXT.strip() in document.text
    # A block is read up to 16 kB, line by line: nothing grows.
    assert len(document.title or "") <= 16_384
    assert not (tmp_path / "owned").exists()


@pytest.mark.parametrize("name", ["m.txt", "m.md", "m.csv", "m.jsonl"])
def test_10_mb_lines(tmp_path, name):
    line = b"word " * (2 * 2**20 + 100_000)
    head = {"m.csv": b"title,text\na,", "m.jsonl": b'{"text": "'}.get(name, b"")
    found = found_in(tmp_path, name, head + line)
    assert len(found) == 1
    assert isinstance(found[0], SourceError)
    assert found[0].source == str(tmp_path / name)


def test_a_text_of_too_many_lines(tmp_path):
    (fault,) = found_in(tmp_path, "m.txt", b"- a\n" * 1_000_000)
    assert isinstance(fault, SourceError)
    assert "more than 20,000 lines" in fault.reason


def test_a_csv_with_10_000_columns(tmp_path):
    header = ",".join(["title", "text", *(f"column {number}" for number in range(10_000))])
    row = ",".join(["A title", "Words and more.", *["x"] * 10_000])
    (found,) = found_in(tmp_path, "m.csv", f"{header}\n{row}\n".encode())
    if isinstance(found, SourceError):
        assert len(str(found)) < 5_000
    else:
        assert (found.title, found.text) == ("A title", "Words and more.")


@pytest.mark.parametrize(
    "text",
    [
        "# " * 40_000,
        "> " * 40_000,
        "[" * 40_000,
        "[a](" * 10_000,
        "![" * 20_000,
        "*" * 40_000 + "a",
        "_a" * 20_000,
        "`" * 40_001,
        "<" * 40_000,
        "<!--" * 15_000,
        "{%" * 20_000,
        "((a" * 15_000,
        "|-" * 20_000,
        "\n".join(["- a"] * 5_000),
        "By " * 10_000,
        "a." * 20_000,
        " \u00a0" * 20_000 + "a",
        "a" + "\u0301" * 20_000,
        "A" * 100_000,
        "<script>" * 10_000,
        "<script><style><figure>" * 4_000,
    ],
    ids=range(21),
)
@pytest.mark.parametrize("name", ["m.md", "m.txt", "m.csv"])
def test_marks_without_end(tmp_path, name, text):
    content = f"{TEXT}\n{text}\n\n{TEXT}".encode()
    if name == "m.csv":
        content = f'title,text\na,"{TEXT}<p><br>{text}"\n'.encode()
    path = tmp_path / name
    path.write_bytes(content)
    # Ended after ten seconds, as any document: that would be a fault of ours here.
    source = kinds.source_of(path)
    assert source is not None
    reader = functools.partial(source.reader, columns=None)
    read = limited_items(registry._opened, str(path), reader, source.streams)
    (found,) = (each for each in read if not isinstance(each, ColumnsFound))
    assert isinstance(found, Document)


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs symbolic links")
def test_symbolic_links_out_of_a_folder(tmp_path):
    outside, inside = tmp_path / "outside", tmp_path / "inside"
    (outside / "sub").mkdir(parents=True)
    inside.mkdir()
    for place in (outside / "secret.txt", outside / "sub" / "secret.txt", inside / "own.txt"):
        place.write_text(TEXT, encoding="utf-8")
    (inside / "a.txt").symlink_to(outside / "secret.txt")
    (inside / "b.txt").symlink_to("../outside/secret.txt")
    (inside / "c").symlink_to(outside, target_is_directory=True)
    (inside / "d.txt").symlink_to("own.txt")
    (inside / "e.txt").symlink_to("e.txt")
    (inside / "f.txt").symlink_to("nothing.txt")
    found = {}
    for each in read([inside]):
        if isinstance(each, SourceError):
            found[Path(each.source).name] = each.reason
    assert sorted(found) == ["a.txt", "b.txt", "e.txt", "f.txt"]
    assert "leads out of the folder" in found["a.txt"]
    assert "leads out of the folder" in found["b.txt"]
    assert sum(isinstance(each, Document) for each in read([inside])) == 2
    # What the user names himself is followed.
    assert [type(each) for each in read([inside / "a.txt"])] == [Document]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "m.txt")
    (tmp_path / "z.txt").write_text(TEXT, encoding="utf-8")
    fault, document = read([tmp_path])
    assert isinstance(fault, SourceError)
    assert "not an ordinary file" in fault.reason
    assert isinstance(document, Document)


def test_a_risky_kind_gives_the_same_in_its_own_process(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"\0")
    plain = list(read([tmp_path]))
    risky = tuple(dataclasses.replace(source, risky=True) for source in kinds.SOURCES)
    monkeypatch.setattr(kinds, "SOURCES", risky)
    assert list(map(repr, read([tmp_path]))) == list(map(repr, plain))


def test_a_zip_bomb(tmp_path):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(3):
            archive.writestr(f"{number}.txt", b"\0" * 45_000_000)
    found = found_in(tmp_path, "m.zip", stream.getvalue())
    assert len(found) == 3
    assert all("times its size" in str(each) for each in found)


PAGES = {
    "50,000 nested divs": "<div>" * 50_000 + TEXT + "</div>" * 50_000,
    "50,000 open elements": "".join(f"<p><b><i><font><a{n}>" for n in range(10_000)) + TEXT,
    "a 30 MB page": f"<html><body><p>{TEXT}</p>" + "<p>word word</p>" * 2_000_000,
    "a huge attribute": f'<html><body a="{"x" * 4_000_000}"><p>{TEXT * 30}</p>',
    "many attributes": f"<p {' '.join(f'a{n}=1' for n in range(100_000))}>{TEXT}</p>",
    "entities": f"<!DOCTYPE html [<!ENTITY a 'x'>]><p>&a;&a;{TEXT}</p>",
    "an external entity": f'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hosts">]><p>&x;{TEXT}</p>',
    "nul bytes": f"<p>\0{TEXT}\0</p>",
    "no page": "\x89PNG\0\0",
    "empty": "",
}


@pytest.mark.skipif(not WEB_PAGES, reason="web pages are not read yet")
@pytest.mark.parametrize("content", PAGES.values(), ids=PAGES)
def test_hostile_pages(tmp_path, content):
    found = found_in(tmp_path, "m.html", content.encode())
    assert len(found) == 1
    if isinstance(found[0], Document):
        assert "localhost" not in found[0].text
