"""Which frames does each outlet use? A heat map with the value written in each cell."""

from __future__ import annotations

import altair as alt
import pandas as pd

from biascompare.charts.column_names import column_names
from biascompare.charts.plain import (
    Spec,
    chart,
    layer,
    layered,
    name,
    name_of,
    number,
    rows,
)
from biascompare.charts.style import LABEL_SIZE, NAME_SIZE, Style

ROW = 74
_NARROW = 440


def heatmap(cells: pd.DataFrame, unit: str, style: Style) -> alt.LayerChart:
    """Draw what `heatmap_spec` specifies."""
    return chart(heatmap_spec(cells, unit, style))


def heatmap_spec(cells: pd.DataFrame, unit: str, style: Style) -> Spec:
    """Return outlets in rows and frames in columns; the scale of colour starts at 0.

    ``cells`` has ``key, label, frame, value, n``, in the order of rows and columns;
    ``value`` may be missing.
    """
    every, names = rows(cells), rows(cells.drop_duplicates("key"))
    data, named = name_of(every), name_of(names)
    domain = {"domain": [each["key"] for each in names], "paddingInner": 0.46, "paddingOuter": 0.26}
    shared = {"y": name("key", axis=None, scale=domain)}
    across = shared | {"x": _x(cells["frame"].drop_duplicates().tolist(), style)}
    highest = float(cells["value"].max()) if cells["value"].notna().any() else 1.0
    layers = [
        layer("rect", data, across | _heat(highest or 1.0, unit, style), cornerRadius=2),
        layer(
            "text",
            data,
            across | {"text": number("value", ",.1f")},
            fontSize=LABEL_SIZE,
            color=style.ink,
        ),
        layer(
            "text",
            named,
            shared
            | {
                "x": {"value": 0},
                "text": name("label"),
                "color": name("colour", scale=None),
            },
            align="left",
            baseline="bottom",
            dy=-23,
            fontSize=NAME_SIZE,
            fontWeight="bold",
            limit={"expr": "width"},
        ),
    ]
    resolve = {"scale": {"color": "independent"}}
    datasets = {data: every, named: names}
    return layered(layers, datasets, style, height={"step": ROW}, resolve=resolve)


def _heat(highest: float, unit: str, style: Style) -> Spec:
    colour = {
        "field": "value",
        "type": "quantitative",
        "scale": {"domain": [0, highest], "range": list(style.heat)},
        "legend": None,
    }
    tooltip = [
        name("label", title=style.text("which")),
        name("frame", title=style.text("frame")),
        number("value", ",.1f", title=unit.capitalize()),
    ]
    return {"color": colour, "tooltip": tooltip}


def _x(columns: list[str], style: Style) -> Spec:
    axis = column_names(columns, style, narrow=_NARROW, room=10).to_dict(validate=False)
    scale = {"domain": columns, "paddingInner": 0.03, "paddingOuter": 0}
    return name("frame", scale=scale, axis=axis)
