"""Why articles have no value is said, never left to guess."""

import pandas as pd
import pytest

from biascompare.compare import OwnMeasure, compare, comparison_record
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
