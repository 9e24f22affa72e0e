"""One request to one machine: pinned, bounded in time and size."""

from __future__ import annotations

import functools
import http.client
import importlib.metadata
import time
from dataclasses import dataclass

from biascompare.web.addresses import Address
from biascompare.web.limits import Limits
from biascompare.web.sockets import BrokenError, TooSlowError, bounded, connected_to
from biascompare.web.unpacking import unpacked


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


def ask(address: Address, numbers: list[str], limits: Limits, *, cut: int | None = None) -> Answer:
    """Ask one of ``numbers`` for an address and return its answer; redirects are answers.

    ``cut`` leaves out what comes after so many bytes, where else a long answer is a fault.

    No cookie, referrer or login is sent, no environment's proxy or ``.netrc`` is used.
    Raises `SourceError` for an answer that may not be read, `OSError` for what may
    work when tried again.
    """
    deadline = time.monotonic() + limits.total
    connected = connected_to(address, numbers, limits, deadline)
    connection = http.client.HTTPConnection(address.host, address.port)
    with connected:
        connection.sock = bounded(connected, limits.read, deadline)
        try:
            connection.putrequest("GET", address.target, skip_host=True, skip_accept_encoding=True)
            for name, value in _headers(address).items():
                connection.putheader(name, value)
            connection.endheaders()
            response = connection.getresponse()
            headers = {name.casefold(): value for name, value in response.getheaders()}
            content = b""
            if response.status == 200:
                content = unpacked(address, response, headers, cut or limits.page, cut is None)
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
