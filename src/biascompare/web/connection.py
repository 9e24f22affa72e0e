"""One request to one machine: pinned, bounded in time and size."""

from __future__ import annotations

import functools
import http.client
import importlib.metadata
import io
import socket
import ssl
import sys
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from biascompare.errors import SourceError
from biascompare.web.addresses import Address
from biascompare.web.limits import Limits

_CHUNK = 2**16


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said: header names in lower case, the content unpacked."""

    status: int
    headers: dict[str, str]
    content: bytes


@functools.cache
def user_agent() -> str:
    """Return who is asking, with the version: no browser is pretended."""
    return f"biascompare/{importlib.metadata.version('biascompare')}"


class TooSlowError(OSError):
    """An answer took longer than it may."""


class BrokenError(OSError):
    """A connection or an answer broke."""


def ask(address: Address, numbers: list[str], limits: Limits, *, cut: int | None = None) -> Answer:
    """Ask one of ``numbers`` for an address and return its answer; redirects are answers.

    ``cut`` leaves out what comes after so many bytes, where else a long answer is a fault.

    No cookie, referrer or login is sent, no environment's proxy or ``.netrc`` is used.
    Raises `SourceError` for an answer that may not be read, `OSError` for what may
    work when tried again.
    """
    deadline = time.monotonic() + limits.total
    connected = _connect(address, numbers, limits, deadline)
    connection = http.client.HTTPConnection(address.host, address.port)
    with connected:
        stream = _Deadline(connected, limits.read, deadline)
        connection.sock = _Socket(stream)
        try:
            connection.putrequest("GET", address.target, skip_host=True, skip_accept_encoding=True)
            for name, value in _headers(address).items():
                connection.putheader(name, value)
            connection.endheaders()
            response = connection.getresponse()
            headers = {name.casefold(): value for name, value in response.getheaders()}
            content = b""
            if response.status == 200:
                content = _content(address, response, headers, cut or limits.page, cut is None)
        except TimeoutError:
            raise TooSlowError(f"no full answer within {limits.total:g} seconds") from None
        except (http.client.HTTPException, ValueError) as error:
            raise BrokenError(f"the answer is broken ({type(error).__name__})") from None
        finally:
            connection.close()
    return Answer(response.status, headers, content)


def _headers(address: Address) -> dict[str, str]:
    return {
        "Host": address.authority,
        "User-Agent": user_agent(),
        "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, "
        "application/feed+json, text/plain;q=0.8, */*;q=0.1",
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
    }


def _connect(
    address: Address, numbers: list[str], limits: Limits, deadline: float
) -> socket.socket:
    """Connect to the first of ``numbers`` that answers; the certificate is the name's."""
    last: OSError = BrokenError("no machine behind the name")
    for number in numbers[:4]:
        seconds = min(limits.connect, deadline - time.monotonic())
        if seconds <= 0:
            break
        plain = None
        try:
            plain = socket.create_connection((number, address.port), timeout=seconds)
            if address.scheme == "http":
                return plain
            return _tls_context().wrap_socket(plain, server_hostname=address.host)
        except ssl.SSLCertVerificationError as error:
            _close(plain)
            reason = f"its certificate is not valid ({error.verify_message}); not read"
            raise SourceError(address.url, reason) from None
        except (OSError, ValueError) as error:
            _close(plain)
            last = error if isinstance(error, OSError) else BrokenError(str(error))
    if isinstance(last, TimeoutError):
        raise TooSlowError(f"no connection within {limits.connect:g} seconds")
    raise BrokenError(f"no connection ({last.strerror or last})")


def _close(connected: socket.socket | None) -> None:
    if connected is not None:
        connected.close()


def _tls_context() -> ssl.SSLContext:
    context = ssl.create_default_context()
    paths = ssl.get_default_verify_paths()
    # A Python that was not built for this system may know of no certificates at all.
    if sys.platform != "win32" and not (paths.cafile or paths.capath):
        import certifi

        context.load_verify_locations(certifi.where())
    return context


class _Deadline(io.RawIOBase):
    """A connected socket, each read and write of which ends before the deadline."""

    def __init__(self, connected: socket.socket, seconds: float, deadline: float) -> None:
        self._socket, self._seconds, self._end = connected, seconds, deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        self._socket.settimeout(self._left())
        return self._socket.recv_into(buffer)  # type: ignore[arg-type]

    def sendall(self, content: bytes) -> None:
        self._socket.settimeout(self._left())
        self._socket.sendall(content)

    def _left(self) -> float:
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return min(self._seconds, left)


@dataclass(frozen=True, slots=True)
class _Socket:
    """As much of a socket as `http.client` uses; whoever connected it also closes it."""

    stream: _Deadline

    def sendall(self, content: bytes) -> None:
        self.stream.sendall(content)

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(self.stream)

    def close(self) -> None:
        """Do nothing: the answer is still being read from the stream."""


def _content(
    address: Address,
    response: http.client.HTTPResponse,
    headers: dict[str, str],
    cap: int,
    whole: bool,
) -> bytes:
    """Return the content unpacked; neither what arrives nor what it becomes may pass the cap."""
    coding = headers.get("content-encoding", "").strip().casefold()
    if coding not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise SourceError(address.url, f"packed as {coding[:40]!r}, which was not asked for")
    unpacker = _Unpacker(coding) if coding not in ("", "identity") else None
    content = bytearray()
    arrived = 0
    while packed := response.read1(_CHUNK):
        arrived += len(packed)
        for piece in unpacker.pieces(packed) if unpacker else (packed,):
            content += piece
            if max(arrived, len(content)) > cap:
                if whole:
                    reason = f"larger than {cap / 2**20:g} MB; expected a page or a feed"
                    raise SourceError(address.url, reason)
                return bytes(content[:cap])
    if response.length or (unpacker and arrived and not unpacker.finished):
        raise BrokenError("the answer ended early")
    return bytes(content)


class _Unpacker:
    """Gzip (of several members, too) or deflate (with or without its head), piece by piece."""

    def __init__(self, coding: str) -> None:
        self._gzip = coding != "deflate"
        self._stream = zlib.decompressobj(31 if self._gzip else 15)
        # Some servers send deflate without its head, which shows in the first bytes only.
        self._start: bytes | None = None if self._gzip else b""

    @property
    def finished(self) -> bool:
        return self._stream.eof

    def pieces(self, packed: bytes) -> Iterator[bytes]:
        """Yield what ``packed`` unpacks to, never more than 64 kB at a time."""
        while True:
            if self._stream.eof:
                # What follows a member is padding unless it begins like another.
                if not self._gzip or not packed.startswith(b"\x1f"):
                    return
                self._stream = zlib.decompressobj(31)
            piece = self._piece(packed)
            yield piece
            packed = self._stream.unconsumed_tail or self._stream.unused_data
            if not packed and len(piece) < _CHUNK:
                return

    def _piece(self, packed: bytes) -> bytes:
        try:
            piece = self._stream.decompress(packed, _CHUNK)
        except zlib.error:
            if self._start is None:
                raise BrokenError("the answer is not packed as it says") from None
            packed, self._start = self._start + packed, None
            self._stream = zlib.decompressobj(-15)
            return self._piece(packed)
        if self._start is not None:
            self._start = None if piece else self._start + packed
        return piece
