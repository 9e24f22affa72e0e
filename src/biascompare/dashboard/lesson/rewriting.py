"""The headlines that a class has written, as the teacher sees them."""

from __future__ import annotations

import streamlit as st

from biascompare.dashboard import escaping, layout
from biascompare.dashboard.lesson.run import Headline, Run
from biascompare.dashboard.texts import t

_SECONDS = 1.0


@st.fragment(run_every=_SECONDS)
def headlines(run: Run) -> None:
    """Show the headlines that the class may see, and those that wait for the teacher."""
    shown = [each for each in run.headlines if each.shown]
    waiting = [each for each in run.headlines if not each.shown]
    layout.section(t("lesson.rewrite.shown"))
    if not shown:
        layout.remark(t("lesson.rewrite.nothing"))
    for headline in shown:
        _headline(run, headline, "shown")
    with st.expander(t("lesson.rewrite.waiting", n=len(waiting)), key="waiting_headlines"):
        layout.remark(t("lesson.rewrite.waiting_more"))
        for headline in waiting:
            _headline(run, headline, "waiting")


def _headline(run: Run, headline: Headline, where: str) -> None:
    left, *others = st.columns([6, 1, 1], vertical_alignment="center")
    with left:
        st.html(f'<p class="headline {where}">{escaping.plain(headline.text)}</p>')
    if where == "waiting":
        others[0].button(
            t("lesson.rewrite.show"),
            key=f"show_{headline.number}",
            on_click=run.show,
            args=(headline.number,),
        )
    others[1].button(
        t("lesson.rewrite.remove"),
        key=f"remove_{headline.number}",
        on_click=run.remove,
        args=(headline.number,),
    )
