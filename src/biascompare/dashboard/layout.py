"""The parts that pages are put together from."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Sequence
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from biascompare.charts.style import DARK, LIGHT, Style
from biascompare.dashboard import escaping
from biascompare.dashboard.articles_left import View
from biascompare.dashboard.texts import language, t

_STYLES = Path(__file__).parent / "style.css"
ICON = Path(__file__).parent / "icon.svg"
_VIEW = "view"
PART = "part"
"""The part of the page about the data that is open, in the session and the address."""
ADDING = "add"
"""The part where articles are added."""
_SAID = "said"
VIEWS = Path(__file__).parent / "views"


def keep(view: View) -> None:
    """Hand the view of this run to the page."""
    st.session_state[_VIEW] = view


def let_go() -> None:
    """Forget the view: the run is over."""
    st.session_state.pop(_VIEW, None)


def view() -> View:
    """Return what the filters left in this run."""
    kept: View = st.session_state[_VIEW]
    return kept


def style() -> Style:
    """Return the chart colours of the visitor's mode."""
    colours = DARK if st.context.theme.type == "dark" else LIGHT
    return dataclasses.replace(colours, language=language(), projected=projected())


def projected() -> bool:
    """Return whether the page is shown to a class: ``?view=projector``."""
    return st.query_params.get("view") == "projector"


def styles() -> None:
    """Add the style sheet to the page."""
    st.html(_STYLES)
    if projected():
        st.html('<span class="bc-projector" hidden></span>')


def opening(question: str, not_shown: str, lead: str = "") -> None:
    """Show a page's title, what it holds, and what it does not show."""
    paragraphs = f'<p class="lead">{escaping.plain(lead)}</p>' if lead else ""
    heading = escaping.plain(t("shell.not_shown"))
    limits = f'<p class="limits"><b>{heading}</b> {escaping.plain(not_shown)}</p>'
    st.html(f'<div class="opening"><h1>{escaping.plain(question)}</h1>{paragraphs}{limits}</div>')


def section(title: str, explanation: str = "") -> None:
    """Show the heading of a part of a page."""
    more = f'<p class="explanation">{escaping.plain(explanation)}</p>' if explanation else ""
    st.html(f'<h2 class="section">{escaping.plain(title)}</h2>{more}')


def remark(text: str) -> None:
    """Show a sentence that belongs to a chart or list."""
    st.html(f'<p class="remark">{escaping.plain(text)}</p>')


def notice(text: str) -> None:
    """Show a sentence that must not be missed."""
    st.html(f'<p class="notice" role="note">{escaping.plain(text)}</p>')


def say_next(text: str) -> None:
    """Show a sentence on the next run of the page: what has been done."""
    st.session_state[_SAID] = text


def say_done() -> None:
    """Show what the last run has done, once."""
    if _SAID in st.session_state:
        st.html(f'<p class="done" role="status">{escaping.plain(st.session_state.pop(_SAID))}</p>')


def small_heading(text: str) -> None:
    """Show the heading of a panel."""
    st.html(f'<h3 class="panel">{escaping.plain(text)}</h3>')


def value(figures: str, unit: str) -> None:
    """Show one value in large figures."""
    st.html(
        f'<p class="value"><b>{escaping.plain(figures)}</b><span>{escaping.plain(unit)}</span></p>'
    )


def cells(number: int) -> list[DeltaGenerator]:
    """Return places side by side, two a row; below each other, in this order, on a phone."""
    rows = [st.columns(2, gap="medium") for _ in range((number + 1) // 2)]
    return [cell for row in rows for cell in row][:number]


def figures(named: Sequence[tuple[str, str]]) -> None:
    """Show figures side by side, each over its name."""
    cells = "".join(
        f"<div><dt>{escaping.plain(name)}</dt><dd>{escaping.plain(figure)}</dd></div>"
        for name, figure in named
    )
    st.html(f'<div role="status"><dl class="figures">{cells}</dl></div>')


def legend(*, two_signs: bool) -> None:
    """Say what the marks in a text mean."""
    up = f'<mark class="up depth-3">{escaping.plain(t("shell.legend.adds"))}</mark>'
    takes = escaping.plain(t("shell.legend.takes"))
    down = f' <mark class="down depth-3">{takes}</mark>' if two_signs else ""
    depth = escaping.plain(t("shell.legend.depth"))
    st.html(f'<p class="legend">{up}{down} {depth}</p>')


def table(
    headers: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    numeric: Collection[int] = (),
    total: bool = False,
) -> None:
    """Show a table of texts, escaped."""
    st.html(escaping.table(headers, rows, numeric=numeric, total=total))


def anything_left(shown: View) -> bool:
    """Return whether articles are left; if not, say what to do."""
    if not shown.corpus.documents:
        notice(t("shell.none_read"))
        return False
    if not len(shown):
        notice(t("shell.none_left"))
        return False
    return True
