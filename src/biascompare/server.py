"""Starting the dashboard: Streamlit on this machine only, offline, without statistics."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from biascompare.datafiles import data_folder
from biascompare.errors import BiasCompareError

ADDRESS = "127.0.0.1"
_OPTIONS = {
    "server.address": ADDRESS,
    "server.headless": "true",
    "browser.serverAddress": ADDRESS,
    "browser.gatherUsageStats": "false",
    "server.showEmailPrompt": "false",
    "server.fileWatcherType": "none",
    "server.maxUploadSize": "200",
    # A bare string in a page is a comment, not something to show.
    "runner.magicEnabled": "false",
    "client.toolbarMode": "viewer",
    "client.showErrorDetails": "none",
    # A chart's own table could be saved with formulas that a spreadsheet would run.
    "client.disableDataExport": "true",
    "theme.base": str(data_folder() / "dashboard" / "theme.toml"),
}


def run(
    paths: Sequence[str],
    columns: Sequence[str],
    port: int,
    *,
    outlets: Path | None = None,
    corpus: Path | None = None,
    allow_private: bool = False,
    actors: Path | None = None,
) -> int:
    """Serve the dashboard until it is ended; return Streamlit's exit status.

    Raises `BiasCompareError` if the port is taken.
    """
    _refuse_taken(port)
    page = Path(__file__).parent / "dashboard" / "main.py"
    options = [f"--{name}={value}" for name, value in _OPTIONS.items()]
    sources = [*(f"--column={column}" for column in columns), *paths]
    sources += [f"--outlets={outlets}"] if outlets else []
    sources += [f"--actors={actors}"] if actors else []
    sources += [f"--corpus={corpus}"] if corpus else []
    sources += ["--allow-private"] if allow_private else []
    command = [sys.executable, "-m", "streamlit", "run", str(page), f"--server.port={port}"]
    print(f"biascompare: http://{ADDRESS}:{port} (Ctrl+C ends it)", file=sys.stderr, flush=True)
    signal.signal(signal.SIGTERM, _interrupt)
    process = subprocess.Popen([*command, *options, "--", *sources])
    try:
        return process.wait()
    except KeyboardInterrupt:
        process.terminate()
        process.wait()
        return 0


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def _refuse_taken(port: int) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError:
            raise BiasCompareError(
                f"Port {port} on {ADDRESS} is taken by another program. "
                f"Try another: biascompare dashboard --port {port + 1}"
            ) from None
