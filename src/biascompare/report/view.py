"""What a view is, whoever exports it: a title, and charts with their words and tables."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from biascompare.charts.differences import verdict_in
from biascompare.charts.style import LIGHT
from biascompare.compare import CANNOT_TELL, CLEAR, TOO_FEW_ARTICLES
from biascompare.report import chart_files, forms
from biascompare.report.chart_files import Spec
from biascompare.translations import load, translated

MOST_ROWS = 60
"""Rows of a chart's table that are written out; a remark says how many are not."""
_DECIMALS = {"p": 3, "q": 3, "distance": 3, "raw": 3, "shuffled": 3}


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart and the words that stand for it.

    ``section`` is the heading that it stands under with others; ``remarks`` are sentences
    below it; ``rows`` is its table where that is not simply what it draws; ``undrawn`` counts
    the small dots that are left out.
    """

    title: str
    alternative: str
    spec: Spec
    section: str = ""
    remarks: Sequence[str] = ()
    rows: pd.DataFrame | None = None
    undrawn: int = 0

    @property
    def table(self) -> pd.DataFrame:
        """The rows that it shows."""
        return chart_files.table(self.spec) if self.rows is None else self.rows


@dataclass(frozen=True, slots=True)
class View:
    """A page as it is exported.

    ``about`` are sentences: which articles, which filters, which version of the data.
    ``findings`` are what stands out. ``background`` is the colour its charts are made for.
    """

    title: str
    language: str
    about: Sequence[str]
    figures: Sequence[Figure]
    background: str = "#FFFFFF"
    findings: Sequence[str] = ()

    def say(self, key: str, **values: object) -> str:
        """Return a text of the area ``export`` in the view's language."""
        return translated(self.language, f"export.{key}", **values)


def remarks(view: View, figure: Figure) -> list[str]:
    """Return the sentences below a figure, what is left out of it among them."""
    said = [view.say("dots_left_out", n=figure.undrawn)] if figure.undrawn else []
    return [*figure.remarks, *said]


@dataclass(frozen=True, slots=True)
class Written:
    """A figure's table in words: how many rows are left out, which columns hold numbers."""

    head: list[str]
    rows: list[list[str]]
    left_out: int
    numeric: frozenset[int]


def written(view: View, figure: Figure) -> Written:
    """Return the head and rows of a figure's table as texts of the view's language."""
    table = figure.table
    shown = table.head(MOST_ROWS)
    names = [str(name) for name in shown.columns]
    shares = _shares(figure.spec)
    rows = [
        [_cell(view.language, *pair, shares) for pair in zip(names, row, strict=True)]
        for row in shown.astype(object).values.tolist()
    ]
    numeric = frozenset(place for place, kind in enumerate(shown.dtypes) if kind.kind in "iuf")
    head = [_column(view.language, name) for name in names]
    return Written(head, rows, len(table) - len(shown), numeric)


def _column(language: str, name: str) -> str:
    """Return what a column is called; an analyst's own keeps its name."""
    return load(language).get(f"export.column.{name}", name)


def _shares(spec: Spec) -> frozenset[str]:
    """Return the columns that a chart writes in per cent; with the mean, the median."""
    found = frozenset(chart_files.written_in_percent(spec))
    return found | {"median"} if "mean" in found else found


def _cell(language: str, column: str, value: object, shares: frozenset[str]) -> str:
    if column == "language":
        return forms.language_name(language, value if isinstance(value, str) else None)
    if value is None or (isinstance(value, float) and pd.isna(value)):
        return forms.NOTHING
    if isinstance(value, float) and column in shares:
        return forms.percent(language, value)
    if isinstance(value, float):
        return forms.number(language, value, _DECIMALS.get(column, 2))
    if isinstance(value, int) and not isinstance(value, bool):
        return forms.number(language, value, 0)
    if column == "verdict" and value in (CLEAR, CANNOT_TELL, TOO_FEW_ARTICLES):
        return verdict_in(str(value), dataclasses.replace(LIGHT, language=language))
    return str(value)
