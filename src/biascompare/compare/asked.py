"""Which pairs of groups were asked for, and what came of each."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from biascompare.compare import choices as choosing
from biascompare.compare.choices import Choices
from biascompare.compare.matched import matched_pair, story_differences
from biascompare.compare.pairs import Pair, compared
from biascompare.compare.samples import Articles
from biascompare.compare.statistics import Numbers
from biascompare.compare.thresholds import thresholds
from biascompare.errors import UnknownNameError

MOST_PAIRED = 40
"""Groups above which no pairs are made unless ``outlet`` says which."""
DISAGREE = "raw and story-matched differences point in opposite directions: {}"


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a pair: a name, and where its articles stand in the table."""

    name: str
    places: NDArray[np.intp]


Asked = Mapping[str, Sequence[tuple[Side, Side]]]


def asked_pairs(
    articles: Articles, outlet: str | None, against: str | None, *, across: bool
) -> Asked:
    """Return by language the pairs that were asked for.

    ``across`` lets groups of different languages meet, where every name stands once.
    """
    names = {key.name for key in articles.keys}
    for name in (outlet, against):
        if name is not None and name not in names:
            raise UnknownNameError("group in this table", name, sorted(names))
    if outlet is None and against is not None:
        outlet, against = against, None
    across = across and len(names) == len(articles.keys)
    sides: dict[str, list[Side]] = {}
    for key, places in articles:
        sides.setdefault("" if across else key.language, []).append(Side(key.name, places))
    return {language: list(_paired(own, outlet, against)) for language, own in sides.items()}


def _paired(
    sides: Sequence[Side], outlet: str | None, against: str | None
) -> Iterator[tuple[Side, Side]]:
    if outlet is None:
        if len(sides) <= MOST_PAIRED:
            yield from itertools.combinations(sides, 2)
        return
    others = [side for side in sides if side.name != outlet]
    for own in (side for side in sides if side.name == outlet):
        if against is not None:
            yield from ((own, side) for side in others if side.name == against)
        elif others:
            rest = np.concatenate([side.places for side in others])
            yield own, Side(thresholds().sentences["en"]["the_rest"], rest)


def pairs_of(
    articles: Articles, values: Numbers, choices: Choices, asked: Asked
) -> tuple[list[Pair], list[str]]:
    """Return the pairs that were asked for, without verdicts, and notices about them."""
    found, notices = [], []
    for language, sides in asked.items():
        for a, b in sides:
            names = (a.name, b.name)
            samples = (articles.sample(values, a.places), articles.sample(values, b.places))
            raw = compared(names, language or None, *samples)
            found.append(raw)
            if choices.matched:
                stories = choosing.column(articles.table, "story", "--matched")
                told = stories.to_numpy(dtype=object)
                differences = story_differences(
                    (values[a.places], told[a.places]), (values[b.places], told[b.places])
                )
                matched = matched_pair(names, language or None, differences)
                found.append(matched)
                notices += _disagreement(raw, matched)
    return found, notices


def _disagreement(raw: Pair, matched: Pair) -> list[str]:
    if not raw.difference or not matched.difference:
        return []
    if (raw.difference > 0) == (matched.difference > 0):
        return []
    return [DISAGREE.format(f"{raw.a} and {raw.b}")]
