"""Each statistic against a case worked by hand, and against SciPy."""

import itertools

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from biascompare.compare import OwnMeasure, compare, significance, statistics
from biascompare.compare.matched import sign_flip_test, story_differences
from biascompare.compare.statistics import Sample


def sample(*values, **more):
    return Sample(np.array(values, dtype=float), **more)


def drawn(seed, count, kind="normal"):
    generator = np.random.default_rng(seed)
    kinds = {
        "normal": lambda: generator.normal(50, 10, count),
        "counts": lambda: generator.poisson(1.2, count).astype(float),
        "skewed": lambda: generator.lognormal(0, 1, count),
    }
    return Sample.of(kinds[kind]().tolist())


@pytest.mark.parametrize(
    ("a", "b", "delta"),
    [
        ([1], [1], 0.0),
        ([2], [1], 1.0),
        ([1, 2], [3, 4], -1.0),
        ([1, 3], [2, 4], -0.5),
        ([1, 2, 3], [2], 0.0),
        ([0, 0, 1], [0, 0, 0], 1 / 3),
    ],
)
def test_cliffs_delta_by_hand(a, b, delta):
    assert significance.cliffs_delta(sample(*a), sample(*b)) == pytest.approx(delta)
    assert significance.cliffs_delta(sample(*b), sample(*a)) == pytest.approx(-delta)


def test_cliffs_delta_weighs_articles():
    # b's 5 counts a quarter: 1 − 2 × (0.25 / 1.25).
    a, b = sample(3), sample(1, 5, weights=np.array([1.0, 0.25]))
    assert significance.cliffs_delta(a, b) == pytest.approx(0.6)


@pytest.mark.parametrize("kind", ["normal", "counts", "skewed"])
@pytest.mark.parametrize(("n", "m"), [(10, 12), (40, 25), (600, 500)])
def test_the_rank_test_is_scipys(kind, n, m):
    a, b = drawn(1, n, kind), drawn(2, m, kind)
    reference = stats.mannwhitneyu(a.values, b.values, method="asymptotic", use_continuity=True)
    delta = significance.cliffs_delta(a, b)
    assert delta == pytest.approx(2 * reference.statistic / (n * m) - 1)
    assert significance.rank_test(a, b, delta) == pytest.approx(reference.pvalue, rel=1e-9)


def test_the_rank_test_of_a_textbook():
    # Hollander and Wolfe 1973, page 69: permeability of a membrane at term and at 12 to 26
    # weeks. W = 35, exact one-sided p = .1272.
    term = sample(0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46)
    early = sample(1.15, 0.88, 0.90, 0.74, 1.21)
    delta = significance.cliffs_delta(term, early)
    assert delta == pytest.approx(2 * 35 / 50 - 1)
    assert significance.rank_test(term, early, delta) == pytest.approx(2 * 0.1272, abs=0.01)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_weights_of_one_are_tested_by_scipys_welch(seed):
    a, b = (Sample(drawn(seed + k, 20 + k).values, weights=np.ones(20 + k)) for k in (0, 7))
    expected = stats.ttest_ind(a.values, b.values, equal_var=False).pvalue
    assert significance.rank_test(a, b, 0.1) == pytest.approx(expected, rel=1e-9)


def test_copies_of_a_text_count_as_one_text():
    once = Sample(np.array([1.0, 2.0, 4.0]), weights=np.ones(3))
    thrice = Sample(
        np.array([1.0, 2.0, 4.0, 4.0, 4.0]),
        weights=np.array([1, 1, 1 / 3, 1 / 3, 1 / 3]),
        copies=np.array([-1, -1, 7, 7, 7]),
    )
    assert thrice.mean == pytest.approx(once.mean)
    assert thrice.error == pytest.approx(once.error)
    assert significance.rank_test(thrice, once, 0.0) == pytest.approx(1.0)


def test_the_rank_test_of_equal_values_finds_nothing():
    assert significance.rank_test(sample(3, 3, 3), sample(3, 3), 0.0) == 1.0


@pytest.mark.parametrize(
    "probabilities",
    [[], [0.04], [0.01, 0.02, 0.03, 0.5], [0.5, 0.001, 0.001, 0.04, 1.0], [0.2] * 6],
)
def test_q_values_are_scipys(probabilities):
    expected = stats.false_discovery_control(probabilities).tolist() if probabilities else []
    assert significance.benjamini_hochberg(probabilities) == pytest.approx(expected)


def test_q_values_of_the_original_example():
    # Benjamini and Hochberg 1995, section 4: 15 tests, four found at .05.
    probabilities = [
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
        0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0,
    ]  # fmt: skip
    found = significance.benjamini_hochberg(probabilities)
    assert [q <= 0.05 for q in found] == [True] * 4 + [False] * 11


@pytest.mark.parametrize(("successes", "count"), [(0, 5), (5, 5), (1, 10), (50, 100), (997, 1_000)])
def test_wilson_is_scipys(successes, count):
    reference = stats.binomtest(successes, count).proportion_ci(method="wilson")
    interval = statistics.wilson(successes, count)
    assert interval == pytest.approx((reference.low, reference.high), abs=1e-12)


def test_wilson_without_trials():
    assert statistics.wilson(0, 0) is None


@pytest.mark.parametrize("kind", ["normal", "counts", "skewed"])
@pytest.mark.parametrize(("n", "m"), [(12, 12), (60, 35)])
def test_the_interval_of_a_difference_is_scipys(kind, n, m):
    a, b = drawn(3, n, kind), drawn(4, m, kind)
    reference = stats.bootstrap(
        (a.values, b.values),
        lambda x, y, axis: x.mean(axis=axis) - y.mean(axis=axis),
        n_resamples=20_000,
        method="percentile",
        rng=np.random.default_rng(5),
    ).confidence_interval
    width = reference.high - reference.low
    interval = statistics.difference_interval(a, b)
    assert interval == pytest.approx((reference.low, reference.high), abs=0.06 * width)


@pytest.mark.parametrize(("a", "b"), [([], [1, 2]), ([1], [1, 2]), ([1, 2], [])])
def test_no_interval_below_two_articles(a, b):
    assert statistics.difference_interval(sample(*a), sample(*b)) is None


def test_the_standard_error_by_hand():
    values = sample(1, 2, 3, 6)
    assert statistics.standard_error(values) == pytest.approx(values.values.std(ddof=1) / 2)


def test_days_that_move_together_widen_the_interval():
    generator = np.random.default_rng(6)
    days = np.repeat(np.arange(60), 25)
    values = generator.normal(0, 1, 60)[days] + generator.normal(0, 1, 1_500)
    alone = statistics.standard_error(Sample(values))
    by_day = statistics.standard_error(Sample(values, clusters=days))
    of_day_means = values.reshape(60, 25).mean(axis=1).std(ddof=1) / 60**0.5
    assert by_day == pytest.approx(of_day_means)
    assert by_day > 2 * alone


def test_articles_without_a_day_are_clusters_of_their_own():
    values = drawn(12, 100)
    alone = Sample(values.values, clusters=np.full(100, -1))
    assert alone.error == pytest.approx(values.error)
    half = np.where(np.arange(100) < 50, 0, -1)
    numbered = np.where(half < 0, np.arange(100), 0)
    mixed = Sample(values.values, clusters=half)
    assert mixed.error == pytest.approx(Sample(values.values, clusters=numbered).error)


def test_a_weight_of_one_changes_nothing():
    plain = drawn(7, 40)
    weighted = Sample(plain.values, weights=np.ones(40))
    assert statistics.mean_interval(weighted) == pytest.approx(statistics.mean_interval(plain))


@pytest.mark.parametrize("differences", [[1.0], [1, 2, -0.5], [3, 1, 4, 1, -5, 9], [2, 2, 2, 2]])
def test_the_sign_flip_test_counts_every_pattern(differences):
    values = np.array(differences, dtype=float)
    patterns = [np.dot(signs, values) for signs in itertools.product((1, -1), repeat=len(values))]
    expected = np.mean([abs(total) >= abs(values.sum()) - 1e-12 for total in patterns])
    assert sign_flip_test(values) == pytest.approx(expected)


@pytest.mark.parametrize("count", [30, 250])
def test_the_sign_flip_test_is_scipys(count):
    values = np.random.default_rng(count).normal(0.15, 1, count)
    reference = stats.permutation_test(
        (values,),
        lambda x, axis: x.mean(axis=axis),
        permutation_type="samples",
        n_resamples=20_000,
        rng=np.random.default_rng(8),
    )
    assert sign_flip_test(values) == pytest.approx(reference.pvalue, abs=0.015)


def test_story_differences_by_hand():
    a = (np.array([1.0, 3.0, 5.0, 9.0]), np.array(["x", "x", "y", None], dtype=object))
    b = (np.array([1.0, 2.0, 8.0]), np.array(["x", "y", "z"], dtype=object))
    assert story_differences(a, b).tolist() == [1.0, 3.0]


@pytest.mark.parametrize("kind", ["normal", "counts"])
def test_all_pairs_at_once_equal_each_pair(kind):
    rows = [
        (name, value) for seed, name in enumerate("ABCDE") for value in drawn(seed, 30, kind).values
    ]
    table = pd.DataFrame(rows, columns=["outlet", "score"]).assign(language="en")
    together = compare(table, OwnMeasure("score")).pairs
    assert len(together) == 10
    for pair in together:
        alone = compare(table, OwnMeasure("score"), outlet=pair.a, against=pair.b).pairs[0]
        assert pair.delta == pytest.approx(alone.delta, abs=1e-12)
        assert pair.p == pytest.approx(alone.p, rel=1e-9)


def test_a_hundred_thousand_distinct_values_are_counted_block_by_block():
    values = np.random.default_rng(10).normal(size=40_000)
    table = pd.DataFrame({"outlet": np.arange(40_000) % 5, "score": values}).assign(language="en")
    pairs = compare(table, OwnMeasure("score")).pairs
    pair = next(pair for pair in pairs if (pair.a, pair.b) == ("1", "3"))
    expected = significance.cliffs_delta(Sample(values[1::5]), Sample(values[3::5]))
    assert pair.delta == pytest.approx(expected, abs=1e-12)
