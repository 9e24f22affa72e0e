"""How is it measured? The glossary, made from the registry."""

from __future__ import annotations

import streamlit as st

from biascompare.dashboard import glossary, layout
from biascompare.measures import FAMILIES

_HEADINGS = {
    "length": "Length",
    "readability": "Readability",
    "tone": "Tone of wording",
    "frames": "Frames",
    "framing": "Frames: where they stand",
    "issues": "Frames of one story",
    "actors": "Actors",
    "voice": "Voice",
}


def show() -> None:
    """Show the page."""
    layout.opening(
        "How is it measured?",
        "whether a measure suits your texts. A formula made for school books, or a list made for "
        "short messages, is a rough instrument for news.",
        "Every measure with its meaning, its source and a worked example that you can check.",
    )
    for family in FAMILIES:
        layout.section(_HEADINGS.get(family, family.capitalize()))
        st.html(glossary.family(family))


if __name__ == "__main__":
    show()
