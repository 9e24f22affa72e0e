"""Which pairs of groups were asked for, and what came of each."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from biascompare.compare import choices as choosing
from biascompare.compare.choices import Choices
from biascompare.compare.matched import matched_pair, story_differences
from biascompare.compare.pairs import Pair, compared
from biascompare.compare.ranks import Ranks
from biascompare.compare.samples import Articles, Valued
from biascompare.compare.statistics import Numbers
from biascompare.compare.thresholds import thresholds
from biascompare.errors import UnknownNameError

MOST_PAIRED = 40
"""Groups above which no pairs are made unless ``outlet`` says which."""
FEW_PAIRS = 6
"""Pairs above which ranks are counted for all of them at once."""
DISAGREE = "raw and story-matched differences point in opposite directions: {}"


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a pair: a name, and the groups (numbers) that make it."""

    name: str
    groups: tuple[int, ...]


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
    for number, key in enumerate(articles.keys):
        sides.setdefault("" if across else key.language, []).append(Side(key.name, (number,)))
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
            rest = tuple(number for side in others for number in side.groups)
            yield own, Side(thresholds().sentences["en"]["the_rest"], rest)


def pairs_of(valued: Valued, choices: Choices, asked: Asked) -> tuple[list[Pair], list[str]]:
    """Return the pairs that were asked for, without verdicts, and notices about them."""
    found, notices = [], []
    single = {
        number
        for pair in itertools.chain(*asked.values())
        for side in pair
        for number in side.groups
        if len(side.groups) == 1
    }
    many = sum(map(len, asked.values())) > FEW_PAIRS
    ranks = Ranks(valued, sorted(single)) if many else None
    for language, sides in asked.items():
        for a, b in sides:
            names = (a.name, b.name)
            a_values, b_values = valued.sample(a.groups), valued.sample(b.groups)
            tested = None if ranks is None else ranks.tested(a.groups, b.groups)
            raw = compared(names, language or None, a_values, b_values, tested)
            found.append(raw)
            if choices.matched:
                matched = matched_pair(names, language or None, _differences(valued, a, b))
                found.append(matched)
                notices += _disagreement(raw, matched)
    return found, notices


def _differences(valued: Valued, a: Side, b: Side) -> Numbers:
    stories = choosing.column(valued.articles.table, "story", "--matched").to_numpy(dtype=object)
    sides = (np.isin(valued.articles.codes, side.groups) for side in (a, b))
    return story_differences(*((valued.values[own], stories[own]) for own in sides))


def _disagreement(raw: Pair, matched: Pair) -> list[str]:
    if not raw.difference or not matched.difference:
        return []
    if (raw.difference > 0) == (matched.difference > 0):
        return []
    return [DISAGREE.format(f"{raw.a} and {raw.b}")]
