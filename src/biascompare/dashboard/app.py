"""Putting the dashboard together: the sources, the filters, and the page asked for."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from biascompare.dashboard import filters, imports, keeping, layout, loading, texts, visits
from biascompare.dashboard import options as starting
from biascompare.dashboard.lesson.addresses import VOTE_PAGE
from biascompare.dashboard.loading import Corpus, Wanted
from biascompare.errors import BiasCompareError

PAGES = {
    "compare": "How do they compare?",
    "articles": "What makes this number?",
    "data": "What is in the data?",
    "methods": "How is it measured?",
    "lesson": "What does the class think?",
}


def run(arguments: Sequence[str]) -> None:
    """Show the dashboard of the PATHs in ``arguments``; the sample corpus without any."""
    st.set_page_config(
        page_title="biascompare",
        page_icon=layout.ICON,
        layout="wide",
        menu_items={"About": None},
    )
    texts.choose()
    layout.styles()
    page = st.navigation(
        [
            st.Page(
                layout.VIEWS / f"{name}.py", title=title, url_path=name, default=name == "compare"
            )
            for name, title in PAGES.items()
        ]
        + [
            st.Page(
                layout.VIEWS / f"{VOTE_PAGE}.py",
                title="biascompare",
                url_path=VOTE_PAGE,
                visibility="hidden",
            )
        ]
    )
    if page.url_path == VOTE_PAGE:
        # A phone needs the lesson alone, not the articles.
        page.run()
        return
    started = starting.parse(arguments)
    keeping.keep(started)
    if visits.lost():
        layout.notice(
            "The articles that were added at this address are gone: they were kept until an hour "
            "after the page was closed."
        )
    try:
        corpus = _corpus(started)
    except BiasCompareError as error:
        layout.notice(str(error))
        return
    layout.keep(filters.sidebar(corpus))
    if page.url_path != "data":
        _offer_to_add()
    page.run()


def _corpus(started: starting.Options) -> Corpus:
    with_sample = False
    if keeping.replaces_sample(started):
        with st.sidebar:
            with_sample = st.toggle(
                "Show the sample as well", key="with_sample", bind="query-params"
            )
    paths = keeping.shown(started, with_sample=with_sample)
    folder = keeping.folder(started)
    version = imports.shelf(folder).version if folder is not None else 0
    return loading.corpus(Wanted(paths, started.columns, started.outlets, started.actors), version)


def _offer_to_add() -> None:
    with st.sidebar:
        address = {layout.PART: layout.ADDING}
        st.page_link(layout.VIEWS / "data.py", label="Add your own articles", query_params=address)
