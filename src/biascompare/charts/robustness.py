"""Does a verdict hold under other reasonable choices? A row a choice, against zero."""

from __future__ import annotations

import altair as alt
import pandas as pd

from biascompare.charts.axis import Axis
from biascompare.charts.differences import verdict_in
from biascompare.charts.style import LABEL_SIZE, UNSIGNED_ZERO, Style, configured
from biascompare.compare import CLEAR

ROW = 46
_MIDDLE = 9


def strip(rows: pd.DataFrame, axis: Axis, style: Style) -> alt.LayerChart:
    """Draw the difference and its interval under each choice; clear ones are filled.

    ``rows`` has ``choice, difference, low, high, verdict`` in the order of the rows, the
    choices that were made first.
    """
    worded = rows.assign(
        said=rows["choice"] + ": " + rows["verdict"].map(lambda each: verdict_in(each, style)),
        clear=rows["verdict"] == CLEAR,
    )
    y = alt.Y("choice:N", axis=None, scale=alt.Scale(domain=worded["choice"].tolist()))
    zero = alt.Chart(pd.DataFrame({"zero": [0.0]}))
    base = alt.Chart(worded).encode(y=y)
    strong = style.outlets[0]
    colour = alt.condition(alt.datum.clear, alt.value(strong), alt.value(style.muted))
    fill = alt.condition(alt.datum.clear, alt.value(strong), alt.value(style.page))
    tooltip = [
        alt.Tooltip("choice:N", title=style.text("choice")),
        alt.Tooltip("difference:Q", title=style.text("difference"), format=axis.number_format),
        alt.Tooltip("low:Q", title=style.text("low"), format=axis.number_format),
        alt.Tooltip("high:Q", title=style.text("high"), format=axis.number_format),
    ]
    layers = [
        zero.mark_rule(color=style.ink, strokeWidth=1.5).encode(x=_x("zero:Q", axis)),
        base.mark_rule(strokeWidth=2.5, yOffset=_MIDDLE).encode(
            x=_x("low:Q", axis), x2="high:Q", color=colour
        ),
        base.mark_point(size=110, opacity=1, strokeWidth=2, yOffset=_MIDDLE).encode(
            x=_x("difference:Q", axis), fill=fill, stroke=colour, tooltip=tooltip
        ),
        *(
            base.mark_text(
                align="left",
                dy=_MIDDLE - 20,
                fontSize=LABEL_SIZE,
                color=style.ink,
                stroke=rim,
                strokeWidth=5 if rim else 0,
                limit=alt.ExprRef("width"),
            ).encode(x=alt.value(0), text="said:N")
            for rim in (style.page, None)
        ),
    ]
    chart = alt.layer(*layers).properties(height=alt.Step(ROW), width="container")
    return configured(chart, style)


def _x(field: str, axis: Axis) -> alt.X:
    return alt.X(
        field,
        scale=alt.Scale(domain=[axis.low, axis.high], nice=False, zero=False),
        axis=alt.Axis(
            title=[axis.ends, axis.unit], tickCount=5, format="+,.2~f", labelExpr=UNSIGNED_ZERO
        ),
    )
