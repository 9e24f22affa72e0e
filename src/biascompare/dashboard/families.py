"""The rows of charts on the first page, one a family of measures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from biascompare.charts.dots import dots_spec
from biascompare.charts.heatmap import heatmap_spec
from biascompare.charts.lollipops import lollipops_spec
from biascompare.compare import Comparison
from biascompare.dashboard import address, filters, findings, grids, layout, picking, wording
from biascompare.dashboard.asked import OUTLETS, Asked
from biascompare.dashboard.texts import language, said, t
from biascompare.measures import Measure
from biascompare.report import spoken, tables
from biascompare.report.rows import Cells, Panel, Row

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
    rows = asked.of(measure.name)
    key = asked.key(measure.name, language(), layout.style().page)
    shown = _panels(key, found, rows, asked)
    grids.grid(shown, lambda panel: _dots(asked, panel, found), across=3)
    if measure.across_languages:
        layout.remark(t("families.one_axis"))
    _say_what_is_missing(measure, rows)
    with st.expander(t("families.numbers"), type="compact"):
        _numbers(shown, asked.side)
    _words_behind(measure)
    return found


# Few: each holds the articles that are drawn.
@st.cache_resource(max_entries=60, show_spinner=False)
def _panels(
    key: tuple[str, ...], _found: Comparison, _rows: pd.DataFrame, _asked: Asked
) -> list[Panel]:
    return tables.panels(_found, _rows, _asked.naming)


def frames_row(asked: Asked) -> Comparison:
    """Show the heat map of the frames, a panel a language."""
    frames = of_family("frames")
    found = [asked.comparison(frame) for frame in frames]
    called = asked.naming
    parts = [tables.cells(found, code, called) for code in tables.codes(asked.table)]
    parts = [part for part in parts if part.rows]
    grids.balanced(parts, lambda part: len(part.rows), lambda part: _frames(asked, part, found))
    layout.remark(t("families.frames_read"))
    if asked.side == OUTLETS:
        layout.remark(t("selections.click_cell"))
    warnings = [frame.warning(part.language) for part in parts for frame in frames]
    if weak := [said(warning) for warning in warnings if warning]:
        layout.remark(f"{'; '.join(weak)}.")
    _say_what_is_missing(frames[0], asked.of(frames[0].name))
    with st.expander(t("families.numbers"), type="compact"):
        _wide_numbers(parts)
    _words_behind(frames[0])
    return found[0]


def actors_row(asked: Asked, choose: Callable[[Measure, Row], None] | None = None) -> None:
    """Show who is named most, a small chart an outlet.

    A click on an actor calls ``choose``; without it, only that outlet's articles that name
    the actor are kept.
    """
    actors = of_family("actors")
    called = asked.naming
    small: list[tuple[Cells, int, list[Comparison]]] = []
    parts = []
    known = {actor.name: actor for actor in actors}
    for code, names in _most_named(asked.key(language()), asked, actors).items():
        chosen = [known[name] for name in names]
        found = [asked.comparison(actor) for actor in chosen]
        parts.append(tables.cells(found, code, called))
        small += [(parts[-1], place, found) for place in range(len(parts[-1].rows))]
    grids.grid(small, lambda chosen: _lollipops(asked, *chosen, choose), across=3)
    layout.remark(t("families.actors_read"))
    with st.expander(t("families.numbers"), type="compact"):
        _wide_numbers(parts)


@st.cache_resource(max_entries=500, show_spinner=False)
def _most_named(
    key: tuple[str, ...], _asked: Asked, _actors: Sequence[Measure]
) -> dict[str | None, list[str]]:
    rows = _asked.of(*(actor.name for actor in _actors))
    return {
        code: [each.name for each in tables.most_named(rows, _actors, code, _ACTORS_SHOWN)]
        for code in tables.codes(rows)
    }


def _dots(asked: Asked, panel: Panel, found: Comparison) -> None:
    measure = found.measure
    assert isinstance(measure, Measure)
    own = {} if measure.across_languages else {"language": panel.rows[0].language}
    layout.small_heading(panel.title)
    picked = picking.chart(
        asked.key(measure.name, panel.title),
        lambda: dots_spec(panel.groups, panel.articles, panel.axis, layout.style()),
        spoken.panel(language(), measure, panel),
        fields=("key",),
        origin=asked.origin([found], **own),
        finding=findings.of_rows(found, panel.rows) if asked.side == OUTLETS else "",
    )
    _follow(asked, picked, panel.rows, measure)
    if panel.left_out:
        layout.remark(t("families.rows_left_out", n=panel.left_out))
    if panel.undrawn:
        layout.remark(t("families.dots_undrawn", n=panel.undrawn))


def _follow(
    asked: Asked,
    picked: Mapping[str, Any] | None,
    rows: Iterable[Row],
    measure: Measure,
    **more: tuple[str, ...],
) -> None:
    """Keep only the articles of the mark that was clicked; of a single article, open it."""
    for row in rows:
        if picked and picked.get("key") == row.key:
            if asked.side == OUTLETS:
                filters.keep_only({"outlet": (row.group,), **more})
            picking.open_article(row.group, measure.name)


def _frames(asked: Asked, part: Cells, found: list[Comparison]) -> None:
    name = wording.language(part.language)
    layout.small_heading(name)
    told = " ".join(
        t("forms.of", name=row.label, text=spoken.values(language(), part, row)) + "."
        for row in part.rows
    )
    unit = t("families.hits_unit")
    picked = picking.chart(
        asked.key("frames", name),
        lambda: heatmap_spec(part.table(), unit, layout.style()),
        f"{name}, {unit}. {told}",
        fields=("key", "frame"),
        origin=asked.origin(found, language=part.language),
        finding=findings.of_cells(part) if asked.side == OUTLETS else "",
    )
    named = [frame for frame in of_family("frames") if picked and frame.label == picked["frame"]]
    if named:
        _follow(asked, picked, part.rows, named[0], frame=(named[0].name,))


def _lollipops(
    asked: Asked,
    part: Cells,
    place: int,
    found: list[Comparison],
    choose: Callable[[Measure, Row], None] | None,
) -> None:
    row = part.rows[place]
    actors = part.of(place)
    below = f"{wording.language(row.language)}, {wording.count(row.n, 'article')}"
    unit = t("families.mentions_unit")
    picked = picking.chart(
        asked.key("actors", row.key),
        lambda: lollipops_spec(actors, (row.name, below), part.highest, unit, layout.style()),
        t("forms.of", name=f"{row.name}, {unit}", text=spoken.values(language(), part, row)) + ".",
        fields=("actor",),
        origin=asked.origin(found, language=row.language, name=row.group),
        finding=findings.of_actors(part, place) if asked.side == OUTLETS else "",
    )
    for actor in of_family("actors"):
        if picked and actor.label == picked.get("actor"):
            if choose is not None:
                choose(actor, row)
            else:
                _follow(asked, {"key": row.key}, [row], actor, actor=(actor.name,))


def _say_what_is_missing(measure: Measure, table: pd.DataFrame) -> None:
    reason = f"{measure.name}_reason"
    missing = table.loc[table[measure.name].isna(), ["language", reason]]
    if measure.languages is not None:
        measured = missing["language"].isin(measure.languages)
        if not measured.all():
            layout.remark(wording.only_in(measure, int((~measured).sum())))
        missing = missing[measured]
    for why, number in missing[reason].value_counts().items():
        without = wording.count(int(number), "article")
        layout.remark(t("families.without_value", articles=without, reason=said(str(why))))


def _numbers(shown: Iterable[Panel], side: str) -> None:
    first = "outlet" if side == OUTLETS else "article"
    named = (first, "language", "articles", "mean", "median", "interval", "missing")
    headers = [t(f"families.column.{name}") for name in named]
    rows = [
        (
            row.name,
            wording.language(row.language),
            wording.whole(row.n),
            wording.number(row.mean, panel.axis.decimals, panel.axis.unit),
            wording.number(row.median, panel.axis.decimals, panel.axis.unit),
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
