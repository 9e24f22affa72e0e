"""Imports that run on while pages come and go."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

from biascompare import corpus
from biascompare.dashboard.imports import MOST_REJECTS, Job, Shelf
from biascompare.errors import SourceError
from biascompare.importing import Origin
from biascompare.model import Document


def origins(number: int) -> Iterator[Origin]:
    for place in range(number):
        yield "news.csv", place + 1, Document(f"id{place}", "Some words.", title=f"No {place}")


def finished(shelf: Shelf) -> Job:
    assert shelf.job is not None
    assert shelf.job.thread is not None
    shelf.job.thread.join(60)
    return shelf.job


def shelf_in(folder: Path) -> Shelf:
    return Shelf(corpus.create(folder / "corpus").path)


def test_an_import_ends_with_its_figures(tmp_path: Path) -> None:
    shelf = shelf_in(tmp_path)
    before = shelf.version
    assert not shelf.filled
    shelf.start([*origins(3), *origins(1), ("x", None, SourceError("x", "no"))])
    job = finished(shelf)
    assert job.kept is not None
    assert (job.kept.read, job.kept.added, job.kept.already_there) == (4, 3, 1)
    assert (job.articles, job.rejected, job.fault) == (4, 1, None)
    assert shelf.version > before
    assert shelf.filled


def test_it_goes_on_alone_and_can_be_stopped(tmp_path: Path) -> None:
    shelf = shelf_in(tmp_path)
    go, begun = threading.Event(), threading.Event()

    def slow() -> Iterator[Origin]:
        yield from origins(2)
        begun.set()
        go.wait(60)
        yield from origins(5)

    shelf.start(slow())
    assert begun.wait(60)
    assert shelf.busy
    assert not shelf.start(origins(1)), "a second one waits until the first has ended"
    assert shelf.job is not None
    shelf.job.stop()
    go.set()
    job = finished(shelf)
    assert job.stopped
    assert corpus.count(shelf.folder) == 2, "what was read before stays"


def test_a_corpus_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("not a corpus")
    shelf = Shelf(tmp_path)
    shelf.start(origins(1))
    job = finished(shelf)
    assert job.fault is not None
    assert "not a corpus" in job.fault


def test_rejects_are_counted_all_and_kept_some(tmp_path: Path) -> None:
    shelf = shelf_in(tmp_path)
    number = MOST_REJECTS + 5
    shelf.start([("x", None, SourceError("x", "no"))] * number)
    job = finished(shelf)
    assert (job.rejected, len(job.rejects)) == (number, MOST_REJECTS)
