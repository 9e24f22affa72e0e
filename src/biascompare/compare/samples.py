"""A table of articles, parted into the groups that are compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from biascompare.compare.choices import Choices, names_of
from biascompare.compare.statistics import Numbers, Sample

MAD_TO_DEVIATION = 1.4826
"""Turns a median absolute deviation into the standard deviation of a normal distribution."""
POOLED = ""


@dataclass(frozen=True, slots=True)
class Key:
    """What tells a group: its language (empty where languages are pooled), key and name."""

    language: str
    key: str
    name: str


class Articles:
    """The articles of a table by group; a measure's values are looked up in it.

    ``pool`` puts an outlet's articles of all languages into one group.
    """

    def __init__(self, table: pd.DataFrame, choices: Choices, *, pool: bool) -> None:
        self.table = table
        names = names_of(table, choices.by).astype(str)
        languages = _text(table, "language")
        keys = table["id"].astype(str) if choices.by == "article" else names
        parted = pd.Series(POOLED, table.index) if pool else languages
        codes, found = pd.MultiIndex.from_arrays([parted, keys]).factorize(sort=True)
        self._order = np.argsort(codes, kind="stable")
        self._bounds = np.searchsorted(codes[self._order], np.arange(len(found) + 1))
        first = names.to_numpy()[self._order[self._bounds[:-1]]]
        self.keys = [
            Key(str(language), str(key), str(name))
            for (language, key), name in zip(found, first, strict=True)
        ]
        self._languages = languages
        self._weights = table["weight"].to_numpy(float) if "weight" in table else None
        self._days = _days(table)

    def __iter__(self) -> Iterator[tuple[Key, NDArray[np.intp]]]:
        """Yield each group's key and the places of its articles."""
        for place, key in enumerate(self.keys):
            yield key, self._order[self._bounds[place] : self._bounds[place + 1]]

    def values(self, name: str, *, within: bool) -> Numbers:
        """Return a measure's values; as positions within their own language if ``within``."""
        values = self.table[name].to_numpy(dtype=float, na_value=np.nan)
        return within_language(values, self._languages) if within else values

    def sample(self, values: Numbers, places: NDArray[np.intp]) -> Sample:
        """Return the values at ``places`` that are there, in order of size."""
        places = places[~np.isnan(values[places])]
        places = places[np.argsort(values[places], kind="stable")]
        return Sample(
            values[places],
            None if self._weights is None else self._weights[places],
            None if self._days is None else self._days[places],
        )


def within_language(values: Numbers, languages: pd.Series[str]) -> Numbers:
    """Return each value's distance from its language's median, in robust deviations.

    The unit is 1.4826 × the median absolute deviation (Rousseeuw and Croux 1993). A
    language whose values hardly differ (a deviation of 0) has no positions: NaN.
    """
    placed = np.full(len(values), np.nan)
    for language in languages.unique():
        own = (languages == language).to_numpy()
        known = values[own][~np.isnan(values[own])]
        if not len(known):
            continue
        middle = np.median(known)
        deviation = MAD_TO_DEVIATION * np.median(np.abs(known - middle))
        if deviation > 0:
            placed[own] = (values[own] - middle) / deviation
    return placed


def _text(table: pd.DataFrame, name: str) -> pd.Series[str]:
    if name not in table:
        return pd.Series("", table.index)
    return table[name].astype(object).fillna("").astype(str)


def _days(table: pd.DataFrame) -> NDArray[np.intp] | None:
    """Return the number of each article's day; an article without a day is a cluster of its own."""
    if "published" not in table:
        return None
    days = _text(table, "published").str[:10]
    codes, _ = pd.factorize(days.where(days != ""))
    unknown = codes < 0
    codes[unknown] = codes.max(initial=-1) + 1 + np.arange(unknown.sum())
    return codes.astype(np.intp)
