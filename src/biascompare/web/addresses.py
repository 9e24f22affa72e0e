"""Addresses: which may be asked for, and which machine they lead to."""

from __future__ import annotations

import ipaddress
import re
import socket
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

import idna

from biascompare.errors import SourceError

LONGEST = 4096
"""Characters of an address."""
_PORTS = {"http": 80, "https": 443}
_CONTROLS = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\ud800-\udfff]")
_HOST = re.compile(r"^[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?\.?$")
# Numbers that the system's resolver takes for an address: 2130706433, 0x7f.1, 0177.0.0.1.
_NUMBERS = re.compile(r"^(0x[0-9a-f]*|\d+)(\.(0x[0-9a-f]*|\d+)){0,3}\.?$")
_KEPT = "!$%&'()*+,/:;=?@[]~#"
# Networks that lead elsewhere: the IPv4 address inside, or a machine of one's own.
_TUNNELS = tuple(
    ipaddress.ip_network(network)
    for network in (
        "::/96",
        "64:ff9b::/96",
        "64:ff9b:1::/48",
        "2001::/23",
        "2002::/16",
        "3fff::/20",
        "5f00::/16",
        "fec0::/10",
        "192.0.0.0/24",
        "192.88.99.0/24",
    )
)

_Ip = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Address:
    """An address taken apart: ``host`` in ASCII and lower case, ``target`` path and query."""

    url: str
    scheme: str
    host: str
    port: int
    target: str

    @property
    def site(self) -> str:
        """Scheme, host and port: what one robots.txt is for."""
        return f"{self.scheme}://{self.authority}"

    @property
    def authority(self) -> str:
        """Host and, unless it is the scheme's own, port, as the Host header has it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def parse(url: str, base: str | None = None) -> Address:
    """Return the address that ``url`` is, read against ``base`` if it is a relative one.

    Raises `SourceError` for anything but a plain http or https address.
    """
    shown = shorten(url)
    try:
        parts = urlsplit(urljoin(base, url.strip()) if base else url.strip())
        port, host = parts.port, parts.hostname or ""
    except ValueError as error:
        raise SourceError(shown, f"not a web address ({error}); {_EXPECTED}") from None
    if parts.scheme.casefold() not in _PORTS:
        raise SourceError(shown, f"not a web address; {_EXPECTED}")
    if len(url) > LONGEST:
        raise SourceError(shown, f"longer than {LONGEST} characters; {_EXPECTED}")
    if parts.username is not None or parts.password is not None:
        reason = "holds a user name or password; take it out: pages behind a login are not read"
        raise SourceError(shown, reason)
    scheme = parts.scheme.casefold()
    host = _plain_host(shown, host)
    path = quote(_CONTROLS.sub("", parts.path), safe=_KEPT) or "/"
    query = quote(_CONTROLS.sub("", parts.query), safe=_KEPT)
    target = f"{path}?{query}" if query else path
    found = Address("", scheme, host, _PORTS[scheme] if port is None else port, target)
    url = urlunsplit((scheme, found.authority, path, query, ""))
    return Address(url, scheme, host, found.port, target)


def shorten(url: str) -> str:
    """Return an address fit for a message: without controls, login or endless tails."""
    plain = re.sub(r"(?<=//)[^/?#]*@", "", _CONTROLS.sub("", url.strip()))
    return plain if len(plain) <= 300 else f"{plain[:300]}…"


def _plain_host(shown: str, host: str) -> str:
    """Return ``host`` as the network knows it; an unclear spelling is refused."""
    if ":" in host:
        try:
            return str(ipaddress.IPv6Address(host))
        except ValueError:
            raise SourceError(shown, f"not a web address; {_EXPECTED}") from None
    try:
        ascii_host = host if host.isascii() else idna.encode(host, uts46=True).decode("ascii")
    except UnicodeError:
        ascii_host = ""
    ascii_host = ascii_host.casefold()
    if not _HOST.match(ascii_host) or len(ascii_host) > 253:
        raise SourceError(shown, f"names no host that can be looked up; {_EXPECTED}")
    if _NUMBERS.match(ascii_host):
        try:
            return str(ipaddress.IPv4Address(ascii_host))
        except ValueError:
            reason = "spells a machine's number in a hidden way; expected a name or four numbers"
            raise SourceError(shown, reason) from None
    return ascii_host


def resolve(address: Address, *, allow_private: bool) -> list[str]:
    """Return the numbers behind an address's host, all of them public.

    They are what is connected to, so that a name cannot lead elsewhere a moment later.
    Raises `SourceError` when the name is unknown or one of its numbers is not public.
    """
    try:
        found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        reason = f"{address.host} was not found; check the address and the network"
        raise SourceError(address.url, reason) from None
    numbers = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    for number in numbers:
        if not allow_private and not is_public(number):
            reason = (
                f"leads to {number}, an address inside a private network or this machine; "
                "only public pages are fetched (--allow-private lifts this)"
            )
            raise SourceError(address.url, reason)
    return numbers


def is_public(number: str) -> bool:
    """Tell whether an IP address is one of the open internet.

    Not: private, shared, loopback, link-local, multicast, reserved or unspecified ones,
    and IPv6 forms that carry an IPv4 address inside.
    """
    try:
        found: _Ip = ipaddress.ip_address(number)
    except ValueError:  # a scoped link-local address: fe80::1%eth0 in older Pythons
        return False
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped is not None:
        found = found.ipv4_mapped
    return (
        found.is_global
        and not found.is_multicast
        and not found.is_reserved
        and not any(found.version == net.version and found in net for net in _TUNNELS)
    )


_EXPECTED = "expected http://… or https://…"
