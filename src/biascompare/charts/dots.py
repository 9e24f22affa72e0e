"""How do outlets compare on one measure? Means with intervals, over the single articles."""

from __future__ import annotations

from collections.abc import Iterator

import altair as alt
import pandas as pd

from biascompare.charts.axis import Axis
from biascompare.charts.style import LABEL_SIZE, NAME_SIZE, Style, configured

ROW = 84
ROW_WITHOUT_ARTICLES = 58
MOST_ARTICLES = 3_000
SAMPLE_SEED = 20_231_117


def dots(groups: pd.DataFrame, articles: pd.DataFrame, axis: Axis, style: Style) -> alt.LayerChart:
    """Draw one row a group: its name, its mean with the interval, its articles below.

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
    keys = groups["key"].tolist()
    row = ROW if len(articles) else ROW_WITHOUT_ARTICLES
    y = alt.Y("key:N", axis=None, scale=alt.Scale(domain=keys))
    x = _x("mean:Q", axis)
    colour = alt.Color("colour:N", scale=None)
    base = alt.Chart(groups).encode(y=y, color=colour)
    tooltip = [
        alt.Tooltip("label:N", title=style.text("which")),
        alt.Tooltip("mean:Q", title=style.text("mean"), format=axis.number_format),
        alt.Tooltip("interval:N", title=style.text("interval")),
    ]
    shape = alt.Shape("shape:N", scale=None)
    middle = 8
    layers = [
        *_zero(axis, style),
        *_articles(articles, y, axis, style, groups),
        base.mark_rule(strokeWidth=3, yOffset=middle).encode(x=_x("low:Q", axis), x2="high:Q"),
        base.mark_point(size=170, filled=True, opacity=1, yOffset=middle).encode(
            x=x, shape=shape, tooltip=tooltip
        ),
        *_written(base, x, axis, style, middle),
    ]
    chart = alt.layer(*layers).properties(height=alt.Step(row), width="container")
    return configured(chart, style)


def _written(
    base: alt.Chart, x: alt.X, axis: Axis, style: Style, middle: int
) -> Iterator[alt.Chart]:
    """Yield the means and the names; first their rims, so that no line runs through them."""
    for rim in (style.page, None):
        width = 5 if rim else 0
        yield base.mark_text(
            dy=middle - 15, fontSize=LABEL_SIZE, fontWeight="bold", stroke=rim, strokeWidth=width
        ).encode(x=x, text=alt.Text("mean:Q", format=axis.number_format))
        yield base.mark_text(
            align="left",
            dy=middle - 33,
            fontSize=NAME_SIZE,
            fontWeight="bold",
            limit=alt.ExprRef("width"),
            stroke=rim,
            strokeWidth=width,
        ).encode(x=alt.value(0), text="label:N")


def sampled(articles: pd.DataFrame, most: int = MOST_ARTICLES) -> pd.DataFrame:
    """Return at most ``most`` rows, drawn with a fixed seed; the caller says so."""
    if len(articles) <= most:
        return articles
    return articles.sample(most, random_state=SAMPLE_SEED)


def _x(field: str, axis: Axis) -> alt.X:
    return alt.X(
        field,
        scale=alt.Scale(domain=[axis.low, axis.high], nice=False, zero=False),
        axis=alt.Axis(title=[axis.ends, axis.unit], tickCount=5, format=",.2~f"),
    )


def _zero(axis: Axis, style: Style) -> list[alt.Chart]:
    if not axis.crosses_zero:
        return []
    line = alt.Chart(pd.DataFrame({"zero": [0.0]}))
    return [line.mark_rule(color=style.muted, strokeDash=[3, 3]).encode(x=_x("zero:Q", axis))]


def _articles(
    articles: pd.DataFrame, y: alt.Y, axis: Axis, style: Style, groups: pd.DataFrame
) -> list[alt.Chart]:
    if articles.empty:
        return []
    looks = groups[["key", "colour"]]
    chart = alt.Chart(articles.merge(looks, on="key"))
    tooltip = [
        alt.Tooltip("title:N", title=style.text("article")),
        alt.Tooltip("value:Q", title=style.text("value"), format=axis.number_format),
    ]
    return [
        chart.mark_circle(size=44, opacity=0.4, yOffset=24).encode(
            x=_x("value:Q", axis), y=y, color=alt.Color("colour:N", scale=None), tooltip=tooltip
        )
    ]
