"""How is it measured? The glossary, made from the registry."""

from __future__ import annotations

import streamlit as st

from biascompare.dashboard import glossary, layout
from biascompare.dashboard.texts import t
from biascompare.measures import FAMILIES


def show() -> None:
    """Show the page."""
    layout.opening(
        t("shell.page.methods"),
        t("methods.not_shown"),
        t("methods.lead"),
    )
    for family in FAMILIES:
        layout.section(t(f"methods.family.{family}"))
        st.html(glossary.family(family))


if __name__ == "__main__":
    show()
