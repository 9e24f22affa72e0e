"""Shared copy: which articles repeat each other's wording."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from biascompare.dashboard import layout, wording
from biascompare.dashboard.articles_left import View
from biascompare.dashboard.texts import t
from biascompare.duplicates import SharedCopy, find_shared_copy
from biascompare.model import Document

AT_ONCE = 2_000
"""Articles up to which the search begins unasked."""
_MOST_LISTED = 50


def show(view: View) -> None:
    """Show the groups of articles that share copy."""
    layout.section(
        t("data.copies"),
        t("data.copies_why"),
    )
    if not layout.anything_left(view):
        return
    many = len(view) > AT_ONCE
    articles = wording.count(len(view), "article")
    if many and not st.button(t("data.copies_look", articles=articles)):
        return
    documents = {each: view.corpus.documents[each] for each in view.described["id"]}
    with st.spinner(t("data.copies_looking")):
        found = _found(view.key, documents)
    if not found.groups:
        layout.remark(t("data.copies_none"))
        return
    for number, group in enumerate(found.groups[:_MOST_LISTED], start=1):
        layout.small_heading(t("data.group", place=number))
        rows = [_row(documents[each], found) for each in group]
        named = ("date", "share", "first")
        headers = [t("data.article_column"), *(t(f"data.column.{name}") for name in named)]
        layout.table(headers, rows, numeric=[2])
    if len(found.groups) > _MOST_LISTED:
        layout.remark(t("data.more_groups", n=len(found.groups) - _MOST_LISTED))


@st.cache_resource(max_entries=20, show_spinner=False)
def _found(key: str, _documents: Mapping[str, Document]) -> SharedCopy:
    return find_shared_copy(_documents.values())


def _row(document: Document, found: SharedCopy) -> tuple[str, ...]:
    first = found.first[found.group[document.id]]
    return (
        wording.label(document),
        wording.published(document.published) or wording.NOTHING,
        wording.percent(found.share[document.id]),
        t("data.yes") if document.id == first else wording.NOTHING,
    )
