"""The filters in the sidebar: they hold on every page and live in the address."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import cast

import streamlit as st

from biascompare.dashboard import address, filter_states, filter_words, layout, wording
from biascompare.dashboard.articles_left import View, narrow
from biascompare.dashboard.corpora import Corpus
from biascompare.dashboard.selection import COPIES, MOST_SEARCHED, OPINIONS, VALUES, Selection
from biascompare.dashboard.texts import language, t
from biascompare.filter_sets import DATES, KEYS, Filters
from biascompare.voice import VOICE_NAMES, Voice

_FIRST = ("outlet", "language", "story")
_CHOSEN = "selection"


def sidebar(corpus: Corpus) -> View:
    """Show the filters and return what is left."""
    with st.sidebar:
        st.html(f'<p class="sidebar-title">{t("shell.filter.title")}</p>')
        values = {name: _several(corpus, name) for name in _FIRST}
        period = _period(corpus)
        with st.expander(t("shell.filter.more"), expanded=_more_in_use()):
            others = {name: _several(corpus, name) for name in VALUES if name not in _FIRST}
            chosen = _more(corpus, values | others, period)
        st.session_state[_CHOSEN] = chosen
        view = narrowed(corpus, chosen)
        _say_what_is_left(view)
    return view


def chosen() -> Selection:
    """Return what the filters say in this run."""
    kept: Selection = st.session_state.get(_CHOSEN, Selection())
    return kept


def narrowed(corpus: Corpus, selection: Selection) -> View:
    """Return the articles that fit a selection; found once for all visitors."""
    return _narrowed(repr((corpus.key, selection.key)), corpus, selection)


# Few: of a corpus on the disk each holds the values of a sample.
@st.cache_resource(max_entries=16, show_spinner=False)
def _narrowed(key: str, _corpus: Corpus, _selection: Selection) -> View:
    return narrow(_corpus, _selection)


def _more(
    corpus: Corpus, values: dict[str, tuple[str, ...]], period: tuple[date, date] | None
) -> Selection:
    return Selection(
        values=values,
        actors=_several(corpus, "actor"),
        frames=_several(corpus, "frame"),
        notices=_several(corpus, "notice"),
        period=period,
        fewest=address.number(t("shell.filter.fewest"), "fewest"),
        most=address.number(t("shell.filter.most"), "most"),
        text=address.text(t("shell.filter.text"), "text"),
        copies=_one("copy", COPIES),
        opinion=_one("opinion", OPINIONS),
        voice=cast(Voice, _one("voice", ["all", *(v for v in VOICE_NAMES if v != "all")])),
    )


def _more_in_use() -> bool:
    first = (*_FIRST, DATES)
    return any(name in st.query_params for name in KEYS if name not in first)


def _several(corpus: Corpus, name: str) -> tuple[str, ...]:
    key = (corpus.key, corpus.fingerprint, language(), name)
    named, unlisted = _named(key, corpus, name)
    asked = st.query_params.get_all(name)
    if unlisted and not named.keys() >= set(asked):
        named = _names(corpus, name, asked)
    options = list(named)
    label = t(f"shell.filter.{name}")
    # One value is no choice; a measure or a notice is there or not there.
    if len(options) < (2 if name in VALUES else 1):
        address.refuse(label, name, options)
        return ()
    chosen = address.multiselect(
        label,
        options,
        name,
        shown=named.__getitem__,
        placeholder=t(f"shell.filter.{name}_all"),
    )
    if unlisted:
        layout.remark(t("shell.filter.first_listed", n=filter_states.MOST_OFFERED))
    return chosen


@st.cache_resource(max_entries=200, show_spinner=False)
def _named(key: tuple[str, ...], _corpus: Corpus, _name: str) -> tuple[dict[str, str], int]:
    """Return what a filter can be set to with its names, and how many values are not listed."""
    return _names(_corpus, _name), filter_states.unlisted(_corpus, _name)


def _names(corpus: Corpus, name: str, asked: Sequence[str] = ()) -> dict[str, str]:
    """Return what a filter can be set to, and its name in the visitor's language."""
    found = filter_states.options(corpus, name, asked)
    return {each: filter_words.value(corpus, name, each) for each in found}


def _one(name: str, options: Sequence[str]) -> str:
    label = t(f"shell.filter.{name}")
    return address.selectbox(
        label, options, name, shown=lambda option: t(f"shell.filter.{name}_{option}")
    )


def _period(corpus: Corpus) -> tuple[date, date] | None:
    known = _known_period(corpus.key, corpus)
    if known is None or known[0] == known[1]:
        present = [day.isoformat() for day in dict.fromkeys(known or ())]
        address.refuse(t("shell.filter.dates"), DATES, present)
        return None
    first, last = known
    wanted = address.asked(DATES)
    if wanted is not None:
        stated = [day for each in wanted if (day := _day(each, first, last)) is not None]
        fits = len(wanted) == len(stated) == 2 and stated[0] <= stated[1]
        address.drop(t("shell.filter.dates"), () if fits else [" ".join(wanted)])
        st.session_state[DATES] = tuple(stated) if fits else ()
    st.session_state.setdefault(DATES, ())
    chosen = st.date_input(
        t("shell.filter.dates"),
        min_value=first,
        max_value=last,
        key=DATES,
        format=t("forms.date_input"),
    )
    days: list[date] = list(chosen) if isinstance(chosen, tuple) else []
    period = (days[0], days[1]) if len(days) == 2 else None
    address.write(DATES, [day.isoformat() for day in period or ()])
    return period


@st.cache_resource(max_entries=50, show_spinner=False)
def _known_period(key: str, _corpus: Corpus) -> tuple[date, date] | None:
    return _corpus.period


def _day(text: str, first: date, last: date) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if first <= day <= last else None


def _say_what_is_left(view: View) -> None:
    every = wording.count(view.corpus.size, "article")
    if not view.filtered:
        st.text(t("shell.filter.all_left", articles=every))
        return
    st.text(t("shell.filter.left", left=view.count, articles=every))
    if st.session_state.get(DATES) and view.corpus.table["day"].isna().any():
        st.text(t("shell.filter.undated"))
    for name in view.refused:
        layout.notice(t(f"shell.filter.{name}_many", n=MOST_SEARCHED))
    st.button(t("shell.filter.clear"), on_click=clear, width="stretch")


def clear() -> None:
    """Take every filter away."""
    ask({})


def ask(filters: Filters) -> None:
    """Let the next run filter by these, and by nothing else."""
    for name in KEYS:
        _ask(name, filters.get(name, ()))


def remove(name: str, value: str) -> None:
    """Take one value of a filter away in the next run; of dates all."""
    found = st.query_params.get_all(name)
    _ask(name, () if name == DATES else [each for each in found if each != value])


def keep_only(filters: Filters) -> None:
    """Narrow the page to these values of some filters, at once; the other filters stay."""
    narrow_to(filters)
    st.rerun()


def narrow_to(filters: Filters) -> None:
    """Let the next run filter by these values as well; a filter without values stays."""
    for name, values in filters.items():
        if values:
            _ask(name, values)


def offer(filters: Filters) -> None:
    """Offer to keep only the articles of what was chosen in a chart or a list."""
    wanted = {name: set(values) for name, values in filters.items() if values}
    if any(set(st.query_params.get_all(name)) != values for name, values in wanted.items()):
        key = f"only {sorted(filters.items())}"
        st.button(t("selections.only_these"), key=key, on_click=narrow_to, args=(filters,))


def _ask(name: str, values: Sequence[str]) -> None:
    st.session_state.pop(name, None)
    if values:
        st.query_params[name] = list(values)
    else:
        st.query_params.pop(name, None)
