"""Encodings and stray characters."""

from __future__ import annotations

import codecs

import pytest

from biascompare.errors import SourceError
from biascompare.sources.characters import clean, decode, physical_lines

SENTENCE = "L’été – « enfin » – über Öl, 5 €"


@pytest.mark.parametrize(
    ("content", "expected", "codes"),
    [
        (SENTENCE.encode(), SENTENCE, []),
        (codecs.BOM_UTF8 + SENTENCE.encode(), SENTENCE, []),
        (codecs.BOM_UTF16_LE + SENTENCE.encode("utf-16-le"), SENTENCE, []),
        (codecs.BOM_UTF16_BE + SENTENCE.encode("utf-16-be"), SENTENCE, []),
        (SENTENCE.encode("cp1252"), SENTENCE, ["encoding_repaired"]),
        (SENTENCE.encode().decode("cp1252").encode(), SENTENCE, ["encoding_repaired"]),
        (b"caf\xe9 \x81", "café \x81", ["encoding_repaired"]),
        ("Ça va, Âme et Ã la carte".encode(), "Ça va, Âme et Ã la carte", []),
    ],
)
def test_decode(content, expected, codes):
    text, notices = decode("a.txt", content)
    assert (text, [notice.code for notice in notices]) == (expected, codes)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b" \r\n\t", "is empty"),
        (b"\x89PNG\0\0", "binary"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8", "UTF-16"),
    ],
)
def test_what_cannot_be_decoded(content, reason):
    with pytest.raises(SourceError, match=reason) as caught:
        decode("a.txt", content)
    assert caught.value.source == "a.txt"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("  two \t spaces\u00a0 ", "two spaces"),
        ("thin\u2009and\u202fnarrow", "thin and narrow"),
        ("zero\u200bwidth soft\u00adhyphen \ufeffmark", "zerowidth softhyphen mark"),
        ("cafe\u0301", "café"),
        ("right\u202eto left\x07", "rightto left"),
    ],
)
def test_clean(text, expected):
    assert clean(text) == expected


def test_only_line_ends_that_editors_count_part_lines():
    assert physical_lines("a\nb\r\nc\rd\u2028e\x0bf\x0cg\x85h") == [
        *("a", "b", "c"),
        "d\u2028e\x0bf\x0cg\x85h",
    ]
