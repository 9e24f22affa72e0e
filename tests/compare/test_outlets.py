"""Groups, means and intervals, on values that can be checked by hand."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from biascompare.compare import compare, usual_grouping
from biascompare.compare.statistics import Sample, mean_interval
from biascompare.measures import MEASURES

LIX = MEASURES["lix"]
FLESCH = MEASURES["flesch_reading_ease"]


def table(rows, measure):
    return pd.DataFrame(rows, columns=["outlet", "language", measure.name])


@pytest.mark.parametrize(
    ("values", "interval"),
    [([], None), ([3.0], None), ([3.0, 3.0, 3.0], (3.0, 3.0))],
)
def test_interval_of_few_or_equal_values(values, interval):
    assert mean_interval(Sample.of(values)) == interval


def test_interval_agrees_with_scipy():
    values = np.random.default_rng(1).normal(50, 10, size=60)
    interval = mean_interval(Sample.of(values.tolist()))
    assert interval is not None
    low, high = interval
    reference = stats.bootstrap(
        (values,), np.mean, n_resamples=2_000, method="percentile", rng=np.random.default_rng(2)
    ).confidence_interval
    assert low == pytest.approx(reference.low, abs=0.4)
    assert high == pytest.approx(reference.high, abs=0.4)


def test_interval_does_not_depend_on_order():
    assert mean_interval(Sample.of([1.0, 5.0, 2.0])) == mean_interval(Sample.of([5.0, 2.0, 1.0]))


@pytest.mark.parametrize(
    ("measure", "one_axis"),
    [(LIX, True), (FLESCH, False)],
)
def test_languages_share_an_axis_only_where_the_measure_holds(measure, one_axis):
    rows = [("A", "en", 50.0), ("B", "fr", 40.0)]
    assert compare(table(rows, measure), measure).one_axis is one_axis


def test_groups():
    rows = [
        ("B", "en", 40.0),
        ("A", "en", 50.0),
        ("A", "en", 60.0),
        ("A", "en", None),
        (None, "en", 10.0),
        ("A", "fr", None),
    ]
    groups = compare(table(rows, FLESCH), FLESCH).groups
    assert [(group.name, group.language, group.n, group.missing) for group in groups] == [
        ("(no outlet)", "en", 1, 0),
        ("A", "en", 2, 1),
        ("B", "en", 1, 0),
        ("A", "fr", 0, 1),
    ]
    assert groups[1].mean == 55.0
    assert groups[1].median == 55.0
    assert groups[3].mean is None


@pytest.mark.parametrize(
    ("count", "caution"),
    [
        (1, "too few articles"),
        (9, "too few articles"),
        (10, "few articles"),
        (29, "few articles"),
        (30, None),
    ],
)
def test_caution_for_few_articles(count, caution):
    (group,) = compare(table([("A", "en", float(i)) for i in range(count)], LIX), LIX).groups
    assert group.caution == caution


def test_the_normal_interval_agrees_with_the_bootstrap_where_it_takes_over():
    values = np.random.default_rng(3).lognormal(0, 0.5, size=1_001).tolist()
    normal = mean_interval(Sample.of(values))
    bootstrap = mean_interval(Sample.of(values[:-1]))
    assert normal is not None
    assert bootstrap is not None
    assert normal == pytest.approx(bootstrap, abs=0.005)


def test_articles_side_by_side():
    articles = pd.DataFrame(
        [("1", None, "One", "en", 3.0), ("2", None, None, "en", 4.0)],
        columns=["id", "outlet", "title", "language", "lix"],
    )
    groups = compare(articles, LIX, by="article").groups
    assert [(group.name, group.n, group.mean, group.low) for group in groups] == [
        ("One", 1, 3.0, None),
        ("article 2", 1, 4.0, None),
    ]


@pytest.mark.parametrize(
    ("outlets", "grouping"),
    [
        ([None, None], "article"),
        (["A", None, None], "article"),
        (["A", "B", None], "outlet"),
        (["A", "A"], "outlet"),
    ],
)
def test_articles_stand_side_by_side_where_no_two_outlets_are_named(outlets, grouping):
    assert usual_grouping(pd.DataFrame({"outlet": outlets})) == grouping
