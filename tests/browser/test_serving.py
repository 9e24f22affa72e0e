"""How the dashboard is served, seen from outside."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import tomllib
from urllib.parse import urlsplit

import pytest

from biascompare import server

ENDING_SECONDS = 15


def answers(address: str) -> bool:
    parts = urlsplit(address)
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.settimeout(2)
        return probe.connect_ex((parts.hostname, parts.port)) == 0


@pytest.mark.skipif(os.name != "posix", reason="signals are sent as on Linux and macOS")
@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT], ids=lambda sent: sent.name)
def test_ending_the_command_ends_the_server(start_dashboard, sent):
    started = start_dashboard()
    assert answers(started.address)

    started.process.send_signal(sent)
    started.process.wait(timeout=ENDING_SECONDS)

    deadline = time.monotonic() + ENDING_SECONDS
    while answers(started.address) and time.monotonic() < deadline:
        time.sleep(0.2)
    assert not answers(started.address), "the server runs on without the command"


def test_a_checkout_and_an_installed_package_are_served_alike(repository):
    path = repository / ".streamlit" / "config.toml"
    config = tomllib.loads(path.read_text(encoding="utf-8"))
    written = {f"{section}.{key}" for section, keys in config.items() for key in keys}

    assert written - set(server._OPTIONS) == set(), "biascompare dashboard does not set these"


@pytest.mark.skipif(sys.platform != "linux", reason="127.0.0.2 is this machine only on Linux")
def test_it_listens_at_127_0_0_1_only(start_dashboard):
    address = start_dashboard().address

    assert answers(address)
    assert not answers(address.replace("127.0.0.1", "127.0.0.2"))


def test_a_taken_port_is_named(start_dashboard, biascompare_command):
    port = urlsplit(start_dashboard().address).port
    ended = subprocess.run(
        [biascompare_command, "dashboard", "--port", str(port)],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )

    assert ended.returncode == 1
    assert f"Port {port} on 127.0.0.1 is taken" in ended.stderr
    assert "Traceback" not in ended.stderr
