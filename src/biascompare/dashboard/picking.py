"""Charts in which a click chooses something."""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Callable, Sequence
from typing import Any

import altair as alt
import streamlit as st

from biascompare.dashboard import layout
from biascompare.dashboard.layout import Chart
from biascompare.dashboard.reproducing import Origin

_NAME = "picked"


def chart(
    key: tuple[str, ...],
    draw: Callable[[], alt.LayerChart],
    alternative: str,
    *,
    fields: Sequence[str],
    origin: Origin | None = None,
) -> dict[str, Any] | None:
    """Show a chart like `layout.chart`; return the fields of the mark that was just clicked.

    None where nothing was clicked since the last run, and before a class. Every chart needs
    a list beside it that chooses the same: a click is no way for the keyboard.
    """
    if layout.projected():
        layout.chart(key, draw, alternative, origin)
        return None
    found = Chart(key, draw, alternative, origin)
    drawn = layout.spec(found)
    name = hashlib.sha256(repr(key).encode()).hexdigest()[:16]
    event = st.vega_lite_chart(
        spec=_clickable(drawn, fields),
        theme=None,
        width="stretch",
        alt=alternative,
        on_select="rerun",
        selection_mode=_NAME,
        key=f"chart_{name}",
    )
    layout.take_along(found, drawn)
    picked: list[dict[str, Any]] = event.get("selection", {}).get(_NAME) or []
    chosen = picked[0] if picked else None
    # A click counts once: afterwards the list beside the chart may choose something else.
    known = f"clicked_{name}"
    if chosen == st.session_state.get(known):
        return None
    st.session_state[known] = chosen
    return chosen


def _clickable(spec: dict[str, Any], fields: Sequence[str]) -> dict[str, Any]:
    """Return the chart with a click on the marks that have a tooltip choosing ``fields``."""
    found = copy.deepcopy(spec)
    for layer in found.get("layer", ()):
        if "tooltip" in layer.get("encoding", {}):
            select = {"type": "point", "fields": list(fields), "toggle": False}
            layer["params"] = [{"name": _NAME, "select": select}]
            if isinstance(layer["mark"], dict):
                layer["mark"]["cursor"] = "pointer"
            return found
    raise ValueError("the chart has no marks to click")
