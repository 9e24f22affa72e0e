"""How does a measure run over time? One small chart a group, all on the same axes."""

from __future__ import annotations

import altair as alt
import pandas as pd

from biascompare.charts.axis import Axis
from biascompare.charts.style import Style, configured
from biascompare.compare.thresholds import thresholds
from biascompare.compare.timelines import ARTICLES, Line, Timeline
from biascompare.compare.verdicts import number

HEIGHT = 120
_LENGTH = {"day": 1, "week": 7, "month": 31}


def span(timeline: Timeline) -> tuple[str, str]:
    """Return the first day and the day after the last period, the same for all small charts.

    Raises `ValueError` for a timeline without periods.
    """
    starts = [point.start for line in timeline.lines for point in line.points]
    last = pd.Timestamp(max(starts)) + pd.Timedelta(days=_LENGTH[timeline.every])
    return min(starts), last.strftime("%Y-%m-%d")


def small_multiple(
    line: Line,
    timeline: Timeline,
    axis: Axis,
    colour: str,
    style: Style,
) -> alt.LayerChart:
    """Draw one group: means with intervals, joined where no period between is empty.

    A hollow point has too few articles for a verdict. The number of articles is drawn as
    bars from zero.
    """
    counted = timeline.measure is ARTICLES
    points = pd.DataFrame(
        [
            (point.period, pd.Timestamp(point.start), point.n, point.value, point.low, point.high)
            for point in line.points
        ],
        columns=["period", "start", "n", "value", "low", "high"],
    )
    points["few"] = points["n"] < thresholds().fewest_for_verdict
    base = alt.Chart(points).encode(x=_x(timeline, span(timeline)))
    y = alt.Y(
        "value:Q",
        scale=alt.Scale(domain=[axis.low, axis.high], nice=False, zero=False),
        axis=alt.Axis(title=axis.unit, tickCount=3, format=",.2~f"),
    )
    tooltip = [
        alt.Tooltip("period:N", title=timeline.every.capitalize()),
        alt.Tooltip("n:Q", title="Articles"),
        alt.Tooltip("value:Q", title="Value", format=axis.number_format),
        alt.Tooltip("low:Q", title="Low", format=axis.number_format),
        alt.Tooltip("high:Q", title="High", format=axis.number_format),
    ]
    layers: list[alt.Chart] = (
        [base.mark_bar(color=colour, width={"band": 0.8}).encode(y=y, tooltip=tooltip)]
        if counted
        else _means(base, y, tooltip, colour, style)
    )
    if axis.crosses_zero:
        zero = alt.Chart(pd.DataFrame({"zero": [0.0]})).mark_rule(color=style.muted)
        layers.insert(0, zero.encode(y=alt.Y("zero:Q")))
    title = alt.TitleParams(
        line.name,
        subtitle=_articles(line),
        color=colour,
        limit=alt.ExprRef("width"),
        offset=10,
    )
    chart = alt.layer(*layers).properties(height=HEIGHT, width="container", title=title)
    return configured(chart, style)


def _x(timeline: Timeline, days: tuple[str, str]) -> alt.X:
    domain = [pd.Timestamp(day).strftime("%Y-%m-%dT00:00:00") for day in days]
    return alt.X(
        "start:T",
        scale=alt.Scale(domain=domain, nice=False),
        axis=alt.Axis(title=None, tickCount=5, labelOverlap=True, labelFlush=True),
    )


def _means(
    base: alt.Chart, y: alt.Y, tooltip: list[alt.Tooltip], colour: str, style: Style
) -> list[alt.Chart]:
    fill = alt.condition(alt.datum.few, alt.value(style.page), alt.value(colour))
    return [
        base.mark_rule(color=colour, strokeWidth=4, opacity=0.35).encode(
            y=alt.Y("low:Q"), y2="high:Q"
        ),
        base.mark_line(color=colour, strokeWidth=2, invalid="break-paths-show-domains").encode(y=y),
        base.mark_point(color=colour, size=70, opacity=1, strokeWidth=2, filled=True).encode(
            y=y, fill=fill, stroke=alt.value(colour), tooltip=tooltip
        ),
    ]


def _articles(line: Line) -> str:
    count = sum(point.n for point in line.points)
    return f"{line.language or '–'} · {count:,} articles"


def alternative(line: Line, timeline: Timeline) -> str:
    """Return what one small chart shows, in words."""
    label = timeline.measure.label or timeline.measure.name
    known = [(point.value, point.period) for point in line.points if point.value is not None]
    if not known:
        return f"{line.name}: no articles with a date that tells the {timeline.every}."
    low, high = min(known), max(known)
    first, last = line.points[0].period, line.points[-1].period
    return (
        f"{line.name}: {label.lower()} by {timeline.every} from {first} to {last}, "
        f"{len(known)} of {len(line.points)} {timeline.every}s with articles; "
        f"lowest {number(low[0])} in {low[1]}, highest {number(high[0])} in {high[1]}."
    )
