"""The view for a projector: one chart at a time, large, next and back by keyboard."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from biascompare.dashboard import drawing, escaping, layout
from biascompare.dashboard.texts import t

_PLACE = "chart"
_VIEW = {"view": ["projector"]}
_FIRST = "start"
_LAST = "last"


def run(page: StreamlitPage, names: Sequence[str]) -> None:
    """Run the page; before a class, show one of its charts and nothing else of it."""
    if not layout.projected():
        page.run()
        return
    drawing.collect_charts()
    # The page still runs, so that its choices hold; only its charts are taken from it.
    with st.container(key="hidden_page"):
        page.run()
    charts = drawing.collected_charts()
    place = _place(len(charts))
    if not charts:
        # Nothing is drawn on this page: its words stand before the class.
        st.html('<span class="bc-whole" hidden></span>')
    else:
        chart = charts[place]
        st.html(f"<h1>{escaping.plain(page.title)}</h1>")
        st.html(f'<p class="stage">{escaping.plain(chart.title)}</p>')
        drawing.draw_chart(chart)
    _steer(page, names, place, len(charts))


def offer(page: StreamlitPage) -> None:
    """Offer this view of a page in the sidebar."""
    shown = page.url_path or _FIRST
    kept = {key: st.query_params.get_all(key) for key in st.query_params}
    with st.sidebar, st.container(key="projector"):
        st.page_link(
            layout.VIEWS / f"{shown}.py", label=t("shell.projector"), query_params=kept | _VIEW
        )


def _place(number: int) -> int:
    asked = st.query_params.get(_PLACE, "1")
    if asked == _LAST:
        return max(0, number - 1)
    return min(max(1, int(asked)), max(1, number)) - 1 if asked.isdecimal() else 0


def _steer(page: StreamlitPage, names: Sequence[str], place: int, number: int) -> None:
    here = names.index(page.url_path) if page.url_path in names else 0
    first, last = place == 0, place >= number - 1
    with st.container(
        key="projector_steps",
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
    ):
        if st.button(t("shell.projector_back"), shortcut="Left", disabled=first and not here):
            _go(page.url_path or names[0], place) if not first else _go(names[here - 1], None)
        if number:
            layout.remark(t("shell.projector_place", place=place + 1, n=number))
        st.page_link(layout.VIEWS / f"{names[here]}.py", label=t("shell.projector_end"))
        if st.button(
            t("shell.projector_next"), shortcut="Right", disabled=last and here == len(names) - 1
        ):
            _go(names[here], place + 2) if not last else _go(names[here + 1], 1)


def _go(name: str, place: int | None) -> None:
    """Show a chart (counted from 1) of a page; its last where no place is given."""
    kept = {key: st.query_params.get_all(key) for key in st.query_params}
    kept |= {**_VIEW, _PLACE: [_LAST if place is None else str(place)]}
    st.switch_page(layout.VIEWS / f"{name}.py", query_params=kept)
