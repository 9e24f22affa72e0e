"""How do outlets compare on one measure? Means with intervals, over the single articles."""

from __future__ import annotations

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
from biascompare.charts.style import LABEL_SIZE, NAME_SIZE, Style

ROW = 84
ROW_WITHOUT_ARTICLES = 58
MOST_ARTICLES = 3_000
SAMPLE_SEED = 20_231_117


def dots(groups: pd.DataFrame, articles: pd.DataFrame, axis: Axis, style: Style) -> alt.LayerChart:
    """Draw what `dots_spec` specifies."""
    return chart(dots_spec(groups, articles, axis, style))


def dots_spec(groups: pd.DataFrame, articles: pd.DataFrame, axis: Axis, style: Style) -> Spec:
    """Return one row a group: its name, its mean with the interval, its articles below.

    Parameters
    ----------
    groups
        ``key, label, n, mean, low, high, interval, colour, shape``, in the order of the
        rows; ``colour`` is a colour, ``interval`` the interval in words; ``low`` and
        ``high`` may be missing.
    articles
        ``key, value, title``: the single articles; may be empty. At most
        `MOST_ARTICLES` are drawn: see `sampled`.
    """
    means = rows(groups)
    single = rows(articles.merge(groups[["key", "colour"]], on="key")) if len(articles) else []
    zero: list[Spec] = [{"zero": 0.0}] if axis.crosses_zero else []
    datasets = {name_of(each): each for each in (zero, single, means) if each}
    shared = _shared(groups)
    layers = [
        *([_zero(name_of(zero), axis, style)] if zero else []),
        *([_articles(name_of(single), shared, axis, style)] if len(articles) else []),
        *_means(name_of(means), shared, axis, style),
    ]
    height = {"step": ROW if len(articles) else ROW_WITHOUT_ARTICLES}
    return layered(layers, datasets, style, height=height)


def _shared(groups: pd.DataFrame) -> Spec:
    """Return what the marks of every group and article share."""
    domain = {"domain": groups["key"].tolist()}
    return {"y": name("key", axis=None, scale=domain), "color": name("colour", scale=None)}


def _means(data: str, shared: Spec, axis: Axis, style: Style) -> list[Spec]:
    middle = 8
    tooltip = [
        name("label", title=style.text("which")),
        number("mean", axis.number_format, title=style.text("mean")),
        name("interval", title=style.text("interval")),
    ]
    return [
        layer(
            "rule",
            data,
            shared | {"x": _x("low", axis), "x2": {"field": "high"}},
            strokeWidth=3,
            yOffset=middle,
        ),
        layer(
            "point",
            data,
            shared
            | {"x": _x("mean", axis), "shape": name("shape", scale=None), "tooltip": tooltip},
            size=170,
            filled=True,
            opacity=1,
            yOffset=middle,
        ),
        *_written(data, shared, axis, style, middle),
    ]


def _written(data: str, shared: Spec, axis: Axis, style: Style, middle: int) -> Iterator[Spec]:
    """Yield the means and the names; first their rims, so that no line runs through them."""
    for rim in ({"stroke": style.page, "strokeWidth": 5}, {}):
        yield layer(
            "text",
            data,
            shared | {"x": _x("mean", axis), "text": number("mean", axis.number_format)},
            dy=middle - 15,
            fontSize=LABEL_SIZE,
            fontWeight="bold",
            **rim,
        )
        yield layer(
            "text",
            data,
            shared | {"x": {"value": 0}, "text": name("label")},
            align="left",
            dy=middle - 33,
            fontSize=NAME_SIZE,
            fontWeight="bold",
            limit={"expr": "width"},
            **rim,
        )


def sampled(articles: pd.DataFrame, most: int = MOST_ARTICLES) -> pd.DataFrame:
    """Return at most ``most`` rows, drawn with a fixed seed; the caller says so."""
    if len(articles) <= most:
        return articles
    return articles.sample(most, random_state=SAMPLE_SEED)


def _x(field: str, axis: Axis) -> Spec:
    found = quantity(field, axis.low, axis.high)
    found["scale"]["zero"] = False
    return found | {
        "axis": {"title": [axis.ends, axis.unit_shown], "tickCount": 5, "format": axis.tick_format}
    }


def _zero(data: str, axis: Axis, style: Style) -> Spec:
    return layer("rule", data, {"x": _x("zero", axis)}, color=style.muted, strokeDash=[3, 3])


def _articles(data: str, shared: Spec, axis: Axis, style: Style) -> Spec:
    tooltip = [
        name("title", title=style.text("article")),
        number("value", axis.number_format, title=style.text("value")),
    ]
    encoding = shared | {"x": _x("value", axis), "tooltip": tooltip}
    return layer("circle", data, encoding, size=44, opacity=0.4, yOffset=24)
