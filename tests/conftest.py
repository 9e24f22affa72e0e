"""What tests of the whole share: the checkout's folder and the command line as a process."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from biascompare.cli import main
from biascompare.model import Document

CHROMIUM_MISSING = "no Chromium found"
HOW_TO_GET_CHROMIUM = (
    "BROWSER TESTS SKIPPED: no Chromium. Debian, Ubuntu: apt-get install chromium. "
    "Others: set BIASCOMPARE_CHROMIUM to the path of Chromium or Chrome."
)
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def repository() -> Path:
    return Path(__file__).parents[1]


@pytest.fixture(scope="session")
def biascompare_command() -> str:
    found = shutil.which("biascompare", path=str(Path(sys.executable).parent))
    assert found, "the console script is not installed beside this Python: run make test"
    return found


@pytest.fixture(scope="session")
def run_biascompare(biascompare_command: str, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run the console script in a folder outside the checkout."""
    folder = tmp_path_factory.mktemp("elsewhere")

    def run(
        *arguments: str, environment: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [biascompare_command, *arguments],
            cwd=folder,
            env={**os.environ, "COLUMNS": "200", **(environment or {})},
            capture_output=True,
            encoding="utf-8",
            timeout=180,
            check=False,
        )

    return run


@pytest.fixture(scope="session")
def sample() -> tuple[Document, ...]:
    """The articles of the sample corpus, read as a user would."""
    from biascompare import sources

    found = tuple(sources.read(["sample"]))
    errors = [str(each) for each in found if not isinstance(each, Document)]
    assert not errors, errors
    return tuple(each for each in found if isinstance(each, Document))


def pytest_configure() -> None:
    """Let what tests start hear Ctrl+C, which a shell's job in the background is deaf to."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one loud line that browser tests were skipped, and how to run them."""
    skipped = terminalreporter.stats.get("skipped", [])
    if any(CHROMIUM_MISSING in str(report.longrepr) for report in skipped):
        terminalreporter.write_line(HOW_TO_GET_CHROMIUM, red=True, bold=True)


@pytest.fixture
def two_outlets(tmp_path: Path) -> Callable[[str, str, str], Path]:
    """Write what two outlets say about one story, with a headline and a text; give the folder."""

    def write(headline: str, body: str, language: str) -> Path:
        for number, outlet in enumerate(("Echo", "Gazette"), 1):
            (tmp_path / f"{number}.md").write_text(
                f"---\noutlet: {outlet}\nlanguage: {language}\nstory: one\n"
                f"published: 2026-03-0{number}\n---\n# {headline} {number}\n\n{body}\n",
                encoding="utf-8",
            )
        return tmp_path

    return write


@pytest.fixture
def run(capfd):
    """Run the command line; give its status, standard output and standard error."""

    def run(*arguments):
        status: str | int = 0
        try:
            main([str(argument) for argument in arguments])
        except SystemExit as left:
            status = left.code or 0
        output, errors = capfd.readouterr()
        return status, output, errors

    return run
