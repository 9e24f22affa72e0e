"""Variety of words against values worked by hand."""

from __future__ import annotations

import pytest

from biascompare.measures.variety import lexical_diversity, moving_average

ABC = list("abcdefghij")


@pytest.mark.parametrize(
    ("words", "window", "expected"),
    [
        (list("aaaa"), 2, 0.5),
        (list("abab"), 2, 1.0),
        # aab, aba, bab: 2/3 each; bac: 1.
        (list("aabac"), 3, (2 / 3 + 2 / 3 + 1) / 3),
        (list("abc"), 3, 1.0),
        (ABC * 5, 50, 0.2),
    ],
)
def test_moving_average(words, window, expected):
    assert moving_average(words, window) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # 10/14 is the first share under .72: 7 stretches of 14 words, and 2 words over.
        (ABC * 10, 100 / 7),
        # One word: a stretch ends at the second (1/2): 5 stretches in 10 words.
        (["a"] * 10, 2.0),
        # Forwards a b c a: 3/4 stays above, .25/.28 of a stretch; the same backwards.
        (list("abca"), 4 / (0.25 / 0.28)),
        # Forwards a a | b c: 1 stretch. Backwards c b a a: 3/4 of 4 words, .25/.28.
        (list("aabc"), (4 / 1 + 4 / (0.25 / 0.28)) / 2),
        (list("abcd"), None),
        ([], None),
    ],
)
def test_lexical_diversity(words, expected):
    assert lexical_diversity(words) == (None if expected is None else pytest.approx(expected))
