"""Parsing in a process of its own, which can be ended: limits of time and memory a document.

For parsers that strangers' bytes may hang, crash or fill (HTML, archives, workbooks,
feeds). The process is started once and used again; what ends it costs one document.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, TypeVar

from biascompare.errors import SourceError
from biascompare.sources.limits import Limits

T = TypeVar("T")

SECONDS = 10.0
"""Of processor time, for a document or for each of several that come from one source.

A busy machine costs no document: time that others use does not count.
"""
PATIENCE = 6.0
"""Seconds on the clock for each of processor time, after which a parse is held to hang."""
MEMORY = 2**30
"""Bytes that a parse may take; kept on Linux only, where the system counts them."""
_START = 60.0
_TICK = 0.1
_KEPT = 2


class ParserEndedError(SourceError):
    """A parse was ended: it took too long or too much, or it crashed."""


def limited(
    function: Callable[..., T],
    name: str,
    *arguments: object,
    seconds: float = SECONDS,
    patience: float = PATIENCE,
    memory: int = MEMORY,
) -> T:
    """Return ``function(name, *arguments)``, called in a process with limits.

    The function is one of a module, or a `functools.partial` of it. Raises `SourceError`
    naming ``name`` when the function does, fails otherwise or passes a limit.
    """
    items: Iterator[T] = limited_items(
        _alone, name, function, *arguments, seconds=seconds, patience=patience, memory=memory
    )
    (value,) = items
    return value


def _alone(name: str, function: Callable[..., T], *arguments: object) -> Iterator[T]:
    yield function(name, *arguments)


def limited_items(
    function: Callable[..., Iterator[T]],
    name: str,
    *arguments: object,
    seconds: float = SECONDS,
    patience: float = PATIENCE,
    memory: int = MEMORY,
) -> Iterator[T]:
    """Yield from ``function(name, *arguments)``, as `limited`; ``seconds`` are for each item."""
    worker = _take()
    limits = Limits(seconds, seconds * patience, memory)
    try:
        yield from worker.items(function, name, arguments, limits)
    finally:
        _give_back(worker)


class _Worker:
    """A process that calls functions, and the watch over it."""

    def __init__(self) -> None:
        self.owner = os.getpid()
        self._process = subprocess.Popen(
            # -P: a folder of articles must not lend modules to the process that reads it.
            [sys.executable, "-P", "-m", "biascompare.sources.limits"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._to: Any = self._process.stdin
        self._from: Any = self._process.stdout
        self._lock = threading.Lock()
        self._deadline: float | None = None
        self._late = False
        self.ready = False
        threading.Thread(target=self._watch, daemon=True).start()
        self._answer(_START)
        self.ready = True

    def items(
        self,
        function: Callable[..., Any],
        name: str,
        arguments: tuple[Any, ...],
        limits: Limits,
    ) -> Iterator[Any]:
        """Yield what the function yields; raises `SourceError` as `limited` says."""
        self.ready = False
        try:
            kind, value = self._answer(limits.clock, (function, name, arguments, limits))
            while kind == "item":
                yield value
                kind, value = self._answer(limits.clock)
        except (EOFError, OSError, pickle.UnpicklingError):
            raise ParserEndedError(name, self._ending(limits)) from None
        if kind == "memory":
            size = f"{limits.memory / 2**20:,.0f} MB"
            reason = f"needs more than {size} of memory to read; {_INSTEAD}"
            raise ParserEndedError(name, reason)
        self.ready = True
        if kind == "fault":
            raise value

    def close(self) -> None:
        """End the process and let its pipes go."""
        self._process.kill()
        self._process.wait()
        for stream in (self._to, self._from):
            # What could not be written to the ended process is of no use any more.
            with contextlib.suppress(OSError):
                stream.close()

    def _answer(self, seconds: float, message: object = None) -> tuple[str, Any]:
        with self._lock:
            self._deadline = time.monotonic() + seconds
        try:
            if message is not None:
                pickle.dump(message, self._to, pickle.HIGHEST_PROTOCOL)
                self._to.flush()
            answer: tuple[str, Any] = pickle.load(self._from)
        finally:
            with self._lock:
                self._deadline = None
        return answer

    def _watch(self) -> None:
        while self._process.poll() is None:
            time.sleep(_TICK)
            with self._lock:
                if self._deadline is not None and time.monotonic() > self._deadline:
                    self._late = True
                    self._process.kill()
                    return

    def _ending(self, limits: Limits) -> str:
        code = self._process.wait()
        if self._late:
            return f"was not read within {limits.clock:g} seconds; {_INSTEAD}"
        if code == _PROCESSOR_TIME_OVER:
            return f"takes more than {limits.processor:g} seconds of processor time; {_INSTEAD}"
        return f"made the parser crash or run out of memory (status {code}); {_INSTEAD}"


_PROCESSOR_TIME_OVER = -signal.SIGPROF if sys.platform != "win32" else None
_INSTEAD = "reading it was ended. Save a smaller part of it, or its text"


@cache
def _idle() -> queue.SimpleQueue[_Worker]:
    return queue.SimpleQueue()


def _take() -> _Worker:
    while True:
        try:
            worker = _idle().get_nowait()
        except queue.Empty:
            return _Worker()
        # After a fork, the process belongs to the parent.
        if worker.owner == os.getpid():
            return worker


def _give_back(worker: _Worker) -> None:
    if worker.ready and _idle().qsize() < _KEPT:
        _idle().put(worker)
    else:
        worker.close()
