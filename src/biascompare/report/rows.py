"""Groups as they are drawn: rows, the panels and grids of cells they stand in."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from biascompare.charts.axis import Axis
from biascompare.charts.style import Look, Style
from biascompare.compare import Group
from biascompare.report import forms


@dataclass(frozen=True, slots=True)
class Row:
    """A group as it is drawn: ``label`` holds the name and what belongs to it."""

    key: str
    name: str
    label: str
    language: str | None
    n: int
    missing: int
    mean: float | None
    median: float | None
    low: float | None
    high: float | None
    colour: str
    shape: str
    interval: str = forms.NOTHING

    @property
    def group(self) -> str:
        """The outlet's name, or the article's id."""
        return self.key.removeprefix(f"{self.language or ''} ")


@dataclass(frozen=True, slots=True)
class Cells:
    """One language's groups with a value a measure: a heat map's rows, or lollipops."""

    language: str | None
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    values: tuple[tuple[float | None, ...], ...]

    @property
    def highest(self) -> float:
        """The highest value; 0 where there is none."""
        return max((value or 0.0 for row in self.values for value in row), default=0.0)

    def table(self) -> pd.DataFrame:
        """Return a row a cell, as a heat map takes it."""
        return pd.DataFrame(
            {
                "key": row.key,
                "label": row.label,
                "colour": row.colour,
                "frame": name,
                "value": value,
            }
            for row, values in zip(self.rows, self.values, strict=True)
            for name, value in zip(self.columns, values, strict=True)
        )

    def of(self, place: int) -> pd.DataFrame:
        """Return one row's values, as lollipops take them."""
        colour = self.rows[place].colour
        return pd.DataFrame({"actor": self.columns, "value": self.values[place], "colour": colour})


@dataclass(frozen=True, slots=True)
class Panel:
    """One chart's worth of groups: those whose values may stand on one axis.

    ``articles`` is `biascompare.charts.dots.dots`'s table; ``left_out`` counts rows that
    did not fit, ``undrawn`` single articles that were not drawn.
    """

    title: str
    rows: tuple[Row, ...]
    articles: pd.DataFrame
    axis: Axis
    left_out: int
    undrawn: int

    @property
    def groups(self) -> pd.DataFrame:
        """The rows as a chart's table."""
        return pd.DataFrame([dataclasses.asdict(row) for row in self.rows])


@dataclass(frozen=True, slots=True)
class Naming:
    """How groups are called and drawn: outlets by name, articles by id (with labels)."""

    looks: Mapping[str, Look]
    labels: Mapping[str, str] | None
    style: Style

    def ordered(self, groups: Iterable[Group]) -> list[Group]:
        """Return the groups in the order of ``looks``: the corpus's own."""
        places = {name: place for place, name in enumerate(self.looks)}
        return sorted(groups, key=lambda group: places.get(group.name, len(places)))

    def row(self, group: Group, *, with_language: bool = False) -> Row:
        """Return a group as it is drawn."""
        look = self.looks.get(group.name, Look(0, "circle"))
        name = group.name if self.labels is None else self.labels[group.name]
        reader = self.style.language
        notes = [forms.count(reader, group.n, "article")] if self.labels is None else []
        notes += [forms.language_name(reader, group.language)] if with_language else []
        return Row(
            key=key(group.language, group.name),
            name=name,
            label=f"{name} ({', '.join(notes)})" if notes else name,
            language=group.language,
            n=group.n,
            missing=group.missing,
            mean=group.mean,
            median=group.median,
            low=group.low,
            high=group.high,
            colour=self.style.outlets[look.colour],
            shape=look.shape,
        )


def key(language: str | None, name: str) -> str:
    """Return what tells groups apart: an outlet's languages are different groups."""
    return f"{language or ''} {name}"
