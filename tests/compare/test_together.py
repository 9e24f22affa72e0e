"""Two measures together: correlation by language, never across languages raw."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from biascompare.compare import OwnMeasure
from biascompare.compare.together import correlation_interval, together
from biascompare.errors import BiasCompareError, MissingColumnError, SourceError


def table(
    x: Sequence[float | None], y: Sequence[float | None], language: str = "en"
) -> pd.DataFrame:
    rows = {"id": [f"{language}{n}" for n in range(len(x))], "x": x, "y": y}
    return pd.DataFrame(rows).assign(outlet="one", language=language)


RISING = [float(n) for n in range(20)]


@pytest.mark.parametrize(
    ("x", "y", "expected"),
    [
        (RISING, RISING, 1.0),
        (RISING, [n**3 for n in RISING], 1.0),  # ranks, not sizes
        (RISING, [-n for n in RISING], -1.0),
        ([0.0, 1.0] * 10, [0.0] * 10 + [1.0] * 10, 0.0),
    ],
)
def test_the_correlation_is_of_ranks(x: list[float], y: list[float], expected: float) -> None:
    (found,) = together(table(x, y), "x", "y")
    assert found.correlation == pytest.approx(expected)
    assert found.interval is not None
    assert found.interval[0] <= expected <= found.interval[1]


@pytest.mark.parametrize("seed", range(3))
def test_the_correlation_and_its_draws_are_scipys(seed: int) -> None:
    generator = np.random.default_rng(seed)
    pairs = np.round(generator.normal(size=(30, 2)), 1)
    (found,) = together(table(*pairs.T.tolist()), "x", "y")
    assert found.correlation == pytest.approx(stats.spearmanr(*pairs.T)[0])
    drawn = [stats.spearmanr(*pairs[generator.integers(0, 30, 30)].T)[0] for _ in range(400)]
    assert found.interval == pytest.approx(tuple(np.percentile(drawn, [2.5, 97.5])), abs=0.08)


def test_the_order_of_the_rows_does_not_matter() -> None:
    generator = np.random.default_rng(1)
    own = table(*np.round(generator.normal(size=(2, 40)), 1).tolist())
    shuffled = own.sample(frac=1, random_state=2)
    assert together(own, "x", "y") == together(shuffled, "x", "y")


def test_the_computed_interval_agrees_with_the_drawn_one() -> None:
    generator = np.random.default_rng(3)
    x = generator.normal(size=1_000)
    pairs = np.column_stack([x, x + generator.normal(size=1_000)])
    correlation = float(stats.spearmanr(*pairs.T)[0])
    drawn = correlation_interval(pairs, correlation)
    computed = correlation_interval(np.tile(pairs, (2, 1)), correlation)
    # Twice the articles: an interval 1/√2 as wide.
    assert computed[1] - computed[0] == pytest.approx((drawn[1] - drawn[0]) / 2**0.5, rel=0.1)


@pytest.mark.parametrize(
    ("x", "y", "reason"),
    [
        (RISING[:9], RISING[:9], "under 10 articles"),
        ([1.0] * 12, RISING[:12], "the same value everywhere"),
        ([*RISING[:9], None], RISING[:10], "under 10 articles"),
        ([*RISING[:9], float("inf")], RISING[:10], "under 10 articles"),
    ],
)
def test_what_cannot_be_said_has_a_reason(
    x: list[float | None], y: list[float | None], reason: str
) -> None:
    (found,) = together(table(x, y), "x", "y")
    assert (found.correlation, found.interval) == (None, None)
    assert reason in str(found.reason)


def test_languages_are_kept_apart_unless_both_measures_hold_across_them() -> None:
    both = pd.concat([table(RISING, RISING), table(RISING[:12], [-n for n in RISING[:12]], "fr")])
    found = together(both, "x", "y")
    assert [(each.language, each.n) for each in found] == [("en", 20), ("fr", 12)]
    assert [each.correlation for each in found] == pytest.approx([1, -1])
    across = OwnMeasure("x", across_languages=True)
    assert [each.language for each in together(both, across, "y")] == ["en", "fr"]
    pooled = together(both, across, OwnMeasure("y", across_languages=True))
    assert [(each.language, each.n) for each in pooled] == [(None, 32)]


def test_outlets_have_both_means_with_their_intervals() -> None:
    one, two = table(RISING, RISING), table([5.0], [7.0]).assign(outlet="two")
    (found,) = together(pd.concat([one, two]), "x", "y")
    first, second = found.means
    assert (first.outlet, first.n, first.x, first.y) == ("one", 20, 9.5, 9.5)
    assert first.x_interval is not None
    assert first.x_interval[0] < 9.5 < first.x_interval[1]
    assert (second.outlet, second.x, second.x_interval) == ("two", 5.0, None)


@pytest.mark.parametrize(
    ("own", "x", "y", "error"),
    [
        (table(RISING, RISING), "x", "x", BiasCompareError),
        (table(RISING, RISING), "x", "z", MissingColumnError),
        (table(RISING, RISING).assign(y="many"), "x", "y", SourceError),
    ],
)
def test_faults(own: pd.DataFrame, x: str, y: str, error: type) -> None:
    with pytest.raises(error):
        together(own, x, y)


@pytest.mark.parametrize(
    "own", [table([], []), table([None] * 3, [1.0] * 3), table([1.0], [1.0]).iloc[:0]]
)
def test_without_values_there_is_nothing(own: pd.DataFrame) -> None:
    assert together(own.astype({"x": float, "y": float}), "x", "y") == []
