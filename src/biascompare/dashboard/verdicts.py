"""Clear differences, each as a short sentence with its measure above and its figures below."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from biascompare.compare import CLEAR, TOO_FEW_ARTICLES, Comparison, Pair, claim_in
from biascompare.dashboard import escaping, layout
from biascompare.dashboard.texts import language, t

Told = tuple[Comparison, Pair]


def show(told: Sequence[Told], key: str, link: Callable[[Comparison], None] | None = None) -> None:
    """Show pairs two a row; ``link`` adds what leads on, ``key`` is the page's own."""
    for number, (place, (comparison, pair)) in enumerate(
        zip(layout.cells(len(told)), told, strict=True)
    ):
        with place, st.container(key=f"verdict_{key}_{number}"):
            st.html(_words(comparison, pair))
            if link is not None:
                link(comparison)


def _words(comparison: Comparison, pair: Pair) -> str:
    claim, figures = claim_in(language(), comparison, pair)
    return (
        f'<p class="kicker">{escaping.plain(comparison.measure.label)}</p>'
        f'<p class="verdict">{escaping.plain(claim)}</p>'
        f'<p class="how-sure">{escaping.plain(figures)}</p>'
    )


def named(name: str) -> str:
    """Return a verdict in the visitor's language."""
    known = {CLEAR: "clear", TOO_FEW_ARTICLES: "too_few"}
    return t(f"pairs.verdict.{known.get(name, 'cannot_tell')}")
