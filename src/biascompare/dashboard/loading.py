"""Loading the articles once a process, in a thread of its own.

A thread, because Streamlit ends and restarts a page's script at every click.
"""

from __future__ import annotations

import gc
import threading
from dataclasses import dataclass, field
from pathlib import Path

import streamlit as st

from biascompare.dashboard import wording
from biascompare.dashboard.corpora import Corpus
from biascompare.dashboard.reading import Progress, read
from biascompare.dashboard.texts import t
from biascompare.outlets import load_outlets

_POLL_SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be loaded: PATHs, a table's columns, a file of outlets' names."""

    paths: tuple[str, ...]
    columns: tuple[tuple[str, str], ...] = ()
    outlets: Path | None = None
    actors: Path | None = None


@dataclass(slots=True)
class _Load:
    """A load on its way: how far it is, and how it ended."""

    version: int = 0
    previous: Corpus | None = None
    progress: Progress = field(default_factory=Progress)
    corpus: Corpus | None = None
    error: BaseException | None = None
    thread: threading.Thread | None = None


@dataclass(slots=True)
class _Loads:
    """The newest load of everything that is shown to somebody."""

    newest: dict[Wanted, _Load] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)


def corpus(wanted: Wanted, version: int = 0) -> Corpus:
    """Return the corpus; while it is loading, say so on the page.

    A higher ``version`` than before loads anew, and measures what has changed. Raises what
    loading raised: `biascompare.errors.BiasCompareError` for faulty data files.
    """
    loads = _loads()
    with loads.lock:
        load = loads.newest.get(wanted)
        if load is None or load.version < version:
            load = _Load(version, previous=load.corpus if load else None)
            loads.newest[wanted] = load
            load.thread = threading.Thread(target=_run, args=(load, wanted), daemon=True)
            load.thread.start()
    if load.corpus is None:
        _show_progress(load)
    if load.error is not None:
        with loads.lock:
            loads.newest.pop(wanted, None)
        raise load.error
    assert load.corpus is not None
    return load.corpus


def forget(path: str) -> None:
    """Let go of what was loaded from ``path``, or with the actors of that file."""
    loads = _loads()
    with loads.lock:
        for wanted in [each for each in loads.newest if path in (*each.paths, str(each.actors))]:
            del loads.newest[wanted]


@st.cache_resource(show_spinner=False)
def _loads() -> _Loads:
    return _Loads()


def _show_progress(load: _Load) -> None:
    assert load.thread is not None
    place = st.empty()
    while load.thread.is_alive():
        done = wording.count(load.progress.read, "article")
        if load.progress.unmeasured is None:
            place.text(t("shell.reading", articles=done))
        else:
            place.progress(
                load.progress.read / max(load.progress.unmeasured, 1),
                t("shell.measuring", articles=done, every=wording.whole(load.progress.unmeasured)),
            )
        load.thread.join(_POLL_SECONDS)
    place.empty()


def _run(load: _Load, wanted: Wanted) -> None:
    # The thread hands every error to the page that waits for it.
    try:
        known = load_outlets(wanted.outlets)
        load.corpus = read(
            wanted.paths,
            dict(wanted.columns),
            load.progress,
            previous=load.previous,
            version=load.version,
            outlets=known,
            actors=wanted.actors,
        )
        load.previous = None
        gc.freeze()
    except BaseException as error:  # noqa: BLE001
        load.error = error
