"""Distances of vocabularies: SciPy's values, and about 0 for outlets that write alike."""

from __future__ import annotations

import random

import numpy as np
import pytest
from scipy.spatial.distance import jensenshannon, pdist, squareform

from biascompare.compare.distance import classical_scaling, distances, divergence
from biascompare.errors import BiasCompareError
from biascompare.model import Document

WORDS = [f"{one}{two}{three}" for one in "bdfgk" for two in ("ara", "olo") for three in "mnrst"]


@pytest.mark.parametrize(
    ("a", "b"),
    [([1, 2, 3], [3, 2, 1]), ([1, 0], [0, 1]), ([5, 5], [1, 1]), ([7, 0, 2, 0], [0, 1, 2, 9])],
)
def test_divergence_is_that_of_scipy(a, b):
    assert divergence(np.array(a), np.array(b)) == pytest.approx(
        jensenshannon(a, b, base=2) ** 2, abs=1e-12
    )


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
