"""Choosing one article among many."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from biascompare.dashboard import layout, wording
from biascompare.dashboard.texts import t
from biascompare.model import Document
from biascompare.report import forms

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
        layout.notice(t("reader.nothing_found"))
        return None
    ids = table["id"].tolist()
    chosen = st.selectbox(
        t("reader.choose"),
        ids,
        index=ids.index(first) if first in ids else 0,
        format_func={each: line(documents[each]) for each in ids}.__getitem__,
        key=key,
    )
    return documents[chosen]


def _searched(table: pd.DataFrame) -> pd.DataFrame:
    wanted = st.text_input(t("reader.search"), key="search", bind="query-params")
    text = table["label"] + " " + table["outlet"].fillna("")
    found = table[text.str.contains(wanted, case=False, regex=False)] if wanted else table
    if len(found) > _MOST_LISTED:
        articles = wording.count(len(found), "article")
        layout.remark(t("reader.first_listed", articles=articles, n=_MOST_LISTED))
    return found.head(_MOST_LISTED)


def line(document: Document) -> str:
    """Return an article on one line: title, outlet, date, language."""
    parts = [forms.short_title(document), wording.outlet(document)]
    parts += [
        wording.published(document.published) or t("reader.no_date"),
        wording.language(document.language),
    ]
    return " · ".join(part for part in parts if part)
