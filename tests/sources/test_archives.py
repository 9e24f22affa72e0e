"""Zip archives: what is read, and what is refused."""

from __future__ import annotations

import io
import os
import stat
import struct
import zipfile
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest

from biascompare.errors import SourceError
from biascompare.model import Document
from biascompare.sources import archives, read

TEXT = "The council voted on Thursday against the ferry that it had itself ordered.\n"


def zipped(path: Path, members, method=zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return path


def link(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


def parquet() -> bytes:
    stream = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table({"text": [TEXT], "title": ["Parquet"]}), stream)
    return stream.getvalue()


@pytest.fixture
def archive(tmp_path):
    return tmp_path / "articles.zip"


def test_every_kind_is_read_in_memory(archive, tmp_path, monkeypatch):
    members = [
        ("folder/a.md", f"# A\n\n{TEXT}"),
        ("folder/b.txt", TEXT),
        ("c.csv", f"title,text\nC1,{TEXT}\nC2,{TEXT}"),
        ("d.jsonl", '{"title": "D", "text": "Words."}\n'),
        ("e.json", '[{"title": "E", "text": "Words."}]'),
        ("f.parquet", parquet()),
        ("g.TXT", TEXT.encode("cp1252")),
        ("README.md", TEXT),
        (".hidden.txt", TEXT),
        ("__MACOSX/a.txt", TEXT),
        ("picture.png", b"\x89PNG"),
        ("empty/", b""),
    ]
    monkeypatch.chdir(tmp_path)
    found = list(read([zipped(archive, members)]))
    assert [each.title for each in found if isinstance(each, Document)] == [
        *("C1", "C2", "D", "E", "Parquet", "A", None, None)
    ]
    assert len(found) == 8
    assert os.listdir(tmp_path) == ["articles.zip"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("../../etc/b.txt", TEXT, "leaves the archive"),
        ("a/../../b.txt", TEXT, "leaves the archive"),
        ("..\\b.txt", TEXT, "leaves the archive"),
        ("/etc/b.txt", TEXT, "absolute path"),
        ("C:\\b.txt", TEXT, "absolute path"),
        ("\\\\server\\b.txt", TEXT, "absolute path"),
        (link("b.txt"), "/etc/passwd", "symbolic link"),
        ("b.zip", b"PK\x05\x06" + b"\0" * 18, "archive inside an archive"),
        ("b.txt", b"\0" * 5_000_000, "times its size"),
        ("b.txt", b"", "is empty"),
        ("b.txt", b"\0\1\2", "binary"),
        ("b.json", b"{", "not valid JSON"),
        ("a.txt", TEXT, "twice"),
    ],
    ids=range(13),
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_bad_member_is_named_and_the_others_are_read(archive, name, content, reason):
    zipped(archive, [("a.txt", TEXT), (name, content), ("z.txt", TEXT)])
    found = list(read([archive]))
    faults = [each for each in found if isinstance(each, SourceError)]
    assert len(found) == 3
    assert len(faults) == 1
    assert reason in faults[0].reason
    shown = name.filename if isinstance(name, zipfile.ZipInfo) else name
    assert faults[0].source == f"{archive}/{shown}"


def patched(archive: Path, change) -> Path:
    """Change the bytes of the first member's entry in the central directory."""
    content = bytearray(archive.read_bytes())
    place = content.index(b"PK\x01\x02")
    change(content, place)
    archive.write_bytes(content)
    return archive


def encrypt(content, place):
    content[place + 8] |= 1


def lie_about_size(content, place):
    content[place + 24 : place + 28] = struct.pack("<I", 60 * 2**20)


def lie_smaller(content, place):
    content[place + 24 : place + 28] = struct.pack("<I", 5)


def rare_method(content, place):
    content[place + 10 : place + 12] = struct.pack("<H", 9)


def break_checksum(content, place):
    content[place + 16] ^= 0xFF


def lead_elsewhere(content, place):
    content[place + 42 : place + 46] = struct.pack("<I", 7)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (encrypt, "is encrypted"),
        (lie_about_size, "larger than 50 MB"),
        (lie_smaller, "cannot be unpacked"),
        (rare_method, "rare method"),
        (break_checksum, "cannot be unpacked"),
        (lead_elsewhere, "cannot be unpacked"),
    ],
)
def test_a_member_that_lies(archive, change, reason):
    zipped(archive, [("a.txt", TEXT), ("b.txt", TEXT)])
    fault, document = read([patched(archive, change)])
    assert isinstance(fault, SourceError)
    assert reason in fault.reason
    assert fault.source == f"{archive}/a.txt"
    assert isinstance(document, Document)


@pytest.mark.parametrize(
    "content",
    [b"", b"PK", b"no archive", b"PK\x05\x06" + b"\xff" * 18, b"PK\x03\x04" * 1000],
    ids=range(5),
)
def test_what_is_no_archive(archive, content):
    archive.write_bytes(content)
    (fault,) = read([archive])
    assert isinstance(fault, SourceError)
    assert "not a readable zip archive" in fault.reason
    assert fault.source == str(archive)


def test_too_many_members(archive):
    members = [(f"{number:05}.txt", b"") for number in range(archives.MOST_MEMBERS + 5)]
    found = list(read([zipped(archive, members, zipfile.ZIP_STORED)]))
    assert len(found) == archives.MOST_MEMBERS + 1
    assert "more than 10,000 members" in str(found[-1])


def test_too_much_in_all(archive):
    # Members that say they are large, each within its own limit.
    zipped(archive, [(f"{number:03}.txt", TEXT) for number in range(14)], zipfile.ZIP_STORED)
    content = bytearray(archive.read_bytes())
    place = content.find(b"PK\x01\x02")
    while place >= 0:
        content[place + 20 : place + 28] = struct.pack("<II", 40 * 2**20, 40 * 2**20)
        place = content.find(b"PK\x01\x02", place + 1)
    archive.write_bytes(content)
    found = list(read([archive]))
    assert all(isinstance(each, SourceError) for each in found)
    assert "more than 500 MB in all; '012.txt'" in str(found[-1])
    assert len(found) == 13


def test_a_name_cannot_write_on_a_terminal(archive):
    (fault,) = read([zipped(archive, [("a\x1b[31m\u202etxt.\r\n.txt", b"")])])
    assert "\x1b" not in str(fault)
    assert "\u202e" not in str(fault)
    assert "\n" not in str(fault)
