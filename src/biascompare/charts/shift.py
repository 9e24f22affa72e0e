"""Why do two outlets differ on a measure? A bar a word; all bars add up to the gap."""

from __future__ import annotations

import altair as alt
import pandas as pd

from biascompare.charts.style import LABEL_SIZE, LIGHT, UNSIGNED_ZERO, Style, configured
from biascompare.translations import number

ROW = 26


def shift_bars(
    words: pd.DataFrame, names: tuple[str, str], gap: float, unit: str, style: Style
) -> alt.LayerChart:
    """Draw each word's part of the gap, from 0; to the right where it raises the first.

    ``words`` has ``word, contribution, colour`` in the order of the rows; a last row may
    stand for all other words.
    """
    largest = float(words["contribution"].abs().max()) if len(words) else 0.0
    reach = 1.25 * (largest or 1.0)
    y = alt.Y(
        "word:N",
        scale=alt.Scale(domain=words["word"].tolist()),
        axis=alt.Axis(title=None, domain=False, ticks=False, labelLimit=180, labelPadding=10),
    )
    x = alt.X(
        "contribution:Q",
        scale=alt.Scale(domain=[-reach, reach], nice=False),
        axis=alt.Axis(
            title=[
                style.text("lower_higher", side=names[0]),
                style.text("part_of_gap", unit=unit),
            ],
            tickCount=5,
            format="+~g",
            labelExpr=UNSIGNED_ZERO,
        ),
    )
    colour = alt.Color("colour:N", scale=None)
    tooltip = [
        alt.Tooltip("word:N", title=style.text("word")),
        alt.Tooltip("contribution:Q", title=style.text("part"), format="+.4f"),
    ]
    base = alt.Chart(words).encode(y=y, x=x)
    text = alt.Text("contribution:Q", format="+.3~g")
    layers = [
        base.mark_bar(height=14).encode(color=colour, tooltip=tooltip),
        base.transform_filter("datum.contribution >= 0")
        .mark_text(align="left", dx=5, fontSize=LABEL_SIZE, color=style.ink)
        .encode(text=text),
        base.transform_filter("datum.contribution < 0")
        .mark_text(align="right", dx=-5, fontSize=LABEL_SIZE, color=style.ink)
        .encode(text=text),
    ]
    chart = alt.layer(*layers).properties(
        height=alt.Step(ROW),
        width="container",
        description=shift_text(words, names, gap, unit, style),
    )
    return configured(chart, style)


def shift_text(
    words: pd.DataFrame, names: tuple[str, str], gap: float, unit: str, style: Style = LIGHT
) -> str:
    """Return what the chart shows, for those who do not see it."""
    largest = words.loc[words["contribution"].abs().sort_values(ascending=False).index[:5]]
    parts = zip(largest["word"].tolist(), largest["contribution"].tolist(), strict=True)
    told = (f"{word} {_signed(part, style)}" for word, part in parts)
    return style.text(
        "shift_told",
        first=names[0],
        second=names[1],
        gap=_signed(gap, style),
        unit=unit,
        words=", ".join(told),
    )


def _signed(value: float, style: Style) -> str:
    return ("+" if value > 0 else "") + number(style.language, value, 3)
