"""The figures of accuracy and their intervals."""

from __future__ import annotations

import numpy as np
import pytest

from biascompare.accuracy.figures import auc, f1, of_sums, share


@pytest.mark.parametrize(
    ("hits", "n", "value", "low", "high"),
    [
        # Wilson 1927; the limits as statsmodels' proportion_confint(method="wilson") gives them.
        (9, 10, 0.9, 0.5958, 0.9821),
        (50, 100, 0.5, 0.4038, 0.5962),
        (0, 20, 0.0, 0.0, 0.1611),
        (20, 20, 1.0, 0.8389, 1.0),
    ],
)
def test_a_share_has_wilsons_interval(hits, n, value, low, high):
    figure = share("share", hits, n)

    assert figure.value == value
    assert figure.low == pytest.approx(low, abs=5e-5)
    assert figure.high == pytest.approx(high, abs=5e-5)


def test_nothing_counted_is_missing_never_zero():
    assert share("share", 0, 0).value is None
    assert auc("auc", [1.0], []).value is None
    assert of_sums("f1", [], [], lambda sums: f1(*sums.T)).value is None
    assert of_sums("f1", [(0, 0, 0)], [4], lambda sums: f1(*sums.T)).value is None


@pytest.mark.parametrize(
    ("positive", "negative", "value"),
    [
        ([0.5, 0.7], [0.1, 0.2], 1.0),
        ([0.1, 0.2], [0.5, 0.7], 0.0),
        ([0.5, 0.1], [0.1, 0.1], 0.75),
        ([0.0], [0.0], 0.5),
        ([3.0, 1.0], [2.0, 0.0], 0.75),
    ],
)
def test_auc_is_the_share_of_pairs_in_order_ties_half(positive, negative, value):
    figure = auc("auc", positive, negative)

    assert figure.value == value
    assert figure.low <= value <= figure.high


def test_auc_equals_the_pairs_counted_one_by_one():
    generator = np.random.default_rng(3)
    positive, negative = generator.normal(0.5, 1, 70).round(1), generator.normal(0, 1, 50).round(1)
    pairs = [(one > other) + (one == other) / 2 for one in positive for other in negative]

    assert auc("auc", [*positive], [*negative]).value == pytest.approx(np.mean(pairs))


def test_the_interval_of_f1_covers_it_and_narrows_with_rows():
    rows, times = [(1, 1, 1), (0, 1, 0), (0, 0, 1)], [6, 2, 2]

    few = of_sums("f1", rows, times, lambda sums: f1(*sums.T))
    many = of_sums("f1", rows, [100 * each for each in times], lambda sums: f1(*sums.T))

    assert few.value == many.value == 0.75
    assert few.low is not None
    assert many.low is not None
    assert few.low < many.low < 0.75
    assert few == of_sums("f1", rows, times, lambda sums: f1(*sums.T))
