"""Whether a verdict holds under other choices, and which choices cannot be made."""

import numpy as np
import pandas as pd
import pytest

from biascompare.compare import CANNOT_TELL, CLEAR, OwnMeasure, compare, robustness
from biascompare.compare.statistics import Sample, difference_of_medians
from biascompare.compare.variants import siblings_of, variants
from biascompare.measures import MEASURES

GRADE = MEASURES["flesch_kincaid_grade"]


def articles(shift, **columns):
    """Sixty articles of two outlets, ``shift`` apart."""
    generator = np.random.default_rng(4)
    grade = generator.normal(10, 1, 60) + np.repeat([0.0, shift], 30)
    table = pd.DataFrame(
        {
            "id": np.arange(60),
            "outlet": np.repeat(["A", "B"], 30),
            "language": "en",
            GRADE.name: grade,
        }
    )
    return table.assign(**columns)


def strip(table, measure=GRADE, **more):
    (found,) = robustness(compare(table, measure), table, **more)
    return found


def variant(found, name):
    return next(each for each in found.variants if each.name == name)


@pytest.mark.parametrize(
    ("name", "columns", "reason"),
    [
        ("without_opinion", {}, "no column 'notices'"),
        ("without_opinion", {"notices": None}, "nothing to leave out"),
        ("without_opinion", {"notices": ["opinion_piece"] + [None] * 59}, None),
        ("without_biggest_story", {}, "no column 'story'"),
        ("without_biggest_story", {"story": "one"}, "fewer than two stories"),
        ("without_biggest_story", {"story": ["x", "y", None] * 20}, None),
        ("matched", {"story": [f"s{k}" for k in range(30)] * 2}, None),
        ("matched", {"story": ["x", "y", None] * 20}, "too few stories"),
        ("shared_copy_dropped", {"shared_copy": None}, "no articles repeat"),
        ("shared_copy_weighed", {"shared_copy": ["1", "1"] + [None] * 58}, None),
        ("without_extreme_lengths", {"words": np.arange(60)}, None),
        ("without_extreme_lengths", {"words": 100}, "nothing to leave out"),
        ("same_period", {"published": ["2025-01-01"] * 30 + ["2025-02-01"] * 30}, "do not overlap"),
        ("same_period", {"published": ["2025-01-01"] * 59 + ["2025-02-01"]}, None),
        ("same_period", {"published": None}, "no article has a day"),
        ("medians", {}, None),
        ("altered_kept", {}, "one way only"),
        ("gunning_fog", {}, "no column 'gunning_fog'"),
    ],
)
def test_what_can_be_chosen_otherwise(name, columns, reason):
    found = variant(strip(articles(3.0, **columns)), name)
    if reason is None:
        assert found.reason is None
        assert found.verdict == CLEAR
        assert found.same_direction
    else:
        assert reason in found.reason
        assert found.verdict is None


def test_a_clear_difference_that_holds():
    found = strip(articles(3.0, words=np.arange(60), story=["x", "y", "z"] * 20))
    assert found.verdict == CLEAR
    assert found.summary == "same direction and clear in 3 of 3"


def test_a_difference_of_one_story_does_not_hold():
    table = articles(0.0, story=(["x"] * 12 + ["y", "z"] * 9) * 2)
    table.loc[(table["outlet"] == "B") & (table["story"] == "x"), GRADE.name] += 20
    table.loc[(table["outlet"] == "A") & (table["story"] == "x"), GRADE.name] += 0.8
    found = strip(table)
    assert variant(found, "without_biggest_story").verdict == CANNOT_TELL


def test_what_runs_the_other_way_is_turned_round():
    grade = articles(3.0)[GRADE.name]
    table = articles(3.0, flesch_reading_ease=100 - grade, gunning_fog=-grade)
    by_words = {each.varied: each for each in strip(table).variants}
    opposite = by_words["measured as Flesch reading ease"]
    against = by_words["measured as Gunning fog index"]
    assert (opposite.same_direction, opposite.verdict) == (True, CLEAR)
    assert opposite.low <= opposite.difference <= opposite.high < 0
    assert against.same_direction is False


def test_tables_that_were_measured_otherwise():
    table = articles(3.0)
    turned = table.assign(**{GRADE.name: -table[GRADE.name]})
    found = strip(table, tables={"altered_kept": table, "outlet_voice": turned})
    assert variant(found, "altered_kept").same_direction is True
    assert variant(found, "outlet_voice").same_direction is False
    assert found.summary == "same direction and clear in 2 of 3"


def test_one_outlet_against_the_rest():
    table = articles(3.0)
    found = compare(table, GRADE, outlet="A")
    (own,) = robustness(found, table, outlet="A")
    assert (own.b, variant(own, "medians").verdict) == ("the rest", CLEAR)


def test_an_own_measure_has_no_siblings_and_no_articles_no_pairs():
    table = articles(0.0).rename(columns={GRADE.name: "score"})
    own = strip(table, OwnMeasure("score")).variants
    assert {each.name for each in own} < set(variants().varied)
    assert robustness(compare(table[:0], OwnMeasure("score")), table[:0]) == ()


@pytest.mark.parametrize("name", sorted(variants().siblings))
def test_siblings_are_measures_and_speak_both_ways(name):
    assert name in MEASURES
    assert all((name, sign) in siblings_of(other) for other, sign in siblings_of(name))


@pytest.mark.parametrize("count", [10, 60, 400])
def test_the_interval_of_a_difference_of_medians_holds_what_it_says(count):
    generator = np.random.default_rng(count)
    held = 0
    for _ in range(400):
        a, b = (Sample(generator.lognormal(0, 1, count)) for _ in range(2))
        _, interval = difference_of_medians(a, b)
        assert interval is not None
        held += interval[0] <= 0 <= interval[1]
    assert held / 400 >= 0.93
