"""The rows of charts on the first page, one a family of measures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd
import streamlit as st

from biascompare.charts.dots import dots
from biascompare.charts.heatmap import heatmap
from biascompare.charts.lollipops import lollipops
from biascompare.compare import Comparison, compare
from biascompare.compare.outlets import NO_OUTLET
from biascompare.dashboard import grids, layout, tables, wording
from biascompare.dashboard.filters import View
from biascompare.dashboard.tables import Cells, Naming, Panel, Row
from biascompare.measures import MEASURES, Measure

OUTLETS, ARTICLES = "Outlets", "Articles"
_ACTORS_SHOWN = 8
_WORDS_BEHIND = "See the words behind these values →"
_NUMBERS = "Numbers"


def of_family(family: str) -> list[Measure]:
    """Return the measures of a family, in the registry's order."""
    return [measure for measure in MEASURES.values() if measure.family == family]


def naming(view: View, side: str) -> Naming:
    """Return how the groups of this run are called and drawn."""
    looks, style = view.corpus.looks, layout.style()
    if side == OUTLETS:
        return Naming(looks, None, style)
    documents = [view.corpus.documents[identifier] for identifier in view.table["id"]]
    return Naming(
        {document.id: looks[document.outlet or NO_OUTLET] for document in documents},
        {document.id: wording.label(document) for document in documents},
        style,
    )


def comparison(view: View, measure: Measure, side: str) -> Comparison:
    """Return the comparison of one measure; computed once for a state of the filters."""
    return _comparison(view.key, measure.name, side, view.table)


@st.cache_resource(max_entries=500, show_spinner=False)
def _comparison(key: str, name: str, side: str, _table: pd.DataFrame) -> Comparison:
    table = _table if side == OUTLETS else _table.assign(outlet=_table["id"])
    return compare(table, MEASURES[name])


def measure_row(view: View, side: str, measures: Sequence[Measure], name: str) -> Comparison:
    """Show a chooser of measures and the chart of the chosen one."""
    labels = {measure.label: measure for measure in measures}
    left, right = st.columns([2, 3], gap="large", vertical_alignment="bottom")
    with left:
        measure = labels[st.selectbox("Measure", list(labels), key=name, bind="query-params")]
    with right:
        layout.remark(measure.explanation)
    found = comparison(view, measure, side)
    shown = tables.panels(found, view.table, naming(view, side))
    grids.grid(shown, lambda panel: _dots(panel, measure), across=3)
    if len(shown) > 1:
        layout.remark(
            "Values of different languages do not compare, so each language has its own axis. "
            "LIX and RIX hold across languages."
        )
    elif measure.across_languages:
        layout.remark("This measure holds across languages, so all share one axis.")
    _say_what_is_missing(measure, view.table)
    with st.expander(_NUMBERS, type="compact"):
        _numbers(shown, side)
    _words_behind(measure)
    return found


def frames_row(view: View, side: str) -> None:
    """Show the heat map of the frames, a panel a language."""
    frames = of_family("frames")
    found = [comparison(view, frame, side) for frame in frames]
    called = naming(view, side)
    parts = [tables.cells(found, code, called) for code in tables.codes(view.table)]
    parts = [part for part in parts if part.rows]
    grids.balanced(parts, lambda part: len(part.rows), lambda part: _frames(part, called))
    layout.remark(
        "Hits per 1,000 words; the deeper the colour, the more hits. Each language has its own "
        "word lists and its own scale of colour: compare within a language only."
    )
    _say_what_is_missing(frames[0], view.table)
    with st.expander(_NUMBERS, type="compact"):
        _wide_numbers(parts)
    _words_behind(frames[0])


def actors_row(view: View, side: str) -> None:
    """Show who is named most, a small chart an outlet."""
    actors = of_family("actors")
    called = naming(view, side)
    parts = []
    for code in tables.codes(view.table):
        chosen = tables.most_named(view.table, actors, code, _ACTORS_SHOWN)
        found = [comparison(view, actor, side) for actor in chosen]
        parts.append(tables.cells(found, code, called))
    small = [(part, place) for part in parts for place in range(len(part.rows))]
    grids.grid(small, lambda chosen: _lollipops(*chosen, called), across=4)
    layout.remark(
        "Mentions per 1,000 words of the names most often named in each language’s articles, by a "
        "list of known people and organisations. Who is not on the list is not counted, and "
        "pronouns are not followed. The charts of one language share a range."
    )
    with st.expander(_NUMBERS, type="compact"):
        _wide_numbers(parts)


def _dots(panel: Panel, measure: Measure) -> None:
    layout.small_heading(panel.title)
    decimals = panel.axis.decimals
    spoken = " ".join(
        f"{row.label}: {wording.number(row.mean, decimals)}"
        f"{'' if row.low is None else f', 95% interval {row.interval}'}."
        for row in panel.rows
    )
    layout.chart(
        dots(panel.groups, panel.articles, panel.axis, layout.style()),
        f"{measure.label}, {panel.title}; {measure.direction}. {spoken}",
    )
    if panel.left_out:
        layout.remark(
            f"{panel.left_out:,} more rows do not fit: those with the most articles are shown. "
            "The filters narrow them down."
        )
    if panel.undrawn:
        layout.remark(f"{panel.undrawn:,} of the small dots, chosen at random, are not drawn.")


def _frames(part: Cells, called: Naming) -> None:
    name = wording.language(part.language)
    layout.small_heading(name)
    cells = [
        {"key": row.key, "label": row.label, "colour": row.colour, "frame": frame, "value": value}
        for row, values in zip(part.rows, part.values, strict=True)
        for frame, value in zip(part.columns, values, strict=True)
    ]
    spoken = " ".join(f"{row.label}: {_spoken(part, row)}." for row in part.rows)
    drawn = heatmap(pd.DataFrame(cells), "hits per 1,000 words", called.style)
    layout.chart(drawn, f"{name}, hits per 1,000 words. {spoken}")


def _lollipops(part: Cells, place: int, called: Naming) -> None:
    row = part.rows[place]
    actors = pd.DataFrame(
        {"actor": part.columns, "value": part.values[place], "colour": row.colour}
    )
    below = f"{wording.language(row.language)}, {wording.count(row.n, 'article')}"
    unit = "mentions per 1,000 words"
    drawn = lollipops(actors, (row.name, below), part.highest, unit, called.style)
    layout.chart(drawn, f"{row.name}, {unit}: {_spoken(part, row)}.")


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
        layout.remark(f"{wording.count(number, 'article')} without a value: {reason}.")


def _numbers(shown: Iterable[Panel], side: str) -> None:
    headers = ["Outlet" if side == OUTLETS else "Article", "Language", "Articles", "Mean"]
    headers += ["Median", "95% interval", "Without a value"]
    rows = [
        (
            row.name,
            wording.language(row.language),
            f"{row.n:,}",
            wording.number(row.mean, panel.axis.decimals),
            wording.number(row.median, panel.axis.decimals),
            row.interval,
            f"{row.missing:,}",
        )
        for panel in shown
        for row in panel.rows
    ]
    layout.table(headers, rows, numeric=range(2, 7))


def _wide_numbers(parts: Iterable[Cells]) -> None:
    for part in parts:
        rows = [
            (row.name, f"{row.n:,}", *(wording.number(value) for value in values))
            for row, values in zip(part.rows, part.values, strict=True)
        ]
        headers = [wording.language(part.language), "Articles", *part.columns]
        layout.table(headers, rows, numeric=range(1, len(headers)))


def _words_behind(measure: Measure) -> None:
    st.page_link(
        layout.VIEWS / "articles.py", label=_WORDS_BEHIND, query_params={"measure": measure.label}
    )
