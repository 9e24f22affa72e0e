"""Any selection of articles against any other: what differs, and how sure that is."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from biascompare.compare.choices import SELECTION, Choices
from biascompare.compare.measured import measure_of
from biascompare.compare.outlets import Comparable, Comparison, compare_all, comparison_record
from biascompare.compare.pairs import Pair
from biascompare.errors import BiasCompareError

NAMES = ("A", "B")
NEITHER = ""
SAME_ARTICLES = "{} and {} hold the same articles: choose another selection to compare with."
EMPTY = "{} holds no article: choose wider filters for it."
NO_SHARED_LANGUAGE = (
    "{} and {} have no articles in one language, and only measures that hold across languages "
    "compare them."
)


@dataclass(frozen=True, slots=True)
class Parted:
    """Which articles stand on either side, by id; each on one side only.

    ``shared`` counts the articles that both selections hold. ``shared_in`` is the name of
    the selection that kept them, `NEITHER` where they were left out of both.
    """

    names: tuple[str, str]
    a: frozenset[str]
    b: frozenset[str]
    shared: int = 0
    shared_in: str = NEITHER


@dataclass(frozen=True, slots=True)
class Selected:
    """Two selections on several measures: a comparison a measure, with at most a pair a language.

    ``q`` of the pairs is adjusted over all of them.
    """

    parted: Parted
    comparisons: tuple[Comparison, ...]
    notices: tuple[str, ...] = ()

    def pairs(self) -> list[tuple[Comparison, Pair]]:
        """Return every pair with its comparison, in the order of the measures."""
        return [(each, pair) for each in self.comparisons for pair in each.pairs]

    def table(self) -> pd.DataFrame:
        """Return the pairs as rows, with a column ``measure``."""
        tables = [
            each.pair_table().assign(measure=each.measure.name)
            for each in self.comparisons
            if each.pairs
        ]
        return pd.concat(tables, ignore_index=True) if tables else pd.DataFrame()

    def record(self) -> dict[str, Any]:
        """Return the comparison as a JSON-ready dictionary."""
        parted = self.parted
        return {
            "a": parted.names[0],
            "b": parted.names[1],
            "articles_a": len(parted.a),
            "articles_b": len(parted.b),
            "shared": parted.shared,
            "shared_in": parted.shared_in or None,
            "notices": list(self.notices),
            "measures": [comparison_record(each) for each in self.comparisons],
        }


def part(a: Iterable[str], b: Iterable[str], names: tuple[str, str] = NAMES) -> Parted:
    """Put each article (by id) on one side: a test of two samples needs separate articles.

    What both selections hold counts for neither, because it would pull both towards the
    same value. Where one lies wholly within the other, it keeps its articles, and the other
    is what it holds besides.

    Raises
    ------
    BiasCompareError
        Where a selection is empty, or both hold the same articles.
    """
    first, second = frozenset(a), frozenset(b)
    for name, held in zip(names, (first, second), strict=True):
        if not held:
            raise BiasCompareError(EMPTY.format(name))
    if first == second:
        raise BiasCompareError(SAME_ARTICLES.format(*names))
    shared = first & second
    if not shared:
        return Parted(names, first, second)
    if shared == first:
        return Parted(names, first, second - first, len(shared), names[0])
    if shared == second:
        return Parted(names, first - second, second, len(shared), names[1])
    return Parted(names, first - shared, second - shared, len(shared))


def compare_selections(
    a: pd.DataFrame,
    b: pd.DataFrame,
    measures: Sequence[str | Comparable],
    *,
    names: tuple[str, str] = NAMES,
    choices: Choices | None = None,
) -> Selected:
    """Compare two selections of articles on every measure, language by language.

    Parameters
    ----------
    a, b
        Rows of tables that `biascompare.engines.measure` made: ``table[mask]``. Articles
        are known by their ``id``; those in both are parted as `part` says.
    measures
        Names of measures or of columns of numbers, or what `biascompare.compare.compare` takes.
    names
        What the two are called in tables and sentences.
    choices
        As for `biascompare.compare.compare`; ``by`` is always ``selection``.

    Raises
    ------
    BiasCompareError
        Where a selection is empty, both hold the same articles, or both have one name.
    MissingColumnError
        For a measure or choice whose column is not there.
    """
    if names[0] == names[1]:
        raise BiasCompareError(f"Both selections are called {names[0]}: give one another name.")
    parted = part(a["id"], b["id"], names)
    sides = (a[a["id"].isin(parted.a)], b[b["id"].isin(parted.b)])
    named = [side.assign(**{SELECTION: name}) for side, name in zip(sides, names, strict=True)]
    table = pd.concat(named, ignore_index=True)
    wanted = [measure_of(table, each) if isinstance(each, str) else each for each in measures]
    made = dataclasses.replace(choices or Choices(), by=SELECTION)
    found = compare_all(table, wanted, outlet=names[0], against=names[1], choices=made)
    spoken = [set(side["language"].dropna()) for side in named if "language" in side]
    apart = len(spoken) == 2 and not spoken[0] & spoken[1]
    notices = (NO_SHARED_LANGUAGE.format(*names),) if apart else ()
    return Selected(parted, tuple(found), notices)
