"""Shared copy: which articles repeat each other's wording."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from biascompare.dashboard import layout, wording
from biascompare.dashboard.selection import View
from biascompare.duplicates import SharedCopy, find_shared_copy
from biascompare.model import Document

AT_ONCE = 2_000
"""Articles up to which the search begins unasked."""
_MOST_LISTED = 50


def show(view: View) -> None:
    """Show the groups of articles that share copy."""
    layout.section(
        "Shared copy",
        "Articles of which at least four fifths stand in another one: reprints, agency copy, "
        "shorter versions. Sharing copy is no fault; it counts the same words twice.",
    )
    if not layout.anything_left(view):
        return
    many = len(view.table) > AT_ONCE
    if many and not st.button(f"Look for it in {wording.count(len(view.table), 'article')}"):
        return
    documents = {each: view.corpus.documents[each] for each in view.table["id"]}
    with st.spinner("Looking for shared copy …"):
        found = _found(view.key, documents)
    if not found.groups:
        layout.remark("No articles share copy.")
        return
    for number, group in enumerate(found.groups[:_MOST_LISTED], start=1):
        layout.small_heading(f"Group {number}")
        rows = [_row(documents[each], found) for each in group]
        layout.table(["Article", "Date", "Share in another", "First"], rows, numeric=[2])
    if len(found.groups) > _MOST_LISTED:
        layout.remark(f"{len(found.groups) - _MOST_LISTED:,} more groups are not listed.")


@st.cache_resource(max_entries=20, show_spinner=False)
def _found(key: str, _documents: Mapping[str, Document]) -> SharedCopy:
    return find_shared_copy(_documents.values())


def _row(document: Document, found: SharedCopy) -> tuple[str, ...]:
    first = found.first[found.group[document.id]]
    return (
        wording.label(document),
        document.published or wording.NOTHING,
        f"{found.share[document.id]:.0%}",
        "yes" if document.id == first else wording.NOTHING,
    )
