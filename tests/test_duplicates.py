"""Shared copy: what repeats another article's wording is found, what does not is not."""

from __future__ import annotations

import itertools
import random

import pytest

from biascompare.duplicates import find_shared_copy
from biascompare.model import Document
from biascompare.shingles import CONTAINED, SHINGLE


def wording(seed, count):
    """Words that no other seed repeats in the same order."""
    return [f"w{random.Random(f'{seed} {place}').randrange(5_000)}" for place in range(count)]


def document(name, words, **facts):
    return Document(name, " ".join(words), **facts)


def spoilt(words, every):
    """The words with one in ``every`` replaced."""
    return [f"other{place}" if place % every == 0 else word for place, word in enumerate(words)]


A, B, C = (wording(name, 300) for name in "ABC")
SHORT = wording("short", 12)


@pytest.mark.parametrize(
    ("texts", "groups"),
    [
        ([], []),
        ([[]], []),
        ([[], []], []),
        ([["…"], ["…"]], []),
        ([A], []),
        ([A, B, C], []),
        ([A, A], [{0, 1}]),
        ([A, B, A, B, C], [{0, 2}, {1, 3}]),
        ([A, [word.upper() + "," for word in A]], [{0, 1}]),
        ([A, spoilt(A, 60)], [{0, 1}]),
        ([A, spoilt(A, 8)], []),
        ([A, A[:40]], [{0, 1}]),
        ([A[100:125], A], [{0, 1}]),
        ([A, A[:60] + B[:30]], []),
        ([A, A[:60] + B[:10]], [{0, 1}]),
        ([A[:200], A[:200] + B[:20], A[:200] + C[:20]], [{0, 1, 2}]),
        ([A + B, A, B], [{0, 1, 2}]),
        ([SHORT, SHORT], [{0, 1}]),
        ([SHORT, [*SHORT, "more"]], []),
        ([SHORT, SHORT + A], []),
        ([A[:19], A], []),
        ([["word"] * 400, ["word"] * 500], [{0, 1}]),
        ([A, *([A[:50] + wording(n, 250) for n in range(60)])], []),
        ([spoilt(A, 50 + n) for n in range(70)], [set(range(70))]),
        ([A] * 40, [set(range(40))]),
    ],
)
def test_groups_share_copy(texts, groups):
    found = find_shared_copy(document(str(place), words) for place, words in enumerate(texts))

    assert [{int(each) for each in group} for group in found.groups] == groups
    assert found.group == {str(n): g for g, group in enumerate(groups) for n in group}
    assert set(found.share) == set(found.group)


@pytest.mark.parametrize(
    ("texts", "shares"),
    [
        ([A, A], [1, 1]),
        ([SHORT, SHORT], [1, 1]),
        ([A, A[:104]], [100 / 296, 1]),
        ([A[:104], A[:104] + B[:24]], [1, 100 / 124]),
    ],
)
def test_the_share_is_that_of_repeated_stretches(texts, shares):
    found = find_shared_copy(document(str(place), words) for place, words in enumerate(texts))

    assert [found.share[str(place)] for place in range(len(texts))] == pytest.approx(shares)


@pytest.mark.parametrize(
    ("dates", "first"),
    [
        (["2024-01-02", "2024-01-01", None], "1"),
        (["2024-01-01", "2024-01-01", "2024-01-02"], None),
        ([None, None, None], None),
    ],
)
def test_the_first_is_the_earliest(dates, first):
    found = find_shared_copy(
        document(str(place), A, published=date) for place, date in enumerate(dates)
    )

    assert found.first == (first,)


def test_a_document_that_comes_twice_counts_once():
    found = find_shared_copy([document("same", A), document("same", A)])

    assert found.groups == ()


def test_outlets_do_not_matter_and_titles_are_not_compared():
    found = find_shared_copy(
        [document("1", A, outlet="X", title="One"), document("2", A, outlet="Y", title="Two")]
    )

    assert found.groups == (("1", "2"),)


@pytest.mark.parametrize(
    "text",
    [
        "\x00" * 1000,
        "\ud800 " * 1000,
        "\u202eevil " * 1000,
        "字" * 10_000,
        "a " * 100_000,
        "\n" * 99,
    ],
)
def test_hostile_texts_are_only_texts(text):
    found = find_shared_copy([Document("1", text), Document("2", text), document("3", A)])

    assert "3" not in found.group


def test_all_pairs_are_found_that_a_slow_comparison_finds():
    chooser = random.Random(5)
    texts = []
    for number in range(60):
        words = wording(number, chooser.randrange(25, 300))
        texts.append(words)
        start = chooser.randrange(len(words) // 4)
        texts.append(spoilt(words[start:], chooser.choice((15, 25, 40, 100))))
    documents = [document(str(place), words) for place, words in enumerate(texts)]
    found = find_shared_copy(documents)

    stretches = [
        {tuple(words[start : start + SHINGLE]) for start in range(len(words) - SHINGLE + 1)}
        for words in texts
    ]
    slow = {
        (left, right)
        for left, right in itertools.combinations(range(len(texts)), 2)
        if min(len(texts[left]), len(texts[right])) >= 20
        and len(stretches[left] & stretches[right])
        >= CONTAINED * min(len(stretches[left]), len(stretches[right]))
    }
    fast = {
        (left, right)
        for left, right in itertools.combinations(range(len(texts)), 2)
        if found.group.get(str(left), -1) == found.group.get(str(right), -2)
    }
    assert fast == slow
    assert 20 < len(slow) < 60


def test_the_order_of_reading_changes_nothing():
    # A crowd: its articles are cut from the same ten paragraphs.
    generator = random.Random(1)
    paragraphs = [wording(f"paragraph {number}", 30) for number in range(10)]
    articles = [
        document(f"{number:04x}", itertools.chain(*generator.sample(paragraphs, 5)))
        for number in range(400)
    ]
    found = set()
    for _ in range(4):
        generator.shuffle(articles)
        found.add(frozenset(map(frozenset, find_shared_copy(articles).groups)))
    assert len(found) == 1
    assert found.pop()
