"""Which words set two selections of articles apart, for those who ask."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from biascompare.compare.contrast import Contrast, WordChoices
from biascompare.compare.selected_words import contrast_selections
from biascompare.compare.selections import Parted
from biascompare.dashboard import address, contrasting, layout
from biascompare.dashboard.sides import MOST_READ
from biascompare.dashboard.texts import said, t
from biascompare.errors import BiasCompareError
from biascompare.model import Document

_LIMIT = 15


def show(parted: Parted, documents: Mapping[str, Document], key: tuple[str, ...]) -> None:
    """Show the words of each side that the other uses less, where the visitor wants them."""
    layout.small_heading(t("selections.words"))
    if not address.toggle(t("selections.words_show"), "words"):
        return
    if len(parted.a) + len(parted.b) > MOST_READ:
        layout.notice(t("selections.words_many", n=MOST_READ))
        return
    language = st.session_state.get("in") or None
    try:
        with st.spinner(t("words.working")):
            found = _found((*key, *parted.names, str(language)), parted, documents, language)
    except BiasCompareError as error:
        layout.notice(said(str(error)))
        return
    contrasting.say(found)
    above = [term for term in found.terms if term.z > 0]
    below = [term for term in reversed(found.terms) if term.z < 0]
    for place, name, terms in zip(
        st.columns(2, gap="large"), parted.names, (above, below), strict=True
    ):
        with place:
            contrasting.listed(name, terms)


@st.cache_resource(max_entries=40, show_spinner=False)
def _found(
    key: tuple[str, ...], _parted: Parted, _documents: Mapping[str, Document], _code: str | None
) -> Contrast:
    held = [_documents[each] for each in sorted(_parted.a | _parted.b)]
    choices = WordChoices(language=_code)
    return contrast_selections(held, _parted, choices=choices, limit=_LIMIT)
