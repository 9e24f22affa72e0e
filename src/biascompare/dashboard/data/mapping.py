"""The columns of a table: what each was taken for, and what it is."""

from __future__ import annotations

import streamlit as st

from biascompare.dashboard import layout
from biascompare.dashboard.drafts import Draft
from biascompare.dashboard.editing import FIELDS
from biascompare.dashboard.pieces import Columns
from biascompare.dashboard.texts import t

_FIELDS = ("text", *FIELDS, "url")
_OWN = ("text", "url", "published")
"""Fields that a table's columns have another name for than the inputs."""
_MOST_TABLES = 3
_NOT_USED = ""


def show(draft: Draft) -> None:
    """Show the columns of the draft's tables, to be corrected."""
    tables = list(draft.tables.values())
    for number, table in enumerate(tables[:_MOST_TABLES]):
        missing = "text" not in table.taken
        if missing:
            layout.notice(t("data.which_column"))
        with st.expander(t("data.columns"), expanded=missing, type="compact"):
            _table(draft, table, f"columns-{id(draft)}-{draft.reading}-{number}")
    if len(tables) > _MOST_TABLES:
        layout.remark(t("data.more_tables", n=len(tables) - _MOST_TABLES))


def _table(draft: Draft, table: Columns, key: str) -> None:
    chosen: dict[str, str] = {}
    for field, cell in zip(_FIELDS, layout.cells(len(_FIELDS)), strict=True):
        taken = table.taken.get(field)
        options = list(table.names) if taken else [_NOT_USED, *table.names]
        with cell:
            column = st.selectbox(
                t(f"data.{'map' if field in _OWN else 'edit'}.{field}"),
                options,
                format_func={each: each or t("data.not_in_table") for each in options}.__getitem__,
                index=options.index(taken) if taken else 0,
                key=f"{key}-{field}",
            )
        if column != _NOT_USED:
            chosen[field] = column
    twice = [column for column in chosen.values() if list(chosen.values()).count(column) > 1]
    if chosen == {field: table.taken[field] for field in _FIELDS if field in table.taken}:
        return
    if twice:
        layout.notice(t("data.column_twice"))
    elif st.button(t("data.read_again"), type="primary", key=f"{key}-again"):
        draft.map(table.names, {column: field for field, column in chosen.items()})
        draft.look()
        st.rerun()
