"""Charts in which a click chooses something."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from biascompare.dashboard import drawing, layout
from biascompare.dashboard.drawing import Chart
from biascompare.dashboard.reproducing import Origin

_NAME = "picked"


def chart(
    key: tuple[str, ...],
    draw: Callable[[], drawing.Drawn],
    alternative: str,
    *,
    fields: Sequence[str],
    origin: Origin | None = None,
    finding: str = "",
) -> dict[str, Any] | None:
    """Show a chart like `drawing.chart`; return the fields of the mark that was just clicked.

    None where nothing was clicked since the last run, and before a class. Every chart needs
    a list beside it that chooses the same: a click is no way for the keyboard.
    """
    if layout.projected():
        drawing.chart(key, draw, alternative, origin, finding)
        return None
    found = Chart(key, draw, alternative, origin, finding)
    drawing.say_finding(found)
    name = hashlib.sha256(repr(key).encode()).hexdigest()[:16]
    drawn = drawing.spec(found)
    clickable, names = _clickable(drawn, fields)
    event = st.vega_lite_chart(
        spec=drawing.sent(clickable),
        theme=None,
        width="stretch",
        alt=alternative,
        on_select="rerun",
        selection_mode=names,
        key=f"chart_{name}",
    )
    drawing.take_along(found, drawn)
    selected = event.get("selection", {})
    picked: list[dict[str, Any]] = [mark for each in names for mark in selected.get(each) or []]
    chosen = picked[0] if picked else None
    # A click counts once: afterwards the list beside the chart may choose something else.
    known = f"clicked_{name}"
    if chosen == st.session_state.get(known):
        return None
    st.session_state[known] = chosen
    return chosen


def open_article(identifier: str, measure: str) -> None:
    """Go to an article, with the words of a measure marked; the filters stay."""
    kept = {key: st.query_params.get_all(key) for key in st.query_params}
    asked = {"article": [identifier], "measure": [measure]}
    st.switch_page(layout.VIEWS / "articles.py", query_params=kept | asked)


def _clickable(
    spec: dict[str, Any], fields: Sequence[str]
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return the chart with clicks that choose ``fields``, and the names of the selections.

    Marks can be clicked that have a tooltip and all of the fields.
    """
    names: list[str] = []
    layers = []
    # The rest is shared with the chart that is kept for the next visitor.
    for each in spec.get("layer", ()):
        layer = dict(each)
        layers.append(layer)
        if "tooltip" not in layer.get("encoding", {}) or not _has(spec, layer, fields):
            continue
        names.append(f"{_NAME}_{len(names)}")
        select = {"type": "point", "fields": list(fields), "toggle": False}
        layer["params"] = [{"name": names[-1], "select": select}]
        if isinstance(layer["mark"], dict):
            layer["mark"] = layer["mark"] | {"cursor": "pointer"}
    if not names:
        raise ValueError(f"the chart has no marks with {', '.join(fields)} to click")
    return {**spec, "layer": layers}, tuple(names)


def _has(spec: dict[str, Any], layer: dict[str, Any], fields: Sequence[str]) -> bool:
    data = layer.get("data") or spec.get("data") or {}
    rows = data.get("values") or spec.get("datasets", {}).get(data.get("name"), [])
    return bool(rows) and set(fields) <= set(rows[0])
