"""Visitors: what each has given and not yet added, and the corpus of their own.

A visit is found again by a random word in the page's address, so that it outlives a reload
and nobody else meets it. It ends an hour after its last page was closed.
"""

from __future__ import annotations

import secrets
import tempfile
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import streamlit as st

from biascompare import corpus
from biascompare.dashboard import imports, loading
from biascompare.dashboard.drafts import Draft
from biascompare.filter_sets import FilterSet

SECONDS_AFTER_LEAVING = 3600.0
_NAME = "visit"
_TITLE = "My articles"


@dataclass(slots=True)
class Visit:
    """A visitor's folder, the draft that is looked at before it is added, saved filters."""

    token: str
    home: tempfile.TemporaryDirectory[str]
    draft: Draft | None = None
    filter_sets: Mapping[str, FilterSet] = field(default_factory=dict)
    pages: int = 0
    left_at: float = field(default_factory=time.monotonic)

    @property
    def folder(self) -> Path:
        """Where the visitor's files wait."""
        return Path(self.home.name)

    @property
    def corpus(self) -> Path:
        """The corpus of the visitor's own; it may not be there yet."""
        return self.folder / "corpus"


@dataclass(slots=True)
class _Visits:
    known: dict[str, Visit] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def ended(self) -> list[Visit]:
        """Take the visits out whose time is over."""
        now = time.monotonic()
        with self.lock:
            over = [
                visit
                for visit in self.known.values()
                if visit.pages <= 0
                and now - visit.left_at > SECONDS_AFTER_LEAVING
                and not imports.shelf(visit.corpus).busy
            ]
            for visit in over:
                del self.known[visit.token]
        return over


def current() -> Visit | None:
    """Return the visit of this page, or None if nothing has been given yet."""
    token = st.session_state.get(_NAME) or st.query_params.get(_NAME)
    if token is None:
        return None
    visit = _visits().known.get(token)
    if visit is None:
        st.session_state.pop(_NAME, None)
        return None
    return _kept(visit)


def lost() -> bool:
    """Tell whether the address names a visit that has ended."""
    return _NAME in st.query_params and current() is None


def begun() -> Visit:
    """Return the visit of this page, a new one if there is none."""
    visit = current()
    if visit is None:
        visits = _visits()
        for over in visits.ended():
            loading.forget(str(over.corpus))
            over.home.cleanup()
        home = tempfile.TemporaryDirectory(prefix="biascompare-", ignore_cleanup_errors=True)
        visit = Visit(secrets.token_urlsafe(16), home)
        visits.known[visit.token] = visit
    return _kept(visit)


def own_corpus() -> Path:
    """Return the corpus of the visitor's own, made if need be."""
    return corpus.create(begun().corpus, _TITLE).path


def _kept(visit: Visit) -> Visit:
    st.session_state[_NAME] = visit.token
    if st.query_params.get(_NAME) != visit.token:
        st.query_params[_NAME] = visit.token
    _entered(visit.token)
    return visit


def _leave(visit: Visit) -> None:
    visit.pages -= 1
    visit.left_at = time.monotonic()


@st.cache_resource(show_spinner=False, scope="session", on_release=_leave)
def _entered(token: str) -> Visit:
    visit = _visits().known[token]
    visit.pages += 1
    return visit


@st.cache_resource(show_spinner=False)
def _visits() -> _Visits:
    return _Visits()
