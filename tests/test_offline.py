"""After installation nothing is fetched: commands run with every other machine out of reach."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

NO_NETWORK = Path(__file__).parent / "no_network"
ENGLISH_READABILITY = (
    "flesch_reading_ease",
    "flesch_kincaid_grade",
    "gunning_fog",
    "smog_index",
    "coleman_liau_index",
    "automated_readability_index",
    "dale_chall_readability_score",
    "linsear_write_formula",
    "lix",
    "rix",
)


@pytest.fixture
def refused(tmp_path: Path) -> Path:
    return tmp_path / "refused.txt"


@pytest.fixture
def offline(tmp_path: Path, refused: Path) -> dict[str, str]:
    """An environment without a network and without data fetched earlier."""
    return {
        "PYTHONPATH": str(NO_NETWORK),
        "REFUSED_CONNECTIONS": str(refused),
        "HOME": str(tmp_path),
        "USERPROFILE": str(tmp_path),
        "NLTK_DATA": str(tmp_path),
    }


@pytest.mark.parametrize(
    "attempt",
    [
        "socket.socket().connect(('192.0.2.1', 80))",
        "socket.socket().connect_ex(('192.0.2.1', 80))",
        "socket.create_connection(('192.0.2.1', 80), timeout=1)",
        "socket.getaddrinfo('example.org', 80)",
        "socket.socket(socket.AF_INET6).connect(('2001:db8::1', 80))",
        "socket.socket(type=socket.SOCK_DGRAM).sendto(b'', ('192.0.2.1', 53))",
        "urllib.request.urlopen('http://192.0.2.1/', timeout=1)",
    ],
)
def test_the_refusal_works(attempt, offline, refused):
    ended = subprocess.run(
        [sys.executable, "-c", f"import socket, urllib.request; {attempt}"],
        env={**os.environ, **offline, "http_proxy": "", "HTTP_PROXY": ""},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert ended.returncode == 1
    assert "refused: a connection to" in ended.stderr
    assert refused.read_text(encoding="utf-8").strip() in {
        "192.0.2.1",
        "example.org",
        "2001:db8::1",
    }


def test_the_refusal_lets_this_machine_through(offline):
    program = (
        "import socket; s = socket.create_server(('127.0.0.1', 0));"
        "socket.create_connection(('localhost', s.getsockname()[1])); print('through')"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, **offline},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert ended.stdout.strip() == "through", ended.stderr


def test_every_measure_of_the_sample_is_computed_offline(run_biascompare, offline, refused, sample):
    ended = run_biascompare("measure", "sample", "--format", "csv", environment=offline)

    assert ended.returncode == 0, ended.stderr
    rows = list(csv.DictReader(io.StringIO(ended.stdout)))
    english = [row for row in rows if row["language"] == "en"]
    assert len(rows) == len(sample)
    assert len(english) == sum(each.language == "en" for each in sample)
    for name in (*ENGLISH_READABILITY, "tone", "tone_coverage", "headline_tone"):
        assert all(row[name] for row in english), f"{name} has no value for an English article"
    assert not refused.exists(), f"asked for: {refused.read_text(encoding='utf-8')}"


def test_the_sample_is_read_offline(run_biascompare, offline, refused, sample):
    ended = run_biascompare("read", "sample", environment=offline)

    assert ended.returncode == 0, ended.stderr
    languages = [json.loads(line)["language"] for line in ended.stdout.splitlines()]
    assert sorted(languages) == sorted(each.language for each in sample)
    assert not refused.exists(), f"asked for: {refused.read_text(encoding='utf-8')}"
