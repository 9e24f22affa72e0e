"""Imports that run on while pages come and go: one registry for the whole server.

A thread, because Streamlit ends and restarts a page's script at every click.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import streamlit as st

from biascompare import importing
from biascompare.errors import BiasCompareError, SourceError
from biascompare.importing import Origin, Summary

MOST_REJECTS = 200
"""Rejects whose reasons are kept."""


@dataclass(slots=True)
class Job:
    """An import: how far it is, and how it ended.

    ``articles`` counts what was read; ``kept`` is what is on the disk. ``files`` are the
    names and bytes of what is read where that is known, ``place`` is how many are begun.
    ``fault`` is why it failed.
    """

    files: tuple[tuple[str, int], ...] = ()
    place: int = 0
    articles: int = 0
    kept: Summary | None = None
    rejects: list[SourceError] = field(default_factory=list)
    rejected: int = 0
    fault: str | None = None
    stopped: bool = False
    thread: threading.Thread | None = None

    @property
    def running(self) -> bool:
        """Whether it goes on."""
        return self.thread is not None and self.thread.is_alive()

    def stop(self) -> None:
        """End it after the article that is being read; what was read stays."""
        self.stopped = True

    def reject(self, error: SourceError) -> None:
        """Count what could not be read, and keep the reason of the first ones."""
        self.rejected += 1
        if len(self.rejects) < MOST_REJECTS:
            self.rejects.append(error)

    def watched(self, found: Iterable[Origin]) -> Iterator[Origin]:
        """Yield what is found until somebody stops it, and count it."""
        names = [name for name, _ in self.files]
        for source, row, each in found:
            if self.stopped:
                return
            if source in names:
                self.place = names.index(source) + 1
            self.articles += not isinstance(each, SourceError)
            yield source, row, each


@dataclass(slots=True)
class Shelf:
    """What this server knows of a corpus folder.

    ``version`` grows with every change made here, ``job`` is the newest import.
    """

    folder: Path
    version: int = 1
    job: Job | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)
    held: bool = False

    @property
    def filled(self) -> bool:
        """Whether it holds articles to show: those of a first import only when it has ended."""
        if not self.busy:
            self.held = next((self.folder / "parts").glob("*.parquet"), None) is not None
        return self.held

    @property
    def busy(self) -> bool:
        """Whether an import into it goes on."""
        return self.job is not None and self.job.running

    def start(self, found: Iterable[Origin], files: tuple[tuple[str, int], ...] = ()) -> bool:
        """Add what is found, in a thread; False if another import still goes on."""
        with self.lock:
            if self.busy:
                return False
            job = self.job = Job(files)
            job.thread = threading.Thread(target=self._run, args=(job, found), daemon=True)
            job.thread.start()
            return True

    def changed(self) -> None:
        """Let the pages load the corpus anew."""
        self.version += 1

    def _run(self, job: Job, found: Iterable[Origin]) -> None:
        def on_progress(summary: Summary) -> None:
            job.kept = summary

        try:
            job.kept = importing.import_found(
                self.folder, job.watched(found), on_progress=on_progress, on_reject=job.reject
            )
        except BiasCompareError as error:
            job.fault = str(error)
        except BaseException as error:
            job.fault = f"something went wrong inside biascompare ({type(error).__name__}: {error})"
            raise
        finally:
            self.changed()


def shelf(folder: Path) -> Shelf:
    """Return what is known of a corpus folder, the same for every visitor."""
    shelves, lock = _shelves()
    with lock:
        return shelves.setdefault(folder.resolve(), Shelf(folder))


@st.cache_resource(show_spinner=False)
def _shelves() -> tuple[dict[Path, Shelf], threading.Lock]:
    return {}, threading.Lock()
