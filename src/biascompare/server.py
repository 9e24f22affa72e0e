"""Starting the dashboard: Streamlit, offline, without statistics.

It answers on this machine only, unless another address is asked for; then those who come
sign in, with a code that is shared or with OpenID Connect.
"""

from __future__ import annotations

import errno
import importlib.util
import os
import secrets
import signal
import socket
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from biascompare.dashboard import serving
from biascompare.datafiles import data_folder
from biascompare.errors import BiasCompareError, MissingExtraError

ADDRESS = "127.0.0.1"
SHORTEST_CODE = 6
_CODE_LENGTH = 8
# Without signs that are mistaken for others on a blackboard.
_SIGNS = "ABCDEFGHJKLMNPQRTUVWXYZ2346789"
_UPLOAD_OF_OTHERS = "50"
_SECRETS = Path(".streamlit") / "secrets.toml"
_SIGN_IN = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
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


# A thread a visitor would otherwise hold memory of its own that is given back late.
_SPARING = {"MALLOC_ARENA_MAX": "2", "ARROW_DEFAULT_MEMORY_POOL": "system"}


@dataclass(frozen=True, slots=True)
class Doors:
    """Where the dashboard answers, and how those who come sign in.

    ``code`` is what a class or team shares; it is made up where other machines may ask and
    neither it nor ``openid`` is given.
    """

    host: str = ADDRESS
    code: str | None = None
    openid: bool = False

    @property
    def for_others(self) -> bool:
        """Whether other machines may ask."""
        return self.host != ADDRESS

    def environment(self) -> dict[str, str]:
        """Return what is handed to the server. Raises `BiasCompareError` for a short code."""
        if self.code is not None and len("".join(self.code.split())) < SHORTEST_CODE:
            raise BiasCompareError(
                f"--class-code: expected at least {SHORTEST_CODE} letters or digits, so that "
                "nobody guesses it. Leave the option out, and one is made up."
            )
        found = {serving.FOR_OTHERS: "1"} if self.for_others else {}
        if self.openid:
            return found | {serving.OPENID: "1"}
        code = self.code or (made_up() if self.for_others else None)
        return found | ({serving.CLASS_CODE: code} if code else {})


def made_up() -> str:
    """Return a new class code."""
    return "".join(secrets.choice(_SIGNS) for _ in range(_CODE_LENGTH))


def run(
    paths: Sequence[str],
    columns: Sequence[str],
    port: int,
    *,
    outlets: Path | None = None,
    corpus: Path | None = None,
    allow_private: bool = False,
    actors: Path | None = None,
    doors: Doors | None = None,
) -> int:
    """Serve the dashboard until it is ended; return Streamlit's exit status.

    Raises `BiasCompareError` if the port is taken, the class code too short, or OpenID
    Connect asked for without its packages or its provider.
    """
    doors = doors or Doors()
    if doors.openid:
        _refuse_without_provider()
    handed = doors.environment()
    _refuse_taken(doors.host, port)
    page = Path(__file__).parent / "dashboard" / "served.py"
    chosen = _OPTIONS | (_for_others(doors.host) if doors.for_others else {})
    options = [f"--{name}={value}" for name, value in chosen.items()]
    sources = [*(f"--column={column}" for column in columns), *paths]
    sources += [f"--outlets={outlets}"] if outlets else []
    sources += [f"--actors={actors}"] if actors else []
    sources += [f"--corpus={corpus}"] if corpus else []
    sources += ["--allow-private"] if allow_private else []
    command = [sys.executable, "-m", "streamlit", "run", str(page), f"--server.port={port}"]
    _say(f"biascompare: http://{doors.host}:{port} (Ctrl+C ends it)")
    if serving.CLASS_CODE in handed:
        _say(f"biascompare: class code {handed[serving.CLASS_CODE]}")
    signal.signal(signal.SIGTERM, _interrupt)
    environment = {**_SPARING, **os.environ, **handed}
    process = subprocess.Popen([*command, *options, "--", *sources], env=environment)
    try:
        return process.wait()
    except KeyboardInterrupt:
        process.terminate()
        process.wait()
        return 0


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _for_others(host: str) -> dict[str, str]:
    return {
        "server.address": host,
        "browser.serverAddress": host,
        "server.maxUploadSize": _UPLOAD_OF_OTHERS,
    }


def _refuse_taken(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise BiasCompareError(
                    f"Port {port} on {host} is taken by another program. "
                    f"Try another: biascompare dashboard --port {port + 1}"
                ) from None
            raise BiasCompareError(
                f"--host {host}: this machine cannot answer there ({error.strerror}). "
                "Give an address of its own, or 0.0.0.0 for all of them."
            ) from None


def _refuse_without_provider() -> None:
    """Refuse OpenID Connect where its packages or its provider are not there."""
    if any(importlib.util.find_spec(name) is None for name in ("authlib", "httpx")):
        raise MissingExtraError("Signing in with OpenID Connect", "openid")
    present = [path for path in (Path.home() / _SECRETS, Path.cwd() / _SECRETS) if path.is_file()]
    if not present:
        raise BiasCompareError(
            f"--openid: expected a file {_SECRETS} in this folder or in your home, with a "
            f"section [auth] of {', '.join(_SIGN_IN)}. Your provider gives the last three."
        )
    found: dict[str, object] = {}
    for path in present:
        try:
            found |= tomllib.loads(path.read_text(encoding="utf-8")).get("auth", {})
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise BiasCompareError(f"{path}: expected TOML ({error}).") from None
    # Several providers have sections of their own, [auth.NAME], which Streamlit checks.
    several = any(isinstance(value, dict) for value in found.values())
    missing = [name for name in (_SIGN_IN[:2] if several else _SIGN_IN) if not found.get(name)]
    if missing:
        raise BiasCompareError(f"{present[-1]}, section [auth]: add {', '.join(missing)}.")
