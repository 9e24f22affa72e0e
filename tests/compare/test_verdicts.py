"""What may be called a clear difference, and how it is said."""

import numpy as np
import pandas as pd
import pytest

from biascompare.compare import (
    CANNOT_TELL,
    CLEAR,
    TOO_FEW_ARTICLES,
    Choices,
    OwnMeasure,
    compare,
    compare_all,
)
from biascompare.compare.pairs import shared_ranks
from biascompare.compare.verdicts import Wording, number, verdict
from biascompare.errors import MissingColumnError, UnknownNameError
from biascompare.measures import MEASURES

GRADE = MEASURES["flesch_kincaid_grade"]
OWN = OwnMeasure("score")


@pytest.mark.parametrize(
    ("n", "interval", "delta", "q", "found"),
    [
        (10, (1.0, 2.0), 0.5, 0.01, CLEAR),
        (10, (-2.0, -1.0), -0.5, 0.05, CLEAR),
        (9, (1.0, 2.0), 0.9, 0.0001, TOO_FEW_ARTICLES),
        (10, (-0.1, 2.0), 0.5, 0.01, CANNOT_TELL),
        (10, (1.0, 2.0), 0.5, 0.051, CANNOT_TELL),
        (500, (1.0, 2.0), 0.14, 0.0001, CANNOT_TELL),
        (500, (1.0, 2.0), -0.2, 0.0001, CANNOT_TELL),
        (10, (0.0, 0.0), 0.0, 1.0, CANNOT_TELL),
        (10, None, 0.5, 0.01, TOO_FEW_ARTICLES),
    ],
)
def test_verdict(n, interval, delta, q, found):
    assert verdict(n, interval, delta, q) == found


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (8.0612, "8.1"),
        (-8.0612, "−8.1"),
        (0.2345, "0.23"),
        (-0.01234, "−0.012"),
        (1234.5, "1,234"),
        (-0.00001, "0.000"),
    ],
)
def test_number(value, text):
    assert number(value) == text


@pytest.mark.parametrize(
    ("direction", "words"),
    [
        ("higher is harder to read", "are harder to read"),
        ("higher means longer words", "have longer words"),
        ("", "are higher"),
    ],
)
def test_the_direction_ends_a_sentence(direction, words):
    assert Wording("", "", direction).are_more == words


@pytest.mark.parametrize("measure", MEASURES.values(), ids=MEASURES)
def test_every_measure_can_be_said(measure):
    assert measure.direction.startswith(("higher is ", "higher means "))


@pytest.mark.parametrize(
    ("clear", "ranks"),
    [([], [1]), ([True], [1, 2]), ([False], [1, 1]), ([False, True, False], [1, 1, 3, 3])],
)
def test_neighbours_that_cannot_be_told_apart_share_a_rank(clear, ranks):
    assert shared_ranks(clear) == ranks


def articles(**outlets):
    rows = [
        (f"{name} {place}", name, "en", float(value))
        for name, values in outlets.items()
        for place, value in enumerate(values)
    ]
    return pd.DataFrame(rows, columns=["id", "outlet", "language", GRADE.name])


def test_the_sentence_of_a_clear_difference():
    table = articles(Gazette=range(12), Echo=range(20, 34))
    (pair,) = compare(table, GRADE).pairs
    assert (pair.a, pair.b, pair.verdict, pair.higher) == ("Echo", "Gazette", CLEAR, "Echo")
    assert pair.difference == pytest.approx(21.0)
    assert pair.delta == 1.0
    assert pair.sentence.startswith(
        "Echo's articles are harder to read than Gazette's (Flesch–Kincaid grade): "
        "clear difference, 21.0 school grades ["
    )
    assert pair.sentence.endswith("], 14 and 12 articles.")


def test_the_higher_outlet_is_named_first():
    (pair,) = compare(articles(A=range(12), B=range(20, 34)), GRADE).pairs
    assert pair.difference is not None
    assert pair.difference < 0
    assert pair.sentence.startswith("B's articles are harder to read than A's")
    assert "difference, 21.0 " not in pair.sentence or "−" not in pair.sentence


@pytest.mark.parametrize(
    ("outlet", "against", "pairs"),
    [
        (None, None, [("A", "B"), ("A", "C"), ("B", "C")]),
        ("B", None, [("B", "the rest")]),
        ("B", "A", [("B", "A")]),
    ],
)
def test_which_pairs(outlet, against, pairs):
    table = articles(A=[1, 2], B=[3, 4], C=[5, 6])
    found = compare(table, GRADE, outlet=outlet, against=against)
    assert [(pair.a, pair.b) for pair in found.pairs] == pairs


def test_an_unknown_outlet_is_named():
    with pytest.raises(UnknownNameError, match=r"'Eco'.*Closest: Echo"):
        compare(articles(Echo=[1], Gazette=[2]), GRADE, outlet="Eco")


def test_languages_never_meet_raw():
    table = articles(A=range(12), B=range(12))
    table.loc[table["outlet"] == "B", "language"] = "fr"
    assert compare(table, GRADE).pairs == ()
    placed = compare(table, GRADE, choices=Choices(scale="within-language"))
    assert [(pair.a, pair.b, pair.difference) for pair in placed.pairs] == [("A", "B", 0.0)]
    assert placed.one_axis


def test_positions_are_robust_deviations_from_the_median():
    table = articles(A=[1, 2, 3, 4, 100])
    (group,) = compare(table, GRADE, choices=Choices(scale="within-language")).groups
    # Median 3, MAD 1: the mean of (−2, −1, 0, 1, 97) / 1.4826.
    assert group.mean == pytest.approx(19 / 1.4826)


def test_q_values_are_adjusted_over_all_measures():
    generator = np.random.default_rng(9)
    table = articles(A=range(12), B=range(3, 15)).assign(
        **{f"noise_{k}": generator.normal(size=24) for k in range(20)}
    )
    alone = compare(table, GRADE).pairs[0]
    own = [OwnMeasure(f"noise_{k}") for k in range(20)]
    among = compare_all(table, [GRADE, *own])[0].pairs[0]
    assert alone.q == alone.p == among.p
    assert among.q is not None
    assert alone.q is not None
    assert among.q > alone.q


def copies(*groups):
    table = articles(A=[1.0] * 3 + [9.0], B=[5.0] * 4)
    return table.assign(shared_copy=[*groups, None, None, None, None], published="2024-01-01")


@pytest.mark.parametrize(
    ("choice", "mean", "n"), [("keep", 3.0, 4), ("drop", 5.0, 2), ("weigh", 5.0, 4)]
)
def test_shared_copy(choice, mean, n):
    table = copies("1", "1", "1", None)
    group = compare(table, GRADE, choices=Choices(shared_copy=choice)).groups[0]
    assert group.n == n
    assert group.mean == pytest.approx(mean)


@pytest.mark.parametrize(("choice", "n"), [("in", 3), ("out", 2), ("only", 1)])
def test_opinion_pieces(choice, n):
    table = articles(A=[1, 2, 3]).assign(notices=["opinion_piece too_short", "wire_copy", None])
    assert compare(table, GRADE, choices=Choices(opinion=choice)).groups[0].n == n


@pytest.mark.parametrize(
    ("by", "names"),
    [
        ("author", ["(no author)", "Ann"]),
        ("month", ["(no month)", "2024-01"]),
        ("language", ["en"]),
        ("actor:openai", ["named", "not named"]),
    ],
)
def test_groups_other_than_outlets(by, names):
    table = articles(A=[1, 2]).assign(
        author=["Ann", None], published=["2024-01-31", "2024"], actor_openai=[2.0, 0.0]
    )
    assert sorted(group.name for group in compare(table, GRADE, by=by).groups) == names


def test_a_missing_column_is_named():
    with pytest.raises(MissingColumnError, match=r"--by section needs the column 'section'"):
        compare(articles(A=[1]), GRADE, by="section")


def test_within_the_same_stories():
    # A tells more of the hard story; within each story it is the easier one.
    rows = [("A", "hard", 10.0)] * 8 + [("A", "easy", 2.0)] + [("B", "hard", 11.0)]
    rows += [("B", "easy", 3.0)] * 8
    table = pd.DataFrame(rows, columns=["outlet", "story", GRADE.name]).assign(language="en")
    found = compare(table, GRADE, choices=Choices(matched=True))
    raw, matched = found.pairs
    assert raw.difference is not None
    assert raw.difference > 0
    assert (matched.matched, matched.difference, matched.n_a) == (True, -1.0, 2)
    assert matched.verdict == TOO_FEW_ARTICLES
    assert "Too few stories" in matched.sentence
    assert found.notices == (
        "raw and story-matched differences point in opposite directions: A and B",
    )


def test_a_table_without_articles():
    found = compare(articles(), GRADE)
    assert (found.groups, found.pairs) == ((), ())


def test_hostile_names_stay_as_they_are():
    table = articles(**{"{a}": [1, 2], "<b>x</b>": [3, 4]})
    (pair,) = compare(table, GRADE).pairs
    assert "{a}" in pair.sentence
    assert "<b>x</b>" in pair.sentence
