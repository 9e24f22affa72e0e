"""The columns of a table: what each was taken for, and what it is."""

from __future__ import annotations

import streamlit as st

from biascompare.dashboard import layout
from biascompare.dashboard.drafts import Draft
from biascompare.dashboard.editing import FIELDS
from biascompare.dashboard.pieces import Columns

_FIELDS = {"text": "Text of the article", **FIELDS, "url": "Address", "published": "Date"}
_MOST_TABLES = 3
_NOT_USED = "(not in the table)"


def show(draft: Draft) -> None:
    """Show the columns of the draft's tables, to be corrected."""
    tables = list(draft.tables.values())
    for number, table in enumerate(tables[:_MOST_TABLES]):
        missing = "text" not in table.taken
        if missing:
            layout.notice("Which column holds the text of the articles? Choose it below.")
        with st.expander("Columns of the table", expanded=missing, type="compact"):
            _table(draft, table, f"columns-{id(draft)}-{draft.reading}-{number}")
    if len(tables) > _MOST_TABLES:
        layout.remark(f"{len(tables) - _MOST_TABLES:,} more kinds of tables are read by sense.")


def _table(draft: Draft, table: Columns, key: str) -> None:
    chosen: dict[str, str] = {}
    for (field, label), cell in zip(_FIELDS.items(), layout.cells(len(_FIELDS)), strict=True):
        taken = table.taken.get(field)
        options = list(table.names) if taken else [_NOT_USED, *table.names]
        with cell:
            column = st.selectbox(
                label,
                options,
                index=options.index(taken) if taken else 0,
                key=f"{key}-{field}",
            )
        if column != _NOT_USED:
            chosen[field] = column
    twice = [column for column in chosen.values() if list(chosen.values()).count(column) > 1]
    if chosen == {field: table.taken[field] for field in _FIELDS if field in table.taken}:
        return
    if twice:
        layout.notice("One column cannot be two things: choose another for one of them.")
    elif st.button("Read again with these columns", type="primary", key=f"{key}-again"):
        draft.map(table.names, {column: field for field, column in chosen.items()})
        draft.look()
        st.rerun()
