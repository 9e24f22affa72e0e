"""The filters in the sidebar: they hold on every page and live in the address."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import cast

import streamlit as st

from biascompare.compare.outlets import NO_OUTLET
from biascompare.dashboard import address, layout, wording
from biascompare.dashboard.loading import Corpus
from biascompare.dashboard.selection import (
    COPIES,
    MOST_SEARCHED,
    NONE,
    OPINIONS,
    VALUES,
    Selection,
    View,
    narrow,
)
from biascompare.dashboard.texts import t
from biascompare.voice import VOICE_NAMES, Voice

DATES = "dates"
MOST_OFFERED = 500
"""Values of a column that are listed to choose from: those with the most articles."""
_FIRST = ("outlet", "language", "story")
_KEYS = (*VALUES, "actor", "frame", "notice", "text", "copy", "opinion", "voice")


def sidebar(corpus: Corpus) -> View:
    """Show the filters and return what is left."""
    with st.sidebar:
        st.html(f'<p class="sidebar-title">{t("shell.filter.title")}</p>')
        values = {name: _values(name, corpus) for name in _FIRST}
        period = _period(corpus)
        with st.expander(t("shell.filter.more"), expanded=_more_in_use()):
            others = {name: _values(name, corpus) for name in VALUES if name not in _FIRST}
            chosen = _more(corpus, values | others, period)
        view = _narrowed(repr((corpus.paths, corpus.version, chosen.key)), corpus, chosen)
        _say_what_is_left(view)
    return view


# Few: of a corpus on the disk each holds the values of a sample.
@st.cache_resource(max_entries=16, show_spinner=False)
def _narrowed(key: str, _corpus: Corpus, _selection: Selection) -> View:
    return narrow(_corpus, _selection)


def _more(
    corpus: Corpus, values: dict[str, tuple[str, ...]], period: tuple[date, date] | None
) -> Selection:
    codes = sorted({code for each in corpus.values("notices")[0] for code in each.split()})
    return Selection(
        values=values,
        actors=_measures(corpus, "actor", "actors"),
        frames=_measures(corpus, "frame", "frames"),
        notices=_several("notice", codes, lambda code: code.replace("_", " ")),
        period=period,
        fewest=address.number(t("shell.filter.fewest"), "fewest"),
        most=address.number(t("shell.filter.most"), "most"),
        text=address.text(t("shell.filter.text"), "text"),
        copies=_one("copy", COPIES),
        opinion=_one("opinion", OPINIONS),
        voice=cast(Voice, _one("voice", ["all", *(v for v in VOICE_NAMES if v != "all")])),
    )


def _more_in_use() -> bool:
    names = [name for name in (*_KEYS, "fewest", "most") if name not in _FIRST]
    return any(name in st.query_params for name in names)


def _values(name: str, corpus: Corpus) -> tuple[str, ...]:
    missing = VALUES[name]
    present, some_missing = _offered((*corpus.paths, str(corpus.version), name), name, corpus)
    options = [*present, missing] if some_missing else present
    shown = {NONE: t("shell.filter.none"), NO_OUTLET: t("shell.filter.no_outlet")}
    if name == "language":
        shown |= {code: wording.language(code) for code in present}
    if len(options) < 2:
        return ()
    return _several(name, options, lambda option: shown.get(option, option))


@st.cache_resource(max_entries=100, show_spinner=False)
def _offered(key: tuple[str, ...], name: str, _corpus: Corpus) -> tuple[list[str], bool]:
    """Return what can be chosen of a column: those with the most articles, by name."""
    present, missing = _corpus.values(name)
    return sorted(present[:MOST_OFFERED], key=str.casefold), missing


def _measures(corpus: Corpus, name: str, family: str) -> tuple[str, ...]:
    known = {
        measure.name: measure.label
        for measure in corpus.measures.values()
        if measure.family == family
    }
    return _several(name, list(known), known.__getitem__)


def _several(name: str, options: Sequence[str], shown: Callable[[str], str]) -> tuple[str, ...]:
    if not options:
        return ()
    placeholder = t(f"shell.filter.{name}_all")
    label = t(f"shell.filter.{name}")
    return address.multiselect(label, options, name, shown=shown, placeholder=placeholder)


def _one(name: str, options: Sequence[str]) -> str:
    label = t(f"shell.filter.{name}")
    return address.selectbox(
        label, options, name, shown=lambda option: t(f"shell.filter.{name}_{option}")
    )


def _period(corpus: Corpus) -> tuple[date, date] | None:
    known = _known_period(repr((corpus.paths, corpus.version)), corpus)
    if known is None or known[0] == known[1]:
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
        t("shell.filter.dates"), min_value=first, max_value=last, key=DATES, format="YYYY-MM-DD"
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
    for name in _KEYS:
        st.query_params.pop(name, None)
        st.session_state.pop(name, None)
    for name in (DATES, "fewest", "most"):
        st.query_params.pop(name, None)
        st.session_state.pop(name, None)
