"""Connections to one machine, each read and write of which ends in time."""

from __future__ import annotations

import io
import socket
import ssl
import sys
import time
from dataclasses import dataclass

from biascompare.errors import SourceError
from biascompare.web.addresses import Address
from biascompare.web.limits import Limits


class TooSlowError(OSError):
    """An answer took longer than it may."""


class BrokenError(OSError):
    """A connection or an answer broke."""


def connected_to(
    address: Address, numbers: list[str], limits: Limits, deadline: float
) -> socket.socket:
    """Connect to the first of ``numbers`` that answers; the certificate is the name's.

    Raises `SourceError` for a certificate that is not valid, `OSError` where nobody answers.
    """
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


def bounded(connected: socket.socket, seconds: float, deadline: float) -> _Socket:
    """Return ``connected`` as a socket for `http.client`.

    A read or write takes at most so many ``seconds``, and ends before the ``deadline``.
    """
    return _Socket(_Deadline(connected, seconds, deadline))


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
