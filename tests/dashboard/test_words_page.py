"""The page about words: a word's sentences on both sides, and what is struck out."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

ECHO, GAZETTE = "The Brask Echo", "The Halden Gazette"
CONTRAST = {"one": ECHO, "other": GAZETTE}
SHIFT = {**CONTRAST, "how": "shift", "shift": "tone"}


def words(test: AppTest) -> str:
    """Return everything that the page says."""
    return "\n".join(str(each.proto.body) for each in test.main.get("html"))


@pytest.mark.parametrize(
    ("address", "key", "struck"), [(CONTRAST, "term", "struck"), (SHIFT, "word", "without")]
)
def test_a_word_opens_its_sentences_and_is_struck_out(open_page, address, key, struck):
    test: AppTest = open_page("words", address=address)
    chosen = str(test.selectbox(key).value)

    assert not test.exception
    assert "<mark" in words(test)
    assert f"{ECHO}: " in words(test)
    test.button(f"strike_{key}").click().run()
    assert not test.exception
    assert test.multiselect(struck).value == [chosen]
    assert chosen not in test.selectbox(key).options
    test.multiselect(struck).set_value([]).run()
    assert chosen in test.selectbox(key).options


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ({**CONTRAST, "term": "nonsense"}, "nonsense"),
        ({**CONTRAST, "struck": "<b>no</b>"}, "&lt;b&gt;no&lt;/b&gt;"),
        ({**SHIFT, "word": "$x$"}, "$x$"),
    ],
)
def test_what_the_address_asks_for_and_is_not_there_is_said(open_page, address, expected):
    test: AppTest = open_page("words", address=address)

    assert not test.exception
    assert expected in words(test)


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_distances_are_shown_in_every_language(open_page, language):
    test: AppTest = open_page("words", address={"how": "distance", "in": "de", "lang": language})

    assert not test.exception
    assert "Ostermoor-Kurier" in words(test)
