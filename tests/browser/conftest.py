"""A dashboard that runs, and a headless Chromium to look at it."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import IO, Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    ViewportSize,
    expect,
    sync_playwright,
)

CHROMIUM_MISSING = "no Chromium found"
STARTING_SECONDS = 60
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "/usr/bin/chromium")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


STREAMLIT_PROBES = ("/_stcore/health", "/_stcore/host-config")
LOADING_MILLISECONDS = 90_000
WIDE: ViewportSize = {"width": 1920, "height": 1080}
PHONE: ViewportSize = {"width": 390, "height": 844}
STANDING = "() => document.querySelector('[data-test-script-state=running]') === null"


@dataclass
class Visit:
    """A browser tab, with everything it asked for and complained about."""

    page: Page
    address: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def foreign_requests(self) -> list[str]:
        """Return the requests that would have left this machine."""
        return [url for url in self.requests if is_foreign(url)]


def is_foreign(url: str) -> bool:
    """Whether a request leaves this machine; data: and blob: addresses have no host."""
    return urlsplit(url).hostname not in {"127.0.0.1", "127.0.0.2", None}


def find_chromium() -> str | None:
    """Return the path of Chromium: the one named in the environment, else an installed one."""
    named = os.environ.get("BIASCOMPARE_CHROMIUM")
    if named:
        return named
    return next((path for name in CHROMIUM_NAMES if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def chromium_path() -> str:
    path = find_chromium()
    if path is None and os.environ.get("CI") == "true":
        pytest.fail(f"{CHROMIUM_MISSING}, and CI=true asks for the browser tests")
    if path is None:
        pytest.skip(CHROMIUM_MISSING)
    return path


# Of the package, not of the session: Playwright keeps an event loop in this thread,
# which other tests should not meet.
@pytest.fixture(scope="package")
def browser(chromium_path: str) -> Iterator[Browser]:
    # A busy machine is slow, not wrong: what a page must show may take its time.
    expect.set_options(timeout=LOADING_MILLISECONDS)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=chromium_path, headless=True, args=list(FLAGS)
        )
        yield launched
        launched.close()


@dataclass(frozen=True)
class Dashboard:
    """A dashboard that answers: its process and its address."""

    process: subprocess.Popen[bytes]
    address: str


@pytest.fixture(scope="package")
def start_dashboard(
    biascompare_command: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[..., Dashboard]]:
    """Start dashboards outside the checkout; all are ended in the end."""
    started: list[subprocess.Popen[bytes]] = []

    def start(*paths: str, secrets: str = "") -> Dashboard:
        host = paths[paths.index("--host") + 1] if "--host" in paths else "127.0.0.1"
        folder = tmp_path_factory.mktemp("dashboard")
        port = free_port()
        if secrets:
            (folder / ".streamlit").mkdir()
            written = secrets.replace("ADDRESS", f"http://{host}:{port}")
            (folder / ".streamlit" / "secrets.toml").write_text(written, encoding="utf-8")
        with (folder / "log.txt").open("w+", encoding="utf-8") as log:
            process = subprocess.Popen(
                [biascompare_command, "dashboard", *paths, "--port", str(port)],
                cwd=folder,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
            started.append(process)
            wait_until_healthy(process, f"http://{host}:{port}", log)
        return Dashboard(process, f"http://{host}:{port}")

    yield start
    for process in started:
        end(process)


@pytest.fixture(scope="package")
def dashboard(chromium_path: str, start_dashboard: Callable[..., Dashboard]) -> str:
    """The address of a dashboard on the sample corpus."""
    return start_dashboard().address


@pytest.fixture
def visit(browser: Browser, dashboard: str) -> Iterator[Visit]:
    """A fresh tab of 1920 × 1080 points that writes down what it asks for."""
    context = browser.new_context(viewport=WIDE)
    yield watched(context, dashboard)
    context.close()


@pytest.fixture(scope="module")
def open_tab(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Open tabs, each a visitor of its own, that write down what they ask for."""
    opened: list[BrowserContext] = []

    def open_it(address: str, **options: Any) -> Visit:
        context = browser.new_context(**{"viewport": WIDE, "locale": "en-GB", **options})
        opened.append(context)
        return watched(context, address)

    yield open_it
    for context in opened:
        context.close()


@pytest.fixture(scope="session")
def settle() -> Callable[[Page], None]:
    """Wait until a page stands: no script of Streamlit runs, and its heading is there."""

    def wait(page: Page) -> None:
        page.wait_for_selector("h1:visible", timeout=LOADING_MILLISECONDS)
        page.wait_for_timeout(300)
        page.wait_for_function(STANDING, timeout=LOADING_MILLISECONDS)
        page.wait_for_timeout(300)

    return wait


def watched(context: BrowserContext, address: str) -> Visit:
    """Return a new tab that writes down what it asks for, and lets nothing out."""
    page = context.new_page()
    page.set_default_timeout(LOADING_MILLISECONDS)
    visited = Visit(page, address)

    def complain(message: ConsoleMessage) -> None:
        # Streamlit asks for these below the page's own path first, then at the root.
        asked = urlsplit(str(message.location.get("url", ""))).path
        probing = asked.count("/") > 2 and asked.endswith(STREAMLIT_PROBES)
        if message.type == "error" and not probing:
            visited.complaints.append(message.text)

    context.route(is_foreign, lambda route: route.abort())
    context.on("request", lambda request: visited.requests.append(request.url))
    page.on("websocket", lambda websocket: visited.requests.append(websocket.url))
    page.on("console", complain)
    page.on("pageerror", lambda error: visited.complaints.append(str(error)))
    return visited


def free_port() -> int:
    """Return a port of this machine that nothing listens on."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_healthy(process: subprocess.Popen[bytes], address: str, log: IO[str]) -> None:
    """Return when the dashboard answers; fail with its output when it does not."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    deadline = time.monotonic() + STARTING_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with opener.open(f"{address}/_stcore/health", timeout=2) as answer:
                if answer.read() == b"ok":
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    log.seek(0)
    pytest.fail(f"the dashboard did not answer within {STARTING_SECONDS} s:\n{log.read()}")


def end(process: subprocess.Popen[bytes]) -> None:
    """End a dashboard with all that it started."""
    if os.name == "posix":
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
    else:
        process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
