"""Charts on a page: each with the words that stand for it, and what can be taken along."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import altair as alt
import pyarrow as pa
import streamlit as st
from altair.utils import schemapi
from streamlit.dataframe_util import convert_anything_to_arrow_bytes

from biascompare.charts.projected import enlarged
from biascompare.dashboard import escaping, layout, saving
from biascompare.dashboard.downloads import downloads
from biascompare.dashboard.reproducing import Origin
from biascompare.dashboard.texts import language
from biascompare.report.view import Figure

_CHARTS = "charts"
Drawn = alt.LayerChart | dict[str, Any]
"""A chart: Altair's, or its specification."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart that waits to be drawn, and the words that stand for it.

    ``finding`` is the sentence that a glance at it should leave behind; it may be empty.
    """

    key: tuple[str, ...]
    draw: Callable[[], Drawn]
    alternative: str
    origin: Origin | None = None
    finding: str = ""

    @property
    def title(self) -> str:
        """What it shows: the words before its values."""
        return re.split(r"(?<=\?) |\s?[;:.] ", self.alternative)[0]


def chart(
    key: tuple[str, ...],
    draw: Callable[[], Drawn],
    alternative: str,
    origin: Origin | None = None,
    finding: str = "",
) -> None:
    """Show a chart with the words that stand for it; drawn once for a ``key`` and mode.

    ``origin`` is its table, and the lines that make it again; ``finding`` stands above it.
    """
    found = Chart(key, draw, alternative, origin, finding)
    if layout.projected():
        st.session_state[_CHARTS].append(found)
    else:
        draw_chart(found)


def draw_chart(found: Chart) -> None:
    """Draw a chart; before a class with large letters."""
    say_finding(found)
    drawn = spec(found)
    st.vega_lite_chart(spec=sent(drawn), theme=None, width="stretch", alt=found.alternative)
    take_along(found, drawn)


def say_finding(found: Chart) -> None:
    """Show the sentence above a chart, if it has one."""
    if found.finding:
        st.html(f'<p class="finding">{escaping.plain(found.finding)}</p>')


def take_along(found: Chart, drawn: dict[str, Any]) -> None:
    """Remember a chart for the page's file, and offer its own files."""
    saving.drawn(Figure(found.title, found.alternative, drawn))
    if not layout.projected():
        downloads(drawn, found.title, " ".join(found.key[1:]), layout.style().page, found.origin)


def spec(found: Chart) -> dict[str, Any]:
    """Return a chart as Vega-Lite; made once for its key, the visitor's mode and language."""
    return _spec((layout.style().page, language(), str(layout.projected()), *found.key), found.draw)


def sent(drawn: dict[str, Any]) -> dict[str, Any]:
    """Return a chart with its rows as they go to the browser; made once for the same rows.

    Rows are known by their datasets' names, which are made from them.
    """
    data = {name: _rows(name, rows) for name, rows in drawn.get("datasets", {}).items()}
    return {**drawn, "datasets": data} if data else dict(drawn)


@st.cache_resource(max_entries=500, show_spinner=False)
def _rows(name: str, _rows: list[dict[str, Any]]) -> bytes:
    return convert_anything_to_arrow_bytes(pa.Table.from_pylist(_rows))


def collect_charts() -> None:
    """Keep the charts of this run instead of drawing them."""
    st.session_state[_CHARTS] = []


def collected_charts() -> list[Chart]:
    """Return the charts that were kept."""
    found: list[Chart] = st.session_state[_CHARTS]
    return found


@st.cache_resource(max_entries=100, show_spinner=False)
def _spec(key: tuple[str, ...], _draw: Callable[[], Drawn]) -> dict[str, Any]:
    # What a chart may hold is checked by its tests; here it would take a third of the time.
    with schemapi.debug_mode(False):
        drawn = _draw()
        found = drawn if isinstance(drawn, dict) else drawn.to_dict(validate=False)
    # The page's own words stand for the chart.
    spec = {name: each for name, each in found.items() if name != "description"}
    return enlarged(spec) if layout.projected() else spec
