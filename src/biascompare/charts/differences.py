"""Which outlets differ, by how much, how surely? Differences with intervals against zero."""

from __future__ import annotations

import altair as alt
import pandas as pd

from biascompare.charts.axis import Axis
from biascompare.charts.style import LABEL_SIZE, LIGHT, NAME_SIZE, UNSIGNED_ZERO, Style, configured
from biascompare.compare import CANNOT_TELL, CLEAR, TOO_FEW_ARTICLES

ROW = 62
MOST_PAIRS = 30
MOST_SAID = 12
"""Clear differences that are told in words; of more, how many."""
_MIDDLE = 10  # pixels below the middle of a row, where its interval is drawn
_SHAPES = {CLEAR: "diamond", CANNOT_TELL: "circle", TOO_FEW_ARTICLES: "cross"}
_ORDER = (CLEAR, CANNOT_TELL, TOO_FEW_ARTICLES)


def shown_pairs(pairs: pd.DataFrame) -> pd.DataFrame:
    """Return the rows to draw: of `Comparison.pair_table`, clear ones first, then the largest.

    At most `MOST_PAIRS`: where there are more, the caller says so. Pairs without a difference
    are left out. ``key`` and ``label`` are added.
    """
    if pairs.empty:
        return pairs.assign(key=[], label=[])
    known = pairs[pairs["difference"].notna()]
    known = known.assign(
        key=known.index.astype(str),
        label=known["a"] + " − " + known["b"] + known["language"].map(_in_brackets),
        place=known["verdict"].map(_ORDER.index),
        size=-known["difference"].abs(),
    )
    known = known.sort_values(["place", "size"], kind="stable").head(MOST_PAIRS)
    return known.drop(columns=["place", "size"])


def _in_brackets(language: object) -> str:
    return f" ({language})" if isinstance(language, str) and language else ""


def differences(pairs: pd.DataFrame, axis: Axis, style: Style) -> alt.LayerChart:
    """Draw one row a pair: the difference of the two means and its interval, against zero.

    ``pairs`` comes from `shown_pairs`. A clear difference is a filled diamond on a thick
    line, what nobody can tell a hollow circle on a thin dashed one, too few articles a cross
    without a line; each row says its verdict in words.
    """
    rows = pairs.assign(
        shape=pairs["verdict"].map(_SHAPES),
        said=pairs["label"] + ": " + pairs["verdict"].map(lambda each: verdict_in(each, style)),
    )
    clear, others = rows[rows["verdict"] == CLEAR], rows[rows["verdict"] != CLEAR]
    y = alt.Y("key:N", axis=None, scale=alt.Scale(domain=rows["key"].tolist()))
    zero = alt.Chart(pd.DataFrame({"zero": [0.0]}))
    layers = [
        zero.mark_rule(color=style.ink, strokeWidth=1.5).encode(x=_x("zero:Q", axis, style)),
        *_intervals(clear, y, axis, style, clear=True),
        *_intervals(others[others["verdict"] == CANNOT_TELL], y, axis, style, clear=False),
        *_points(clear, y, axis, style, clear=True),
        *_points(others, y, axis, style, clear=False),
        *_names(clear, y, style, clear=True),
        *_names(others, y, style, clear=False),
    ]
    chart = alt.layer(*layers).properties(height=alt.Step(ROW), width="container")
    return configured(chart, style)


def _intervals(
    rows: pd.DataFrame, y: alt.Y, axis: Axis, style: Style, *, clear: bool
) -> list[alt.Chart]:
    if rows.empty:
        return []
    chart = alt.Chart(rows).mark_rule(
        color=style.outlets[0] if clear else style.muted,
        strokeWidth=4 if clear else 1.5,
        strokeDash=[1, 0] if clear else [5, 3],
        yOffset=_MIDDLE,
    )
    return [chart.encode(y=y, x=_x("low:Q", axis, style), x2="high:Q")]


def _names(rows: pd.DataFrame, y: alt.Y, style: Style, *, clear: bool) -> list[alt.Chart]:
    """Write the rows' names, on a rim in the page's colour that keeps zero's line off them."""
    if rows.empty:
        return []
    colour = style.ink if clear else style.muted
    return [
        alt.Chart(rows)
        .mark_text(
            align="left",
            dy=_MIDDLE - 24,
            fontSize=NAME_SIZE if clear else LABEL_SIZE,
            fontWeight="bold" if clear else "normal",
            color=colour,
            stroke=rim,
            strokeWidth=5 if rim else 0,
            limit=alt.ExprRef("width"),
        )
        .encode(y=y, x=alt.value(0), text="said:N")
        for rim in (style.page, None)
    ]


def _points(
    rows: pd.DataFrame, y: alt.Y, axis: Axis, style: Style, *, clear: bool
) -> list[alt.Chart]:
    if rows.empty:
        return []
    tooltip = [
        alt.Tooltip("sentence:N", title=style.text("sentence")),
        alt.Tooltip("difference:Q", title=style.text("difference"), format=axis.number_format),
        alt.Tooltip("low:Q", title=style.text("low"), format=axis.number_format),
        alt.Tooltip("high:Q", title=style.text("high"), format=axis.number_format),
    ]
    chart = alt.Chart(rows).mark_point(
        color=style.outlets[0] if clear else style.muted,
        filled=clear,
        size=150,
        opacity=1,
        strokeWidth=2,
        yOffset=_MIDDLE,
    )
    shape = alt.Shape("shape:N", scale=None)
    return [chart.encode(y=y, x=_x("difference:Q", axis, style), shape=shape, tooltip=tooltip)]


def verdict_in(verdict: str, style: Style) -> str:
    """Return a verdict in the reader's language."""
    return style.text(f"verdict.{_SHAPES[verdict]}")


def _x(field: str, axis: Axis, style: Style) -> alt.X:
    return alt.X(
        field,
        scale=alt.Scale(domain=[axis.low, axis.high], nice=False, zero=False),
        axis=alt.Axis(
            title=[style.text("first_less_second"), axis.ends, axis.unit],
            tickCount=5,
            format="+,.2~f",
            labelExpr=UNSIGNED_ZERO,
        ),
    )


def alternative(pairs: pd.DataFrame, style: Style = LIGHT) -> str:
    """Return the chart's finding in words: the clear differences, and how many are not.

    ``pairs`` is all of `Comparison.pair_table`.
    """
    if pairs.empty:
        return style.text("no_pairs")
    clear: list[str] = pairs.loc[pairs["verdict"] == CLEAR, "sentence"].tolist()
    counts = pairs["verdict"].value_counts()
    others = [
        style.text(
            "verdict_of",
            verdict=verdict_in(verdict, style),
            count=int(counts[verdict]),
            pairs=len(pairs),
        )
        for verdict in _ORDER[1:]
        if verdict in counts
    ]
    if len(clear) > MOST_SAID:
        more = style.text("more_clear", n=len(clear) - MOST_SAID)
        clear = [*clear[:MOST_SAID], more]
    said = [*clear, *others] if clear else [style.text("no_clear"), *others]
    return " ".join(f"{each.rstrip('.')}." for each in said)
