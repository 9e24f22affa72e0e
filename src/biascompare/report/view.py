"""What a view is, whoever exports it: a title, and charts with their words and tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from biascompare.report import chart_files
from biascompare.report.chart_files import Spec
from biascompare.translations import number, translated

MOST_ROWS = 60
"""Rows of a chart's table that are written out; a remark says how many are not."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart and the words that stand for it."""

    title: str
    alternative: str
    spec: Spec

    @property
    def table(self) -> pd.DataFrame:
        """The rows that it shows."""
        return chart_files.table(self.spec)


@dataclass(frozen=True, slots=True)
class View:
    """A page as it is exported.

    ``about`` are sentences: which articles, which filters, which version of the data.
    ``background`` is the colour that its charts are made for.
    """

    title: str
    language: str
    about: Sequence[str]
    figures: Sequence[Figure]
    background: str = "#FFFFFF"

    def say(self, key: str, **values: object) -> str:
        """Return a text of the area ``export`` in the view's language."""
        return translated(self.language, f"export.{key}", **values)


def written(view: View, figure: Figure) -> tuple[list[str], list[list[str]], int]:
    """Return the head and rows of a figure's table as texts, and how many rows are left out."""
    rows = figure.table
    shown = rows.head(MOST_ROWS)
    texts = [[_cell(view.language, value) for value in row] for row in shown.values.tolist()]
    return [str(name) for name in shown.columns], texts, len(rows) - len(shown)


def _cell(language: str, value: object) -> str:
    if value is None or (isinstance(value, float) and pd.isna(value)):
        return "–"
    if isinstance(value, float):
        return number(language, value, 2)
    return str(value)
