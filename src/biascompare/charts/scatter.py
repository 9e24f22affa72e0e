"""Do two measures go together? A mark an outlet with both intervals, or a mark an article."""

from __future__ import annotations

from typing import Literal

import altair as alt
import pandas as pd

from biascompare.charts.axis import Axis
from biascompare.charts.style import LABEL_SIZE, Style, configured

HEIGHT = 400


def outlet_scatter(
    means: pd.DataFrame, axes: tuple[Axis, Axis], labels: tuple[str, str], style: Style
) -> alt.LayerChart:
    """Draw a mark an outlet at both its means, with the 95% interval of each.

    ``means`` has ``outlet, n, x, y, x_low, x_high, y_low, y_high, colour, shape, interval``;
    intervals may be missing. ``axes`` and ``labels`` are of the measure across, then up.
    """
    base = alt.Chart(means).encode(color=alt.Color("colour:N", scale=None))
    x, y = _encoded(axes, labels)
    middle = (axes[0].low + axes[0].high) / 2
    left: Literal["left", "right"] = "left"
    right: Literal["left", "right"] = "right"
    low = means["x"] <= middle
    rows = (means[low], left, 12), (means[~low], right, -12)
    names = [
        alt.Chart(own)
        .mark_text(
            align=align,
            dx=shift,
            dy=-12,
            fontSize=LABEL_SIZE,
            fontWeight="bold",
            stroke=rim,
            strokeWidth=4 if rim else 0,
        )
        .encode(x=x, y=y, text="outlet:N", color=alt.Color("colour:N", scale=None))
        for own, align, shift in rows
        if not own.empty
        for rim in (style.page, None)
    ]
    layers = [
        base.mark_rule(strokeWidth=2, opacity=0.6).encode(
            x=_x("x_low:Q", axes, labels), x2="x_high:Q", y=y
        ),
        base.mark_rule(strokeWidth=2, opacity=0.6).encode(
            y=_y("y_low:Q", axes, labels), y2="y_high:Q", x=x
        ),
        *names,
        base.mark_point(size=190, filled=True, opacity=1).encode(
            x=x,
            y=y,
            shape=alt.Shape("shape:N", scale=None),
            tooltip=[
                alt.Tooltip("outlet:N", title=style.text("outlet")),
                alt.Tooltip("n:Q", title=style.text("articles")),
                *_values(axes, labels),
                alt.Tooltip("interval:N", title=style.text("interval")),
            ],
        ),
    ]
    return _finished(layers, style)


def article_scatter(
    articles: pd.DataFrame, axes: tuple[Axis, Axis], labels: tuple[str, str], style: Style
) -> alt.LayerChart:
    """Draw a mark an article; ``articles`` has ``id, title, outlet, x, y, colour, shape``."""
    x, y = _encoded(axes, labels)
    marks = alt.Chart(articles).mark_point(size=64, filled=True, opacity=0.65)
    tooltip = [alt.Tooltip("title:N", title=style.text("article")), *_values(axes, labels)]
    layer = marks.encode(
        x=x,
        y=y,
        color=alt.Color("colour:N", scale=None),
        shape=alt.Shape("shape:N", scale=None),
        tooltip=tooltip,
    )
    return _finished([layer], style)


def _finished(layers: list[alt.Chart], style: Style) -> alt.LayerChart:
    chart = alt.layer(*layers).properties(height=HEIGHT, width="container")
    return configured(chart, style)


def _encoded(axes: tuple[Axis, Axis], labels: tuple[str, str]) -> tuple[alt.X, alt.Y]:
    return _x("x:Q", axes, labels), _y("y:Q", axes, labels)


def _x(field: str, axes: tuple[Axis, Axis], labels: tuple[str, str]) -> alt.X:
    return alt.X(field, scale=_scale(axes[0]), axis=_axis(axes[0], labels[0]))


def _y(field: str, axes: tuple[Axis, Axis], labels: tuple[str, str]) -> alt.Y:
    return alt.Y(field, scale=_scale(axes[1]), axis=_axis(axes[1], labels[1]))


def _scale(axis: Axis) -> alt.Scale:
    return alt.Scale(domain=[axis.low, axis.high], nice=False, zero=False)


def _axis(axis: Axis, label: str) -> alt.Axis:
    return alt.Axis(
        title=[f"{label} ({axis.unit_shown})", axis.ends], tickCount=5, format=axis.tick_format
    )


def _values(axes: tuple[Axis, Axis], labels: tuple[str, str]) -> list[alt.Tooltip]:
    pairs = zip(("x:Q", "y:Q"), labels, axes, strict=True)
    return [
        alt.Tooltip(name, title=label, format=axis.number_format) for name, label, axis in pairs
    ]
