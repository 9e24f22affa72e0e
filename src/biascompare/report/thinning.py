"""Making a page's charts small enough for one file: fewer of the many small dots."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

import pandas as pd

from biascompare.charts.dots import SAMPLE_SEED
from biascompare.report import chart_files
from biascompare.report.view import Figure, View

STEPS = (1_000, 300, 100, 0)
"""How many dots a chart may have, from one try to the next."""


def thinned(view: View, most: int) -> View:
    """Return the view with at most ``most`` dots a chart; each counts what it lacks."""
    figures = tuple(_thinned(figure, most) for figure in view.figures)
    return dataclasses.replace(view, figures=figures)


def _thinned(figure: Figure, most: int) -> Figure:
    datasets: Mapping[str, list[dict[str, Any]]] = figure.spec.get("datasets", {})
    shown = chart_files.shown_dataset(figure.spec)
    kept = {
        name: rows if name == shown or len(rows) <= most else _sample(rows, most)
        for name, rows in datasets.items()
    }
    lost = sum(len(datasets[name]) - len(rows) for name, rows in kept.items())
    if not lost:
        return figure
    spec = {**figure.spec, "datasets": kept}
    return dataclasses.replace(figure, spec=spec, undrawn=figure.undrawn + lost)


def _sample(rows: list[dict[str, Any]], most: int) -> list[dict[str, Any]]:
    places = pd.Series(range(len(rows))).sample(most, random_state=SAMPLE_SEED).sort_values()
    return [rows[place] for place in places]
