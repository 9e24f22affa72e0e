"""Python runs this first when this folder is on PYTHONPATH: no connection leaves the machine.

Each refusal is also written to the file that REFUSED_CONNECTIONS names, so that a
library that swallows the error is found out.
"""

from __future__ import annotations

import ipaddress
import os
import socket
from typing import Any

_getaddrinfo = socket.getaddrinfo
_LOCAL_NAMES = {"localhost", "", None}


class RefusedConnectionError(OSError):
    """A connection to another machine was tried while the network is off."""


def _is_local(host: Any) -> bool:
    if isinstance(host, bytes):
        host = host.decode()
    if host in _LOCAL_NAMES:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _refuse(host: Any) -> None:
    log = os.environ.get("REFUSED_CONNECTIONS")
    if log:
        with open(log, "a", encoding="utf-8") as file:
            file.write(f"{host}\n")
    raise RefusedConnectionError(f"refused: a connection to {host!r}")


def _check(address: Any) -> None:
    if isinstance(address, tuple) and not _is_local(address[0]):
        _refuse(address[0])


class _GuardedSocket(socket.socket):
    def connect(self, address: Any) -> None:
        _check(address)
        super().connect(address)

    def connect_ex(self, address: Any) -> int:
        _check(address)
        return super().connect_ex(address)

    def sendto(self, data: Any, *arguments: Any) -> int:
        _check(arguments[-1])
        return super().sendto(data, *arguments)


def _guarded_getaddrinfo(host: Any, *arguments: Any, **options: Any) -> Any:
    if not _is_local(host):
        _refuse(host)
    return _getaddrinfo(host, *arguments, **options)


socket.socket = _GuardedSocket  # type: ignore[misc]
socket.getaddrinfo = _guarded_getaddrinfo
