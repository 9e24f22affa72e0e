"""Choices that live in the address: opening it restores them, whatever the language.

The address holds names of measures and codes, never words of the screen. What it asks for
and does not exist is dropped, and the page says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from biascompare.dashboard import layout
from biascompare.dashboard.texts import t

_WRITTEN = "written_in_address"
_LONGEST = 200
_WHOLE = re.compile("[0-9]{1,8}")

Shown = Callable[[str], str]


def selectbox(
    label: str,
    options: Sequence[str],
    key: str,
    *,
    default: str | None = None,
    shown: Shown = str,
) -> str:
    """Show a list to choose one of; the first (or ``default``) stays out of the address."""
    default = options[0] if default is None else default
    _start(label, key, options, [default], most=1)
    chosen = st.selectbox(label, options, format_func=_names(options, shown), key=key)
    write(key, [] if chosen == default else [chosen])
    return str(chosen)


def segmented(
    label: str,
    options: Sequence[str],
    key: str,
    *,
    default: str | None = None,
    shown: Shown = str,
    hidden_label: bool = False,
) -> str:
    """Show a row of buttons of which one is pressed."""
    default = options[0] if default is None else default
    _start(label, key, options, [default], most=1)
    chosen = st.segmented_control(
        label,
        options,
        format_func=_names(options, shown),
        required=True,
        key=key,
        label_visibility="collapsed" if hidden_label else "visible",
        wrap=True,
    )
    write(key, [] if chosen == default else [str(chosen)])
    return str(chosen)


def multiselect(
    label: str,
    options: Sequence[str],
    key: str,
    *,
    default: Sequence[str] = (),
    shown: Shown = str,
    placeholder: str = "",
    most: int | None = None,
) -> tuple[str, ...]:
    """Show a list to choose several of, at most ``most``."""
    _start(label, key, options, default, most=None)
    chosen = st.multiselect(
        label,
        options,
        format_func=_names(options, shown),
        key=key,
        placeholder=placeholder or None,
        max_selections=most,
    )
    write(key, chosen)
    return tuple(chosen)


def text(label: str, key: str) -> str:
    """Show a field for a few words."""
    _start(label, key, None, [""], most=1)
    given = str(st.text_input(label, key=key, max_chars=_LONGEST)).strip()
    write(key, [given] if given else [])
    return given


def number(label: str, key: str) -> int | None:
    """Show a field for a whole number, empty at first."""
    wanted = asked(key)
    if wanted is not None:
        whole = [each for each in wanted if _WHOLE.fullmatch(each)]
        drop(label, [each for each in wanted if each not in whole])
        st.session_state[key] = int(whole[0]) if whole else None
    given: int | None = st.number_input(label, min_value=0, value=None, step=50, key=key)
    write(key, [] if given is None else [str(given)])
    return given


def toggle(label: str, key: str) -> bool:
    """Show a switch, off at first."""
    _start(label, key, ["1"], [], most=1, alone=lambda chosen: bool(chosen))
    on = st.toggle(label, key=key)
    write(key, ["1"] if on else [])
    return on


def _start(
    label: str,
    key: str,
    options: Sequence[str] | None,
    default: Sequence[str],
    *,
    most: int | None,
    alone: Callable[[Sequence[str]], Any] | None = None,
) -> None:
    """Give a widget the value of the address, or its default, before it is drawn."""
    wanted = asked(key)
    if wanted is None:
        present = st.session_state.get(key)
        held = present if isinstance(present, list) else [present]
        # What the widget held may have gone with a filter or another corpus.
        if key in st.session_state and (options is None or set(held) <= {*options, None, True}):
            return
        wanted = []
    known = [each for each in wanted if options is None or each in options]
    drop(label, [each for each in wanted if each not in known])
    values = known or list(default)
    if alone is not None:
        st.session_state[key] = alone(known)
    elif most == 1:
        st.session_state[key] = values[0]
    else:
        st.session_state[key] = values


def choose(key: str, value: str) -> None:
    """Give a widget that is drawn later in this run a value."""
    st.session_state[key] = value
    write(key, [value])


def choose_several(key: str, values: Sequence[str]) -> None:
    """Give a list that is drawn in the next run its values."""
    st.query_params[key] = list(values)


def asked(key: str) -> list[str] | None:
    """Return what the address newly asks for under a name; None if nothing new."""
    found = st.query_params.get_all(key)
    if key in st.session_state and (not found or found == _written().get(key)):
        return None
    return found or None


def _names(options: Sequence[str], shown: Shown) -> Shown:
    # Named at once: Streamlit may ask later, when the visitor's language is out of reach.
    return {option: shown(option) for option in options}.__getitem__


def written(key: str) -> list[str]:
    """Return what this visit has last put into the address under a name."""
    return _written().get(key, [])


def _written() -> dict[str, list[str]]:
    kept: dict[str, list[str]] = st.session_state.setdefault(_WRITTEN, {})
    return kept


def write(key: str, values: Sequence[str]) -> None:
    """Put values into the address; none takes the name out of it."""
    wanted = list(values)
    _written()[key] = wanted
    if st.query_params.get_all(key) == wanted:
        return
    if wanted:
        st.query_params[key] = wanted
    else:
        st.query_params.pop(key, None)


def refuse(label: str, key: str, options: Sequence[str]) -> None:
    """Take what is asked for out of the address where there is nothing to choose.

    What does not exist is said; the only value there is leaves everything as it is.
    """
    drop(label, [each for each in asked(key) or () if each not in options])
    write(key, [])


def drop(name: str, values: Sequence[str]) -> None:
    """Say that the address asks for what does not exist."""
    for value in values:
        layout.notice(t("shell.dropped", value=value[:80], name=name))
