"""Choosing one article among many."""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st

from biascompare.dashboard import layout, wording
from biascompare.dashboard.articles_left import View
from biascompare.dashboard.texts import t
from biascompare.model import Document
from biascompare.report import forms

_MOST_LISTED = 500


def article(
    view: View, key: str, first: str | None = None, among: Collection[str] | None = None
) -> Document | None:
    """Let the visitor choose one of the articles left; of many, search them first.

    ``first`` is the id that is chosen at the beginning; only those ``among`` the ids are
    offered, if they are given. None if no article is found.
    """
    ids = _searched(view, among) if view.count > _MOST_LISTED else found(view, "", among)
    if first is not None and first not in ids and view.holds(first):
        ids = [first, *ids]
    if not ids:
        layout.notice(t("reader.nothing_found"))
        return None
    documents = view.corpus.documents
    chosen = st.selectbox(
        t("reader.choose"),
        ids,
        index=ids.index(first) if first in ids else 0,
        format_func={each: line(documents[each]) for each in ids}.__getitem__,
        key=key,
    )
    return documents[chosen]


def _searched(view: View, among: Collection[str] | None) -> list[str]:
    wanted = st.text_input(t("reader.search"), key="search", bind="query-params")
    ids = found(view, wanted or "", among)
    if len(ids) > _MOST_LISTED:
        articles = wording.count(len(ids), "article")
        layout.remark(t("reader.first_listed", articles=articles, n=_MOST_LISTED))
    return ids[:_MOST_LISTED]


def found(view: View, words: str, among: Collection[str] | None = None) -> list[str]:
    """Return the ids of the articles left that have the words in their title or outlet's name.

    Of a sample, without words, those that were drawn.
    """
    ids = view.found(words)
    return ids if among is None else [each for each in ids if each in among]


def line(document: Document) -> str:
    """Return an article on one line: title, outlet, date, language."""
    parts = [forms.short_title(document), wording.outlet(document)]
    parts += [
        wording.published(document.published) or t("reader.no_date"),
        wording.language(document.language),
    ]
    return " · ".join(part for part in parts if part)
