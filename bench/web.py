"""How fast pages, feeds, archives and the process with limits are, and in how much memory.

Everything is fetched from a server on this machine, without the pauses that real hosts get.
"""

from __future__ import annotations

import functools
import http.server
import operator
import random
import resource
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from biascompare import sources, web
from biascompare.sources.worker import limited


def article(number: int, words: int = 600) -> str:
    """Return an invented article of so many words."""
    generator = random.Random(number)
    kinds = ["".join(generator.choices("abdegilmnorstu", k=1 + n % 9)) for n in range(500)]
    sentences = (" ".join(generator.choices(kinds, k=20)).capitalize() for _ in range(words // 20))
    return ". ".join(sentences) + "."


class _Pages(http.server.BaseHTTPRequestHandler):
    body = article(1).encode()

    def do_GET(self) -> None:
        """Answer with the article; there is no robots.txt."""
        self.send_response_only(404 if self.path == "/robots.txt" else 200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        self.wfile.write(self.body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _timed(name: str, count: int, act: Callable[[], int]) -> None:
    started = time.perf_counter()
    done = act()
    seconds = time.perf_counter() - started
    print(f"{name:<40} {done:>7,} of {count:,} {done / seconds:>10,.0f}/s {seconds:>7.2f} s")


def _fetched(urls: list[str]) -> int:
    limits = web.Limits(delay=0.0)
    pages = web.fetch(urls, allow_private=True, limits=limits)
    return sum(isinstance(page, web.Page) for page in pages)


def _pages(count: int) -> None:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Pages) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        urls = [f"http://127.0.0.1:{server.server_port}/{number}" for number in range(count)]
        _timed("pages fetched from one host", count, lambda: _fetched(urls))
        server.shutdown()


def _called(times: int, content: bytes) -> int:
    return sum(limited(operator.eq, "page", content) is False for _ in range(times))


def _archive(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "articles.zip")
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for number in range(count):
                archive.writestr(f"{number}.txt", article(number))
        count_read = functools.partial(_read, path)
        _timed("articles from a zip archive", count, count_read)


def _read(path: Path) -> int:
    return sum(1 for _ in sources.read([path]))


def _feed(count: int) -> None:
    entries = "".join(
        f"<item><title>{n}</title><link>/{n}</link><description>{article(n)}</description></item>"
        for n in range(count)
    )
    content = f"<rss><channel><title>F</title>{entries}</channel></rss>".encode()
    _timed("entries of a feed", count, lambda: len(web.read_feed(content, "http://a.example/")))


def main() -> None:
    """Print throughput and peak memory."""
    count = min(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000, 5_000)
    limited(operator.eq, "page", b"")
    _timed("calls with 20 kB in a process of its own", count, lambda: _called(count, b"x" * 20_000))
    _pages(min(count, 1_000))
    _archive(count)
    _feed(min(count, 1_000))
    here = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    there = limited(eval, "__import__('resource').getrusage(0).ru_maxrss")
    print(f"peak memory: {here / 1024:,.0f} MB here, {there / 1024:,.0f} MB in the other process")


if __name__ == "__main__":
    main()
