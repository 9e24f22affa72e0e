"""On which measures do two selections differ most? One row a measure, from −1 to +1."""

from __future__ import annotations

import altair as alt
import pandas as pd

from biascompare.charts.style import LABEL_SIZE, NAME_SIZE, UNSIGNED_ZERO, Style, configured
from biascompare.compare import CANNOT_TELL, CLEAR, TOO_FEW_ARTICLES
from biascompare.compare.thresholds import thresholds
from biascompare.translations import translated

ROW = 48
MOST_ROWS = 20
_MIDDLE = 12
_SHAPES = {CLEAR: "diamond", CANNOT_TELL: "circle", TOO_FEW_ARTICLES: "cross"}
_ORDER = (CLEAR, CANNOT_TELL, TOO_FEW_ARTICLES)


def shown_effects(pairs: pd.DataFrame) -> pd.DataFrame:
    """Return the rows to draw: clear differences first, then the largest by ``delta``.

    At most `MOST_ROWS`: where there are more, the caller says so.
    """
    known = pairs[pairs["delta"].notna()]
    place = known["verdict"].map(_ORDER.index)
    ordered = known.assign(place=place, size=-known["delta"].abs())
    ordered = ordered.sort_values(["place", "size"], kind="stable").head(MOST_ROWS)
    return ordered.drop(columns=["place", "size"])


def effects(pairs: pd.DataFrame, names: tuple[str, str], style: Style) -> alt.LayerChart:
    """Draw Cliff's delta of one selection against another, a row a measure, against zero.

    ``pairs`` comes from `shown_effects` and has ``key, label, delta, verdict, sentence``. A
    clear difference is a filled diamond on a thick line, anything else hollow on a thin one;
    between the dotted lines a difference is too small to count.
    """
    rows = pairs.assign(shape=pairs["verdict"].map(_SHAPES), zero=0.0)
    y = alt.Y("key:N", axis=None, scale=alt.Scale(domain=rows["key"].tolist()))
    small = thresholds().small_delta
    edges = alt.Chart(pd.DataFrame({"edge": [-small, small]}))
    zero = alt.Chart(pd.DataFrame({"zero": [0.0]}))
    layers = [
        edges.mark_rule(color=style.muted, strokeDash=[2, 4]).encode(x=_x("edge:Q", names, style)),
        zero.mark_rule(color=style.ink, strokeWidth=1.5).encode(x=_x("zero:Q", names, style)),
    ]
    for clear in (True, False):
        own = rows[(rows["verdict"] == CLEAR) == clear]
        if not own.empty:
            layers += _marks(own, y, names, style, clear=clear)
    chart = alt.layer(*layers).properties(height=alt.Step(ROW), width="container")
    return configured(chart, style)


def _marks(
    rows: pd.DataFrame, y: alt.Y, names: tuple[str, str], style: Style, *, clear: bool
) -> list[alt.Chart]:
    colour = style.outlets[0] if clear else style.muted
    x = _x("delta:Q", names, style)
    base = alt.Chart(rows).encode(y=y)
    tooltip = [
        alt.Tooltip("sentence:N", title=style.text("sentence")),
        alt.Tooltip("delta:Q", title="δ", format="+.2f"),
    ]
    line = base.mark_rule(color=colour, strokeWidth=4 if clear else 1.5, yOffset=_MIDDLE)
    point = base.mark_point(
        color=colour, filled=clear, size=130, opacity=1, strokeWidth=2, yOffset=_MIDDLE
    )
    texts = [
        base.mark_text(
            align="left",
            dy=_MIDDLE - 22,
            fontSize=NAME_SIZE if clear else LABEL_SIZE,
            fontWeight="bold" if clear else "normal",
            color=style.ink if clear else style.muted,
            stroke=rim,
            strokeWidth=5 if rim else 0,
            limit=alt.ExprRef("width"),
        ).encode(x=alt.value(0), text="label:N")
        for rim in (style.page, None)
    ]
    shape = alt.Shape("shape:N", scale=None)
    return [line.encode(x=x, x2="zero:Q"), *texts, point.encode(x=x, shape=shape, tooltip=tooltip)]


def _x(field: str, names: tuple[str, str], style: Style) -> alt.X:
    first, second = (name if len(name) <= 30 else f"{name[:29]}…" for name in names)
    ends = translated(style.language, "selections.ends", first=first, second=second)
    return alt.X(
        field,
        scale=alt.Scale(domain=[-1, 1], nice=False),
        axis=alt.Axis(
            title=[ends, translated(style.language, "selections.delta")],
            tickCount=5,
            format="+,.2~f",
            labelExpr=UNSIGNED_ZERO,
        ),
    )
