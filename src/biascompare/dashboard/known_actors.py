"""The actors that are looked for in this visit."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from biascompare.dashboard import keeping
from biascompare.measures import Registry
from biascompare.measures.actors import KnownActors


def known_actors() -> KnownActors:
    """Return the actors that are looked for: those that ship and the visitor's own file."""
    return _actors(keeping.actors())


@st.cache_resource(show_spinner=False)
def _actors(path: Path | None) -> KnownActors:
    return Registry(path).actors
