"""The address at which pupils join, and its QR code, made here."""

from __future__ import annotations

import io
import socket
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

import segno
import streamlit as st

LESSON, PHONE, TEACHER = "code", "phone", "teacher"
"""Names in the address: a lesson's code, a phone's random word, a teacher's key."""
PHONES = "phones"
"""Where a visit's session keeps the phones' words of the lessons it joined, by code."""
LESSON_PAGE, VOTE_PAGE = "lesson", "vote"
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}
# An address for examples (RFC 5737): nothing is sent, it only says which network is used.
_ELSEWHERE = ("192.0.2.1", 9)


@dataclass(frozen=True, slots=True)
class Joining:
    """Where pupils join: ``short`` to be typed, ``whole`` with the lesson's code in it."""

    short: str
    whole: str
    reachable: bool


def joining(code: str) -> Joining:
    """Return the address of a lesson, as phones of the same network reach it."""
    seen = urlsplit(st.context.url or "")
    host = seen.hostname or "127.0.0.1"
    listening = str(st.get_option("server.address") or "")
    reachable = host not in _LOOPBACK
    if not reachable and listening not in _LOOPBACK:
        host, reachable = _own_address() or host, True
    return addressed(seen.scheme or "http", host, seen.port, code, reachable=reachable)


def addressed(scheme: str, host: str, port: int | None, code: str, *, reachable: bool) -> Joining:
    """Return the address on a host and port.

    >>> addressed("http", "192.168.1.5", 8501, "AB2CD", reachable=True).whole
    'http://192.168.1.5:8501/vote?code=AB2CD'
    """
    shown = f"[{host}]" if ":" in host else host
    place = shown if port in (None, {"http": 80, "https": 443}.get(scheme)) else f"{shown}:{port}"
    short = f"{place}/{VOTE_PAGE}"
    whole = f"{scheme}://{short}?{LESSON}={quote(code)}"
    return Joining(short, whole, reachable)


@st.cache_resource(max_entries=100, show_spinner=False)
def square(address: str) -> str:
    """Return the QR code of an address as an SVG image's data address."""
    drawn = io.BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(drawn, kind="svg", scale=8, border=3, dark="#1b1b1b", light="#ffffff")
    return f"data:image/svg+xml,{quote(drawn.getvalue())}"


def _own_address() -> str | None:
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.connect(_ELSEWHERE)
            found = str(probe.getsockname()[0])
    except OSError:
        # No network at all: only this machine can join.
        return None
    return None if found in _LOOPBACK else found
