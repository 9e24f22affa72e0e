"""Which frames does each outlet use? A heat map with the value written in each cell."""

from __future__ import annotations

import altair as alt
import pandas as pd

from biascompare.charts.column_names import column_names
from biascompare.charts.style import LABEL_SIZE, NAME_SIZE, Style, configured

ROW = 74
_NARROW = 440


def heatmap(cells: pd.DataFrame, unit: str, style: Style) -> alt.LayerChart:
    """Draw outlets in rows and frames in columns; the scale of colour starts at 0.

    ``cells`` has ``key, label, frame, value, n``, in the order of rows and columns;
    ``value`` may be missing.
    """
    rows = cells["key"].drop_duplicates().tolist()
    columns = cells["frame"].drop_duplicates().tolist()
    highest = float(cells["value"].max()) if cells["value"].notna().any() else 1.0
    y = alt.Y(
        "key:N",
        axis=None,
        scale=alt.Scale(domain=rows, paddingInner=0.46, paddingOuter=0.26),
    )
    x = alt.X(
        "frame:N",
        scale=alt.Scale(domain=columns, paddingInner=0.03, paddingOuter=0),
        axis=column_names(columns, style, narrow=_NARROW, room=10),
    )
    base = alt.Chart(cells).encode(y=y)
    colour = alt.Color(
        "value:Q",
        scale=alt.Scale(domain=[0, highest or 1.0], range=list(style.heat)),
        legend=None,
    )
    tooltip = [
        alt.Tooltip("label:N", title=style.text("which")),
        alt.Tooltip("frame:N", title=style.text("frame")),
        alt.Tooltip("value:Q", title=unit.capitalize(), format=",.1f"),
    ]
    names = alt.Chart(cells.drop_duplicates("key")).encode(y=y)
    layers = [
        base.mark_rect(cornerRadius=2).encode(x=x, color=colour, tooltip=tooltip),
        base.mark_text(fontSize=LABEL_SIZE, color=style.ink).encode(
            x=x, text=alt.Text("value:Q", format=",.1f")
        ),
        names.mark_text(
            align="left",
            baseline="bottom",
            dy=-23,
            fontSize=NAME_SIZE,
            fontWeight="bold",
            limit=alt.ExprRef("width"),
        ).encode(x=alt.value(0), text="label:N", color=alt.Color("colour:N", scale=None)),
    ]
    chart = alt.layer(*layers).resolve_scale(color="independent")
    return configured(chart.properties(height=alt.Step(ROW), width="container"), style)
