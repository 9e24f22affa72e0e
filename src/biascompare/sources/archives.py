"""Zip archives, read member by member in memory; nothing is written to the disk.

An archive is opened and its members are parsed in a process with limits
(`biascompare.sources.worker`); a member that ends it costs that member alone.
"""

from __future__ import annotations

import functools
import io
import os
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal, overload

from biascompare.errors import SourceError
from biascompare.model import Document
from biascompare.sources.characters import clean
from biascompare.sources.rows import ColumnsFound
from biascompare.sources.worker import ParserEndedError, limited_items

MOST_MEMBERS = 10_000
LARGEST_MEMBER = 50 * 2**20
"""Bytes of a member, unpacked."""
LARGEST_ARCHIVE = 500 * 2**20
"""Bytes of all members that are read, unpacked."""
HIGHEST_RATIO = 200
"""How many bytes one packed byte may become; below a megabyte it does not matter."""
_SMALL = 2**20
_MOST_ENDED = 5
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError)
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
_PART_IT = "Unpack it, or part it into several archives"

Columns = Mapping[str, str] | None
Found = Document | ColumnsFound | SourceError


def read_zip(path: Path, *, columns: Columns = None) -> Iterator[Found]:
    """Yield the articles of an archive's members, or what is wrong with a member.

    Members are read in the order of their names; as in a folder, hidden files, paperwork
    and files of unknown kinds are passed over. Raises `SourceError` for what is no archive.
    """
    place, member, ended = -1, "", 0
    while True:
        read = functools.partial(_read_members, start=place + 1, columns=columns)
        try:
            for found in limited_items(read, str(path)):
                if isinstance(found, _Begun):
                    place, member = found.place, found.name
                else:
                    yield found
            return
        except ParserEndedError as error:
            if not member:
                raise
            yield SourceError(member, error.reason)
        member, ended = "", ended + 1
        if ended == _MOST_ENDED:
            reason = f"{ended} members could not be read within the limits; the rest is not read"
            raise SourceError(path, reason)


@dataclass(frozen=True, slots=True)
class _Begun:
    """A member is about to be read."""

    place: int
    name: str


def _read_members(name: str, *, start: int, columns: Columns) -> Iterator[Found | _Begun]:
    try:
        with zipfile.ZipFile(name) as archive:
            members = sorted(archive.infolist(), key=lambda member: member.filename)
            yield from _checked(name, archive, members, start, columns)
    except (*_BROKEN, NotImplementedError) as error:
        raise SourceError(
            name, f"not a readable zip archive: {error}; pack the files again as .zip"
        ) from None


def _checked(
    name: str,
    archive: zipfile.ZipFile,
    members: list[zipfile.ZipInfo],
    start: int,
    columns: Columns,
) -> Iterator[Found | _Begun]:
    """Read the members from ``start`` on; those before it count towards the limits only."""
    from biascompare.sources.kinds import is_read

    seen: set[str] = set()
    total = 0
    for place, member in enumerate(members):
        if place == MOST_MEMBERS:
            reason = f"more than {MOST_MEMBERS:,} members; the rest is not read. {_PART_IT}"
            raise SourceError(name, reason)
        shown = clean(member.filename)[:300]
        fault = _fault(member, seen)
        seen.add(member.filename)
        if fault is None and (_is_folder(member) or not is_read(PurePosixPath(member.filename))):
            continue
        total += 0 if fault else member.file_size
        if total > LARGEST_ARCHIVE:
            size = LARGEST_ARCHIVE // 2**20
            reason = f"more than {size} MB in all; {shown!r} and what follows is not read"
            raise SourceError(name, f"{reason}. {_PART_IT}")
        if place >= start:
            yield _Begun(place, f"{name}/{shown}")
            yield from _read(archive, member, f"{name}/{shown}", fault, columns)


def _fault(member: zipfile.ZipInfo, seen: set[str]) -> str | None:
    """Return why a member is not read, by what the archive says of it; None if it may be."""
    path = member.filename.replace("\\", "/")
    tests = (
        (not path, "has no name"),
        (path.startswith("/") or re.match(r"[A-Za-z]:", path), "has an absolute path"),
        (".." in path.split("/"), "has a path that leaves the archive (..)"),
        (stat.S_ISLNK(member.external_attr >> 16), "is a symbolic link"),
        (member.filename in seen, "stands in the archive twice; the first is read"),
        (member.flag_bits & _ENCRYPTED, "is encrypted; unpack it with its password"),
        (path.casefold().endswith(".zip"), "is an archive inside an archive; unpack it"),
    )
    for applies, reason in tests:
        if applies:
            return reason
    return None if _is_folder(member) else _size_fault(member)


def _is_folder(member: zipfile.ZipInfo) -> bool:
    # ZipInfo.is_dir fails for a member without a name.
    return member.filename.endswith("/")


def _size_fault(member: zipfile.ZipInfo) -> str | None:
    if member.compress_type not in _METHODS:
        return "is packed by a rare method; pack it again as an ordinary zip archive"
    if member.file_size > LARGEST_MEMBER:
        return f"is larger than {LARGEST_MEMBER // 2**20} MB; unpack it and give the file"
    ratio = member.file_size / max(member.compress_size, 1)
    if member.file_size > _SMALL and ratio > HIGHEST_RATIO:
        return f"unpacks to {ratio:,.0f} times its size, as no article does"
    return None


def _read(
    archive: zipfile.ZipFile,
    member: zipfile.ZipInfo,
    name: str,
    fault: str | None,
    columns: Columns,
) -> Iterator[Found]:
    from biascompare.sources.registry import read_content

    try:
        if fault is not None:
            raise SourceError(name, fault)
        try:
            content = archive.read(member)
        except _BROKEN as error:
            raise SourceError(name, f"cannot be unpacked: {error}") from None
        yield from read_content(Member(name, content), columns)
    except SourceError as error:
        yield error
    except Exception as error:  # noqa: BLE001 - a fault of a reader costs this member only
        yield SourceError(name, f"cannot be read ({type(error).__name__}: {str(error)[:200]})")


class Member:
    """A file in memory, as much of a `pathlib.Path` as the readers use."""

    def __init__(self, name: str, content: bytes) -> None:
        self._name, self._content = name, content

    def __str__(self) -> str:
        return self._name

    @property
    def suffix(self) -> str:
        """The ending of the name, with its dot."""
        return PurePosixPath(self._name).suffix

    @overload
    def open(self, mode: Literal["rb"]) -> io.BytesIO: ...

    @overload
    def open(
        self,
        mode: Literal["r"] = "r",
        *,
        encoding: str | None = None,
        errors: str | None = None,
        newline: str | None = None,
    ) -> io.TextIOWrapper: ...

    def open(
        self,
        mode: str = "r",
        *,
        encoding: str | None = None,
        errors: str | None = None,
        newline: str | None = None,
    ) -> io.BytesIO | io.TextIOWrapper:
        """Open the content for reading, as `Path.open`."""
        stream = io.BytesIO(self._content)
        if "b" in mode:
            return stream
        return io.TextIOWrapper(stream, encoding=encoding, errors=errors, newline=newline)

    def read_bytes(self) -> bytes:
        """Return the content."""
        return self._content

    def stat(self) -> os.stat_result:
        """Return the size; every other field is 0."""
        return os.stat_result((0, 0, 0, 0, 0, 0, len(self._content), 0, 0, 0))
