"""The fields of an article that a visitor may correct."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

import streamlit as st

from biascompare import languages
from biascompare.dashboard import layout, wording
from biascompare.dashboard.texts import t
from biascompare.model import Document
from biascompare.outlets import Outlets
from biascompare.sources.date_columns import DateColumn
from biascompare.sources.documents import document_id
from biascompare.sources.reconciling import reconciled

FIELDS = ("title", "outlet", "published", "language", "author", "section", "story")
_LONGEST = 500
_RESOLVED = {
    "title": "no_title",
    "outlet": "no_outlet",
    "published": "no_date",
    "language": "language_unknown",
}


def fields(document: Document, found: Document, key: str) -> dict[str, str | None]:
    """Show a document's fields as inputs; return what now differs from those of ``found``.

    ``key`` tells this document's inputs from others.
    """
    changes: dict[str, str | None] = {}
    for name, cell in zip(FIELDS, layout.cells(len(FIELDS)), strict=True):
        with cell:
            value = _input(document, found, name, t(f"data.edit.{name}"), f"{key}-{name}")
        if value != getattr(found, name):
            changes[name] = value
    if document.outlet_hint and not changes.get("outlet"):
        layout.remark(t("data.hint", outlet=document.outlet_hint))
    return _dated(changes)


def _input(document: Document, found: Document, name: str, label: str, key: str) -> str | None:
    # Nothing of an input may change from run to run, or it would forget what was typed.
    value: str | None = getattr(document, name)
    first: str | None = getattr(found, name)
    if name != "language":
        st.session_state.setdefault(key, value or "")
        given = st.text_input(label, key=key, max_chars=_LONGEST + len(first or ""))
        return given.strip() or None
    st.session_state.setdefault(key, value)
    codes = list(dict.fromkeys([*languages.CODES, *([first] if first else [])]))
    return st.selectbox(
        label,
        codes,
        index=None,
        format_func={code: wording.language(code) for code in codes}.__getitem__,
        placeholder=t("forms.unknown_language"),
        key=key,
    )


def _dated(found: dict[str, str | None]) -> dict[str, str | None]:
    stated = found.get("published")
    if stated is None:
        return found
    published, _ = DateColumn().read(stated)
    if published is None:
        layout.notice(t("data.date_unread"))
        del found["published"]
        return found
    return found | {"published": published}


def edited(document: Document, changes: Mapping[str, str | None], outlets: Outlets) -> Document:
    """Return the document, not yet added, with some of its fields changed."""
    values = {name: changes.get(name, getattr(document, name)) for name in FIELDS}
    resolved = {code for name, code in _RESOLVED.items() if values[name]}
    known = dataclasses.replace(
        document,
        **values,
        id=document_id(values["outlet"], values["title"], document.text),
        outlet_hint=None if values["outlet"] else document.outlet_hint,
        notices=tuple(each for each in document.notices if each.code not in resolved),
    )
    return reconciled(known, outlets)
