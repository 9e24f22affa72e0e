"""What charts of groups show, in words for those who do not see them."""

from __future__ import annotations

from biascompare.charts.axis import Axis
from biascompare.measures import Measure
from biascompare.report import forms
from biascompare.report.rows import Cells, Panel, Row
from biascompare.translations import translated

STRONGEST = 3


def panel(reader: str, measure: Measure, shown: Panel) -> str:
    """Return the mean and interval of each of a panel's rows."""
    told = " ".join(_row(reader, row, shown.axis) for row in shown.rows)
    first = f"{measure.label}, {shown.title}"
    described = translated(reader, "forms.and_then", first=first, then=measure.direction)
    return f"{described}. {told}"


def _row(reader: str, row: Row, axis: Axis) -> str:
    mean = forms.number(reader, row.mean, axis.decimals, axis.unit)
    if row.low is None:
        return translated(reader, "families.spoken_mean", name=row.label, mean=mean)
    return translated(
        reader, "families.spoken_interval", name=row.label, mean=mean, interval=row.interval
    )


def values(reader: str, part: Cells, row: Row) -> str:
    """Return every value of a row of cells."""
    pairs = zip(part.columns, part.values[part.rows.index(row)], strict=True)
    return ", ".join(f"{column} {forms.number(reader, value)}" for column, value in pairs)


def strongest(reader: str, part: Cells, row: Row) -> str:
    """Return a row's highest values, which is what a heat map shows first."""
    pairs = zip(part.values[part.rows.index(row)], part.columns, strict=True)
    known = sorted(((value, name) for value, name in pairs if value), reverse=True)
    return ", ".join(f"{name} {forms.number(reader, value)}" for value, name in known[:STRONGEST])
