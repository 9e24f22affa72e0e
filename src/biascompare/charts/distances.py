"""How far apart are the outlets' vocabularies? A matrix, and a map."""

from __future__ import annotations

import altair as alt
import pandas as pd

from biascompare.charts.style import LABEL_SIZE, NAME_SIZE, Style, configured

ROW = 44
MAP = 420


def distance_matrix(pairs: pd.DataFrame, style: Style) -> alt.LayerChart:
    """Draw a cell for each ordered pair, its distance written in it.

    ``pairs`` has ``a, b, distance`` for both orders, in the order of the rows.
    """
    names = pairs["a"].drop_duplicates().tolist()
    highest = max(float(pairs["distance"].max()), 0.0) or 1.0
    x = alt.X(
        "b:N",
        scale=alt.Scale(domain=names),
        axis=alt.Axis(title=None, orient="top", labelAngle=-40, labelLimit=160, ticks=False),
    )
    y = alt.Y(
        "a:N",
        scale=alt.Scale(domain=names),
        axis=alt.Axis(title=None, labelLimit=180, ticks=False, domain=False),
    )
    base = alt.Chart(pairs).encode(x=x, y=y)
    colour = alt.Color(
        "distance:Q",
        scale=alt.Scale(domain=[0, highest], range=list(style.heat), clamp=True),
        legend=None,
    )
    layers = [
        base.mark_rect(cornerRadius=2).encode(color=colour),
        base.mark_text(fontSize=LABEL_SIZE, color=style.ink).encode(
            text=alt.Text("distance:Q", format=".3f")
        ),
    ]
    chart = alt.layer(*layers).properties(
        height=alt.Step(ROW), width="container", description=distance_text(pairs)
    )
    return configured(chart, style)


def distance_map(places: pd.DataFrame, style: Style) -> alt.LayerChart:
    """Draw outlets as points: the nearer, the more alike their words.

    ``places`` has ``name, x, y, colour, shape``.
    """
    reach = 1.35 * float(places[["x", "y"]].abs().max().max()) or 1.0
    scale = alt.Scale(domain=[-reach, reach], nice=False)
    base = alt.Chart(places).encode(
        x=alt.X("x:Q", scale=scale, axis=None),
        y=alt.Y("y:Q", scale=scale, axis=None),
        color=alt.Color("colour:N", scale=None),
    )
    layers = [
        base.mark_point(size=170, filled=True, opacity=1).encode(
            shape=alt.Shape("shape:N", scale=None)
        ),
        base.mark_text(dy=-17, fontSize=NAME_SIZE, fontWeight="bold").encode(text="name:N"),
    ]
    names = ", ".join(places["name"])
    chart = alt.layer(*layers).properties(
        width=MAP, height=MAP, description=f"Map of vocabularies: {names}."
    )
    return configured(chart, style)


def distance_text(pairs: pd.DataFrame) -> str:
    """Return what the chart shows, for those who do not see it."""
    if pairs.empty:
        return "No pairs to show."
    ordered = pairs[pairs["a"] < pairs["b"]].sort_values("distance", kind="stable")
    near, far = ordered.iloc[0], ordered.iloc[-1]
    return (
        f"Farthest apart: {far['a']} and {far['b']} ({far['distance']:.3f}); "
        f"nearest: {near['a']} and {near['b']} ({near['distance']:.3f})."
    )
