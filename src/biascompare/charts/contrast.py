"""Which words set two outlets apart? How often a term stands there, and how far apart it sets."""

from __future__ import annotations

import math

import altair as alt
import pandas as pd

from biascompare.charts.labels import Box, place_labels
from biascompare.charts.projected import FACTOR
from biascompare.charts.style import LABEL_SIZE, LIGHT, Style, configured

WIDTH, HEIGHT = 720, 480
MOST_LABELS = 30
_ROOM = 0.08
_SMALLEST = 0.8  # of the chart is left for the dots, beside and above its axes
_WIDEST = 3  # times as wide, on the largest screens
_BEFORE_A_CLASS = 620


def contrast_scatter(
    terms: pd.DataFrame,
    names: tuple[str, str],
    style: Style,
    *,
    width: int = WIDTH,
    height: int = HEIGHT,
) -> alt.LayerChart:
    """Draw a dot a term, the most telling ones labelled; a label never lies over another.

    ``terms`` has ``term, count, z, colour``: times it stands on both sides, z above 0 for
    the first of ``names``, and the colour of its side (muted where it is not clear).
    """
    domains = _domain(terms["count"].map(math.log10)), _domain(terms["z"])
    x = alt.X(
        "count:Q",
        scale=alt.Scale(type="log", domain=[10**end for end in domains[0]], nice=False),
        axis=alt.Axis(title=style.text("times_there"), tickCount=5, format="~s"),
    )
    scale = alt.Scale(domain=list(domains[1]), nice=False)
    sides = [style.text("sets_apart"), f"← {names[1]} · {names[0]} →"]
    y = alt.Y("z:Q", scale=scale, axis=alt.Axis(title=sides, tickCount=5))
    colour = alt.Color("colour:N", scale=None)
    tooltip = [
        alt.Tooltip("term:N", title=style.text("term")),
        alt.Tooltip("count:Q", title=style.text("times"), format=",.0f"),
        alt.Tooltip("z:Q", title="z", format=".2f"),
    ]
    height = _BEFORE_A_CLASS if style.projected else height
    size = LABEL_SIZE * FACTOR if style.projected else LABEL_SIZE
    labels = labelled(terms, domains, (_SMALLEST * width, _SMALLEST * height), size)
    zero = alt.Chart(pd.DataFrame({"z": [0.0]})).mark_rule(color=style.muted)
    layers = [
        zero.encode(y=y),
        alt.Chart(terms)
        .mark_circle(size=50, opacity=0.7)
        .encode(x=x, y=y, color=colour, tooltip=tooltip),
        alt.Chart(labels)
        .mark_text(
            align=alt.ExprRef("datum.align"),
            baseline="top",
            fontSize=LABEL_SIZE,
            dx=alt.ExprRef("datum.right"),
            dy=alt.ExprRef("datum.down"),
        )
        .encode(x=x, y=y, text="term:N", color=colour),
    ]
    chart = alt.layer(*layers)
    chart = chart.properties(
        width=width, height=height, description=contrast_text(terms, names, style)
    )
    return configured(chart, style)


def labelled(
    terms: pd.DataFrame,
    domains: tuple[tuple[float, float], tuple[float, float]],
    picture: tuple[float, float],
    size: float = LABEL_SIZE,
) -> pd.DataFrame:
    """Return the terms whose labels have room, as many at each end, and where the labels go.

    ``right`` and ``down`` are the pixels from a term's dot to its label, which is written as
    ``align`` says: in a wider picture than ``picture`` (width, height) they still lie apart.
    ``size`` is that of the letters.
    """
    width, height = picture
    across = [width * _share(math.log10(times), domains[0]) for times in terms["count"]]
    up = [height * (1 - _share(z, domains[1])) for z in terms["z"]]
    drawn = terms.assign(across=across, up=up)
    chosen = _most_telling(drawn)
    others = drawn.drop(chosen.index)[["across", "up"]].itertuples(index=False, name=None)
    points = list(chosen[["across", "up", "term"]].itertuples(index=False, name=None))
    boxes = place_labels(points, width, height, size, others=list(others), wider=_WIDEST)
    sides = [_side(box, x, y) for box, (x, y, _) in zip(boxes, points, strict=True) if box]
    shown = chosen[[box is not None for box in boxes]]
    return shown.assign(
        align=[align for align, _, _ in sides],
        right=[right for _, right, _ in sides],
        down=[down for _, _, down in sides],
    )


def _most_telling(terms: pd.DataFrame) -> pd.DataFrame:
    ordered = terms.sort_values("z", ascending=False, kind="stable")
    above = ordered[ordered["z"] > 0].head(MOST_LABELS // 2)
    below = ordered[ordered["z"] < 0].tail(MOST_LABELS // 2)
    chosen = pd.concat([above, below])
    return chosen.loc[chosen["z"].abs().sort_values(ascending=False, kind="stable").index]


def _side(box: Box, x: float, y: float) -> tuple[str, float, float]:
    """Return on which side of its dot a label is written, and how far from it."""
    if box.left > x:
        return "left", box.left - x, box.top - y
    if box.right < x:
        return "right", box.right - x, box.top - y
    return "center", 0, box.top - y


def contrast_text(terms: pd.DataFrame, names: tuple[str, str], style: Style = LIGHT) -> str:
    """Return what the chart shows, for those who do not see it."""
    ordered = terms.sort_values("z", ascending=False, kind="stable")
    first = ordered[ordered["z"] > 0]["term"].head(5)
    last = ordered[ordered["z"] < 0]["term"].tail(5)[::-1]
    parts = [
        style.text("uses_more", side=name, terms=", ".join(found))
        for name, found in zip(names, (first, last), strict=True)
        if len(found)
    ]
    return " ".join(parts) or style.text("no_terms")


def _domain(values: pd.Series[float]) -> tuple[float, float]:
    low, high = (min(values), max(values)) if len(values) else (0.0, 1.0)
    room = _ROOM * (high - low) or 0.5
    return low - room, high + room


def _share(value: float, domain: tuple[float, float]) -> float:
    return (value - domain[0]) / (domain[1] - domain[0])
