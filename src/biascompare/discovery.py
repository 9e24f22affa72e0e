"""Suggesting actors that no list has: names found in the articles, counted and shown.

A suggestion is taken over by writing it to a file of actors (`as_toml`), which people
then edit; nothing is counted as an actor before that.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from biascompare.measures import Prepared
from biascompare.measures.actors import KnownActors
from biascompare.model import Document
from biascompare.names import Name, find_names

_MOST_CONTEXTS = 3
_CONTEXT = 60  # characters each side
_HEAD = 'name = "own"\nlabel = "Own actors"\nsource = "own list"\nlicence = "own"\n'


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name that may be an actor: how often it is named, in how many articles, and where.

    ``kind`` is a guess from titles, first names and endings, to be checked.
    """

    id: str
    name: str
    kind: str
    mentions: int
    articles: int
    aliases: dict[str, tuple[str, ...]]
    contexts: tuple[str, ...]


@dataclass(slots=True)
class _Found:
    mentions: int = 0
    articles: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    aliases: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    contexts: list[str] = field(default_factory=list)


def discover(
    documents: Iterable[Document],
    known: KnownActors,
    *,
    at_least: int = 2,
    find: Callable[[str, str | None], Sequence[Name]] = find_names,
) -> tuple[Suggestion, ...]:
    """Return names that ``known`` does not have, the most frequent first.

    A surname counts for the full name in its article. Names met fewer than
    ``at_least`` times are left out. ``find`` finds the names of a text in a language:
    our rules, or spaCy (`biascompare.entities.finder`).
    """
    found: dict[str, _Found] = defaultdict(_Found)
    for document in documents:
        _add(found, document, known, find)
    taken = {actor.id for actor in known.actors}
    suggestions: list[Suggestion] = []
    for name, each in sorted(found.items(), key=lambda item: (-item[1].mentions, item[0])):
        if each.mentions < at_least:
            continue
        identifier = _identifier(name, taken)
        taken.add(identifier)
        suggestions.append(_suggestion(identifier, name, each))
    return tuple(suggestions)


def _suggestion(identifier: str, name: str, found: _Found) -> Suggestion:
    kind = found.kinds.most_common(1)[0][0] if found.kinds else "organisation"
    aliases = {code: tuple(sorted(forms)) for code, forms in sorted(found.aliases.items())}
    return Suggestion(
        identifier, name, kind, found.mentions, found.articles, aliases, tuple(found.contexts)
    )


def _add(
    found: dict[str, _Found],
    document: Document,
    known: KnownActors,
    find: Callable[[str, str | None], Sequence[Name]],
) -> None:
    if document.language is None:
        return
    prepared = Prepared(document)
    listed = [
        (hit.start, hit.end) for hit in known.matcher(document.language).find(prepared.normalised)
    ]
    names = [
        name
        for name in find(document.text, document.language)
        if not any(start < name.end and name.start < end for start, end in listed)
        # Capitals in headings tell little.
        and any(each.start <= name.start < each.end for each in prepared.sentences)
    ]
    full = _full_names(names)
    met = set()
    for name in names:
        plain = full.get(_plain(name.text), _plain(name.text))
        each = found[plain]
        each.mentions += 1
        each.aliases[document.language].add(_plain(name.text))
        if name.kind:
            each.kinds[name.kind] += 1
        if plain not in met and len(each.contexts) < _MOST_CONTEXTS:
            each.contexts.append(_context(document.text, name))
        met.add(plain)
    for plain in met:
        found[plain].articles += 1


def _full_names(names: Sequence[Name]) -> dict[str, str]:
    """Return for each last word of a person's name the whole, if it is the only one."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for name in names:
        if name.kind == "person" and " " in name.text:
            plain = _plain(name.text)
            bearers[plain.split(" ")[-1]].add(plain)
    return {last: full.pop() for last, full in bearers.items() if len(full) == 1}


def _plain(name: str) -> str:
    return name.replace("’", "'").replace("\u00a0", " ")


def _context(text: str, name: Name) -> str:
    stretch = text[max(0, name.start - _CONTEXT) : name.end + _CONTEXT]
    return re.sub(r"\s+", " ", stretch).strip()


def _identifier(name: str, taken: set[str]) -> str:
    ascii_only = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = re.sub(r"[^a-z0-9]+", "_", ascii_only.lower()).strip("_")
    plain = plain if plain[:1].isalpha() else f"actor_{plain}".rstrip("_")
    candidate, number = plain, 2
    while candidate in taken:
        candidate, number = f"{plain}_{number}", number + 1
    return candidate


def as_toml(suggestions: Iterable[Suggestion], *, head: bool = True) -> str:
    """Return the suggestions as a file of actors, or as tables to be added to one."""
    parts = [_HEAD] if head else []
    for each in suggestions:
        lines = [f"# {each.mentions} mentions in {each.articles} articles; check the kind"]
        lines += ["[[actors]]", f"id = {_quoted(each.id)}", f"name = {_quoted(each.name)}"]
        lines += [f"kind = {_quoted(each.kind)}", "[actors.aliases]"]
        for code, forms in each.aliases.items():
            lines.append(f"{code} = [{', '.join(map(_quoted, forms))}]")
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def _quoted(text: str) -> str:
    # A JSON string is a TOML basic string.
    return json.dumps(text, ensure_ascii=False)
