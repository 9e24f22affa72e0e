"""Bytes to characters: encodings, stray characters and spaces."""

from __future__ import annotations

import codecs
import re
import unicodedata

from biascompare.errors import SourceError
from biascompare.model import Notice

_DROPPED = dict.fromkeys([*range(0x00, 0x09), *range(0x0E, 0x20), *range(0x7F, 0xA0), 0x00AD])
_DROPPED |= dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF, 0x061C])
_DROPPED |= dict.fromkeys([*range(0x2066, 0x206A), *range(0xD800, 0xE000)])
_SPACES = re.compile(r"\s+")
_MOJIBAKE = re.compile("[ÂÃâ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_ESCAPED = re.compile("[\udc80-\udcff]")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(name: str, content: bytes) -> tuple[str, list[Notice]]:
    """Return the characters of ``content`` and what had to be repaired.

    UTF-8 (with or without its mark) and UTF-16 (with it) are read as they are;
    anything else is taken for Windows-1252, which holds every text in the three
    languages that is not Unicode. Raises `SourceError` for an empty or binary file.
    """
    if not content.strip():
        raise SourceError(name, "the file is empty; expected an article")
    if content.startswith(_UTF16):
        try:
            return content.decode("utf-16"), []
        except UnicodeDecodeError as error:
            raise SourceError(name, f"broken UTF-16 ({error.reason}); save it as UTF-8") from None
    if b"\0" in content:
        raise SourceError(name, "a binary file; expected text (UTF-8)")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "".join(_windows(byte) for byte in content)
        return text, [Notice("encoding_repaired", "Not UTF-8: read as Windows-1252.")]
    return mend(text)


def _windows(byte: int) -> str:
    # Five bytes have no character in Windows-1252; browsers read them as Latin-1.
    one = bytes([byte])
    return one.decode("cp1252", errors="ignore") or one.decode("latin-1")


def mend(text: str) -> tuple[str, list[Notice]]:
    """Undo UTF-8 that was read as Windows-1252, line by line, where it can be undone."""
    if not _MOJIBAKE.search(text):
        return text, []
    lines, notices = text.split("\n"), []
    for place, line in enumerate(lines):
        if not _MOJIBAKE.search(line):
            continue
        mended = _mended(line)
        if mended is not None:
            lines[place] = mended
            message = "Mangled characters were turned back (UTF-8 read as Windows-1252)."
            notices.append(Notice("encoding_repaired", message, place + 1, place + 1))
    return "\n".join(lines), notices


def _mended(line: str) -> str | None:
    try:
        mended = b"".join(_byte(character) for character in line).decode("utf-8")
    except UnicodeError:
        return None
    return mended


def _byte(character: str) -> bytes:
    if 0x80 <= ord(character) < 0xA0:
        return bytes([ord(character)])
    return character.encode("cp1252")


def without_surrogates(text: str) -> str:
    """Return ``text`` with halves of characters joined; a half without the other is U+FFFD."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def unescaped(text: str) -> str:
    """Return ``text``, decoded with ``surrogateescape``, with the bytes that are not UTF-8 read.

    They are taken for Windows-1252, as in `decode`.
    """
    return _ESCAPED.sub(lambda byte: _windows(ord(byte[0]) - 0xDC00), text)


def is_escaped(text: str) -> bool:
    """Tell whether ``text``, decoded with ``surrogateescape``, has bytes that are not UTF-8."""
    return not text.isascii() and _ESCAPED.search(text) is not None


def clean(text: str) -> str:
    """Return ``text`` in NFC on one line, without invisible characters or runs of spaces."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text).translate(_DROPPED)).strip()


def physical_lines(text: str) -> list[str]:
    """Return the lines of ``text`` as editors count them: only LF, CRLF and CR end one."""
    return re.split(r"\r\n|\n|\r", text)
