"""How does a measure run over time? One small chart a group, all on the same axes."""

from __future__ import annotations

import dataclasses
import functools
import json
import string
from collections.abc import Iterator

import altair as alt
import pandas as pd

from biascompare.charts.axis import Axis
from biascompare.charts.plain import (
    Spec,
    chart,
    layer,
    layered,
    name,
    name_of,
    number,
    quantity,
    rows,
)
from biascompare.charts.style import LIGHT, Style
from biascompare.compare.periods import Every
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
    line: Line, timeline: Timeline, axis: Axis, colour: str, style: Style
) -> alt.LayerChart:
    """Draw what `small_multiple_spec` specifies."""
    return chart(small_multiple_spec(line, timeline, axis, colour, style))


def small_multiple_spec(
    line: Line, timeline: Timeline, axis: Axis, colour: str, style: Style
) -> Spec:
    """Return one group: means with intervals, joined where no period between is empty.

    A hollow point has too few articles for a verdict. The number of articles is drawn as
    bars from zero.
    """
    counted = timeline.measure is ARTICLES
    table = pd.DataFrame([dataclasses.asdict(point) for point in line.points])
    points = [_timed(row, timeline.every) for row in rows(table)]
    zero: list[Spec] = [{"zero": 0.0}] if axis.crosses_zero else []
    datasets = {name_of(each): each for each in (zero, points) if each}
    draw = _bars if counted else _means
    layers = list(draw(name_of(points), timeline, axis, colour, style))
    if zero:
        place = {"y": {"field": "zero", "type": "quantitative"}}
        layers.insert(0, layer("rule", name_of(zero), place, color=style.muted))
    title = {
        "text": line.name,
        "subtitle": _articles(line, style, counted=counted),
        "color": colour,
        "limit": {"expr": "width"},
        "offset": 10,
    }
    height = _BEFORE_A_CLASS if style.projected else HEIGHT
    return layered(layers, datasets, style, height=height, title=title)


def _timed(row: Spec, every: Every) -> Spec:
    end, middle = _end(row["start"], every)
    few = row["n"] < thresholds().fewest_for_verdict
    return row | {"start": f"{row['start']}T00:00:00", "end": end, "middle": middle, "few": few}


@functools.lru_cache(maxsize=5_000)
def _end(start: str, every: Every) -> tuple[str, str]:
    """Return when a period has ended, and its middle."""
    first = pd.Timestamp(start)
    end = first + LENGTH[every]
    return end.isoformat(), (first + (end - first) / 2).isoformat()


def _x(field: str, timeline: Timeline, style: Style) -> Spec:
    first, last = span(timeline)
    months = (pd.Timestamp(last) - pd.Timestamp(first)).days >= _SHOWN_BY_MONTH
    return {
        "field": field,
        "type": "temporal",
        "scale": {"domain": [f"{day}T00:00:00" for day in (first, last)], "nice": False},
        "axis": {
            "title": None,
            "tickCount": 5,
            "labelExpr": _in_words(style.language, with_day=not months),
            "labelOverlap": True,
            "labelFlush": True,
            "labelSeparation": 8,
        },
    }


def _y(axis: Axis) -> Spec:
    found = quantity("value", axis.low, axis.high)
    found["scale"]["zero"] = False
    return found | {"axis": {"title": axis.unit_shown, "tickCount": 3, "format": axis.tick_format}}


def _tooltip(timeline: Timeline, axis: Axis, style: Style) -> list[Spec]:
    return [
        name("period", title=style.text(f"every.{timeline.every}")),
        {"field": "n", "type": "quantitative", "title": style.text("articles")},
        *(
            number(each, axis.number_format, title=style.text(each))
            for each in ("value", "low", "high")
        ),
    ]


def _bars(data: str, timeline: Timeline, axis: Axis, colour: str, style: Style) -> Iterator[Spec]:
    place = {
        "x": _x("start", timeline, style),
        "x2": {"field": "end"},
        "y": _y(axis),
        "y2": {"datum": 0},
        "tooltip": _tooltip(timeline, axis, style),
    }
    yield layer("bar", data, place, color=colour, stroke=style.page)


def _in_words(language: str, *, with_day: bool) -> str:
    """Return the expression that writes a day or month as the language writes it."""
    names = [translated(language, f"forms.month.{month}") for month in range(1, 13)]
    written = {
        "day": "date(datum.value)",
        "month": f"{json.dumps(names)}[month(datum.value)]",
        "year": "year(datum.value)",
    }
    form = load(language)["forms.day"] if with_day else "{month} {year}"
    parts = [
        part
        for literal, field, _, _ in string.Formatter().parse(form)
        for part in (json.dumps(literal), written[field] if field else "")
        if part
    ]
    return " + ".join(parts)


def _means(data: str, timeline: Timeline, axis: Axis, colour: str, style: Style) -> Iterator[Spec]:
    x, y = _x("middle", timeline, style), _y(axis)
    ends = {"x": x, "y": {"field": "low", "type": "quantitative"}, "y2": {"field": "high"}}
    yield layer("rule", data, ends, color=colour, strokeWidth=4, opacity=0.35)
    # A period without articles is a gap.
    gaps = {"invalid": "break-paths-show-domains"}
    yield layer("line", data, {"x": x, "y": y}, color=colour, strokeWidth=2, **gaps)
    marks = {
        "x": x,
        "y": y,
        "fill": {"condition": {"test": "datum.few", "value": style.page}, "value": colour},
        "stroke": {"value": colour},
        "tooltip": _tooltip(timeline, axis, style),
    }
    yield layer("point", data, marks, color=colour, size=70, opacity=1, strokeWidth=2, filled=True)


def _articles(line: Line, style: Style, *, counted: bool) -> str:
    count = sum(point.n for point in line.points)
    known = line.language in LANGUAGES
    spoken = (
        translated(style.language, f"forms.language.{line.language}") if known else line.language
    )
    parts = [(spoken or "–").capitalize(), translated(style.language, "forms.article", n=count)]
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
