"""Reading and measuring the articles once a process, in a thread of its own.

A thread, because Streamlit ends and restarts a page's script at every click.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pandas as pd
import streamlit as st

from biascompare import engines, sources
from biascompare.charts.style import Look, looks
from biascompare.compare.outlets import NO_OUTLET
from biascompare.dashboard import wording
from biascompare.errors import SourceError
from biascompare.measures import MEASURES, Measure, Registry
from biascompare.model import Document

_POLL_SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class Corpus:
    """Every article, what could not be read, and the measured table.

    ``table`` has the columns of `biascompare.engines.measure` for ``measures``, with reasons, and
    ``section``, ``day`` (a date or ``None``) and ``label``.
    """

    paths: tuple[str, ...]
    measures: Mapping[str, Measure]
    documents: Mapping[str, Document]
    failures: tuple[SourceError, ...]
    repeated: int
    table: pd.DataFrame
    looks: Mapping[str, Look]


@dataclass(slots=True)
class _Load:
    """A load on its way: how far it is, and how it ended."""

    read: int = 0
    corpus: Corpus | None = None
    error: BaseException | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)
    thread: threading.Thread | None = None


def corpus(
    paths: tuple[str, ...], columns: tuple[tuple[str, str], ...], actors: str | None = None
) -> Corpus:
    """Return the corpus; while it is loading, say so on the page.

    ``actors`` is a user's own file of actors.

    Raises what loading raised: `biascompare.errors.BiasCompareError` for faulty data
    files.
    """
    load = _load(paths, columns, actors)
    if load.corpus is None:
        with load.lock:
            if load.thread is None:
                load.thread = threading.Thread(
                    target=_run, args=(load, paths, dict(columns), actors), daemon=True
                )
                load.thread.start()
        _show_progress(load)
    if load.error is not None:
        _load.clear(paths, columns, actors)
        raise load.error
    assert load.corpus is not None
    return load.corpus


@st.cache_resource(show_spinner=False)
def _load(
    paths: tuple[str, ...], columns: tuple[tuple[str, str], ...], actors: str | None
) -> _Load:
    return _Load()


def _show_progress(load: _Load) -> None:
    assert load.thread is not None
    place = st.empty()
    while load.thread.is_alive():
        done = wording.count(load.read, "article")
        place.text(f"Reading the articles and measuring their wording … {done} so far.")
        load.thread.join(_POLL_SECONDS)
    place.empty()


def _run(load: _Load, paths: tuple[str, ...], columns: dict[str, str], actors: str | None) -> None:
    # The thread hands every error to the page that waits for it.
    try:
        load.corpus = read(paths, columns, load, actors)
        gc.freeze()
    except BaseException as error:  # noqa: BLE001
        load.error = error


def read(
    paths: tuple[str, ...],
    columns: dict[str, str],
    load: _Load | None = None,
    actors: str | None = None,
) -> Corpus:
    """Read and measure every article of ``paths``; ``columns`` maps a table's columns."""
    measures = Registry(Path(actors)) if actors else MEASURES
    documents: dict[str, Document] = {}
    failures: list[SourceError] = []
    repeated = 0

    def found() -> Iterator[Document]:
        nonlocal repeated
        for item in sources.read(paths, columns=columns):
            if isinstance(item, SourceError):
                failures.append(item)
            elif item.id in documents:
                repeated += 1
            else:
                documents[item.id] = item
                if load is not None:
                    load.read = len(documents)
                yield item

    table = engines.measure(found(), list(measures.values()), reasons=True)
    every = list(documents.values())
    # One block of memory: the engine adds column by column.
    table = table.copy().assign(
        section=pd.Series([document.section for document in every], dtype=object),
        day=pd.Series([_day(document.published) for document in every], dtype=object),
        label=[wording.label(document) for document in every],
    )
    table = _ordered(table)
    named = table.assign(outlet=table["outlet"].fillna(NO_OUTLET))
    return Corpus(
        paths,
        measures,
        documents,
        tuple(failures),
        repeated,
        table,
        looks(named["outlet"].tolist()),
    )


def _ordered(table: pd.DataFrame) -> pd.DataFrame:
    """Return the articles by language (the one with the most first), outlet and date."""
    language = table["language"].fillna("")
    most_first = -language.map(language.value_counts())
    ordered = table.assign(_most_first=most_first).sort_values(
        ["_most_first", "language", "outlet", "published", "id"], na_position="last"
    )
    return ordered.drop(columns="_most_first")


def _day(published: str | None) -> date | None:
    if published is None:
        return None
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None
