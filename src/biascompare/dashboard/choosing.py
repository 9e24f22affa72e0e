"""Choosing one article among many."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from biascompare.dashboard import layout, wording
from biascompare.model import Document

_MOST_LISTED = 500


def article(
    table: pd.DataFrame, documents: Mapping[str, Document], key: str, first: str | None = None
) -> Document | None:
    """Let the visitor choose an article of ``table``; of many, search them first.

    ``first`` is the id that is chosen at the beginning. None if no article is found.
    """
    if len(table) > _MOST_LISTED:
        table = _searched(table)
    if table.empty:
        layout.notice("No title or outlet holds these letters.")
        return None
    ids = table["id"].tolist()
    chosen = st.selectbox(
        "Article (type to search)",
        ids,
        index=ids.index(first) if first in ids else 0,
        format_func=lambda identifier: line(documents[identifier]),
        key=key,
    )
    return documents[chosen]


def _searched(table: pd.DataFrame) -> pd.DataFrame:
    wanted = st.text_input("Search titles and outlets", key="search", bind="query-params")
    text = table["label"] + " " + table["outlet"].fillna("")
    found = table[text.str.contains(wanted, case=False, regex=False)] if wanted else table
    if len(found) > _MOST_LISTED:
        layout.remark(f"{len(found):,} articles fit; the first {_MOST_LISTED} are listed.")
    return found.head(_MOST_LISTED)


def line(document: Document) -> str:
    """Return an article on one line: title, outlet, date, language."""
    parts = [wording.short_title(document), wording.outlet(document)]
    parts += [(document.published or "no date")[:10], wording.language(document.language)]
    return " · ".join(part for part in parts if part)
