"""How does a measure run over time? One small chart a group, all on the same axes."""

from __future__ import annotations

import dataclasses
import json
import string

import altair as alt
import pandas as pd

from biascompare.charts.axis import Axis
from biascompare.charts.style import LIGHT, Style, configured
from biascompare.compare.thresholds import thresholds
from biascompare.compare.timeline_model import ARTICLES, Line, Timeline
from biascompare.compare.verdicts import value_said
from biascompare.translations import LANGUAGES, load, translated

# The dashboard fits name and axis into it as well.
HEIGHT = 200
_BEFORE_A_CLASS = 480
_SHOWN_BY_MONTH = 150  # days; five ticks are then a month apart or more
LENGTH = {
    "day": pd.DateOffset(days=1),
    "week": pd.DateOffset(weeks=1),
    "month": pd.DateOffset(months=1),
}


def span(timeline: Timeline) -> tuple[str, str]:
    """Return the first day and the day after the last period, the same for all small charts.

    Raises `ValueError` for a timeline without periods.
    """
    starts = [point.start for line in timeline.lines for point in line.points]
    last = pd.Timestamp(max(starts)) + LENGTH[timeline.every]
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
    base = alt.Chart(_points(line, timeline))
    y = alt.Y(
        "value:Q",
        scale=alt.Scale(domain=[axis.low, axis.high], nice=False, zero=False),
        axis=alt.Axis(title=axis.unit_shown, tickCount=3, format=axis.tick_format),
    )
    tooltip = [
        alt.Tooltip("period:N", title=style.text(f"every.{timeline.every}")),
        alt.Tooltip("n:Q", title=style.text("articles")),
        alt.Tooltip("value:Q", title=style.text("value"), format=axis.number_format),
        alt.Tooltip("low:Q", title=style.text("low"), format=axis.number_format),
        alt.Tooltip("high:Q", title=style.text("high"), format=axis.number_format),
    ]
    layers: list[alt.Chart] = (
        [
            base.mark_bar(color=colour, stroke=style.page).encode(
                x=_x("start:T", timeline, style), x2="end:T", y=y, y2=alt.datum(0), tooltip=tooltip
            )
        ]
        if counted
        else _means(base.encode(x=_x("middle:T", timeline, style)), y, tooltip, colour, style)
    )
    if axis.crosses_zero:
        zero = alt.Chart(pd.DataFrame({"zero": [0.0]})).mark_rule(color=style.muted)
        layers.insert(0, zero.encode(y=alt.Y("zero:Q")))
    title = alt.TitleParams(
        line.name,
        subtitle=_articles(line, style, counted=counted),
        color=colour,
        limit=alt.ExprRef("width"),
        offset=10,
    )
    height = _BEFORE_A_CLASS if style.projected else HEIGHT
    chart = alt.layer(*layers).properties(height=height, width="container", title=title)
    return configured(chart, style)


def _points(line: Line, timeline: Timeline) -> pd.DataFrame:
    table = pd.DataFrame([dataclasses.asdict(point) for point in line.points])
    start = pd.to_datetime(table["start"])
    end = start + LENGTH[timeline.every]
    few = table["n"] < thresholds().fewest_for_verdict
    return table.assign(start=start, end=end, middle=start + (end - start) / 2, few=few)


def _x(field: str, timeline: Timeline, style: Style) -> alt.X:
    first, last = span(timeline)
    domain = [f"{day}T00:00:00" for day in (first, last)]
    months = (pd.Timestamp(last) - pd.Timestamp(first)).days >= _SHOWN_BY_MONTH
    return alt.X(
        field,
        scale=alt.Scale(domain=domain, nice=False),
        axis=alt.Axis(
            title=None,
            tickCount=5,
            labelExpr=_in_words(style.language, with_day=not months),
            labelOverlap=True,
            labelFlush=True,
            labelSeparation=8,
        ),
    )


def _in_words(language: str, *, with_day: bool) -> str:
    """Return the expression that writes a day or month as the language writes it."""
    names = [translated(language, f"forms.month.{number}") for number in range(1, 13)]
    written = {
        "day": "date(datum.value)",
        "month": f"{json.dumps(names)}[month(datum.value)]",
        "year": "year(datum.value)",
    }
    form = load(language)["forms.day"] if with_day else "{month} {year}"
    parts = [
        part
        for literal, name, _, _ in string.Formatter().parse(form)
        for part in (json.dumps(literal), written[name] if name else "")
        if part
    ]
    return " + ".join(parts)


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


def _articles(line: Line, style: Style, *, counted: bool) -> str:
    count = sum(point.n for point in line.points)
    known = line.language in LANGUAGES
    name = translated(style.language, f"forms.language.{line.language}") if known else line.language
    parts = [(name or "–").capitalize(), translated(style.language, "forms.article", n=count)]
    if not counted:
        parts.append(style.text("hollow", fewest=thresholds().fewest_for_verdict))
    return " · ".join(parts)


def alternative(
    line: Line, timeline: Timeline, style: Style = LIGHT, label: str | None = None
) -> str:
    """Return what one small chart shows, in words."""
    label = label or timeline.measure.label or timeline.measure.name
    every = style.text(f"every.{timeline.every}")
    known = [(point.value, point.period) for point in line.points if point.value is not None]
    if not known:
        return style.text("line_empty", outlet=line.name)
    low, high = min(known), max(known)
    return style.text(
        "line_told",
        outlet=line.name,
        label=label,
        every=every,
        first=line.points[0].period,
        last=line.points[-1].period,
        known=len(known),
        periods=len(line.points),
        low=value_said(low[0], timeline.measure.unit, style.language),
        low_in=low[1],
        high=value_said(high[0], timeline.measure.unit, style.language),
        high_in=high[1],
    )
