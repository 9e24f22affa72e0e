"""Outlets by all their names: which name, alias or domain stands for which outlet.

Not which articles an outlet has: see `biascompare.compare`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from biascompare.datafiles import TomlFile, data_folder

_ADDRESS = re.compile(r"^(?:[a-z][a-z+]{1,9}:)?//([^/?#\s]+)", re.IGNORECASE)
_DOMAIN = re.compile(r"^(?:[\w-]{1,63}\.){1,8}[a-z]{2,18}$", re.IGNORECASE)
_PORT = re.compile(r":\d+$")
_ABOUT = ("source", "licence")
_SHORTENED = ("www.", "m.", "amp.")


@dataclass(frozen=True, slots=True)
class Outlets:
    """Canonical names of outlets by their aliases and domains, each as `_key` writes it."""

    names: Mapping[str, str]
    domains: Mapping[str, str]

    def find(self, name: str) -> str | None:
        """Return the outlet's canonical name, a shortened domain, or None if nothing is known.

        A domain is looked up with its parts taken off one by one: ``edition.cnn.com`` is
        CNN; one that is not known is shortened: ``www.example.org`` to ``example.org``.
        """
        known = self.names.get(_key(name))
        if known is not None:
            return known
        domain = domain_of(name)
        if domain is None:
            return None
        return self.of_domain(domain) or (domain if domain != name.strip().casefold() else None)

    def of_domain(self, domain: str) -> str | None:
        """Return the outlet that a domain or a part of it belongs to, or None."""
        parts = domain.casefold().split(".")
        ends = (".".join(parts[start:]) for start in range(len(parts) - 1))
        return next((self.domains[end] for end in ends if end in self.domains), None)


def domain_of(name: str) -> str | None:
    """Return the domain that ``name`` is (``https://www.example.org/``), None for other names."""
    name = name.strip()
    address = _ADDRESS.match(name)
    host = (address[1].rpartition("@")[2] if address else name).rstrip("./").casefold()
    host = _PORT.sub("", host)
    if not _DOMAIN.match(host):
        return None
    for start in _SHORTENED:
        if host.startswith(start) and host.count(".") > 1:
            return host.removeprefix(start)
    return host


def _key(name: str) -> str:
    """Return ``name`` without case, accents, spaces and marks (but not "+" and "&")."""
    bare = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(mark for mark in bare if not unicodedata.combining(mark))
    return re.sub(r"[^\w+&]|_", "", bare)


@cache
def load_outlets(extra: Path | None = None) -> Outlets:
    """Return the outlets of data/outlets.toml and of the file ``extra``, which goes first.

    Both list ``"Canonical name" = ["alias", "domain.example", …]``, in tables or not.
    Raises `DataFileError` naming the line at fault.
    """
    shipped = TomlFile(data_folder() / "outlets.toml")
    for key in _ABOUT:
        shipped.string(key)
    known = _read(shipped)
    if extra is None:
        return known
    own = _read(TomlFile(extra))
    # An alias of ours for a name that the user gives to an outlet of his own is his.
    renamed = {name: own.names.get(_key(name), name) for name in {*known.names.values()}}
    names = {key: renamed[name] for key, name in known.names.items()}
    domains = {key: renamed[name] for key, name in known.domains.items()}
    return Outlets({**names, **own.names}, {**domains, **own.domains})


def _read(file: TomlFile) -> Outlets:
    names: dict[str, str] = {}
    domains: dict[str, str] = {}
    for outlet, aliases in _entries(file):
        for alias in dict.fromkeys((outlet, *aliases)):
            domain = domain_of(alias) if alias != outlet else None
            table, key = (domains, domain) if domain else (names, _key(alias))
            if table.setdefault(key, outlet) != outlet:
                raise file.fault(f"{alias!r} stands for {table[key]!r} and for {outlet!r}", alias)
    return Outlets(names, domains)


def _entries(file: TomlFile) -> Iterator[tuple[str, tuple[str, ...]]]:
    tables = {name: value for name, value in file.values.items() if isinstance(value, dict)}
    single = {
        name: value
        for name, value in file.values.items()
        if name not in tables and not (name in _ABOUT and isinstance(value, str))
    }
    for table in (single, *tables.values()):
        for outlet, aliases in table.items():
            listed = isinstance(aliases, list) and all(isinstance(one, str) for one in aliases)
            if not listed or not outlet.strip() or not all(map(_key, aliases)):
                reason = f"expected {outlet!r} = a list of names, found {aliases!r}"
                raise file.fault(reason, outlet)
            yield outlet.strip(), tuple(alias.strip() for alias in aliases)
