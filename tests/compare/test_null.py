"""One outlet cut in two at random is clearly different from itself in at most 5% of cuts."""

import runpy
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from biascompare.compare import CLEAR, Choices, OwnMeasure, compare

CUTS = 300
# A true rate of .05 passes this in 1 of 1,000 runs; the seeds are fixed.
HIGHEST = 0.05 + 3.1 * (0.05 * 0.95 / CUTS) ** 0.5


@pytest.fixture(scope="module")
def simulation(repository):
    return SimpleNamespace(**runpy.run_path(str(repository / "scripts" / "null_cuts.py")))


@pytest.mark.parametrize("n", [10, 30, 100])
@pytest.mark.parametrize(
    "name",
    [
        "bell-shaped (grade)",
        "skewed (words)",
        "two humps (tone)",
        "mostly 0 (frame rate)",
        "yes or no, 10% yes",
    ],
)
def test_an_outlet_cut_in_two(simulation, name, n):
    values = simulation.populations()[name]
    assert simulation.rate(simulation.halves(values, n), CUTS, n) <= HIGHEST
    assert simulation.rate(simulation.halves(values, n, 5 * n), CUTS, n) <= HIGHEST


@pytest.mark.parametrize("scattered", [True, False])
@pytest.mark.parametrize("n", [10, 30])
def test_copies_are_no_evidence_of_their_own(simulation, n, scattered):
    values = simulation.populations()["skewed (words)"]
    draw = simulation.copies(values, n, scattered=scattered)
    assert simulation.rate(draw, CUTS, n) <= HIGHEST


@pytest.mark.parametrize("stories", [10, 30])
def test_stories_that_are_told_alike(simulation, stories):
    assert simulation.matched_rate(stories, CUTS) <= HIGHEST


def test_a_large_difference_is_found(simulation):
    values = simulation.populations()["bell-shaped (grade)"]
    assert simulation.rate(simulation.shifted(values, 100, 0.47), 100, 1) >= 0.95


def test_an_outlet_that_prints_one_text_twenty_times_has_one_text():
    # Weighed 1/k, twenty copies are one article: no evidence against ten others.
    generator = np.random.default_rng(5)
    table = pd.DataFrame(
        {
            "outlet": ["A"] * 23 + ["B"] * 12,
            "shared_copy": ["1"] * 20 + [None] * 15,
            "score": [9.0] * 20 + generator.normal(0, 1, 15).tolist(),
        }
    ).assign(id=range(35), language="en")
    (weighed,) = compare(table, OwnMeasure("score"), choices=Choices(shared_copy="weigh")).pairs
    (kept,) = compare(table, OwnMeasure("score")).pairs
    assert kept.verdict == CLEAR
    assert weighed.verdict != CLEAR
