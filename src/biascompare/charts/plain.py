"""Charts as plain Vega-Lite, for those that a page draws by the dozen.

Altair checks and copies its objects many times over; what is written here is the same
specification, made at once.
"""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd

from biascompare.charts.style import Style, configuration

Spec = dict[str, Any]


def rows(table: pd.DataFrame) -> list[Spec]:
    """Return a table's rows as JSON knows them; what is missing or endless is None."""
    columns = {
        str(name): [None if _missing(each) else each for each in table[name].tolist()]
        for name in table
    }
    return [dict(zip(columns, each, strict=True)) for each in zip(*columns.values(), strict=True)]


def _missing(value: object) -> bool:
    return value is None or (isinstance(value, float) and not float("-inf") < value < float("inf"))


def name_of(values: Sequence[Mapping[str, Any]]) -> str:
    """Return a name for a dataset: other rows, another name."""
    return f"data-{hashlib.md5(json.dumps(values).encode(), usedforsecurity=False).hexdigest()}"


def quantity(field: str, low: float, high: float, **others: object) -> Spec:
    """Return the place of a number on an axis from ``low`` to ``high``."""
    scale = {"domain": [low, high], "nice": False}
    return {"field": field, "type": "quantitative", "scale": scale, **others}


def name(field: str, **others: object) -> Spec:
    """Return what a text stands for."""
    return {"field": field, "type": "nominal", **others}


def number(field: str, form: str, **others: object) -> Spec:
    """Return a number that is written."""
    return {"field": field, "type": "quantitative", "format": form, **others}


def layer(kind: str, data: str, encoding: Spec, **mark: object) -> Spec:
    """Return the marks of one dataset."""
    return {"data": {"name": data}, "mark": {"type": kind, **mark}, "encoding": encoding}


def layered(
    layers: Sequence[Spec], datasets: Mapping[str, list[Spec]], style: Style, **others: object
) -> Spec:
    """Return the specification of a chart as wide as its place."""
    return {
        "$schema": alt.SCHEMA_URL,
        "config": _configuration(style),
        "layer": list(layers),
        "width": "container",
        **others,
        "datasets": dict(datasets),
    }


@functools.lru_cache(maxsize=32)
def _configuration(style: Style) -> Spec:
    found: Spec = configuration(style).to_dict(validate=False)
    # As Altair's theme has it.
    found["view"] = {"continuousWidth": 300, "continuousHeight": 300, **found["view"]}
    return found


def chart(spec: Spec) -> alt.LayerChart:
    """Return a specification as the chart that Altair knows."""
    return alt.LayerChart.from_dict(spec, validate=False)
