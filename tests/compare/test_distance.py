"""Distances of vocabularies: SciPy's values, and about 0 for outlets that write alike."""

from __future__ import annotations

import random

import numpy as np
import pytest
from scipy import sparse
from scipy.spatial.distance import jensenshannon, pdist, squareform
from scipy.stats import entropy

from biascompare.compare.distance import classical_scaling, distances
from biascompare.compare.divergence import divergences, measured
from biascompare.errors import BiasCompareError
from biascompare.model import Document

WORDS = [f"{one}{two}{three}" for one in "bdfgk" for two in ("ara", "olo") for three in "mnrst"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ([1, 2, 3], [3, 2, 1]),
        ([1, 0], [0, 1]),
        ([5, 5], [5, 5]),
        ([7, 0, 5, 0], [0, 1, 2, 9]),
        ([70_000, 2, 0], [1, 1, 70_000]),
    ],
)
def test_divergence_of_as_many_words_is_that_of_scipy(a, b):
    (found,) = divergences(np.array([a, b]).T[:, None, :])[0]
    assert found == pytest.approx(jensenshannon(a, b, base=2) ** 2, abs=1e-12)


def test_sides_are_weighed_by_their_words():
    # Entropy of all 8 words less that of each side: 2 words of one kind, 6 of two.
    (found,) = divergences(np.array([[2, 3], [0, 3]])[:, None, :])[0]
    assert found == pytest.approx(entropy([5, 3], base=2) - 6 / 8 * entropy([3, 3], base=2))


def test_outlets_are_cut_to_as_many_words_and_shuffled_likewise():
    # Every article is "one" or "two" ten times: outlet 0 has only the one, outlet 1 both.
    counts = sparse.csr_array(np.array([[10, 0]] * 5 + [[10, 0], [0, 10]] * 50, dtype=np.float32))
    codes = np.array([0] * 5 + [1] * 100)
    raw, shuffled = measured(counts, codes, 45, draws=400, seed=1)
    assert raw.shape == (1,)
    assert len(shuffled) == 400
    # Two sides of 4½ articles drawn from 105 differ by chance: SciPy, over such draws.
    generator = np.random.default_rng(2)
    drawn = generator.permuted(np.repeat([0, 1], [55, 50])[None].repeat(4000, 0), axis=1)[:, :10]
    weights = np.array([1, 1, 1, 1, 0.5])
    one, two = drawn[:, :5] @ weights, drawn[:, 5:] @ weights
    expected = [
        jensenshannon([a, 4.5 - a], [b, 4.5 - b], base=2) ** 2
        for a, b in zip(one, two, strict=True)
    ]
    assert shuffled.mean() == pytest.approx(np.mean(expected), abs=0.03)


def test_a_map_of_points_in_a_plane_keeps_their_distances():
    points = np.array([[0.0, 0.0], [3.0, 0.0], [0.0, 4.0], [1.0, 1.0]])
    matrix = squareform(pdist(points))
    assert squareform(pdist(classical_scaling(matrix))) == pytest.approx(matrix, abs=1e-9)


def articles(outlet, words, count, seed):
    generator = random.Random(seed)
    return [
        Document(
            f"{outlet}{place}", " ".join(generator.choices(words, k=60)), outlet, language="en"
        )
        for place in range(count)
    ]


def test_the_same_manner_is_near_zero_and_another_is_not():
    documents = articles("A", WORDS, 12, 1) + articles("B", WORDS, 30, 2)
    documents += articles("C", WORDS[::2], 12, 3)
    found = distances(documents)
    by_pair = {(pair.a, pair.b): pair for pair in found.pairs}
    assert found.words == 12 * 60
    assert abs(by_pair["A", "B"].distance) < 4 * by_pair["A", "B"].spread
    assert by_pair["A", "C"].distance > 10 * by_pair["A", "C"].spread
    assert by_pair["A", "C"].p < 0.01
    # A and B are joined first.
    assert sorted(found.joins[0][:2]) == [0.0, 1.0]


def test_it_is_the_same_twice(sample):
    assert distances(sample) == distances(sample)


def test_one_outlet_is_an_error():
    with pytest.raises(BiasCompareError, match="two outlets"):
        distances(articles("A", WORDS, 3, 1) + articles("", WORDS, 3, 1))
