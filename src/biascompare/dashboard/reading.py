"""Reading and measuring what pages show; a large corpus is opened where it lies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pandas as pd

from biascompare import engines, measured, sources
from biascompare.charts.style import looks
from biascompare.compare.outlets import NO_OUTLET
from biascompare.compare.stored import Stored
from biascompare.corpus import count, is_corpus
from biascompare.dashboard import columns
from biascompare.dashboard.corpora import Corpus
from biascompare.errors import SourceError
from biascompare.measures import MEASURES, Measure, Registry
from biascompare.model import Document
from biascompare.outlets import Outlets
from biascompare.records import fingerprint
from biascompare.report import forms
from biascompare.report.tables import ordered

MOST_HELD = 5_000
"""Articles of a corpus up to which they are read and measured at every start, in memory."""


@dataclass(slots=True)
class Progress:
    """How far reading is, for who waits.

    ``unmeasured`` is how many articles have to be measured, where that is known.
    """

    read: int = 0
    unmeasured: int | None = None


def read(
    paths: tuple[str, ...],
    columns: dict[str, str],
    progress: Progress | None = None,
    *,
    previous: Corpus | None = None,
    version: int = 0,
    outlets: Outlets | None = None,
    actors: Path | None = None,
) -> Corpus:
    """Read and measure every article of ``paths``; ``columns`` maps a table's columns.

    Articles that are as they were in the ``previous`` corpus are not measured again.
    """
    progress = progress or Progress()
    measures = Registry(actors) if actors else MEASURES
    if is_kept_on_disk(paths, actors):
        return _from_disk(Path(paths[0]), measures, progress, actors, version)
    found = _Reading(progress, previous.documents if previous else {})
    rows = engines.measure(
        found.changed(sources.read(paths, columns=columns, outlets=outlets)),
        list(measures.values()),
        reasons=True,
    )
    if previous is not None and found.unchanged:
        same = previous.table["id"].isin(found.unchanged)
        kept = previous.table.loc[same, list(rows.columns)]
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
        version=version,
        fingerprint=fingerprint(found.documents),
        actors=actors,
    )


def is_kept_on_disk(paths: tuple[str, ...], actors: Path | None = None) -> bool:
    """Tell whether ``paths`` are one corpus that is measured already, or too large to hold."""
    if len(paths) != 1 or not is_corpus(paths[0]):
        return False
    return measured.is_current(paths[0], actors) or count(paths[0]) > MOST_HELD


def _from_disk(
    path: Path,
    measures: Mapping[str, Measure],
    progress: Progress,
    actors: Path | None,
    version: int,
) -> Corpus:
    """Open a corpus where it lies; what has no values yet is measured, once and for all.

    Its articles are read where they are few.
    """
    if not measured.is_current(path, actors):

        def on_progress(done: int, every: int) -> None:
            progress.read, progress.unmeasured = done, every

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
        version=version,
        fingerprint=stored.store.fingerprint,
        actors=actors,
        stored=None if held else stored,
    )


@dataclass(slots=True)
class _Reading:
    """What is read, beside what was there ``before``."""

    progress: Progress
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
                self.progress.read = len(self.documents)
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
