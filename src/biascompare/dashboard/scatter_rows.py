"""The rows, axes and tables of charts of one measure against another."""

from __future__ import annotations

import pandas as pd

from biascompare.charts.axis import Axis, axis
from biascompare.charts.style import Look
from biascompare.compare import NO_OUTLET
from biascompare.compare.together import Together
from biascompare.dashboard import layout, reproducing, texts, wording
from biascompare.dashboard.articles_left import View
from biascompare.dashboard.reproducing import Origin
from biascompare.measure_texts import ends
from biascompare.measures import Measure


def outlets_of(view: View, own: tuple[Measure, Measure], found: Together) -> pd.DataFrame:
    """Return the outlets of a chart, with their looks."""
    looks = [view.corpus.looks.get(mean.outlet, Look(0, "circle")) for mean in found.means]
    words = [
        (interval(mean.x_interval, own[0].unit), interval(mean.y_interval, own[1].unit))
        for mean in found.means
    ]
    return found.table().assign(
        interval=[" · ".join(each) for each in words],
        colour=[layout.style().outlets[look.colour] for look in looks],
        shape=[look.shape for look in looks],
    )


def outlets_origin(view: View, own: tuple[Measure, Measure], found: Together) -> Origin:
    """Return the chart's table and the lines that make it again."""
    across, up = (reproducing.quoted(each.name) for each in own)
    calls = [
        "from biascompare.compare.together import together",
        f"found = together(table, {across}, {up})",
        f"table = next(each for each in found if each.language == {found.language!r}).table()",
    ]
    return Origin(found.table, reproducing.lines(view, [each.name for each in own], calls))


def articles_origin(
    view: View, own: tuple[Measure, Measure], drawn: pd.DataFrame, all_drawn: bool
) -> Origin:
    """Return the chart's articles; no lines where they are a random part of all."""
    names = [each.name for each in own]
    columns = ["id", "outlet", "language", *names]
    calls = [
        *reproducing.ORDERED,
        f"table = table[table[{reproducing.quoted(names)}].notna().all(axis=1)]",
        f"table = table[{reproducing.quoted(columns)}]",
    ]
    if drawn["language"].nunique(dropna=False) == 1:
        code = drawn["language"].iloc[0]
        calls.append(
            f"table = table[{reproducing.equals('language', None if pd.isna(code) else code)}]"
        )
    python = reproducing.lines(view, names, calls) if all_drawn else ""
    return Origin(lambda: drawn[columns], python)


def of_language(own: tuple[Measure, Measure], drawn: pd.DataFrame, found: Together) -> pd.DataFrame:
    """Return the articles that a chart draws."""
    if found.language is None and all(each.across_languages for each in own):
        return drawn
    return drawn[drawn["language"].fillna("") == (found.language or "")]


def articles_of(view: View, own: tuple[Measure, Measure], drawn: pd.DataFrame) -> pd.DataFrame:
    """Return the articles of a chart, with their looks."""
    outlets = drawn["outlet"].fillna(NO_OUTLET)
    looks = [view.corpus.looks.get(each, Look(0, "circle")) for each in outlets]
    return pd.DataFrame(
        {
            "id": drawn["id"].tolist(),
            "title": drawn["label"].tolist(),
            "outlet": outlets.tolist(),
            "x": drawn[own[0].name].astype(float).tolist(),
            "y": drawn[own[1].name].astype(float).tolist(),
            "colour": [layout.style().outlets[look.colour] for look in looks],
            "shape": [look.shape for look in looks],
        }
    )


def axes_of(
    own: tuple[Measure, Measure], rows: pd.DataFrame, *columns: tuple[str, ...]
) -> tuple[Axis, Axis]:
    """Return both axes, which hold all values of their columns."""
    found = [
        axis(
            [value for name in names for value in rows[name].tolist()],
            measure.unit,
            measure.direction,
            ends(measure.direction, texts.language()),
        )
        for measure, names in zip(own, columns, strict=True)
    ]
    return found[0], found[1]


def interval(interval: tuple[float, float] | None, unit: str) -> str:
    """Return an interval of values of a unit in words."""
    low, high = interval or (None, None)
    return wording.interval(low, high, 2, unit)
