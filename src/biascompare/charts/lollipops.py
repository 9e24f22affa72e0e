"""Whom does an outlet name most? One small chart an outlet, on a shared range."""

from __future__ import annotations

import altair as alt
import pandas as pd

from biascompare.charts.style import LABEL_SIZE, Style, configured

ROW = 30


def lollipops(
    actors: pd.DataFrame, names: tuple[str, str], highest: float, unit: str, style: Style
) -> alt.LayerChart:
    """Draw one lollipop an actor, from 0 to its value.

    ``actors`` has ``actor, value, colour`` in the order of the rows; ``names`` are the
    title and what stands below it; ``highest`` is the end of the range, the same for
    all outlets of a language.
    """
    colour = str(actors["colour"].iloc[0])
    y = alt.Y(
        "actor:N",
        scale=alt.Scale(domain=actors["actor"].tolist()),
        axis=alt.Axis(title=None, domain=False, ticks=False, labelLimit=150, labelPadding=11),
    )
    x = alt.X(
        "value:Q",
        # Room for the number behind the highest value, in the narrowest of charts.
        scale=alt.Scale(domain=[0, 1.35 * (highest or 1.0)], nice=False),
        axis=alt.Axis(title=unit, tickCount=4, format=",.2~f", labelFlush=False),
    )
    base = alt.Chart(actors).encode(y=y)
    tooltip = [
        alt.Tooltip("actor:N", title=style.text("named")),
        alt.Tooltip("value:Q", title=unit.capitalize(), format=",.1f"),
    ]
    layers = [
        base.mark_rule(color=colour, strokeWidth=2).encode(x=x, x2=alt.datum(0)),
        base.mark_circle(color=colour, size=120, opacity=1).encode(x=x, tooltip=tooltip),
        base.mark_text(align="left", dx=10, fontSize=LABEL_SIZE, color=style.ink).encode(
            x=x, text=alt.Text("value:Q", format=",.1f")
        ),
    ]
    chart = alt.layer(*layers).properties(
        height=alt.Step(ROW),
        width="container",
        title=alt.TitleParams(
            names[0],
            subtitle=names[1],
            color=colour,
            # From the names' left edge, which leaves more room than the bars alone.
            frame="bounds",
            limit=alt.ExprRef("width + 60"),
            offset=10,
        ),
    )
    return configured(chart, style)
