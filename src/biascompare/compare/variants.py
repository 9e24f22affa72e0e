"""Other reasonable choices: what is left out, weighed or measured otherwise."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from biascompare.compare import choices as choosing
from biascompare.compare.choices import Choices
from biascompare.datafiles import TomlFile, data_folder

NOTHING_LEFT_OUT = "nothing to leave out"
ALREADY_CHOSEN = "chosen already"


class CannotVaryError(Exception):
    """A choice that cannot be made otherwise here; its text says why."""


@dataclass(frozen=True, slots=True)
class Variants:
    """What ``data/comparison/variants.toml`` declares.

    ``siblings`` gives for a measure the others of nearly the same, each with the sign of
    its direction: +1 for the same, −1 for the opposite.
    """

    outer_length: float
    varied: Mapping[str, str]
    siblings: Mapping[str, tuple[tuple[str, int], ...]]


@functools.cache
def variants() -> Variants:
    """Load and check the variants. Raises `biascompare.errors.DataFileError`."""
    file = TomlFile(data_folder() / "comparison" / "variants.toml")
    for key in ("source", "licence"):
        file.string(key)
    outer = file.values.get("outer_length")
    if not isinstance(outer, float) or not 0 < outer < 0.5:
        raise file.fault(f"expected outer_length = a share below 0.5, found {outer!r}")
    varied = file.values.get("varied", {})
    missing = [name for name in (*TABLES, *_OTHERS) if not isinstance(varied.get(name), str)]
    if missing:
        raise file.fault(f"[varied] has no {missing[0]}", "varied")
    return Variants(outer, varied, dict(_siblings(file)))


_OTHERS = ("matched", "medians", "altered_kept", "outlet_voice", "sibling")


def _siblings(file: TomlFile) -> Iterator[tuple[str, tuple[tuple[str, int], ...]]]:
    seen: set[str] = set()
    for family in file.values.get("siblings", []):
        signs = dict.fromkeys(family.get("same", []), 1)
        signs |= dict.fromkeys(family.get("opposite", []), -1)
        for name in signs:
            if name in seen:
                raise file.fault(f"{name!r} stands in two families of siblings", name)
            seen.add(name)
        for name, sign in signs.items():
            yield name, tuple((own, sign * s) for own, s in signs.items() if own != name)


def siblings_of(name: str) -> tuple[tuple[str, int], ...]:
    """Return the measures of nearly the same, each with the sign of its direction."""
    return variants().siblings.get(name, ())


Varied = tuple[pd.DataFrame, Choices]


def _shared_copy(to: Literal["drop", "weigh"]) -> Callable[[pd.DataFrame, Choices], Varied]:
    def vary(table: pd.DataFrame, choices: Choices) -> Varied:
        if choices.shared_copy == to:
            raise CannotVaryError(ALREADY_CHOSEN)
        copies = choosing.column(table, "shared_copy", "this choice").fillna("")
        if not copies[copies != ""].duplicated().any():
            raise CannotVaryError("no articles repeat each other")
        return table, dataclasses.replace(choices, shared_copy=to)

    return vary


def _without_opinion(table: pd.DataFrame, choices: Choices) -> Varied:
    if choices.opinion != "in":
        raise CannotVaryError(ALREADY_CHOSEN)
    chosen = dataclasses.replace(choices, opinion="out")
    kept = choosing.select(table, dataclasses.replace(chosen, shared_copy="keep"))
    return _fewer(kept, table), chosen


def _without_biggest_story(table: pd.DataFrame, choices: Choices) -> Varied:
    stories = choosing.column(table, "story", "this choice").replace("", None)
    counts = stories.value_counts()
    if len(counts) < 2:
        raise CannotVaryError("fewer than two stories are known")
    return table[stories.fillna("") != counts.index[0]], choices


def _without_extreme_lengths(table: pd.DataFrame, choices: Choices) -> Varied:
    words = choosing.column(table, "words", "this choice").astype(float)
    outer = variants().outer_length
    languages = table["language"].fillna("") if "language" in table else words.map(lambda _: "")
    by_language = words.groupby(languages)
    low, high = (by_language.transform("quantile", q=share) for share in (outer, 1 - outer))
    return _fewer(table[(words >= low) & (words <= high)], table), choices


def _same_period(table: pd.DataFrame, choices: Choices) -> Varied:
    days = choosing.column(table, "published", "this choice").astype("string").str[:10]
    names = choosing.names_of(table, choices.by)
    spans = days.groupby(names.to_numpy()).agg(["min", "max"]).dropna()
    if spans.empty:
        raise CannotVaryError("no article has a day")
    first, last = spans["min"].max(), spans["max"].min()
    within = ((days >= first) & (days <= last)).fillna(False).astype(bool)
    if not within.any():
        raise CannotVaryError("the groups' periods do not overlap")
    return _fewer(table[within], table), choices


def _fewer(kept: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    if len(kept) == len(table):
        raise CannotVaryError(NOTHING_LEFT_OUT)
    return kept


TABLES: Mapping[str, Callable[[pd.DataFrame, Choices], Varied]] = {
    "shared_copy_dropped": _shared_copy("drop"),
    "shared_copy_weighed": _shared_copy("weigh"),
    "without_opinion": _without_opinion,
    "without_biggest_story": _without_biggest_story,
    "without_extreme_lengths": _without_extreme_lengths,
    "same_period": _same_period,
}
"""The choices that only need the table."""
