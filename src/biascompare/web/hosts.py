"""Hosts and their turns: one request at a time, with a pause between two."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from biascompare.web.robots import Robots


class Stopped(Exception):  # noqa: N818 - not an error: the caller has left
    """Nobody waits for the pages any more."""


class Host:
    """What is known of one host while its pages are fetched."""

    def __init__(self, delay: float, stop: threading.Event) -> None:
        self.delay = delay
        self._stop = stop
        self._free_at = 0.0
        self._lock = threading.Lock()
        self.robots_lock = threading.Lock()
        self.robots: dict[str, Robots] = {}

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for this host's turn; nobody else asks it meanwhile. Raises `Stopped`."""
        with self._lock:
            while (seconds := self._free_at - time.monotonic()) > 0:
                if self._stop.wait(seconds):
                    break
            if self._stop.is_set():
                raise Stopped
            try:
                yield
            finally:
                self._free_at = max(self._free_at, time.monotonic() + self.delay)

    def wait(self, seconds: float) -> None:
        """Leave the host in peace for ``seconds`` from now."""
        self._free_at = max(self._free_at, time.monotonic() + seconds)


class Hosts:
    """Every host that was met, made at its first mention."""

    def __init__(self, delay: float) -> None:
        self.stop = threading.Event()
        self._delay = delay
        self._hosts: dict[str, Host] = {}
        self._lock = threading.Lock()

    def __getitem__(self, name: str) -> Host:
        with self._lock:
            if name not in self._hosts:
                self._hosts[name] = Host(self._delay, self.stop)
            return self._hosts[name]
