"""Whom does an outlet name most? One small chart an outlet, on a shared range."""

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
    quantity,
    rows,
)
from biascompare.charts.style import LABEL_SIZE, Style

ROW = 30


def lollipops(
    actors: pd.DataFrame, names: tuple[str, str], highest: float, unit: str, style: Style
) -> alt.LayerChart:
    """Draw what `lollipops_spec` specifies."""
    return chart(lollipops_spec(actors, names, highest, unit, style))


def lollipops_spec(
    actors: pd.DataFrame, names: tuple[str, str], highest: float, unit: str, style: Style
) -> Spec:
    """Return one lollipop an actor, from 0 to its value.

    ``actors`` has ``actor, value, colour`` in the order of the rows; ``names`` are the
    title and what stands below it; ``highest`` is the end of the range, the same for
    all outlets of a language.
    """
    colour = str(actors["colour"].iloc[0])
    values = rows(actors)
    data = name_of(values)
    # Room for the number behind the highest value, in the narrowest of charts.
    x = quantity("value", 0, 1.35 * (highest or 1.0))
    x["axis"] = {"title": unit, "tickCount": 4, "format": ",.2~f", "labelFlush": False}
    shared = {"x": x, "y": _y(actors["actor"].tolist())}
    tooltip = [
        name("actor", title=style.text("named")),
        number("value", ",.1f", title=unit.capitalize()),
    ]
    layers = [
        layer("rule", data, shared | {"x2": {"datum": 0}}, color=colour, strokeWidth=2),
        layer("circle", data, shared | {"tooltip": tooltip}, color=colour, size=120, opacity=1),
        layer(
            "text",
            data,
            shared | {"text": number("value", ",.1f")},
            align="left",
            dx=10,
            fontSize=LABEL_SIZE,
            color=style.ink,
        ),
    ]
    title = {
        "text": names[0],
        "subtitle": names[1],
        "color": colour,
        # From the names' left edge, which leaves more room than the bars alone.
        "frame": "bounds",
        "limit": {"expr": "width + 60"},
        "offset": 10,
    }
    return layered(layers, {data: values}, style, height={"step": ROW}, title=title)


def _y(names: list[str]) -> Spec:
    axis = {
        "title": None,
        "domain": False,
        "ticks": False,
        "labelLimit": 150,
        "labelPadding": 11,
    }
    return name("actor", scale={"domain": names}, axis=axis)
