"""A table of articles, parted into the groups that are compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from biascompare.compare.choices import Choices, names_of
from biascompare.compare.statistics import Numbers, Sample
from biascompare.compare.thresholds import thresholds

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
    the number of articles of each group, in the order of ``keys``; ``places`` the rows,
    group by group; ``days`` the number of each article's day, −1 where it is unknown.
    """

    def __init__(self, table: pd.DataFrame, choices: Choices, *, pool: bool) -> None:
        self.table = table
        names = names_of(table, choices.by)
        keys = table["id"] if choices.by == "article" else names
        self._language_codes, languages = coded(table, "language")
        parted = np.zeros_like(self._language_codes) if pool else self._language_codes
        self.codes, self.keys = _numbered(parted, [POOLED] if pool else languages, keys, names)
        self.counts = np.bincount(self.codes, minlength=len(self.keys))
        self.places = np.argsort(self.codes, kind="stable")
        self.weights = table["weight"].to_numpy(float) if "weight" in table else None
        self.copies = None
        if self.weights is not None:
            copies, texts = coded(table, "shared_copy")
            self.copies = np.where(np.array(texts, dtype=object)[copies] == "", -1, copies)
        days = coded_days(table)
        self.days = None if days is None else days[0]

    def values(self, name: str, *, within: bool, yes_or_no: bool = False) -> Valued:
        """Return a measure's values; as positions within their own language if ``within``.

        ``yes_or_no`` values are shares of articles where they all are 0 or 1.
        """
        values = self.table[name].to_numpy(dtype=float, na_value=np.nan)
        if within:
            values = within_language(values, self._language_codes)
            yes_or_no = False
        return Valued(self, values, yes_or_no=yes_or_no)


class Valued:
    """The values of one measure by group; ``values`` is in the order of the table.

    What is infinite counts as missing; ``infinite`` says how many those are.
    """

    def __init__(self, articles: Articles, values: Numbers, *, yes_or_no: bool = False) -> None:
        self.articles = articles
        self.infinite = int(np.isinf(values).sum())
        self.values = np.where(np.isfinite(values), values, np.nan)
        by_group = self.values[articles.places]
        known = ~np.isnan(by_group)
        self._places = articles.places[known]
        self._values = by_group[known]
        self._shares = yes_or_no and _yes_and_no(self._values)
        self._bounds = np.searchsorted(
            np.flatnonzero(known), np.concatenate([[0], np.cumsum(articles.counts)])
        )
        self._samples: dict[tuple[int, ...], Sample] = {}

    def sample(self, groups: Sequence[int]) -> Sample:
        """Return the values of a group, or of several together.

        In order of size where they are few enough to be drawn from, so that the order of
        the table cannot matter.
        """
        wanted = tuple(groups)
        if wanted not in self._samples:
            self._samples[wanted] = self._sample(wanted)
        return self._samples[wanted]

    def of_groups(self, groups: Sequence[int]) -> list[Numbers]:
        """Return the values of each group."""
        return [self._values[self._slice(group)] for group in groups]

    def _slice(self, group: int) -> slice:
        return slice(self._bounds[group], self._bounds[group + 1])

    def _sample(self, groups: Sequence[int]) -> Sample:
        values = np.concatenate(self.of_groups(groups))
        places = np.concatenate([self._places[self._slice(group)] for group in groups])
        if len(values) <= thresholds().most_for_draws:
            order = np.lexsort((places, values))
            values, places = values[order], places[order]
        articles = self.articles
        more = (articles.weights, articles.days, articles.copies)
        weights, days, copies = (None if each is None else each[places] for each in more)
        return Sample(values, weights, days, copies, self._shares)


def _yes_and_no(values: Numbers) -> bool:
    """Return whether all values are 0 or 1, and both are there."""
    return bool(values.min(initial=1) == 0 and values.max(initial=0) == 1) and bool(
        np.isin(values, (0.0, 1.0)).all()
    )


def _numbered(
    of_language: NDArray[np.intp],
    languages: Sequence[str],
    keys: pd.Series[str],
    names: pd.Series[str],
) -> tuple[NDArray[np.int16 | np.intp], list[Key]]:
    """Return each article's group as a number, and the groups by language and key."""
    of_key, found_keys = pd.factorize(keys.astype(str), sort=True)
    width = max(len(found_keys), 1)
    combined, found = pd.factorize(of_language * width + of_key, sort=True)
    first = np.empty(len(found), dtype=np.intp)
    first[combined[::-1]] = np.arange(len(combined))[::-1]
    groups = [
        Key(
            languages[int(number) // width],
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


def coded(table: pd.DataFrame, name: str) -> tuple[NDArray[np.intp], list[str]]:
    """Return a column of text as numbers, and the texts: each is looked at once."""
    if name not in table:
        return np.zeros(len(table), dtype=np.intp), [""]
    codes, found = pd.factorize(table[name], use_na_sentinel=False)
    texts = ["" if pd.isna(text) else str(text) for text in found]
    merged, distinct = pd.factorize(np.array(texts, dtype=object), sort=True)
    return merged[codes].astype(np.intp), list(distinct)


def coded_days(table: pd.DataFrame) -> tuple[NDArray[np.intp], list[str]] | None:
    """Return the number of each article's day (−1 where it is unknown), and the days."""
    if "published" not in table:
        return None
    codes, texts = coded(table, "published")
    known = np.array([text[:10] or None for text in texts], dtype=object)
    days, found = pd.factorize(known, sort=True)
    return days[codes].astype(np.intp), [str(day) for day in found]
