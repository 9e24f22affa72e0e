"""Putting the dashboard together: the sources, the filters, and the page asked for."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import streamlit as st

from biascompare.dashboard import (
    address,
    chips,
    filters,
    imports,
    keeping,
    layout,
    loading,
    navigation,
    openid,
    projector,
    saved_filters,
    saving,
    texts,
    visits,
)
from biascompare.dashboard import options as starting
from biascompare.dashboard.corpora import Corpus
from biascompare.dashboard.data import storied
from biascompare.dashboard.lesson import hiding
from biascompare.dashboard.lesson.addresses import LESSON_PAGE, VOTE_PAGE
from biascompare.dashboard.loading import Wanted
from biascompare.dashboard.texts import t
from biascompare.errors import BiasCompareError
from biascompare.measure_translations import in_language
from biascompare.translations import LANGUAGES

_VERSION = "data"


def run(arguments: Sequence[str]) -> None:
    """Show the dashboard of the PATHs in ``arguments``; the sample corpus without any."""
    st.set_page_config(
        page_title="biascompare",
        page_icon=layout.ICON,
        layout="wide",
        initial_sidebar_state="collapsed" if layout.projected() else "auto",
        menu_items={"About": None},
    )
    unknown = texts.choose()
    layout.styles()
    page = navigation.asked()
    if page.url_path == VOTE_PAGE:
        # A phone needs the lesson alone, not the articles.
        page.run()
        return
    started = starting.parse(arguments)
    keeping.keep(started)
    _choose_language(unknown)
    if not openid.signed_in():
        return
    if visits.lost():
        layout.notice(t("shell.visit_gone"))
    try:
        corpus = _corpus(started)
    except BiasCompareError as error:
        layout.notice(str(error))
        return
    corpus = hiding.corpus(storied.with_stories(corpus))
    measures = in_language(corpus.measures, texts.language())
    corpus = dataclasses.replace(corpus, measures=measures, untranslated=corpus.measures)
    _say_if_changed(corpus)
    view = filters.sidebar(corpus)
    layout.keep(dataclasses.replace(view, corpus=corpus))
    saved_filters.offer()
    if view.sampled:
        layout.notice(t("shell.sampled", n=view.count, shown=len(view)))
    if page.url_path != "data":
        _offer_to_add()
    projector.offer(page)
    if page.url_path == LESSON_PAGE:
        # A lesson is made for a class as it is: not one chart of it, but every step.
        page.run()
        return
    hiding.offer_lesson()
    saving.begin()
    if page.url_path not in chips.WITHOUT:
        chips.show(view, corpus)
    projector.run(page, navigation.pages())
    if not layout.projected():
        name = page.url_path or navigation.FIRST
        saving.offer(name, page.title, layout.view(), layout.style().page)
    # A visit outlives its run; what it showed would be held for each visitor.
    saving.begin()
    layout.let_go()


def _choose_language(unknown: str | None) -> None:
    if unknown is not None:
        address.drop(t("shell.language"), [unknown])
    with st.sidebar:
        chosen = st.segmented_control(
            t("shell.language"),
            LANGUAGES,
            default=texts.language(),
            required=True,
            format_func={code: t(f"forms.own.{code}") for code in LANGUAGES}.__getitem__,
            key=f"language_from_{texts.language()}",
            label_visibility="collapsed",
            wrap=True,
        )
    if chosen != texts.language():
        texts.change(str(chosen))
        st.rerun()


def _say_if_changed(corpus: Corpus) -> None:
    wanted = st.query_params.get(_VERSION)
    if wanted not in (None, corpus.fingerprint, *address.written(_VERSION)):
        layout.notice(t("shell.changed"))
    address.write(_VERSION, [corpus.fingerprint])


def _corpus(started: starting.Options) -> Corpus:
    with_sample = False
    if keeping.replaces_sample(started):
        with st.sidebar:
            with_sample = address.toggle(t("shell.with_sample"), "with_sample")
    paths = keeping.shown(started, with_sample=with_sample)
    folder = keeping.folder(started)
    version = imports.shelf(folder).version if folder is not None else 0
    wanted = Wanted(paths, started.columns, started.outlets, keeping.actors())
    return loading.corpus(wanted, version)


def _offer_to_add() -> None:
    with st.sidebar:
        st.page_link(
            layout.VIEWS / "data.py",
            label=t("shell.add_own"),
            query_params={layout.PART: layout.ADDING},
        )
