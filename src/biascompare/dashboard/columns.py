"""The columns of the articles that are left: of a corpus on the disk, taken when asked for.

A corpus has hundreds of columns, and a page looks at a few of them.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

import pandas as pd

from biascompare import measured
from biascompare.compare.stored import Mask, Places, Stored, day_of
from biascompare.engines.local import DESCRIPTION, REASON
from biascompare.measured.store import Values
from biascompare.report import forms
from biascompare.report.tables import ordered

_MOST_KEPT_AT_ONCE = 20
"""Columns that are kept for the next time; whoever asks for more at once keeps what is found."""


class Columns(Protocol):
    """The articles left, a row each, in the order of the pages."""

    def __len__(self) -> int:
        """Return how many articles there are."""

    def of(self, names: Iterable[str]) -> pd.DataFrame:
        """Return at least what describes the articles, and these measures with reasons."""

    def whole(self) -> pd.DataFrame:
        """Return every column."""


@dataclass(frozen=True, slots=True)
class Held:
    """A table that is in memory."""

    table: pd.DataFrame

    def __len__(self) -> int:
        """Return how many articles there are."""
        return len(self.table)

    def of(self, names: Iterable[str]) -> pd.DataFrame:
        """Return the table, whatever is asked for."""
        return self.table

    def whole(self) -> pd.DataFrame:
        """Return the table."""
        return self.table


@dataclass(frozen=True)
class Taken:
    """Some articles of a corpus on the disk; what is looked at stays in memory.

    ``sampled`` are the articles, in any order: many pages look at none of them by itself.
    """

    stored: Stored
    sampled: Places
    _known: dict[str, Values] = field(default_factory=dict)

    def __len__(self) -> int:
        """Return how many articles there are."""
        return len(self.sampled)

    @functools.cached_property
    def _told(self) -> tuple[Places, pd.DataFrame]:
        """The articles in the order of the pages, and what describes them."""
        return _described(self.stored, self.sampled)

    def of(self, names: Iterable[str]) -> pd.DataFrame:
        """Return what describes the articles, and these measures with reasons."""
        places, described = self._told
        own = self.stored.store
        measures = [name for name in dict.fromkeys(names) if name in own.names]
        wanted = [column for name in measures for column in (name, REASON.format(name))]
        if not wanted:
            return described
        new = own.taken(places, [name for name in wanted if name not in self._known])
        if len(new) <= _MOST_KEPT_AT_ONCE:
            self._known.update(new)
        found = {**self._known, **new}
        rows = pd.DataFrame({name: found[name] for name in wanted})
        return pd.concat([described, rows], axis=1)

    def whole(self) -> pd.DataFrame:
        """Return every column."""
        places, described = self._told
        told = {*DESCRIPTION, "outlet_hint"}
        names = [each for each in self.stored.store.names if each not in told]
        rows = self.stored.store.frame(places, names)
        # One block of memory: the columns come one by one.
        return pd.concat([described, rows], axis=1).copy()


def taken(stored: Stored, kept: Mask | None = None) -> Taken:
    """Return the articles left, or a sample of them, as the pages know them."""
    return Taken(stored, stored.sampled(kept))


def _described(stored: Stored, sampled: Places) -> tuple[Places, pd.DataFrame]:
    counts = stored.counts("language")
    missing = pd.Series({"": len(stored) - int(counts.sum())})
    texts = stored.store.frame(sampled, [*DESCRIPTION, "outlet_hint", "day"])
    rows = ordered(texts, pd.concat([counts, missing]))
    places, rows = sampled[rows.index], rows.reset_index(drop=True)
    known = rows["day"].unique().tolist()
    days = {day: None if day == measured.UNKNOWN_DAY else day_of(day) for day in known}
    described = rows.drop(columns="outlet_hint").assign(
        day=pd.Series(map(days.__getitem__, rows["day"].tolist()), dtype=object),
        label=_labels(rows),
    )
    return places, described


def _labels(rows: pd.DataFrame) -> list[str]:
    texts = (rows[name].array for name in ("outlet", "outlet_hint", "title"))
    known = [each.to_numpy(object, na_value=None).tolist() for each in texts]
    return [
        forms.label(outlet, hint, forms.cut(title) if title else forms.NOTHING)
        for outlet, hint, title in zip(*known, strict=True)
    ]
