"""The sample outlets' manners, as data/sample/outlets.toml states them, are what is found."""

from __future__ import annotations

import itertools
import tomllib
from collections.abc import Iterator
from typing import Any

import pandas as pd
import pytest

from biascompare.compare import CLEAR, compare_all
from biascompare.datafiles import data_folder
from biascompare.engines import measure
from biascompare.measures import MEASURES, select

KNOWN = tomllib.loads((data_folder() / "sample" / "outlets.toml").read_text(encoding="utf-8"))
NAMES = {each["id"]: each["name"] for each in KNOWN["outlets"]}
LANGUAGES = {each["name"]: each["language"] for each in KNOWN["outlets"]}
MEASURED = sorted({each["measure"] for each in KNOWN["manners"]})
WITHIN = [(a, b) for a, b in itertools.combinations(LANGUAGES, 2) if LANGUAGES[a] == LANGUAGES[b]]


def stated(manner: dict[str, Any]) -> Iterator[tuple[str, str, str, bool]]:
    """Yield the measure, the higher outlet, the lower one, and whether it is to be clear."""
    ranks = [(NAMES[each], rank) for rank, ids in enumerate(manner["order"]) for each in ids]
    for (a, rank_a), (b, rank_b) in itertools.combinations(ranks, 2):
        yield manner["measure"], a, b, rank_a < rank_b


STATED = [row for manner in KNOWN["manners"] for row in stated(manner)]


@pytest.fixture(scope="module")
def table(sample) -> pd.DataFrame:
    return measure(sample, select(MEASURED))


@pytest.fixture(scope="module")
def claimed(table) -> set[tuple[str, str, str]]:
    """Return measure, higher outlet and lower one of each clear difference."""
    return {claim for each in compare_all(table, select(MEASURED)) for claim in claims(each)}


def claims(comparison) -> Iterator[tuple[str, str, str]]:
    for pair in comparison.pairs:
        if pair.verdict == CLEAR:
            high, low = (pair.a, pair.b) if pair.difference > 0 else (pair.b, pair.a)
            yield comparison.measure.name, high, low


@pytest.mark.parametrize(("name", "high", "low", "clear"), STATED)
def test_a_manner_is_found_and_nothing_else_is_claimed(name, high, low, clear, claimed):
    assert ((name, high, low) in claimed) is clear
    assert (name, low, high) not in claimed


def test_manners_are_stated_of_measures_and_outlets_of_their_language():
    for manner in KNOWN["manners"]:
        ids = [each for bracket in manner["order"] for each in bracket]
        assert manner["measure"] in MEASURES
        assert len(ids) == len(set(ids)) >= 2
        assert {LANGUAGES[NAMES[each]] for each in ids} == {manner["language"]}


def test_each_two_outlets_of_a_language_are_stated_to_differ():
    differing = {frozenset((high, low)) for _, high, low, clear in STATED if clear}
    assert differing == {frozenset(pair) for pair in WITHIN}


@pytest.mark.parametrize("language", sorted(set(LANGUAGES.values())))
def test_half_of_each_outlet_does_not_differ_from_the_other_half(language, table):
    own = table[table["language"] == language].sort_values(["outlet", "published", "title"])
    halves = own.assign(outlet=[("even", "odd")[number % 2] for number in range(len(own))])
    found = compare_all(halves, select(MEASURED))
    assert all(pair.n_a >= 12 and pair.n_b >= 12 for each in found for pair in each.pairs)
    assert not [claim for each in found for claim in claims(each)]
