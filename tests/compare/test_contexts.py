"""Where a term of a contrast stands in a text."""

from __future__ import annotations

import pytest

from biascompare.compare.contexts import every_place


@pytest.mark.parametrize(
    ("text", "language", "term", "expected"),
    [
        ("", "en", "war", []),
        ("War. No war, toward wars.", "en", "war", ["War", "war"]),
        ("The mayor's car and the mayor", "en", "mayor", ["mayor", "mayor"]),
        ("the city council; the city, council", "en", "city council", ["city council"]),
        ("the city\ncouncil", "en", "city council", []),
        ("L’école et l'école de la rue", "fr", "école", ["école", "école"]),
        ("L’école et l'école", "fr", "l'école", ["L’école", "l'école"]),
        ("Das Open-Source-Modell, ein Modell", "de", "modell", ["Modell"]),
        ("in 2023 and 20233", "en", "2023", ["2023"]),
        ("war war war", None, "war", ["war", "war", "war"]),
        ("a .* b", "en", ".*", []),
        ("nothing", "en", "", []),
    ],
)
def test_every_place(text, language, term, expected):
    assert [text[start:end] for start, end in every_place(text, language, term)] == expected
