"""Which outlets differ, by how much, how surely? Differences with intervals against zero."""

from __future__ import annotations

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
from biascompare.charts.style import LABEL_SIZE, LIGHT, NAME_SIZE, UNSIGNED_ZERO, Style
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
    """Draw what `differences_spec` specifies."""
    return chart(differences_spec(pairs, axis, style))


def differences_spec(pairs: pd.DataFrame, axis: Axis, style: Style) -> Spec:
    """Return one row a pair: the difference of the two means and its interval, against zero.

    ``pairs`` comes from `shown_pairs`. A clear difference is a filled diamond on a thick
    line, what nobody can tell a hollow circle on a thin dashed one, too few articles a cross
    without a line; each row says its verdict in words.
    """
    told = pairs.assign(
        shape=pairs["verdict"].map(_SHAPES),
        said=pairs["label"] + ": " + pairs["verdict"].map(lambda each: verdict_in(each, style)),
    )
    every = rows(told)
    clear = [each for each in every if each["verdict"] == CLEAR]
    others = [each for each in every if each["verdict"] != CLEAR]
    unsure = [each for each in others if each["verdict"] == CANNOT_TELL]
    zero: list[Spec] = [{"zero": 0.0}]
    shared = {"y": name("key", axis=None, scale={"domain": [each["key"] for each in every]})}
    drawn = (
        (zero, [_zero(name_of(zero), axis, style)]),
        (clear, _intervals(name_of(clear), shared, axis, style, clear=True)),
        (unsure, _intervals(name_of(unsure), shared, axis, style, clear=False)),
        (clear, _points(name_of(clear), shared, axis, style, clear=True)),
        (others, _points(name_of(others), shared, axis, style, clear=False)),
        (clear, _names(name_of(clear), shared, style, clear=True)),
        (others, _names(name_of(others), shared, style, clear=False)),
    )
    layers = [each for values, own in drawn if values for each in own]
    datasets = {name_of(values): values for values, _ in drawn if values}
    return layered(layers, datasets, style, height={"step": ROW})


def _zero(data: str, axis: Axis, style: Style) -> Spec:
    return layer("rule", data, {"x": _x("zero", axis, style)}, color=style.ink, strokeWidth=1.5)


def _intervals(data: str, shared: Spec, axis: Axis, style: Style, *, clear: bool) -> list[Spec]:
    encoding = shared | {"x": _x("low", axis, style), "x2": {"field": "high"}}
    return [
        layer(
            "rule",
            data,
            encoding,
            color=style.outlets[0] if clear else style.muted,
            strokeWidth=4 if clear else 1.5,
            strokeDash=[1, 0] if clear else [5, 3],
            yOffset=_MIDDLE,
        )
    ]


def _names(data: str, shared: Spec, style: Style, *, clear: bool) -> list[Spec]:
    """Write the rows' names, on a rim in the page's colour that keeps zero's line off them."""
    return [
        layer(
            "text",
            data,
            shared | {"x": {"value": 0}, "text": name("said")},
            align="left",
            dy=_MIDDLE - 24,
            fontSize=NAME_SIZE if clear else LABEL_SIZE,
            fontWeight="bold" if clear else "normal",
            color=style.ink if clear else style.muted,
            stroke=rim,
            strokeWidth=5 if rim else 0,
            limit={"expr": "width"},
        )
        for rim in (style.page, None)
    ]


def _points(data: str, shared: Spec, axis: Axis, style: Style, *, clear: bool) -> list[Spec]:
    tooltip = [
        name("sentence", title=style.text("sentence")),
        number("difference", axis.number_format, title=style.text("difference")),
        number("low", axis.number_format, title=style.text("low")),
        number("high", axis.number_format, title=style.text("high")),
    ]
    encoding = shared | {
        "x": _x("difference", axis, style),
        "shape": name("shape", scale=None),
        "tooltip": tooltip,
    }
    return [
        layer(
            "point",
            data,
            encoding,
            color=style.outlets[0] if clear else style.muted,
            filled=clear,
            size=150,
            opacity=1,
            strokeWidth=2,
            yOffset=_MIDDLE,
        )
    ]


def verdict_in(verdict: str, style: Style) -> str:
    """Return a verdict in the reader's language."""
    return style.text(f"verdict.{_SHAPES[verdict]}")


def _x(field: str, axis: Axis, style: Style) -> Spec:
    found = quantity(field, axis.low, axis.high)
    found["scale"]["zero"] = False
    found["axis"] = {
        "title": [style.text("first_less_second"), axis.ends, axis.unit],
        "tickCount": 5,
        "format": "+,.2~f",
        "labelExpr": UNSIGNED_ZERO,
    }
    return found


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
