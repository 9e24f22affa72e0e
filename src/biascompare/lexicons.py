"""Lexicons: word lists for frames, and the people and organisations to look for.

A lexicon is a TOML file under ``data/lexicons``; a new one needs no Python. Files
are checked when they are loaded, and the line at fault is named.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

from biascompare import languages
from biascompare.actor_rows import Actor, read_rows
from biascompare.datafiles import TomlFile, data_folder
from biascompare.errors import DataFileError

_TEXTS = ("label", "explanation", "source", "licence", "example")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The terms of one frame, or one kind of wording, in one language.

    A term is a word or phrase in lower case; a ``*`` at its end stands for any
    ending. ``excluded`` are longer phrases in which a term means something else.
    ``headline_terms`` count in headlines and short texts only: names such as *Trump*,
    which stand there for an office that a longer text spells out.
    ``aliases`` are names that other data give the frame. ``set`` names the story that
    an issue frame was written for; it is ``None`` for a frame of any story.
    ``caveat`` says when not to use the list; every list of wording has one.
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
    caveat: str = ""


@functools.cache
def frames() -> tuple[Lexicon, ...]:
    """Load every frame lexicon, sorted by name and language. Raises `DataFileError`."""
    folder = data_folder() / "lexicons" / "frames"
    return tuple(load_frame(path) for path in sorted(folder.glob("*.toml")))


@functools.cache
def wording() -> tuple[Lexicon, ...]:
    """Load every list of wording (hedges, boosters, …) as `frames` does. Raises `DataFileError`."""
    folder = data_folder() / "lexicons" / "wording"
    return tuple(load_wording(path) for path in sorted(folder.glob("*.toml")))


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


def actors_with(path: Path | None) -> tuple[Actor, ...]:
    """Return the actors of a user's own file beside those that ship, by id.

    The user's entry replaces the one that ships under the same id; a file with
    ``only = true`` replaces them all. Raises `DataFileError`.
    """
    if path is None:
        return actors()
    file = TomlFile(path)
    only = file.values.get("only", False)
    if not isinstance(only, bool):
        raise file.fault(f"expected only = true or false, found {only!r}", "only")
    found = {} if only else {actor.id: actor for actor in actors()}
    found |= {actor.id: actor for actor in read_rows(file)}
    return tuple(found[key] for key in sorted(found))


def own_actors(path: Path) -> tuple[Actor, ...]:
    """Read and check a user's own file of actors alone. Raises `DataFileError`."""
    return read_rows(TomlFile(path))


def load_frame(path: Path) -> Lexicon:
    """Read and check one lexicon of a frame or of wording, named ``<name>.<language>.toml``."""
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
        caveat=file.string("caveat") if "caveat" in file.values else "",
        **texts,
    )


def load_wording(path: Path) -> Lexicon:
    """Read and check a list of wording: as a frame, and with when not to use it."""
    found = load_frame(path)
    if not found.caveat:
        raise DataFileError(path, "expected caveat = when not to use the list")
    return found


def load_actors(path: Path) -> tuple[Actor, ...]:
    """Read and check an actor lexicon that ships, with label, source and licence."""
    file = TomlFile(path)
    for key in ("name", "label", "source", "licence"):
        file.string(key)
    return read_rows(file)


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
