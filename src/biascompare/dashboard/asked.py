"""What the first page compares, and the comparisons that were made for it."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from biascompare.compare import Comparison, compare
from biascompare.compare.outlets import NO_OUTLET
from biascompare.dashboard import layout, reproducing, wording
from biascompare.dashboard.articles_left import View
from biascompare.dashboard.reproducing import Origin
from biascompare.measures import Measure
from biascompare.report import tables
from biascompare.report.rows import Naming

OUTLETS, ARTICLES = "outlets", "articles"
_ONE_BY_ONE = (
    *reproducing.ORDERED,
    f'table = table.groupby("language", dropna=False).head({tables.MOST_ROWS})',
    'table = table.assign(outlet=table["id"])',
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the page compares: the articles left, put side by side as outlets or one by one."""

    view: View
    side: str

    @property
    def table(self) -> pd.DataFrame:
        """The articles to compare: all, or the first of each language that fit on a page."""
        if self.side == OUTLETS:
            return self.view.described
        return self.view.described.groupby("language", dropna=False).head(tables.MOST_ROWS)

    def of(self, *measures: str) -> pd.DataFrame:
        """Return the articles to compare with these measures."""
        if self.side == OUTLETS:
            return self.view.of(*measures)
        return self.view.of(*measures).groupby("language", dropna=False).head(tables.MOST_ROWS)

    @property
    def naming(self) -> Naming:
        """How the groups are called and drawn."""
        looks, style = self.view.corpus.looks, layout.style()
        if self.side == OUTLETS:
            return Naming(looks, None, style)
        documents = [self.view.corpus.documents[identifier] for identifier in self.table["id"]]
        return Naming(
            {document.id: looks[document.outlet or NO_OUTLET] for document in documents},
            {document.id: wording.label(document) for document in documents},
            style,
        )

    def comparison(self, measure: Measure) -> Comparison:
        """Return the comparison of one measure; computed once for a state of the filters.

        Where the table is a sample, outlets' means are those of all articles all the same.
        """
        if self.side == OUTLETS and self.view.sampled:
            found = _of_all(self.view.key, measure.name, self.view, measure)
        else:
            found = _comparison(
                self.view.key, measure.name, self.side, self.of(measure.name), measure
            )
        # Computed for all visitors: the words for it are those of this one's language.
        return dataclasses.replace(found, measure=measure)

    def origin(self, found: Sequence[Comparison], **fixed: str | None) -> Origin:
        """Return the table of a chart of ``found``, and the lines that make it again."""
        before = [] if self.side == OUTLETS else _ONE_BY_ONE
        return reproducing.groups(self.view, found, before, **fixed)

    def key(self, *parts: str) -> tuple[str, ...]:
        """Return what a chart of this run is known by."""
        return (self.view.key, self.side, *parts)


@st.cache_resource(max_entries=2_000, show_spinner=False)
def _comparison(
    key: str, name: str, side: str, _table: pd.DataFrame, _measure: Measure
) -> Comparison:
    table = _table if side == OUTLETS else _table.assign(outlet=_table["id"])
    return compare(table, _measure)


@st.cache_resource(max_entries=2_000, show_spinner=False)
def _of_all(key: str, name: str, _view: View, _measure: Measure) -> Comparison:
    stored, kept = _view.corpus.stored, _view.kept
    assert stored is not None
    assert kept is not None
    groups = stored.groups(name, kept)
    languages = {group.language for group in groups if group.n}
    return Comparison(_measure, groups, _measure.across_languages or len(languages) <= 1)
