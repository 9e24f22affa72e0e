"""Why articles have no value is said, never left to guess."""

import pandas as pd
import pytest

from biascompare.compare import Choices, OwnMeasure, compare, comparison_record, robustness
from biascompare.compare.timelines import timeline
from biascompare.measures import MEASURES

DALE = MEASURES["dale_chall_readability_score"]
SHORT, LONGER = "too short: 8 of 20 words needed", "too short: 9 of 20 words needed"


def table(language, values, reasons=None):
    rows = pd.DataFrame({"outlet": "A", "language": language, DALE.name: values})
    return rows if reasons is None else rows.assign(**{f"{DALE.name}_reason": reasons})


@pytest.mark.parametrize(
    ("language", "values", "reasons", "why"),
    [
        ("en", [1.0, 2.0], None, None),
        ("en", [1.0, None], None, None),
        ("de", [None, None], None, "it can only be measured in English"),
        (None, [None, None], None, None),
        ("en", [None, 1.0], [SHORT, None], SHORT),
        ("en", [1.0, 2.0], [None, None], None),
        ("de", [None] * 3, ["no text", SHORT, SHORT], SHORT),
        ("en", [None] * 3, [SHORT, LONGER, "no text"], "too short (as in: 8 of 20 words needed)"),
    ],
)
def test_a_group_says_why_values_are_missing(language, values, reasons, why):
    (group,) = compare(table(language, values, reasons), DALE).groups
    assert group.why_missing == why


def test_the_record_has_the_reason():
    found = compare(table("de", [None] * 2), DALE)
    assert comparison_record(found)["groups"][0]["why_missing"] is not None


def test_an_own_measure_has_no_reason_but_counts():
    rows = pd.DataFrame({"outlet": ["A", "A"], "score": [1.0, None]})
    (group,) = compare(rows, OwnMeasure("score")).groups
    assert (group.missing, group.why_missing) == (1, None)


@pytest.mark.parametrize(
    ("named", "counts", "lost"),
    [
        ([1, 2, 0, 0], {"named": 2, "not named": 2}, 0),
        ([1, None, 0, None], {"named": 1, "not named": 1}, 2),
        ([None, None, 0, 0], {"not named": 2}, 2),
        ([None] * 4, {}, 4),
    ],
)
def test_where_it_is_missing_an_actor_is_neither_named_nor_not(named, counts, lost):
    rows = pd.DataFrame({"outlet": "A", "score": [1.0, 2.0, 3.0, 4.0], "actor_x": named})
    rows = rows.astype({"actor_x": float}).assign(published="2026-03-01")
    choices = Choices(by="actor:x")
    found = compare(rows, OwnMeasure("score"), choices=choices)

    assert {group.name: group.n for group in found.groups} == counts
    told = [each for each in found.notices if "whether they name the actor" in each]
    assert [each.rsplit(" ", 1)[1] for each in told] == ([str(lost)] if lost else [])
    lines = timeline(rows, OwnMeasure("score"), choices=choices).lines
    assert {line.name: line.points[0].n for line in lines} == counts
    assert len(robustness(found, rows)) == len(found.pairs)
