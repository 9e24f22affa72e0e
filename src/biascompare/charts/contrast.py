"""Which words set two outlets apart? How often a term stands there, and how far apart it sets."""

from __future__ import annotations

import math

import altair as alt
import pandas as pd

from biascompare.charts.labels import place_labels
from biascompare.charts.projected import FACTOR
from biascompare.charts.style import LABEL_SIZE, LIGHT, Style, configured

WIDTH, HEIGHT = 720, 480
MOST_LABELS = 30
_ROOM = 0.08
_SMALLEST = 0.8  # of the chart is left for the dots, beside and above its axes
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
    sides = f"← {names[1]} · z · {names[0]} →"
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
            align="left",
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
    """Return ``term, count, z, colour, right, down`` of the labels with room, as many an end.

    ``right`` and ``down`` are the pixels from a term's dot to its label's upper left corner:
    in a wider picture than ``picture`` (width and height) they still lie apart. ``size`` is
    that of the letters.
    """
    width, height = picture
    ordered = terms.sort_values("z", ascending=False, kind="stable")
    above = ordered[ordered["z"] > 0].head(MOST_LABELS // 2)
    below = ordered[ordered["z"] < 0].tail(MOST_LABELS // 2)
    chosen = pd.concat([above, below])
    chosen = chosen.loc[chosen["z"].abs().sort_values(ascending=False, kind="stable").index]
    across = chosen["count"].map(math.log10).tolist()
    points = [
        (width * _share(x, domains[0]), height * (1 - _share(z, domains[1])), term)
        for x, z, term in zip(across, chosen["z"].tolist(), chosen["term"].tolist(), strict=True)
    ]
    boxes = place_labels(points, width, height, size)
    placed = [
        (row, box.left - x, box.top - y)
        for row, (x, y, _), box in zip(chosen.index, points, boxes, strict=True)
        if box is not None
    ]
    shown = chosen.loc[[row for row, _, _ in placed], ["term", "count", "z", "colour"]]
    return shown.assign(
        right=[right for _, right, _ in placed], down=[down for _, _, down in placed]
    )


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
