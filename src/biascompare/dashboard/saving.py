"""Saving the page that is open as one file: HTML that needs no network, or a tagged PDF."""

from __future__ import annotations

import functools
from collections.abc import Callable
from urllib.parse import urlencode

import streamlit as st

from biascompare.dashboard import wording
from biascompare.dashboard.articles_left import View as Shown
from biascompare.dashboard.lesson import addresses
from biascompare.dashboard.texts import language, t
from biascompare.report import offline, printed
from biascompare.report.view import Figure, View

_DRAWN = "figures_drawn"


def begin() -> None:
    """Forget the charts of the last run."""
    st.session_state[_DRAWN] = []


def drawn(figure: Figure) -> None:
    """Remember a chart of this run."""
    st.session_state.setdefault(_DRAWN, []).append(figure)


def offer(name: str, title: str, shown: Shown, background: str) -> None:
    """Offer the page's charts as files, in the sidebar; made when asked for."""
    with st.sidebar:
        place = st.popover(t("export.save"), key="save_page", on_change="rerun", width="stretch")
    figures: list[Figure] = st.session_state.get(_DRAWN, [])
    if not place.open:
        return
    view = View(title, language(), _about(name, shown), tuple(figures), background)
    files: tuple[tuple[str, Callable[[View], bytes], str], ...] = (
        ("html", offline.page, "text/html"),
        ("pdf", printed.page, "application/pdf"),
    )
    with place:
        if not figures:
            st.text(t("export.no_charts"))
            return
        st.text(t("export.save_explained"))
        for kind, make, mime in files:
            st.download_button(
                t(f"export.{kind}"),
                functools.partial(make, view),
                f"biascompare-{name}.{kind}",
                mime,
                key=f"save {kind}",
                on_click="ignore",
                width="stretch",
            )


def _about(name: str, shown: Shown) -> list[str]:
    """Return which articles a page is about, and how to open it again."""
    corpus = shown.corpus
    every = wording.count(corpus.size, "article")
    # Not what opens a lesson: whoever gets the file could steer it.
    lesson = (addresses.TEACHER, addresses.LESSON, addresses.PHONE)
    kept = {key: st.query_params.get_all(key) for key in st.query_params if key not in lesson}
    return [
        t("export.sources", sources=", ".join(_short(path) for path in corpus.paths)),
        t("shell.filter.left", left=len(shown), articles=every)
        if shown.filtered
        else t("shell.filter.all_left", articles=every),
        t("export.version", version=corpus.fingerprint),
        t("export.address", address=f"/{name}?{urlencode(kept, doseq=True)}"),
    ]


def _short(path: str) -> str:
    """Return the last part of a path: the rest is of this machine."""
    return path.rstrip("/\\").replace("\\", "/").rsplit("/", 1)[-1] or path
