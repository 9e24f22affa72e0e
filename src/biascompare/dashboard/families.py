"""The rows of charts on the first page, one a family of measures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import pandas as pd
import streamlit as st

from biascompare.charts.dots import dots
from biascompare.charts.heatmap import heatmap
from biascompare.charts.lollipops import lollipops
from biascompare.compare import Comparison, compare
from biascompare.dashboard import layout, tables, wording
from biascompare.dashboard.filters import View
from biascompare.dashboard.tables import Naming, Panel
from biascompare.measures import MEASURES, Measure

_Part = TypeVar("_Part")
OUTLETS, ARTICLES = "Outlets", "Articles"
_ACTORS_SHOWN = 8
_ACROSS = 3
_WORDS_BEHIND = "See the words behind these values"
_NUMBERS = "Numbers"


def of_family(family: str) -> list[Measure]:
    """Return the measures of a family, in the registry's order."""
    return [measure for measure in MEASURES.values() if measure.family == family]


def naming(view: View, side: str) -> Naming:
    """Return how the groups of this run are called and drawn."""
    looks, style = view.corpus.looks, layout.style()
    if side == OUTLETS:
        return Naming(looks, None, style)
    by_id = view.table.set_index("id")
    outlets = by_id["outlet"].fillna(tables.NO_OUTLET)
    return Naming(
        {name: looks[outlet] for name, outlet in outlets.items()}, by_id["label"].to_dict(), style
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
        label = st.selectbox("Measure", list(labels), key=name, bind="query-params")
    measure = labels[label]
    with right:
        layout.remark(measure.explanation)
    found = comparison(view, measure, side)
    shown = tables.panels(found, view.table, naming(view, side))
    _columns(shown, lambda panel: _dots(panel, measure))
    _say_what_is_missing(found, view.table, several=len(shown) > 1)
    with st.expander(_NUMBERS):
        _numbers(shown, side)
    _words_behind(measure)
    return found


def frames_row(view: View, side: str) -> None:
    """Show the heat map of the frames, a panel a language."""
    frames = of_family("frames")
    found = [comparison(view, frame, side) for frame in frames]
    called = naming(view, side)
    parts = [
        (code, cells)
        for code in tables.codes(view.table)
        if not (cells := tables.cells(found, code, called)).empty
    ]

    def draw(part: tuple[str | None, pd.DataFrame]) -> None:
        code, cells = part
        layout.small_heading(wording.language(code))
        drawn = heatmap(cells, frames[0].unit, called.style)
        layout.chart(drawn, f"{wording.language(code)}: {_spoken(cells, 'frame')}")

    _columns(parts, draw, across=2)
    layout.remark(
        "Hits per 1,000 words; the deeper the colour, the more hits. Each language has its own "
        "word lists and its own scale of colour: compare within a language only."
    )
    with st.expander(_NUMBERS):
        _wide_numbers([cells for _, cells in parts], "frame")
    _words_behind(frames[0])


def actors_row(view: View, side: str) -> None:
    """Show who is named most, a small chart an outlet."""
    actors = of_family("actors")
    called = naming(view, side)
    parts = []
    for code in tables.codes(view.table):
        chosen = tables.most_named(view.table, actors, code, _ACTORS_SHOWN)
        found = [comparison(view, actor, side) for actor in chosen]
        parts.append(tables.cells(found, code, called).rename(columns={"frame": "actor"}))
    small = [
        (group, float(cells["value"].max()))
        for cells in parts
        for _, group in cells.groupby("key", sort=False)
    ]
    _columns(small, lambda part: _lollipops(*part, called), across=4)
    layout.remark(
        "Mentions per 1,000 words of the names most often named in each language’s articles, by a "
        "list of known people and organisations. Who is not on the list is not counted, and "
        "pronouns are not followed. The outlets of one language share a range."
    )
    with st.expander(_NUMBERS):
        _wide_numbers(parts, "actor")


def _lollipops(group: pd.DataFrame, highest: float, called: Naming) -> None:
    first = group.iloc[0]
    below = f"{wording.language(first['language'])}, {wording.count(first['n'], 'article')}"
    drawn = lollipops(
        group, (first["name"], below), highest, "mentions per 1,000 words", called.style
    )
    spoken = ", ".join(
        f"{row.actor} {wording.number(row.value)}" for row in group.itertuples(index=False)
    )
    layout.chart(drawn, f"{first['label']}, mentions per 1,000 words: {spoken}.")


def _dots(panel: Panel, measure: Measure) -> None:
    layout.small_heading(panel.title)
    layout.chart(
        dots(panel.groups, panel.articles, panel.axis, layout.style()),
        f"{measure.label}, {panel.title}; {measure.direction}. "
        + " ".join(
            f"{row.label}: {wording.number(row.mean, panel.axis.decimals)}"
            f"{'' if pd.isna(row.low) else f', 95% interval {row.interval}'}."
            for row in panel.groups.itertuples(index=False)
        ),
    )
    if panel.left_out:
        layout.remark(
            f"{panel.left_out} more rows do not fit: those with the most articles are shown. "
            "The filters narrow them down."
        )
    if panel.undrawn:
        layout.remark(f"{panel.undrawn:,} of the small dots, chosen at random, are not drawn.")


def _columns(
    parts: Sequence[_Part], draw: Callable[[_Part], None], *, across: int = _ACROSS
) -> None:
    """Draw the parts side by side, some in a row; the browser stacks them on a phone."""
    across = min(across, max(2, len(parts)))
    for start in range(0, len(parts), across):
        places = st.columns(across, gap="large")
        for place, part in zip(places, parts[start : start + across], strict=False):
            with place:
                draw(part)


def _say_what_is_missing(found: Comparison, table: pd.DataFrame, *, several: bool) -> None:
    measure = found.measure
    if several:
        layout.remark(
            "Values of different languages do not compare, so each language has its own axis. "
            "LIX and RIX hold across languages."
        )
    elif measure.across_languages:
        layout.remark("This measure holds across languages: all outlets share one axis.")
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
            str(row.name),
            wording.language(row.language),
            str(row.n),
            wording.number(row.mean, panel.axis.decimals),
            wording.number(row.median, panel.axis.decimals),
            str(row.interval),
            str(row.missing),
        )
        for panel in shown
        for row in panel.groups.itertuples(index=False)
    ]
    layout.table(headers, rows, numeric=range(2, 7))


def _wide_numbers(parts: Iterable[pd.DataFrame], column: str) -> None:
    for part in parts:
        names = part[column].drop_duplicates().tolist()
        rows = [
            (
                str(group.iloc[0]["name"]),
                str(group.iloc[0]["n"]),
                *(wording.number(value) for value in group["value"]),
            )
            for _, group in part.groupby("key", sort=False)
        ]
        layout.table(["", "Articles", *names], rows, numeric=range(1, 2 + len(names)))


def _spoken(cells: pd.DataFrame, column: str) -> str:
    groups = cells.groupby("key", sort=False)
    return " ".join(
        f"{group.iloc[0]['label']}: "
        + ", ".join(
            f"{getattr(row, column)} {wording.number(row.value)}"
            for row in group.itertuples(index=False)
        )
        + "."
        for _, group in groups
    )


def _words_behind(measure: Measure) -> None:
    st.page_link("views/articles.py", label=_WORDS_BEHIND, query_params={"measure": measure.label})
