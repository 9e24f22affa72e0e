"""The articles that pages show: what was read and measured, held or left on the disk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from biascompare.charts.style import Look
from biascompare.compare.stored import Stored
from biascompare.errors import SourceError
from biascompare.measures import Measure
from biascompare.model import Document


@dataclass(frozen=True, slots=True)
class Corpus:
    """Every article, what could not be read, and the measured table.

    ``table`` has the columns of `biascompare.engines.measure` for ``measures``, with reasons, and
    ``day`` (a date or ``None``) and ``label``. ``version`` tells apart what
    the same paths held at different times; ``fingerprint`` tells its articles from others.
    ``found_stories`` are those of the column ``story`` that nobody stated, ``grouping`` stands
    for them and for what people decided about them.
    """

    paths: tuple[str, ...]
    measures: Mapping[str, Measure]
    documents: Mapping[str, Document]
    failures: tuple[SourceError, ...]
    repeated: int
    table: pd.DataFrame
    looks: Mapping[str, Look]
    version: int = 0
    fingerprint: str = ""
    actors: Path | None = None
    grouping: str = ""
    found_stories: frozenset[str] = frozenset()
    stored: Stored | None = None
    """Where the articles stay on the disk; ``table`` then holds a random sample of them."""
    untranslated: Mapping[str, Measure] | None = None
    """The measures in English, where ``measures`` speak a visitor's language."""

    @property
    def in_english(self) -> Mapping[str, Measure]:
        """The measures for what is kept for visitors of every language."""
        return self.measures if self.untranslated is None else self.untranslated

    @property
    def size(self) -> int:
        """How many articles there are."""
        return len(self.table) if self.stored is None else len(self.stored)

    def values(self, name: str) -> tuple[list[str], bool]:
        """Return the texts of a column, those of most articles first, and if any is missing."""
        if self.stored is None:
            column = self.table[name]
            return column.value_counts().index.tolist(), bool(column.isna().any())
        codes, _ = self.stored.codes(name)
        return self.stored.counts(name).index.tolist(), bool((codes < 0).any())

    @property
    def period(self) -> tuple[date, date] | None:
        """The first and the last day, None where no article has one."""
        if self.stored is not None:
            return self.stored.period()
        known = [day for day in self.table["day"] if isinstance(day, date)]
        return (min(known), max(known)) if known else None

    @property
    def key(self) -> str:
        """What the corpus is known by in caches: another list of actors, other values."""
        return repr((self.paths, self.version, str(self.actors), self.grouping))
