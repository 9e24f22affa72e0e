"""The pages, in groups, and the links to them in the sidebar."""

from __future__ import annotations

import json

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from biascompare.dashboard import layout
from biascompare.dashboard.lesson.addresses import VOTE_PAGE
from biascompare.dashboard.texts import t

FIRST = "start"
GROUPS = {
    "look": ("start", "compare", "stories", "frames"),
    "closer": ("actors", "words", "when", "articles"),
    "behind": ("data", "methods", "lesson"),
}


def pages() -> tuple[str, ...]:
    """Return the names of the pages, in their order."""
    return tuple(name for names in GROUPS.values() for name in names)


def asked() -> StreamlitPage:
    """Show the links to all pages in the sidebar; return the page that the address asks for.

    Streamlit's own groups put elements into the list that are no items of it, which a screen
    reader passes over; here one list holds all pages, and the style sheet parts it.
    """
    vote = st.Page(
        layout.VIEWS / f"{VOTE_PAGE}.py",
        title=t("lesson.vote.title"),
        url_path=VOTE_PAGE,
        visibility="hidden",
    )
    _name_groups()
    return st.navigation([*map(_page, pages()), vote], expanded=True)


def _name_groups() -> None:
    """Put the name of each group before its first page."""
    known = pages()
    firsts = {
        group: next(name for name in names if name in known) for group, names in GROUPS.items()
    }
    rules = "".join(
        f'[data-testid="stSidebarNavItems"] > li:nth-child({known.index(first) + 1})::before '
        f"{{ content: {json.dumps(t(f'shell.group.{group}'), ensure_ascii=False)}; }}"
        for group, first in firsts.items()
    )
    st.html(f"<style>{rules}</style>")


def _page(name: str) -> StreamlitPage:
    return st.Page(
        layout.VIEWS / f"{name}.py",
        title=t(f"shell.page.{name}"),
        url_path=name,
        default=name == FIRST,
    )
