"""The filters in the sidebar: they hold on every page and live in the address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st

from biascompare.compare.outlets import NO_OUTLET
from biascompare.dashboard import wording
from biascompare.dashboard.loading import Corpus

_NONE = "(none)"
DATES = "dates"


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter: its name in the address, its column, and the words on screen."""

    name: str
    label: str
    everything: str
    missing: str
    shown: Callable[[str], str] = str


FILTERS = (
    Filter("outlet", "Outlet", "All outlets", NO_OUTLET),
    Filter("language", "Language", "All languages", _NONE, wording.language),
    Filter("story", "Story", "All stories", _NONE),
    Filter("section", "Section", "All sections", _NONE),
)


@dataclass(frozen=True, slots=True)
class View:
    """What is left of a corpus after the filters; ``key`` stands for it in caches."""

    corpus: Corpus
    table: pd.DataFrame
    key: str
    filtered: bool


def sidebar(corpus: Corpus) -> View:
    """Show the filters and return what is left."""
    chosen: dict[str, tuple[str, ...]] = {}
    with st.sidebar:
        st.html('<p class="sidebar-title">Which articles?</p>')
        for each in FILTERS:
            chosen[each.name] = _choose(each, corpus.table[each.name])
        period = _period(corpus.table["day"])
        view = narrow(corpus, chosen, period)
        _say_what_is_left(view)
    return view


def narrow(
    corpus: Corpus, chosen: dict[str, tuple[str, ...]], period: tuple[date, date] | None
) -> View:
    """Return the articles that have one of the chosen values in each filter."""
    table = corpus.table
    for each in FILTERS:
        wanted = chosen.get(each.name, ())
        if wanted:
            table = table[table[each.name].fillna(each.missing).isin(wanted)]
    if period is not None:
        first, last = period
        days = table["day"]
        table = table[days.map(lambda day: day is not None and first <= day <= last).astype(bool)]
    used = {name: values for name, values in chosen.items() if values}
    key = repr((corpus.paths, corpus.version, sorted(used.items()), period))
    return View(corpus, table, key, bool(used or period))


def _choose(each: Filter, column: pd.Series[str]) -> tuple[str, ...]:
    present = sorted(column.dropna().unique().tolist(), key=str.casefold)
    options = [*present, each.missing] if column.isna().any() else present
    if len(options) < 2:
        return ()
    names = {option: option if option == each.missing else each.shown(option) for option in options}
    chosen = st.multiselect(
        each.label,
        options,
        format_func=names.__getitem__,
        key=each.name,
        placeholder=each.everything,
        bind="query-params",
    )
    return tuple(chosen)


def _period(days: pd.Series[date]) -> tuple[date, date] | None:
    known = [day for day in days if isinstance(day, date)]
    if len(set(known)) < 2:
        return None
    chosen = st.date_input(
        "Dates, first and last",
        value=[],
        min_value=min(known),
        max_value=max(known),
        key=DATES,
        format="YYYY-MM-DD",
        bind="query-params",
    )
    return chosen if len(chosen) == 2 else None


def _say_what_is_left(view: View) -> None:
    every, left = len(view.corpus.table), len(view.table)
    if not view.filtered:
        st.text(f"All {wording.count(every, 'article')}")
        return
    st.text(f"{left:,} of {wording.count(every, 'article')} left")
    if st.session_state.get(DATES) and view.corpus.table["day"].isna().any():
        st.text("Articles without a date are left out while dates are set.")
    st.button("Clear filters", on_click=_clear, width="stretch")


def _clear() -> None:
    for each in FILTERS:
        if each.name in st.session_state:
            st.session_state[each.name] = []
    if DATES in st.session_state:
        st.session_state[DATES] = ()
