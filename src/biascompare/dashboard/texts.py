"""What the dashboard says, in the visitor's language."""

from __future__ import annotations

from contextvars import ContextVar

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from biascompare import translations
from biascompare.translations import LANGUAGES, translated

PARAMETER = "lang"
_CHOSEN = "interface_language"
_held: ContextVar[tuple[object, str] | None] = ContextVar("held_language", default=None)
"""The language of the run of a page that is under way in this thread."""


def t(key: str, /, **values: object) -> str:
    """Return the text called ``key`` (``area.name``) in the visitor's language.

    ``values`` are filled in; whole numbers are written as the language writes them, and
    ``n`` chooses between the forms ``one`` and ``other``. What is filled in from articles
    must be escaped like any text of theirs. Raises `biascompare.errors.UnknownNameError`.
    """
    return translated(language(), key, **values)


def said(message: str) -> str:
    """Return what a measure or a reader says, in the visitor's language where it is known."""
    return translations.said(language(), message)


def language() -> str:
    """Return the language of the interface: English where there is no visitor."""
    context = get_script_run_ctx(suppress_warning=True)
    if context is None:
        return LANGUAGES[0]
    # Asked for thousands of times in a run: the session's own state is ten times slower.
    held = _held.get()
    if held is not None and held[0] is context:
        return held[1]
    chosen: str = st.session_state.get(_CHOSEN, LANGUAGES[0])
    _held.set((context, chosen))
    return chosen


def choose() -> str | None:
    """Take the language from the address, else from before, else from the browser.

    Returns the language that the address asks for and that there is none of, if so.
    """
    _held.set(None)
    asked = st.query_params.get(PARAMETER)
    if asked in LANGUAGES:
        st.session_state[_CHOSEN] = asked
        return None
    st.session_state.setdefault(_CHOSEN, of_locale(st.context.locale))
    st.query_params.pop(PARAMETER, None)
    return asked


def change(code: str) -> None:
    """Show the dashboard in another language from now on, and say so in the address."""
    _held.set(None)
    st.session_state[_CHOSEN] = code
    st.query_params[PARAMETER] = code


def of_locale(locale: str | None) -> str:
    """Return the language for a browser's locale: of ``de-CH`` German, of others English.

    >>> of_locale("de-CH"), of_locale("fr"), of_locale("pt-BR"), of_locale(None)
    ('de', 'fr', 'en', 'en')
    """
    code = (locale or "").replace("_", "-").split("-")[0].lower()
    return code if code in LANGUAGES else LANGUAGES[0]
