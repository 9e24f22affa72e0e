"""Sets of filters under a name: each visitor's own, taken along as a file."""

from __future__ import annotations

import streamlit as st

from biascompare import filter_sets
from biascompare.dashboard import escaping, filters, layout, visits
from biascompare.dashboard.filter_states import filters_of
from biascompare.dashboard.texts import said, t
from biascompare.errors import BiasCompareError
from biascompare.filter_sets import LONGEST_NAME, MOST_SETS, FilterSet

_NAME, _CHOSEN, _FILE, _TOLD, _TAKEN = (
    "filters_name",
    "filters_chosen",
    "filters_file",
    "filters_told",
    "filters_taken",
)


def known() -> dict[str, FilterSet]:
    """Return the visitor's sets by name, in the order in which they were saved."""
    visit = visits.current()
    return dict(visit.filter_sets) if visit is not None else {}


def offer() -> None:
    """Let the visitor save, choose, delete, take along and bring sets, in the sidebar."""
    with st.sidebar:
        place = st.popover(t("selections.saved"), key="saved_filters", width="stretch")
    with place:
        st.text(t("selections.saved_why"))
        _told()
        st.text_input(t("selections.name"), key=_NAME, max_chars=LONGEST_NAME)
        st.button(t("selections.save"), on_click=_save, type="primary", width="stretch")
        sets = known()
        if sets:
            _choose(sets)
        _bring()


def _choose(sets: dict[str, FilterSet]) -> None:
    if st.session_state.get(_CHOSEN) not in sets:
        st.session_state.pop(_CHOSEN, None)
    st.selectbox(t("selections.choose"), list(sets), key=_CHOSEN)
    use, delete = st.columns(2)
    use.button(t("selections.use"), on_click=_use, width="stretch", key="filters_use")
    delete.button(t("selections.delete"), on_click=_delete, width="stretch", key="filters_delete")
    st.download_button(
        t("selections.export"),
        filter_sets.to_toml(sets.values()),
        "biascompare-filters.toml",
        "application/toml",
        on_click="ignore",
        width="stretch",
    )


def _save() -> None:
    name = " ".join(str(st.session_state.get(_NAME, "")).split())
    if not name:
        _tell(t("selections.nameless"))
        return
    _keep([FilterSet(name, filters_of(filters.chosen()))], t("selections.kept", name=name))
    st.session_state[_NAME] = ""


def _keep(sets: list[FilterSet], told: str) -> None:
    """Keep sets with the visit; one takes the place of another of its name."""
    visit = visits.begun()
    found = {**visit.filter_sets} | {each.name: each for each in sets}
    if len(found) > MOST_SETS:
        _tell(t("selections.full", n=MOST_SETS))
        return
    visit.filter_sets = found
    st.session_state[_CHOSEN] = sets[-1].name
    _tell(told)


def _use() -> None:
    chosen = known().get(st.session_state[_CHOSEN])
    if chosen is not None:
        filters.ask(chosen.filters)


def _delete() -> None:
    visit, name = visits.current(), st.session_state[_CHOSEN]
    if visit is not None and name in visit.filter_sets:
        visit.filter_sets = {key: each for key, each in visit.filter_sets.items() if key != name}
        _tell(t("selections.deleted", name=name))


def _bring() -> None:
    given = st.file_uploader(t("selections.import"), type=["toml"], key=_FILE)
    if given is None or given.file_id == st.session_state.get(_TAKEN):
        return
    st.session_state[_TAKEN] = given.file_id
    try:
        sets = filter_sets.parse(given.getvalue(), given.name)
    except BiasCompareError as error:
        layout.notice(said(str(error)))
        return
    _keep(list(sets), t("selections.imported", n=len(sets)))
    st.rerun()


def _tell(text: str) -> None:
    st.session_state[_TOLD] = text


def _told() -> None:
    if _TOLD in st.session_state:
        text = escaping.plain(st.session_state.pop(_TOLD))
        st.html(f'<p class="done" role="status">{text}</p>')
