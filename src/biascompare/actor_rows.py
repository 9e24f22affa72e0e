"""Actors as a TOML file lists them: read and checked, the line at fault named."""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType

from biascompare import languages
from biascompare.datafiles import TomlFile

ACTOR_KINDS = ("person", "organisation", "place")
_IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*")
_ACTOR_KEYS = frozenset({"id", "name", "kind", "aliases", "not_aliases", "surname", "ambiguous"})
_EVERY_LANGUAGE = "all"


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, organisation or place, and the names it goes by in a language.

    ``not_aliases`` are longer names that contain an alias and mean somebody else.
    ``surname`` alone counts after the full name, unless it is an alias itself: then it
    counts everywhere. ``ambiguous``: it never counts before the full name, even then.
    """

    id: str
    name: str
    kind: str
    aliases: MappingProxyType[str, tuple[str, ...]]
    not_aliases: tuple[str, ...] = ()
    surname: str | None = None
    ambiguous: bool = False

    def names(self, language: str | None) -> tuple[str, ...]:
        """Return the aliases valid in ``language`` (those of every language if None)."""
        own = self.aliases.get(language, ()) if language else ()
        return (*self.aliases.get(_EVERY_LANGUAGE, ()), *own)


def read_rows(file: TomlFile) -> tuple[Actor, ...]:
    """Return the actors of a file, in its order. Raises `DataFileError`."""
    rows = file.values.get("actors")
    if not isinstance(rows, list) or not rows:
        raise file.fault("expected at least one [[actors]] table", "actors")
    ambiguous = file.strings("ambiguous_surnames", required=False)
    loaded = tuple(_actor(file, row, ambiguous) for row in rows)
    ids = [actor.id for actor in loaded]
    for identifier in ids:
        if ids.count(identifier) > 1:
            raise file.fault(f"the actor id {identifier!r} stands twice", identifier)
    return loaded


def _actor(file: TomlFile, row: object, ambiguous: tuple[str, ...]) -> Actor:
    if not isinstance(row, dict):
        raise file.fault(f"expected [[actors]] tables, found {row!r}", "actors")
    identifier, name, kind = (str(row.get(key, "")) for key in ("id", "name", "kind"))
    if not _IDENTIFIER.fullmatch(identifier):
        raise file.fault(f"expected id = small letters, digits and _, found {identifier!r}", name)
    if not name.strip():
        raise file.fault(f"the actor {identifier!r} has no name", identifier)
    if unknown := sorted(row.keys() - _ACTOR_KEYS):
        known = ", ".join(sorted(_ACTOR_KEYS))
        raise file.fault(f"{identifier}: {unknown[0]!r} is none of {known}", unknown[0])
    if kind not in ACTOR_KINDS:
        raise file.fault(f"{identifier}: expected kind = one of {ACTOR_KINDS}", identifier)
    surname = row.get("surname", _last_word(name) if kind == "person" else "")
    marked = row.get("ambiguous", False)
    if not isinstance(surname, str) or not isinstance(marked, bool):
        raise file.fault(
            f"{identifier}: expected surname = a string, ambiguous = true or false", identifier
        )
    return Actor(
        id=identifier,
        name=name,
        kind=kind,
        aliases=MappingProxyType(_aliases(file, row, identifier)),
        not_aliases=_names(file, row.get("not_aliases", []), identifier, "not_aliases"),
        surname=_straight(surname) or None,
        ambiguous=marked or surname in ambiguous,
    )


def _aliases(file: TomlFile, row: dict[str, object], identifier: str) -> dict[str, tuple[str, ...]]:
    aliases = row.get("aliases")
    if not isinstance(aliases, dict) or not any(aliases.values()):
        raise file.fault(f"{identifier}: expected at least one alias", identifier)
    for code in aliases:
        if code != _EVERY_LANGUAGE and code not in languages.CODES:
            raise file.fault(f"{identifier}: aliases.{code} is no language known here", identifier)
    return {
        code: _names(file, names, identifier, f"aliases.{code}") for code, names in aliases.items()
    }


def _names(file: TomlFile, names: object, identifier: str, key: str) -> tuple[str, ...]:
    if not isinstance(names, list):
        raise file.fault(f"{identifier}: expected {key} = a list", identifier)
    for name in names:
        if not isinstance(name, str) or not name or name != name.strip():
            reason = f"{identifier}: expected {key} = trimmed names, found {name!r}"
            raise file.fault(reason, str(name) or identifier)
    return tuple(map(_straight, names))


def _straight(name: str) -> str:
    """Return ``name`` with the apostrophe of prepared texts."""
    return name.replace("’", "'")


def _last_word(name: str) -> str:
    words = name.split()
    return words[-1] if len(words) > 1 else ""
