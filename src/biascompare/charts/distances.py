"""How far apart are the outlets' vocabularies? A matrix, a map, and a dendrogram."""

from __future__ import annotations

import json
from collections.abc import Sequence

import altair as alt
import pandas as pd

from biascompare.charts.labels import place_labels
from biascompare.charts.style import LABEL_SIZE, LIGHT, Style, configured
from biascompare.compare.distance import Apart
from biascompare.translations import number

ROW = 44
MAP = 420


def matrix_rows(pairs: Sequence[Apart], outlets: Sequence[str], highest_p: float) -> pd.DataFrame:
    """Return ``a, b, distance, clear`` for both orders of every pair, in the outlets' order.

    ``clear`` is whether no more than ``highest_p`` of shuffled articles are as far apart.
    """
    known = {(each.a, each.b): each for each in pairs}
    rows = [
        (one, other, pair.distance, pair.p <= highest_p)
        for one in outlets
        for other in outlets
        if (pair := known.get((one, other)) or known.get((other, one)))
    ]
    return pd.DataFrame(rows, columns=["a", "b", "distance", "clear"])


def distance_matrix(pairs: pd.DataFrame, style: Style) -> alt.LayerChart:
    """Draw a cell for each ordered pair, its distance written in it; grey where not clear.

    ``pairs`` comes from `matrix_rows`.
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
    ink = alt.condition("datum.clear", alt.value(style.ink), alt.value(style.muted))
    tooltip = [
        alt.Tooltip("a:N", title=style.text("outlet")),
        alt.Tooltip("b:N", title=style.text("outlet")),
        alt.Tooltip("distance:Q", title=style.text("distance"), format=".4f"),
    ]
    layers = [
        base.mark_rect(cornerRadius=2).encode(color=colour, tooltip=tooltip),
        base.mark_text(fontSize=LABEL_SIZE).encode(
            text=alt.Text("distance:Q", format=".3f"), color=ink
        ),
    ]
    chart = alt.layer(*layers).properties(
        height=alt.Step(ROW), width="container", description=distance_text(pairs, style)
    )
    return configured(chart, style)


def distance_map(places: pd.DataFrame, style: Style) -> alt.LayerChart:
    """Draw outlets as points: the nearer, the more alike their words.

    ``places`` has ``name, x, y, colour, shape``.
    """
    reach = 1.35 * float(places[["x", "y"]].abs().max().max()) or 1.0
    scale = alt.Scale(domain=[-reach, reach], nice=False)
    x = alt.X("x:Q", scale=scale, axis=None)
    y = alt.Y("y:Q", scale=scale, axis=None)
    colour = alt.Color("colour:N", scale=None)
    layers = [
        alt.Chart(places)
        .mark_point(size=60, filled=True, opacity=1)
        .encode(x=x, y=y, color=colour, shape=alt.Shape("shape:N", scale=None), tooltip="name:N"),
        alt.Chart(map_labels(places, reach))
        .mark_text(align="left", baseline="top", fontSize=LABEL_SIZE)
        .encode(x=x, y=y, color=colour, text="name:N"),
    ]
    names = ", ".join(places["name"])
    chart = alt.layer(*layers).properties(
        width=MAP, height=MAP, description=f"Map of vocabularies: {names}."
    )
    return configured(chart, style)


def map_labels(places: pd.DataFrame, reach: float) -> pd.DataFrame:
    """Return ``name, x, y, colour`` of the names that have room: their upper left corners."""
    pixel = 2 * reach / MAP
    columns = (places[name].tolist() for name in ("x", "y", "name"))
    points = [
        ((x + reach) / pixel, (reach - y) / pixel, name)
        for x, y, name in zip(*columns, strict=True)
    ]
    boxes = place_labels(points, MAP, MAP)
    rows = [
        (name, box.left * pixel - reach, reach - box.top * pixel, colour)
        for name, colour, box in zip(places["name"], places["colour"], boxes, strict=True)
        if box
    ]
    return pd.DataFrame(rows, columns=["name", "x", "y", "colour"])


def distance_dendrogram(
    names: Sequence[str], joins: Sequence[Sequence[float]], style: Style
) -> alt.LayerChart:
    """Draw which outlets join first: the further right, the further apart their words.

    ``joins`` is SciPy's linkage of ``names``, as `Distances.joins` holds it.
    """
    brackets, leaves = joined(names, joins)
    ordered = leaves["name"].tolist()
    y = alt.Y(
        "row:Q",
        scale=alt.Scale(domain=[len(names) - 0.5, -0.5], nice=False),
        axis=alt.Axis(
            title=None,
            values=list(range(len(names))),
            labelExpr=f"{json.dumps(ordered)}[datum.value]",
            labelLimit=220,
            domain=False,
            ticks=False,
            grid=False,
        ),
    )
    x = alt.X("distance:Q", axis=alt.Axis(title=style.text("distance"), tickCount=5))
    layers = [
        alt.Chart(brackets)
        .mark_line(color=style.muted, strokeWidth=2)
        .encode(x=x, y=y, detail="join:N", order="corner:O"),
        alt.Chart(leaves).mark_point(color=style.muted, filled=True).encode(x=x, y=y),
    ]
    chart = alt.layer(*layers).properties(
        width="container",
        height=ROW * len(names),
        description=joins_text(names, joins, style),
    )
    return configured(chart, style)


def joined(
    names: Sequence[str], joins: Sequence[Sequence[float]]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return brackets (``join, corner, distance, row``) and leaves (``name, distance, row``)."""
    members = [[leaf] for leaf in range(len(names))]
    for one, two, *_ in joins:
        members.append(members[int(one)] + members[int(two)])
    order = members[-1]
    middles = [(float(order.index(leaf)), 0.0) for leaf in range(len(names))]
    corners = []
    for place, (one, two, height, *_) in enumerate(joins):
        (top, start), (bottom, end) = middles[int(one)], middles[int(two)]
        places = ((start, top), (height, top), (height, bottom), (end, bottom))
        corners += [(place, corner, *point) for corner, point in enumerate(places)]
        middles.append(((top + bottom) / 2, height))
    leaves = [(names[leaf], 0.0, row) for row, leaf in enumerate(order)]
    return (
        pd.DataFrame(corners, columns=["join", "corner", "distance", "row"]),
        pd.DataFrame(leaves, columns=["name", "distance", "row"]),
    )


def joins_text(names: Sequence[str], joins: Sequence[Sequence[float]], style: Style = LIGHT) -> str:
    """Return what the tree shows, for those who do not see it."""
    _, leaves = joined(names, joins)
    return style.text("joins_told", names=", ".join(leaves["name"]))


def distance_text(pairs: pd.DataFrame, style: Style = LIGHT) -> str:
    """Return what the chart shows, for those who do not see it."""
    if pairs.empty:
        return style.text("no_pairs_told")
    ordered = pairs[pairs["a"] < pairs["b"]].sort_values("distance", kind="stable")
    near, far = ordered.iloc[0], ordered.iloc[-1]
    return style.text(
        "distance_told",
        far_a=far["a"],
        far_b=far["b"],
        far=number(style.language, far["distance"], 3),
        near_a=near["a"],
        near_b=near["b"],
        near=number(style.language, near["distance"], 3),
    )
