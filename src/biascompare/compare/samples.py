"""A table of articles, parted into the groups that are compared."""

from __future__ import annotations

from collections.abc import Sequence
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
    """The articles of a table by group, made once for all its measures.

    ``pool`` puts an outlet's articles of all languages into one group. ``counts`` holds
    the number of articles of each group, in the order of ``keys``.
    """

    def __init__(self, table: pd.DataFrame, choices: Choices, *, pool: bool) -> None:
        self.table = table
        names = names_of(table, choices.by)
        keys = table["id"] if choices.by == "article" else names
        languages = _text(table, "language")
        self._language_codes, _ = pd.factorize(languages)
        parted = pd.Series(POOLED, table.index) if pool else languages
        self.codes, self.keys = _numbered(parted, keys, names)
        self.counts = np.bincount(self.codes, minlength=len(self.keys))
        self.weights = table["weight"].to_numpy(float) if "weight" in table else None
        self.days = _days(table)

    def values(self, name: str, *, within: bool) -> Valued:
        """Return a measure's values; as positions within their own language if ``within``."""
        values = self.table[name].to_numpy(dtype=float, na_value=np.nan)
        if within:
            values = within_language(values, self._language_codes)
        return Valued(self, values)


class Valued:
    """The values of one measure, in order of size within each group.

    ``values`` is in the order of the table; what is infinite counts as missing.
    """

    def __init__(self, articles: Articles, values: Numbers) -> None:
        self.articles = articles
        self.values = np.where(np.isfinite(values), values, np.nan)
        order = np.argsort(self.values, kind="stable")
        order = order[: len(order) - int(np.isnan(self.values).sum())]
        self.ordered = order
        own = articles.codes[order]
        self._places = order[np.argsort(own, kind="stable")]
        self._bounds = np.concatenate(
            [[0], np.cumsum(np.bincount(own, minlength=len(articles.keys)))]
        )

    def sample(self, groups: Sequence[int]) -> Sample:
        """Return the values of a group, or of several together, in order of size."""
        if len(groups) == 1:
            (group,) = groups
            return self._sample(self._places[self._bounds[group] : self._bounds[group + 1]])
        wanted = np.zeros(len(self.articles.keys), dtype=bool)
        wanted[list(groups)] = True
        return self._sample(self.ordered[wanted[self.articles.codes[self.ordered]]])

    def _sample(self, places: NDArray[np.intp]) -> Sample:
        weights, days = self.articles.weights, self.articles.days
        return Sample(
            self.values[places],
            None if weights is None else weights[places],
            None if days is None else days[places],
        )


def _numbered(
    languages: pd.Series[str], keys: pd.Series[str], names: pd.Series[str]
) -> tuple[NDArray[np.int16 | np.intp], list[Key]]:
    """Return each article's group as a number, and the groups by language and key."""
    of_language, found_languages = pd.factorize(languages, sort=True)
    of_key, found_keys = pd.factorize(keys.astype(str), sort=True)
    width = max(len(found_keys), 1)
    combined, found = pd.factorize(of_language * width + of_key, sort=True)
    first = np.empty(len(found), dtype=np.intp)
    first[combined[::-1]] = np.arange(len(combined))[::-1]
    groups = [
        Key(
            str(found_languages[int(number) // width]),
            str(found_keys[int(number) % width]),
            str(names.iloc[first[place]]),
        )
        for place, number in enumerate(found)
    ]
    # Small numbers are sorted by counting, large ones by comparing.
    small = len(groups) < np.iinfo(np.int16).max
    return combined.astype(np.int16 if small else np.intp), groups


def within_language(values: Numbers, languages: NDArray[np.intp]) -> Numbers:
    """Return each value's distance from its language's median, in robust deviations.

    The unit is 1.4826 × the median absolute deviation (Rousseeuw and Croux 1993). A
    language whose values hardly differ (a deviation of 0) has no positions: NaN.
    """
    placed = np.full(len(values), np.nan)
    for language in range(languages.max(initial=-1) + 1):
        own = languages == language
        known = values[own & np.isfinite(values)]
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
    days = table["published"].astype("string").str[:10]
    codes, _ = pd.factorize(days.where(days != ""))
    unknown = codes < 0
    codes[unknown] = codes.max(initial=-1) + 1 + np.arange(unknown.sum())
    return codes.astype(np.intp)
