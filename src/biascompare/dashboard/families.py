"""The rows of charts on the first page, one a family of measures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd
import streamlit as st

from biascompare.charts.dots import dots
from biascompare.charts.heatmap import heatmap
from biascompare.charts.lollipops import lollipops
from biascompare.compare import Comparison
from biascompare.dashboard import address, grids, layout, tables, wording
from biascompare.dashboard.asked import OUTLETS, Asked
from biascompare.dashboard.rows import Cells, Panel, Row
from biascompare.dashboard.texts import said, t
from biascompare.measures import Measure

_ACTORS_SHOWN = 8


def of_family(family: str) -> list[Measure]:
    """Return the measures of a family, in the registry's order."""
    return [
        measure for measure in layout.view().corpus.measures.values() if measure.family == family
    ]


def measure_row(asked: Asked, measures: Sequence[Measure], name: str) -> Comparison:
    """Show a chooser of measures and the chart of the chosen one."""
    known = {measure.name: measure for measure in measures}
    left, right = st.columns([2, 3], gap="large", vertical_alignment="bottom")
    with left:
        chosen = address.selectbox(
            t("families.measure"), list(known), name, shown=lambda each: known[each].label
        )
        measure = known[chosen]
    with right:
        layout.remark(measure.explanation)
    found = asked.comparison(measure)
    shown = tables.panels(found, asked.table, asked.naming)
    grids.grid(shown, lambda panel: _dots(asked, panel, measure), across=3)
    if len(shown) > 1:
        layout.remark(t("families.own_axes"))
    elif measure.across_languages:
        layout.remark(t("families.one_axis"))
    _say_what_is_missing(measure, asked.table)
    with st.expander(t("families.numbers"), type="compact"):
        _numbers(shown, asked.side)
    _words_behind(measure)
    return found


def frames_row(asked: Asked) -> None:
    """Show the heat map of the frames, a panel a language."""
    frames = of_family("frames")
    found = [asked.comparison(frame) for frame in frames]
    called = asked.naming
    parts = [tables.cells(found, code, called) for code in tables.codes(asked.table)]
    parts = [part for part in parts if part.rows]
    grids.balanced(parts, lambda part: len(part.rows), lambda part: _frames(asked, part))
    layout.remark(t("families.frames_read"))
    warnings = [frame.warning(part.language) for part in parts for frame in frames]
    if weak := [warning for warning in warnings if warning]:
        layout.remark(" ".join(said(f"{each}.") for each in weak))
    _say_what_is_missing(frames[0], asked.table)
    with st.expander(t("families.numbers"), type="compact"):
        _wide_numbers(parts)
    _words_behind(frames[0])


def actors_row(asked: Asked) -> None:
    """Show who is named most, a small chart an outlet."""
    actors = of_family("actors")
    called = asked.naming
    parts = []
    for code in tables.codes(asked.table):
        chosen = tables.most_named(asked.table, actors, code, _ACTORS_SHOWN)
        found = [asked.comparison(actor) for actor in chosen]
        parts.append(tables.cells(found, code, called))
    small = [(part, place) for part in parts for place in range(len(part.rows))]
    grids.grid(small, lambda chosen: _lollipops(asked, *chosen), across=4)
    layout.remark(t("families.actors_read"))
    with st.expander(t("families.numbers"), type="compact"):
        _wide_numbers(parts)


def _dots(asked: Asked, panel: Panel, measure: Measure) -> None:
    layout.small_heading(panel.title)
    spoken = " ".join(_spoken_row(row, panel.axis.decimals) for row in panel.rows)
    layout.chart(
        asked.key(measure.name, panel.title),
        lambda: dots(panel.groups, panel.articles, panel.axis, layout.style()),
        f"{measure.label}, {panel.title}; {measure.direction}. {spoken}",
    )
    if panel.left_out:
        layout.remark(t("families.rows_left_out", n=panel.left_out))
    if panel.undrawn:
        layout.remark(t("families.dots_undrawn", n=panel.undrawn))


def _spoken_row(row: Row, decimals: int) -> str:
    mean = wording.number(row.mean, decimals)
    if row.low is None:
        return t("families.spoken_mean", name=row.label, mean=mean)
    return t("families.spoken_interval", name=row.label, mean=mean, interval=row.interval)


def _frames(asked: Asked, part: Cells) -> None:
    name = wording.language(part.language)
    layout.small_heading(name)
    cells = [
        {"key": row.key, "label": row.label, "colour": row.colour, "frame": frame, "value": value}
        for row, values in zip(part.rows, part.values, strict=True)
        for frame, value in zip(part.columns, values, strict=True)
    ]
    spoken = " ".join(f"{row.label}: {_spoken(part, row)}." for row in part.rows)
    unit = t("families.hits_unit")
    layout.chart(
        asked.key("frames", name),
        lambda: heatmap(pd.DataFrame(cells), unit, layout.style()),
        f"{name}, {unit}. {spoken}",
    )


def _lollipops(asked: Asked, part: Cells, place: int) -> None:
    row = part.rows[place]
    actors = pd.DataFrame(
        {"actor": part.columns, "value": part.values[place], "colour": row.colour}
    )
    below = f"{wording.language(row.language)}, {wording.count(row.n, 'article')}"
    unit = t("families.mentions_unit")
    layout.chart(
        asked.key("actors", row.key),
        lambda: lollipops(actors, (row.name, below), part.highest, unit, layout.style()),
        f"{row.name}, {unit}: {_spoken(part, row)}.",
    )


def _spoken(part: Cells, row: Row) -> str:
    values = part.values[part.rows.index(row)]
    pairs = zip(part.columns, values, strict=True)
    return ", ".join(f"{column} {wording.number(value)}" for column, value in pairs)


def _say_what_is_missing(measure: Measure, table: pd.DataFrame) -> None:
    missing = table[table[measure.name].isna()]
    if measure.languages is not None:
        measured = missing["language"].isin(measure.languages)
        if not measured.all():
            layout.remark(wording.only_in(measure, int((~measured).sum())))
        missing = missing[measured]
    for reason, number in missing[f"{measure.name}_reason"].value_counts().items():
        without = wording.count(int(number), "article")
        layout.remark(t("families.without_value", articles=without, reason=said(str(reason))))


def _numbers(shown: Iterable[Panel], side: str) -> None:
    first = "outlet" if side == OUTLETS else "article"
    named = (first, "language", "articles", "mean", "median", "interval", "missing")
    headers = [t(f"families.column.{name}") for name in named]
    rows = [
        (
            row.name,
            wording.language(row.language),
            wording.whole(row.n),
            wording.number(row.mean, panel.axis.decimals),
            wording.number(row.median, panel.axis.decimals),
            row.interval,
            wording.whole(row.missing),
        )
        for panel in shown
        for row in panel.rows
    ]
    layout.table(headers, rows, numeric=range(2, 7))


def _wide_numbers(parts: Iterable[Cells]) -> None:
    for part in parts:
        rows = [
            (row.name, wording.whole(row.n), *(wording.number(value) for value in values))
            for row, values in zip(part.rows, part.values, strict=True)
        ]
        headers = [wording.language(part.language), t("families.column.articles"), *part.columns]
        layout.table(headers, rows, numeric=range(1, len(headers)))


def _words_behind(measure: Measure) -> None:
    st.page_link(
        layout.VIEWS / "articles.py",
        label=t("families.words_behind"),
        query_params={"measure": measure.name},
    )
