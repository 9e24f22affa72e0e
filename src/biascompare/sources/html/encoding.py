"""The bytes of a page to its characters: stated encodings first, then what fits."""

from __future__ import annotations

import codecs
import re

from biascompare.errors import SourceError
from biascompare.model import Notice
from biascompare.sources.html import LARGEST_PAGE

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_STATED = re.compile(
    rb"""<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w.:-]{2,40})"""
    rb"""|<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})["']""",
    re.IGNORECASE,
)
_HEAD = 8_192
_SAMPLE = 65_536
# Browsers read these names as their larger relatives (WHATWG Encoding Standard).
_LARGER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
# Latin script without a stated encoding is Windows-1252; of the others the detector knows more.
_OTHER_SCRIPTS = re.compile(
    r"^(?:cp125[135678]|cp874|cp93\d|cp949|koi8|gb|big5|euc|shift|iso2022|iso8859_[5678]|mac_cyr)"
)
_TAG = re.compile(rb"<(script|style)\b.*?</\1>|<[^>]*>", re.IGNORECASE | re.DOTALL)
_BROKEN = re.compile("[\udc80-\udcff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def decode_page(name: str, content: bytes, charset: str | None) -> tuple[str, list[Notice]]:
    """Return the characters of a page and what had to be repaired.

    The byte order mark goes first, then ``charset`` (the server's), then what the page
    states; a page that states none, or states wrongly, is UTF-8 where it can be. Raises
    `SourceError` for an empty, binary or too large page.
    """
    if len(content) > LARGEST_PAGE:
        limit = LARGEST_PAGE // 2**20
        raise SourceError(name, f"larger than {limit} MB; expected one article a page")
    if not content.strip():
        raise SourceError(name, "the page is empty; expected an article")
    text, notices = _decoded(content, charset)
    text = _SURROGATE.sub("", text.replace("\0", "")).lstrip("\ufeff")
    if "<" not in text or _is_binary(content):
        raise SourceError(name, "a binary file or no HTML; expected a web page")
    return text, notices


def _is_binary(content: bytes) -> bool:
    start = content[:_HEAD]
    return b"<" not in start and start.count(b"\0") > len(start) // 100


def _decoded(content: bytes, charset: str | None) -> tuple[str, list[Notice]]:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace"), []
    if unmarked := _unmarked_utf16(content):
        return content.decode(unmarked, errors="replace"), []
    stated = _known(charset) or _known(_stated(content))
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return _not_utf8(content, stated)
    if stated in (None, "utf-8") or text.isascii():
        return text, []
    if _is_stateful(stated):
        return content.decode(stated, errors="replace"), []
    return text, [_repaired(f"The page says {stated} and is UTF-8.")]


def _not_utf8(content: bytes, stated: str | None) -> tuple[str, list[Notice]]:
    if stated == "utf-8":
        return _mended(content)
    if stated is None:
        found = _detected(content)
        text = content.decode(found, errors="replace")
        return text, [_repaired(f"No encoding is stated: read as {found}.")]
    try:
        return content.decode(stated), []
    except UnicodeDecodeError:
        text = _windows(content) if stated == "cp1252" else content.decode(stated, "replace")
        return text, [_repaired(f"Some bytes are not {stated}.")]


def _mended(content: bytes) -> tuple[str, list[Notice]]:
    """Read UTF-8 with stray bytes, each of which is taken for Windows-1252."""
    text = content.decode("utf-8", errors="surrogateescape")
    stray = len(_BROKEN.findall(text))
    text = _BROKEN.sub(lambda match: _windows(bytes([ord(match[0]) - 0xDC00])), text)
    return text, [_repaired(f"{stray} bytes are not UTF-8: read as Windows-1252.")]


def _windows(content: bytes) -> str:
    # Five bytes have no character in Windows-1252; browsers read them as Latin-1.
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        table = {byte: bytes([byte]).decode("latin-1") for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
        return "".join(table.get(byte) or bytes([byte]).decode("cp1252") for byte in content)


def _detected(content: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(_TAG.sub(b" ", content[: 4 * _SAMPLE])[:_SAMPLE]).best()
    return best.encoding if best and _OTHER_SCRIPTS.match(best.encoding) else "cp1252"


def _stated(content: bytes) -> str | None:
    match = _STATED.search(content[:_HEAD])
    return (match[1] or match[2]).decode("ascii") if match else None


def _known(label: str | None) -> str | None:
    """Return Python's name of the encoding that browsers use for ``label``, or None."""
    try:
        name = codecs.lookup((label or "").strip(" \"'")).name
    except (LookupError, ValueError):
        return None
    # Codecs such as base64 are no encodings of text.
    return _LARGER.get(name, name) if name not in _NO_TEXT else None


_NO_TEXT = frozenset(
    {"utf-7", "base64", "bz2", "hex", "quopri", "rot13", "uu", "zlib", "idna", "punycode"}
    | {"unicode-escape", "raw-unicode-escape", "undefined", "unicode_escape", "raw_unicode_escape"}
)


def _is_stateful(encoding: str | None) -> bool:
    """Tell whether text in ``encoding`` may look like plain ASCII (ISO-2022-JP, HZ)."""
    return bool(encoding) and str(encoding).startswith(("iso2022", "hz"))


def _unmarked_utf16(content: bytes) -> str | None:
    start = content[:200]
    if b"<\0" in start and start.count(b"\0") > len(start) // 3:
        return "utf-16-le" if start[1:2] == b"\0" else "utf-16-be"
    return None


def _repaired(message: str) -> Notice:
    return Notice("encoding_repaired", message)
