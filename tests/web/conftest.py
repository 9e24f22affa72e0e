"""A real server on this machine, which says what a test tells it to."""

from __future__ import annotations

import http.server
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from biascompare.web.limits import Limits

Write = Callable[[bytes], Any]


@dataclass
class Said:
    """An answer: ``body`` is bytes, or a function that writes them itself."""

    body: bytes | Callable[[Write], None] = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "text/html"})


@dataclass
class Site:
    """A server: what it says to a path, and what it was asked and when."""

    port: int = 0
    answers: dict[str, Said | list[Said]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    most_at_once: int = 0

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def say(self, path: str, body: bytes | Callable[[Write], None], **headers: str) -> str:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path] = Said(body, headers={"Content-Type": "text/html"} | named)
        return self.url(path)

    def redirect(self, path: str, target: str, status: int = 302) -> str:
        self.answers[path] = Said(status=status, headers={"Location": target})
        return self.url(path)


class _Handler(http.server.BaseHTTPRequestHandler):
    site: Site
    busy = 0

    def do_GET(self) -> None:
        kind = type(self)
        kind.busy += 1
        self.site.most_at_once = max(self.site.most_at_once, kind.busy)
        self.site.asked.append((self.path, dict(self.headers)))
        self.site.times.append(time.monotonic())
        try:
            self._say(self.site.answers.get(self.path, Said(status=404)))
        except OSError:
            pass  # the reader has had enough
        finally:
            kind.busy -= 1

    def _say(self, said: Said | list[Said]) -> None:
        if isinstance(said, list):
            said = said.pop(0) if len(said) > 1 else said[0]
        self.send_response_only(said.status)
        for name, value in said.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if callable(said.body):
            said.body(self.wfile.write)
        else:
            self.wfile.write(said.body)

    def log_message(self, *_: object) -> None:
        pass


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False


@pytest.fixture
def site() -> Iterator[Site]:
    found = Site()
    handler = type("Handler", (_Handler,), {"site": found})
    with _Server(("127.0.0.1", 0), handler) as server:
        found.port = server.server_port
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield found
        server.shutdown()


@pytest.fixture
def said() -> type[Said]:
    return Said


@pytest.fixture
def hasty() -> Limits:
    """Limits that let a test be over soon."""
    return Limits(
        page=100_000, connect=1.0, read=0.4, total=0.8, back_off=0.02, longest_wait=0.5, delay=0.01
    )
