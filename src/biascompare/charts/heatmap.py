"""Which frames does each outlet use? A heat map with the value written in each cell."""

from __future__ import annotations

import altair as alt
import pandas as pd

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
_LINE = 16


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
    across = shared | {"x": _x(cells["frame"].drop_duplicates().tolist())}
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


def _x(columns: list[str]) -> Spec:
    narrow = f"width < {_NARROW}"
    axis = {
        "title": None,
        "orient": "top",
        "domain": False,
        "ticks": False,
        "labelLimit": 220,
        "labelExpr": f"{narrow} ? datum.label : split(datum.label, ' ')",
        "labelPadding": 10 + _LINE * max(each.count(" ") for each in columns),
        "labelAngle": {"expr": f"{narrow} ? -40 : 0"},
        "labelAlign": {"expr": f"{narrow} ? 'left' : 'center'"},
        "labelOverlap": False,
    }
    scale = {"domain": columns, "paddingInner": 0.03, "paddingOuter": 0}
    return name("frame", scale=scale, axis=axis)
