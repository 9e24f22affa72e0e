"""Correcting the fields of an article that was added."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from biascompare import corpus
from biascompare.dashboard import choosing, editing, imports, keeping, layout
from biascompare.dashboard.articles_left import View
from biascompare.dashboard.texts import t
from biascompare.errors import BiasCompareError
from biascompare.model import Document


def show(view: View) -> None:
    """Let the visitor choose an article and correct what is said about it."""
    layout.section(
        t("data.correct"),
        t("data.correct_why"),
    )
    folder = keeping.folder(keeping.options())
    version = imports.shelf(folder).version if folder is not None else 0
    known = _ids(str(folder), version) if folder is not None else frozenset()
    if folder is None or known.isdisjoint(view.found("")):
        layout.notice(t("data.correct_only"))
        return
    document = choosing.article(view, "corrected", among=known)
    if document is not None:
        _correct(folder, document, version)


@st.cache_resource(max_entries=20, show_spinner=False)
def _ids(folder: str, version: int) -> frozenset[str]:
    found = corpus.tables(corpus.open_folder(folder), ())
    # A part that fails has said so where it was read.
    return frozenset(
        identifier
        for table in found
        if not isinstance(table, BiasCompareError)
        for identifier in table["id"].to_pylist()
    )


def _correct(folder: Path, document: Document, version: int) -> None:
    changes = editing.fields(document, document, f"correct-{document.id}-{version}")
    if not st.button(t("data.save"), type="primary", disabled=not changes):
        return
    try:
        for name, value in changes.items():
            decision = {"action": "correct", "id": document.id, "field": name, "value": value}
            corpus.decide(folder, decision)
    except BiasCompareError as error:
        layout.notice(str(error))
        return
    finally:
        imports.shelf(folder).changed()
    layout.say_next(t("data.saved"))
    st.rerun()
