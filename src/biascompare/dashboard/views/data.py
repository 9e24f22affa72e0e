"""What is in the data? What was added, removed, missing, and what to mend in it."""

from __future__ import annotations

import streamlit as st

from biascompare.dashboard import layout
from biascompare.dashboard.data import adding, copies, correcting, overview, progress, storied

_PARTS = {
    "Overview": overview.show,
    layout.ADDING: adding.show,
    "Correct": correcting.show,
    "Shared copy": copies.show,
    "Stories": storied.show,
}


def show() -> None:
    """Show the page."""
    view = layout.view()
    layout.opening(
        "What is in the data?",
        "what is not in the files: articles that nobody collected, and what stood around them.",
    )
    part = st.segmented_control(
        "What to see or do",
        list(_PARTS),
        default="Overview",
        required=True,
        key=layout.PART,
        bind="query-params",
        label_visibility="collapsed",
    )
    layout.say_done()
    progress.show(ended=part == layout.ADDING)
    _PARTS[str(part)](view)


if __name__ == "__main__":
    show()
