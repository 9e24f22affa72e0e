"""Differences as they are drawn: those of shares in percentage points."""

from __future__ import annotations

import pandas as pd

from biascompare.charts.axis import Axis, axis
from biascompare.measure_texts import ends
from biascompare.measure_values import factor, points_named

_COLUMNS = ("difference", "low", "high")
_MANY = 1.0  # of 0 to 1


def in_points(rows: pd.DataFrame, unit: str) -> pd.DataFrame:
    """Return rows with ``difference, low, high`` as they are drawn."""
    times = factor(unit)
    if times == 1:
        return rows
    return rows.assign(**{name: times * rows[name] for name in _COLUMNS})


def unit_of_gap(unit: str, language: str) -> str:
    """Return the unit of the differences of a unit's values."""
    return unit if factor(unit) == 1 else points_named(language, _MANY)


def gap_axis(rows: pd.DataFrame, unit: str, direction: str, language: str) -> Axis:
    """Return the axis of what `in_points` returned: all of it, and 0."""
    edges = [0.0, *(float(edge) for name in _COLUMNS for edge in rows[name].dropna())]
    return axis(edges, unit_of_gap(unit, language), direction, ends(direction, language))
