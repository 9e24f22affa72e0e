"""The columns of the articles that are left: of a corpus on the disk, taken when asked for.

A corpus has hundreds of columns, and a page looks at a few of them.
"""

from __future__ import annotations

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


@dataclass(frozen=True, slots=True)
class Taken:
    """Some articles of a corpus on the disk; what is looked at stays in memory."""

    stored: Stored
    places: Places
    described: pd.DataFrame
    _known: dict[str, Values] = field(default_factory=dict)

    def __len__(self) -> int:
        """Return how many articles there are."""
        return len(self.places)

    def of(self, names: Iterable[str]) -> pd.DataFrame:
        """Return what describes the articles, and these measures with reasons."""
        own = self.stored.store
        measures = [name for name in dict.fromkeys(names) if name in own.names]
        wanted = [column for name in measures for column in (name, REASON.format(name))]
        if not wanted:
            return self.described
        new = own.taken(self.places, [name for name in wanted if name not in self._known])
        if len(new) <= _MOST_KEPT_AT_ONCE:
            self._known.update(new)
        found = {**self._known, **new}
        rows = pd.DataFrame({name: found[name] for name in wanted})
        return pd.concat([self.described, rows], axis=1)

    def whole(self) -> pd.DataFrame:
        """Return every column."""
        told = {*DESCRIPTION, "outlet_hint"}
        names = [each for each in self.stored.store.names if each not in told]
        rows = self.stored.store.frame(self.places, names)
        # One block of memory: the columns come one by one.
        return pd.concat([self.described, rows], axis=1).copy()


def taken(stored: Stored, kept: Mask | None = None) -> Taken:
    """Return the articles left, or a sample of them, as the pages know them, in their order."""
    counts = stored.counts("language")
    missing = pd.Series({"": len(stored) - int(counts.sum())})
    places = stored.sampled(kept)
    texts = stored.store.frame(places, [*DESCRIPTION, "outlet_hint", "day"])
    rows = ordered(texts, pd.concat([counts, missing]))
    places, rows = places[rows.index], rows.reset_index(drop=True)
    known = rows["day"].unique().tolist()
    days = {day: None if day == measured.UNKNOWN_DAY else day_of(day) for day in known}
    described = rows.drop(columns="outlet_hint").assign(
        day=pd.Series(map(days.__getitem__, rows["day"].tolist()), dtype=object),
        label=_labels(rows),
    )
    return Taken(stored, places, described)


def _labels(rows: pd.DataFrame) -> list[str]:
    texts = (rows[name].astype(object) for name in ("outlet", "outlet_hint", "title"))
    known = [each.where(each.notna(), None) for each in texts]
    return [
        forms.label(outlet, hint, forms.cut(title) if title else forms.NOTHING)
        for outlet, hint, title in zip(*known, strict=True)
    ]
