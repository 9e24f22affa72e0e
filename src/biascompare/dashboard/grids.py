"""Charts side by side; the browser stacks them on a phone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import streamlit as st

_Part = TypeVar("_Part")


def grid(parts: Sequence[_Part], draw: Callable[[_Part], None], *, across: int) -> None:
    """Draw the parts in rows of at most ``across``, a single one at half width."""
    across = min(across, max(2, len(parts)))
    for start in range(0, len(parts), across):
        places = st.columns(across, gap="large")
        for place, part in zip(places, parts[start : start + across], strict=False):
            with place:
                draw(part)


def balanced(
    parts: Sequence[_Part], size: Callable[[_Part], int], draw: Callable[[_Part], None]
) -> None:
    """Draw the parts in two columns, each below whatever is shorter so far."""
    places = st.columns(2, gap="large")
    heights = [0, 0]
    for part in parts:
        shorter = heights.index(min(heights))
        heights[shorter] += 1 + size(part)
        with places[shorter]:
            draw(part)
