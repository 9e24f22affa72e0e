"""Languages, told from the text."""

from __future__ import annotations

import pytest

from biascompare.detection import detect_language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council voted against the ferry that it had ordered itself.", "en"),
        ("Le conseil municipal a voté contre le bac qu’il avait commandé.", "fr"),
        ("Der Rat hat gegen die Fähre gestimmt, die er bestellt hatte.", "de"),
        ("El consejo votó contra el barco que había encargado hace once años.", "es"),
        ("Il consiglio ha votato contro il traghetto che aveva ordinato undici anni fa.", "it"),
        ("De raad stemde tegen de veerboot die hij elf jaar geleden had besteld.", "nl"),
        ("Совет проголосовал против парома, который он сам заказал много лет назад.", "ru"),
        ("Only seven words are standing here now", None),
        ("1 2 3 4 5 6 7 8 9 10 11 12", None),
        ("", None),
    ],
)
def test_detect_language(text, expected):
    assert detect_language(text) == expected
