"""The filters in use, at the top of a page: each taken away by one press."""

from __future__ import annotations

import streamlit as st

from biascompare.dashboard import escaping, filter_words, filters, layout, wording
from biascompare.dashboard.articles_left import View
from biascompare.dashboard.corpora import Corpus
from biascompare.dashboard.filter_states import filters_of
from biascompare.dashboard.texts import t

WITHOUT = ("methods", "lesson", "vote")
"""Pages that show the same whatever is filtered."""
_MOST = 12


def show(view: View, corpus: Corpus) -> None:
    """Show a chip for every value of the filters; before a class, a line that says them."""
    filters_used = filters_of(filters.chosen())
    if not filters_used:
        return
    if layout.projected():
        every = wording.count(corpus.size, "article")
        left = t("shell.filter.left", left=view.count, articles=every)
        layout.remark(f"{left}: {filter_words.line(corpus, filters_used)}")
        return
    found = filter_words.chips(corpus, filters_used)
    with st.container(key="chips", horizontal=True, gap="small", vertical_alignment="center"):
        title = escaping.plain(t("selections.in_use"))
        st.html(f'<p class="chips-title">{title}</p>', width="content")
        for chip in found[:_MOST]:
            st.button(
                f"{escaping.label(chip.label)} ✕",
                key=f"chip {chip.key} {chip.value}",
                on_click=filters.remove,
                args=(chip.key, chip.value),
            )
        if len(found) > _MOST:
            layout.remark(t("selections.more_chips", n=len(found) - _MOST))
        st.button(t("selections.clear"), key="chips_clear", type="tertiary", on_click=filters.clear)
