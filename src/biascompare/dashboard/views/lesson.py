"""What does the class think? A lesson: vote, reveal, evidence."""

from __future__ import annotations

import streamlit as st

from biascompare.dashboard import layout
from biascompare.dashboard.lesson import addresses, giving, library, runs
from biascompare.dashboard.texts import t


def show() -> None:
    """Show the lesson that is being given, else the lessons to choose from."""
    key = st.session_state.get(addresses.TEACHER) or st.query_params.get(addresses.TEACHER, "")
    run = runs.of_key(key)
    if run is not None:
        # In the session for other pages and back, in the address for a reload.
        st.session_state[addresses.TEACHER] = st.query_params[addresses.TEACHER] = key
        giving.show(run)
        return
    st.session_state.pop(addresses.TEACHER, None)
    st.query_params.pop(addresses.TEACHER, None)
    layout.opening(t("lesson.page.question"), t("lesson.page.limits"), t("lesson.page.lead"))
    layout.say_done()
    if not layout.view().corpus.documents:
        layout.anything_left(layout.view())
        return
    library.show(layout.view())


if __name__ == "__main__":
    show()
