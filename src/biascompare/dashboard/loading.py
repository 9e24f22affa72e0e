"""Reading and measuring the articles once a process, in a thread of its own.

A thread, because Streamlit ends and restarts a page's script at every click.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pandas as pd
import streamlit as st

from biascompare import engines, measured, sources
from biascompare.charts.style import Look, looks
from biascompare.compare.outlets import NO_OUTLET
from biascompare.compare.stored import Stored
from biascompare.corpus import count, is_corpus
from biascompare.dashboard import columns, wording
from biascompare.dashboard.texts import t
from biascompare.errors import SourceError
from biascompare.measures import MEASURES, Measure, Registry
from biascompare.model import Document
from biascompare.outlets import Outlets, load_outlets
from biascompare.records import fingerprint
from biascompare.report import forms
from biascompare.report.tables import ordered

_POLL_SECONDS = 0.2
MOST_HELD = 5_000
"""Articles of a corpus up to which they are read and measured at every start, in memory."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be loaded: PATHs, a table's columns, a file of outlets' names."""

    paths: tuple[str, ...]
    columns: tuple[tuple[str, str], ...] = ()
    outlets: Path | None = None
    actors: Path | None = None


@dataclass(frozen=True, slots=True)
class Corpus:
    """Every article, what could not be read, and the measured table.

    ``table`` has the columns of `biascompare.engines.measure` for ``measures``, with reasons, and
    ``day`` (a date or ``None``) and ``label``. ``version`` tells apart what
    the same paths held at different times; ``fingerprint`` tells its articles from others.
    ``found_stories`` are those of the column ``story`` that nobody stated, ``grouping`` stands
    for them and for what people decided about them.
    """

    paths: tuple[str, ...]
    measures: Mapping[str, Measure]
    documents: Mapping[str, Document]
    failures: tuple[SourceError, ...]
    repeated: int
    table: pd.DataFrame
    looks: Mapping[str, Look]
    version: int = 0
    fingerprint: str = ""
    actors: Path | None = None
    grouping: str = ""
    found_stories: frozenset[str] = frozenset()
    stored: Stored | None = None
    """Where the articles stay on the disk; ``table`` then holds a random sample of them."""
    untranslated: Mapping[str, Measure] | None = None
    """The measures in English, where ``measures`` speak a visitor's language."""

    @property
    def in_english(self) -> Mapping[str, Measure]:
        """The measures for what is kept for visitors of every language."""
        return self.measures if self.untranslated is None else self.untranslated

    @property
    def size(self) -> int:
        """How many articles there are."""
        return len(self.table) if self.stored is None else len(self.stored)

    def values(self, name: str) -> tuple[list[str], bool]:
        """Return the texts of a column, those of most articles first, and if any is missing."""
        if self.stored is None:
            column = self.table[name]
            return column.value_counts().index.tolist(), bool(column.isna().any())
        codes, _ = self.stored.codes(name)
        return self.stored.counts(name).index.tolist(), bool((codes < 0).any())

    @property
    def period(self) -> tuple[date, date] | None:
        """The first and the last day, None where no article has one."""
        if self.stored is not None:
            return self.stored.period()
        known = [day for day in self.table["day"] if isinstance(day, date)]
        return (min(known), max(known)) if known else None

    @property
    def key(self) -> str:
        """What the corpus is known by in caches: another list of actors, other values."""
        return repr((self.paths, self.version, str(self.actors), self.grouping))


@dataclass(slots=True)
class _Load:
    """A load on its way: how far it is, and how it ended.

    ``unmeasured`` is how many articles have to be measured, where that is known.
    """

    version: int = 0
    previous: Corpus | None = None
    read: int = 0
    unmeasured: int | None = None
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
        done = wording.count(load.read, "article")
        if load.unmeasured is None:
            place.text(t("shell.reading", articles=done))
        else:
            place.progress(
                load.read / max(load.unmeasured, 1),
                t("shell.measuring", articles=done, every=wording.whole(load.unmeasured)),
            )
        load.thread.join(_POLL_SECONDS)
    place.empty()


def _run(load: _Load, wanted: Wanted) -> None:
    # The thread hands every error to the page that waits for it.
    try:
        known = load_outlets(wanted.outlets)
        load.corpus = read(
            wanted.paths, dict(wanted.columns), load, outlets=known, actors=wanted.actors
        )
        load.previous = None
        gc.freeze()
    except BaseException as error:  # noqa: BLE001
        load.error = error


def read(
    paths: tuple[str, ...],
    columns: dict[str, str],
    load: _Load | None = None,
    *,
    outlets: Outlets | None = None,
    actors: Path | None = None,
) -> Corpus:
    """Read and measure every article of ``paths``; ``columns`` maps a table's columns.

    Articles that are as they were in the load's previous corpus are not measured again.
    """
    load = load or _Load()
    measures = Registry(actors) if actors else MEASURES
    if is_kept_on_disk(paths, actors):
        return _from_disk(Path(paths[0]), measures, load, actors)
    known = load.previous
    found = _Reading(load, known.documents if known else {})
    rows = engines.measure(
        found.changed(sources.read(paths, columns=columns, outlets=outlets)),
        list(measures.values()),
        reasons=True,
    )
    if known is not None and found.unchanged:
        same = known.table["id"].isin(found.unchanged)
        kept = known.table.loc[same, list(rows.columns)]
        # A column that is all missing on one side is of another kind there.
        joined = pd.concat([kept, rows], ignore_index=True).infer_objects()
        rows = joined if len(rows) else kept
    table = ordered(_described(rows, found.documents))
    named = table.assign(outlet=table["outlet"].fillna(NO_OUTLET))
    return Corpus(
        paths,
        measures,
        found.documents,
        tuple(found.failures),
        found.repeated,
        table,
        looks(named["outlet"].tolist()),
        version=load.version,
        fingerprint=fingerprint(found.documents),
        actors=actors,
    )


def is_kept_on_disk(paths: tuple[str, ...], actors: Path | None = None) -> bool:
    """Tell whether ``paths`` are one corpus that is measured already, or too large to hold."""
    if len(paths) != 1 or not is_corpus(paths[0]):
        return False
    return measured.is_current(paths[0], actors) or count(paths[0]) > MOST_HELD


def _from_disk(
    path: Path, measures: Mapping[str, Measure], load: _Load, actors: Path | None
) -> Corpus:
    """Open a corpus where it lies; what has no values yet is measured, once and for all.

    Its articles are read where they are few.
    """
    if not measured.is_current(path, actors):

        def on_progress(done: int, every: int) -> None:
            load.read, load.unmeasured = done, every

        measured.measure(path, actors=actors, on_progress=on_progress)
    stored = Stored(measured.open_store(path, actors))
    held = len(stored) <= MOST_HELD
    failures = tuple(SourceError(str(each.path), each.reason) for each in stored.store.unreadable)
    return Corpus(
        (str(path),),
        measures,
        {each.id: each for each in stored.documents.every()} if held else stored.documents,
        failures,
        0,
        columns.taken(stored).whole(),
        looks(stored.outlets()),
        version=load.version,
        fingerprint=stored.store.fingerprint,
        actors=actors,
        stored=None if held else stored,
    )


@dataclass(slots=True)
class _Reading:
    """What is read, beside what was there ``before``."""

    load: _Load
    before: Mapping[str, Document]
    documents: dict[str, Document] = field(default_factory=dict)
    failures: list[SourceError] = field(default_factory=list)
    unchanged: set[str] = field(default_factory=set)
    repeated: int = 0

    def changed(self, found: Iterable[Document | SourceError]) -> Iterator[Document]:
        """Yield the articles that have to be measured."""
        for item in found:
            if isinstance(item, SourceError):
                self.failures.append(item)
            elif item.id in self.documents:
                self.repeated += 1
            else:
                self.documents[item.id] = item
                self.load.read = len(self.documents)
                if self.before.get(item.id) == item:
                    self.unchanged.add(item.id)
                else:
                    yield item


def _described(table: pd.DataFrame, documents: Mapping[str, Document]) -> pd.DataFrame:
    every = [documents[identifier] for identifier in table["id"]]
    # One block of memory: the engine adds column by column.
    table = table.reset_index(drop=True).copy()
    return table.assign(
        day=pd.Series([_day(document.published) for document in every], dtype=object),
        label=[forms.plain_label(document) for document in every],
    )


def _day(published: str | None) -> date | None:
    if published is None:
        return None
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None
