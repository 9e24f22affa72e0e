"""Lexicons: word lists for frames, and the people and organisations to look for.

A lexicon is a TOML file under ``data/lexicons``; a new one needs no Python. Files
are checked when they are loaded, and the line at fault is named.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from biascompare import languages
from biascompare.datafiles import TomlFile, data_folder
from biascompare.errors import DataFileError

ACTOR_KINDS = ("person", "organisation", "place")
_IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*")
_EVERY_LANGUAGE = "all"
_TEXTS = ("label", "explanation", "source", "licence", "example")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The terms of one frame in one language.

    A term is a word or phrase in lower case; a ``*`` at its end stands for any
    ending. ``excluded`` are longer phrases in which a term means something else.
    ``headline_terms`` count in headlines and short texts only: names such as *Trump*,
    which stand there for an office that a longer text spells out.
    ``aliases`` are names that other data give the frame. ``set`` names the story that
    an issue frame was written for; it is ``None`` for a frame of any story.
    """

    name: str
    language: str
    label: str
    explanation: str
    source: str
    licence: str
    example: str
    example_hits: int
    terms: tuple[str, ...]
    excluded: tuple[str, ...] = ()
    headline_terms: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    set: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, organisation or place, and the names it goes by in a language.

    ``not_aliases`` are longer names that contain an alias and mean somebody else.
    """

    id: str
    name: str
    kind: str
    aliases: MappingProxyType[str, tuple[str, ...]]
    not_aliases: tuple[str, ...] = ()

    def names(self, language: str | None) -> tuple[str, ...]:
        """Return the aliases valid in ``language`` (those of every language if None)."""
        own = self.aliases.get(language, ()) if language else ()
        return (*self.aliases.get(_EVERY_LANGUAGE, ()), *own)


@functools.cache
def frames() -> tuple[Lexicon, ...]:
    """Load every frame lexicon, sorted by name and language. Raises `DataFileError`."""
    folder = data_folder() / "lexicons" / "frames"
    return tuple(load_frame(path) for path in sorted(folder.glob("*.toml")))


@functools.cache
def actors() -> tuple[Actor, ...]:
    """Load every actor of every actor lexicon, by id. Raises `DataFileError`."""
    folder = data_folder() / "lexicons" / "actors"
    found: dict[str, Actor] = {}
    for path in sorted(folder.glob("*.toml")):
        for actor in load_actors(path):
            if actor.id in found:
                raise DataFileError(path, f"the actor id {actor.id!r} stands in two files")
            found[actor.id] = actor
    return tuple(found[key] for key in sorted(found))


def load_frame(path: Path) -> Lexicon:
    """Read and check one frame lexicon, named ``<name>.<language>.toml``."""
    file = TomlFile(path)
    name, language = file.string("name"), file.string("language")
    if path.name != f"{name}.{language}.toml":
        raise file.fault(f"expected the file name {name}.{language}.toml", name)
    if language not in languages.CODES:
        raise file.fault(f"expected language = one of {languages.CODES}", language)
    terms, excluded = file.strings("terms"), file.strings("excluded", required=False)
    headline_terms = file.strings("headline_terms", required=False)
    for term in (*terms, *excluded, *headline_terms):
        _check_term(file, term)
    hits = file.values.get("example_hits")
    if not isinstance(hits, int):
        raise file.fault("expected example_hits = the hits in the example", "example_hits")
    texts = {key: file.string(key) for key in _TEXTS}
    return Lexicon(
        name=name,
        language=language,
        terms=terms,
        excluded=excluded,
        example_hits=hits,
        headline_terms=headline_terms,
        aliases=file.strings("aliases", required=False),
        set=_issue_set(file, name),
        **texts,
    )


def load_actors(path: Path) -> tuple[Actor, ...]:
    """Read and check one actor lexicon."""
    file = TomlFile(path)
    for key in ("name", "label", "source", "licence"):
        file.string(key)
    rows = file.values.get("actors")
    if not isinstance(rows, list) or not rows:
        raise file.fault("expected at least one [[actors]] table", "actors")
    loaded = tuple(_actor(file, row) for row in rows)
    ids = [actor.id for actor in loaded]
    for identifier in ids:
        if ids.count(identifier) > 1:
            raise file.fault(f"the actor id {identifier!r} stands twice", identifier)
    return loaded


def _issue_set(file: TomlFile, name: str) -> str | None:
    """Return the set of an issue frame, whose name begins with it: one name, one frame."""
    if "set" not in file.values:
        return None
    issue = file.string("set")
    if not name.startswith(f"{issue}_"):
        raise file.fault(f"expected a name that begins with {issue}_, found {name!r}", "name")
    return issue


def _check_term(file: TomlFile, term: str) -> None:
    if term != term.lower():
        raise file.fault(f"expected {term!r} in lower case", term)
    if "*" in term[:-1] or term == "*":
        raise file.fault(f"{term!r}: a * may stand only at the end of a word", term)
    if "  " in term or "’" in term:
        raise file.fault(f"{term!r}: expected single spaces and straight apostrophes", term)


def _actor(file: TomlFile, row: dict[str, object]) -> Actor:
    identifier, name, kind = (str(row.get(key, "")) for key in ("id", "name", "kind"))
    if not _IDENTIFIER.fullmatch(identifier):
        raise file.fault(f"expected id = small letters, digits and _, found {identifier!r}", name)
    if not name:
        raise file.fault(f"the actor {identifier!r} has no name", identifier)
    if kind not in ACTOR_KINDS:
        raise file.fault(f"{identifier}: expected kind = one of {ACTOR_KINDS}", identifier)
    aliases = row.get("aliases")
    if not isinstance(aliases, dict) or not any(aliases.values()):
        raise file.fault(f"{identifier}: expected at least one alias", identifier)
    for code in aliases:
        if code != _EVERY_LANGUAGE and code not in languages.CODES:
            raise file.fault(f"{identifier}: aliases.{code} is no language known here", identifier)
    not_aliases = row.get("not_aliases", [])
    if not isinstance(not_aliases, list):
        raise file.fault(f"{identifier}: expected not_aliases = a list", identifier)
    return Actor(
        id=identifier,
        name=name,
        kind=kind,
        aliases=MappingProxyType({code: tuple(names) for code, names in aliases.items()}),
        not_aliases=tuple(not_aliases),
    )
