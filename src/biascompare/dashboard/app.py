"""Putting the dashboard together: the sources, the filters, and the page asked for."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

import streamlit as st

from biascompare.dashboard import filters, layout, loading
from biascompare.errors import BiasCompareError

PAGES = {
    "compare": "How do they compare?",
    "articles": "What makes this number?",
    "data": "What is in the data?",
    "methods": "How is it measured?",
}


def run(arguments: Sequence[str]) -> None:
    """Show the dashboard of the PATHs in ``arguments``; the sample corpus without any."""
    st.set_page_config(
        page_title="biascompare",
        page_icon=layout.ICON,
        layout="wide",
        menu_items={"About": None},
    )
    layout.styles()
    page = st.navigation(
        [
            st.Page(
                layout.VIEWS / f"{name}.py", title=title, url_path=name, default=name == "compare"
            )
            for name, title in PAGES.items()
        ]
    )
    paths, columns, actors = _sources(arguments)
    try:
        corpus = loading.corpus(paths, columns, actors)
    except BiasCompareError as error:
        layout.notice(str(error))
        return
    layout.keep(filters.sidebar(corpus))
    page.run()


def _sources(
    arguments: Sequence[str],
) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...], str | None]:
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("paths", nargs="*")
    parser.add_argument("--column", action="append", default=[])
    parser.add_argument("--actors")
    known, _ = parser.parse_known_args(list(arguments))
    columns = tuple(
        (name, field) for name, _, field in (each.rpartition("=") for each in known.column)
    )
    return tuple(known.paths) or ("sample",), columns, known.actors
