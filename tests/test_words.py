"""Words as numbers: the same word the same number, others another."""

from __future__ import annotations

import pytest

from biascompare.words import numbers_of, word_numbers, words_and_stems


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("The School", "the school", True),
        ("“School”,", "school", True),
        ("don't", "don’t", True),
        ("l’école", "l école", True),
        ("Straße 12", "straße, 12!", True),
        ("ab", "ba", False),
        ("a b", "ab", False),
        ("school", "schools", False),
        ("2.6", "26", False),
        ("x" * 100, "x" * 101, False),
        ("", " …—\u00a0\n", True),
        ("\ud800a", "a", True),
        ("\x00a\x00", "a", True),
    ],
)
def test_words_are_compared_without_case_and_marks(left, right, same):
    assert (word_numbers(left).tolist() == word_numbers(right).tolist()) is same


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("—", 0), ("one", 1), ("It's 7.45, isn’t it?", 8 - 1), ("\U0001f600 smile", 1)],
)
def test_words_are_counted(text, count):
    assert len(word_numbers(text)) == count


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("protest", "protesters", True),
        ("Schulstraßen", "Schulstrecken", True),
        ("trader", "traders", False),
        ("", "", True),
        ("a I", "", True),
    ],
)
def test_stems_are_the_first_letters(left, right, same):
    assert (words_and_stems(left, 7)[1].tolist() == words_and_stems(right, 7)[1].tolist()) is same


def test_words_and_stems_go_together():
    words, stems = words_and_stems("A demonstration of demonstrators", 7)

    assert len(words) == len(stems) == 3
    assert stems[0] == stems[2]
    assert words[0] != words[2]


def test_a_list_of_words_is_sorted_and_has_none_twice():
    found = numbers_of(["b", "a", "isn't", "isn't"])

    assert found.tolist() == sorted(set(word_numbers("a b isn t").tolist()))
