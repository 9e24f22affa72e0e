"""While a lesson hides its outlets' names, every page of the same visit hides them."""

from __future__ import annotations

import dataclasses
import hashlib

import streamlit as st

from biascompare import lessons
from biascompare.charts.style import looks
from biascompare.dashboard import layout
from biascompare.dashboard.corpora import Corpus
from biascompare.dashboard.lesson import addresses, runs
from biascompare.dashboard.lesson.run import Run
from biascompare.dashboard.texts import language, t
from biascompare.filter_sets import DATES
from biascompare.lessons.answers import chosen
from biascompare.lessons.hiding import HiddenDocuments, hiding

_LOST = "lesson_lost"


def given() -> Run | None:
    """Return the lesson that this visit gives; its key stays in the session and the address."""
    key = st.session_state.get(addresses.TEACHER) or st.query_params.get(addresses.TEACHER, "")
    run = runs.of_key(key)
    if run is None:
        if key:
            st.session_state[_LOST] = True
        st.session_state.pop(addresses.TEACHER, None)
        st.query_params.pop(addresses.TEACHER, None)
        return None
    # In the session for other pages and back, in the address for a reload.
    st.session_state[addresses.TEACHER] = key
    if st.query_params.get(addresses.TEACHER) != key:
        st.query_params[addresses.TEACHER] = key
    return run


def say_lost() -> None:
    """Say, once, that the lesson of the address is no more."""
    if st.session_state.pop(_LOST, False):
        layout.notice(t("lesson.hiding.lost"))


def hiding_run() -> Run | None:
    """Return the lesson whose names this visit must not show now: given here, or joined here."""
    joined = [*st.session_state.get(addresses.PHONES, {}), st.query_params.get(addresses.LESSON)]
    known = [given(), *(runs.of_code(code) for code in joined if code)]
    return next((run for run in known if run and not run.ended and not run.names_open()), None)


def corpus(whole: Corpus) -> Corpus:
    """Return the corpus for the pages: of a lesson that hides names, only its articles, hidden."""
    run = hiding_run()
    return whole if run is None else _hidden(run.key, language(), whole.fingerprint, run, whole)


def filters_of(run: Run) -> dict[str, list[str]]:
    """Return the address of a lesson's articles on other pages.

    Nothing while names are hidden: then the pages have no other articles.
    """
    if not run.names_open():
        return {}
    lesson = run.lesson
    found = {"outlet": list(lesson.hidden)}
    found |= {name: list(values) for name, values in lesson.filters.items()}
    if lesson.first_day and lesson.last_day:
        found[DATES] = [lesson.first_day, lesson.last_day]
    return found


def offer_lesson() -> None:
    """Lead back to the lesson that is being given, and say that names are hidden."""
    if hiding_run() is not None:
        layout.notice(t("lesson.hiding.names"))
    if given() is not None:
        st.page_link(
            layout.VIEWS / f"{addresses.LESSON_PAGE}.py",
            label=t("lesson.hiding.back"),
            query_params={"view": "projector"},
        )


@st.cache_resource(max_entries=20, show_spinner=False)
def _hidden(key: str, language: str, fingerprint: str, _run: Run, _whole: Corpus) -> Corpus:
    stands_for = t("lesson.newspaper", letter="{letter}")
    lesson, documents = _run.lesson, _whole.documents
    rows = chosen(_whole.table, lesson)
    mask = lessons.mask_of(lesson, (documents[each] for each in rows["id"]), stands_for)
    hides = hiding(lesson, mask, stands_for, key)
    # Not the key: it opens the lesson to whoever reads it, and paths are shown.
    name = hashlib.sha256(f"{key} {language}".encode()).hexdigest()[:10]
    return dataclasses.replace(
        _whole,
        paths=(mask.text(lesson.title).replace("/", " "), name),
        measures={
            name: measure
            for name, measure in _whole.measures.items()
            if mask.text(measure.label) == measure.label
        },
        documents=HiddenDocuments(hides, documents, rows["id"].tolist()),
        failures=(),
        repeated=0,
        table=hides.table(rows),
        looks=looks(list(hides.called.values())),
        fingerprint=name,
        # What lies on the disk knows the names.
        stored=None,
    )
