"""How is it framed? Frames by outlet, the words that make them, and their sentences."""

from __future__ import annotations

import functools

import pandas as pd
import streamlit as st

from biascompare.charts.heatmap import heatmap_spec
from biascompare.dashboard import (
    address,
    bias_forms,
    evidence,
    families,
    filters,
    findings,
    layout,
    picking,
    wording,
)
from biascompare.dashboard.articles_left import View
from biascompare.dashboard.asked import OUTLETS, Asked
from biascompare.dashboard.texts import language, said, t
from biascompare.measures import Measure
from biascompare.report import spoken, tables
from biascompare.report.rows import Cells, Row

_MOST_TERMS = 15


def show() -> None:
    """Show the page."""
    view = layout.view()
    layout.opening(t("shell.page.frames"), t("frames.not_shown"))
    if not layout.anything_left(view):
        return
    asked = Asked(view, OUTLETS)
    frames = families.of_family("frames")
    part = _language(asked, frames)
    if part is None:
        layout.notice(t("frames.none"))
        return
    layout.section(t("frames.map"), t("frames.map_why"))
    bias_forms.label("framing")
    picked = _map(asked, frames, part)
    _weak(frames, part.language)
    _numbers(asked, frames, part)
    layout.section(t("frames.cell"), t("frames.cell_why"))
    frame, row = _choose(frames, part, picked)
    if reason := frame.warning(part.language):
        layout.notice(f"{said(reason)}.")
    marked = wording.marked(frame, part.language)
    _words(view, frame, part)
    layout.small_heading(t("frames.sentences", outlet=row.name, frame=marked))
    filters.offer({"outlet": (row.group,), "frame": (frame.name,)})
    found = evidence.of_outlet(view, row.group, part.language, frame)
    evidence.show(view, found, frame, f"frames_{frame.name}_{row.key}")


def _language(asked: Asked, frames: list[Measure]) -> Cells | None:
    found = [asked.comparison(frame) for frame in frames]
    parts = [tables.cells(found, code, asked.naming) for code in tables.codes(asked.table)]
    known = {part.language or "": part for part in parts if part.rows}
    if not known:
        return None
    if len(known) == 1:
        return next(iter(known.values()))
    chosen = address.segmented(
        t("frames.language"), list(known), "in", shown=lambda code: wording.language(code or None)
    )
    return known[chosen]


def _map(asked: Asked, frames: list[Measure], part: Cells) -> dict[str, object] | None:
    found = [asked.comparison(frame) for frame in frames]
    unit = t("families.hits_unit")
    told = " ".join(
        t("forms.of", name=row.label, text=spoken.strongest(language(), part, row)) + "."
        for row in part.rows
    )
    picked = picking.chart(
        asked.key("frame_map", str(part.language)),
        functools.partial(heatmap_spec, part.table(), unit, layout.style()),
        f"{wording.language(part.language)}, {unit}. {told}",
        fields=("key", "frame"),
        origin=asked.origin(found, language=part.language),
        finding=findings.of_cells(part),
    )
    layout.remark(t("families.frames_read"))
    return picked


def _weak(frames: list[Measure], code: str | None) -> None:
    if warnings := [each for frame in frames if (each := frame.warning(code))]:
        layout.notice(f"{'; '.join(map(said, warnings))}.")


def _numbers(asked: Asked, frames: list[Measure], part: Cells) -> None:
    headers = [t(f"families.column.{name}") for name in ("outlet", "articles")]
    rows = []
    for row in part.rows:
        groups = [
            group
            for frame in frames
            for group in asked.comparison(frame).groups
            if group.name == row.group and group.language == part.language
        ]
        values = (
            f"{wording.number(each.mean)} ({wording.interval(each.low, each.high)})"
            for each in groups
        )
        rows.append((row.name, wording.whole(row.n), *values))
    with st.expander(t("frames.numbers"), type="compact"):
        columns = [*headers, *part.columns]
        layout.table(columns, rows, numeric=range(1, len(columns)))


def _choose(
    frames: list[Measure], part: Cells, picked: dict[str, object] | None
) -> tuple[Measure, Row]:
    by_name = {frame.name: frame for frame in frames}
    rows = {row.group: row for row in part.rows}
    if picked:
        label, key = picked.get("frame"), picked.get("key")
        names = [each.name for each in frames if wording.marked(each, part.language) == label]
        outlets = [row.group for row in part.rows if row.key == key]
        if names and outlets:
            address.choose("of", names[0])
            address.choose("by", outlets[0])
    left, right = st.columns(2, gap="large")
    with left:
        frame = address.selectbox(
            t("frames.frame"),
            list(by_name),
            "of",
            shown=lambda each: wording.marked(by_name[each], part.language),
        )
    with right:
        outlet = address.selectbox(
            t("frames.outlet"), list(rows), "by", shown=lambda each: rows[each].name
        )
    return by_name[frame], rows[outlet]


def _words(view: View, frame: Measure, part: Cells) -> None:
    """Show how often each outlet uses each word of the frame."""
    counts = {
        row.name: evidence.terms(evidence.of_outlet(view, row.group, part.language, frame))
        for row in part.rows
    }
    totals = pd.DataFrame(counts).fillna(0).astype(int)
    if totals.empty:
        layout.remark(t("frames.no_words"))
        return
    totals = totals.assign(sum=totals.sum(axis=1)).sort_values("sum", ascending=False)
    shown = totals.head(_MOST_TERMS).drop(columns="sum")
    layout.small_heading(t("frames.words", frame=wording.marked(frame, part.language)))
    rows = [
        (str(term), *map(wording.whole, row))
        for term, row in zip(shown.index, shown.to_numpy().tolist(), strict=True)
    ]
    layout.table([t("frames.word"), *shown.columns], rows, numeric=range(1, len(shown.columns) + 1))
    if any("*" in str(term) for term in shown.index):
        layout.remark(t("frames.star"))
    if len(totals) > len(shown):
        layout.remark(t("frames.more_words", n=len(totals) - len(shown)))
    if max(row.n for row in part.rows) > evidence.MOST_READ:
        layout.remark(t("frames.read_at_most", n=evidence.MOST_READ))


if __name__ == "__main__":
    show()
