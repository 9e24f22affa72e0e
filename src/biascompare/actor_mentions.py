"""Finding the mentions of actors: full names, then the surnames that take them up.

A surname that several people share, that is a word, or that is only derived from the
name counts for whoever was last named in full before it; before that for nobody.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain

from biascompare import languages, name_evidence
from biascompare.actor_rows import Actor
from biascompare.matching import Hit, Matcher

_NOBODY = ""
_LATER = "?"  # the key of a surname that waits for a full name
_BEFORE = re.compile(r"(?:^|(?<=[^\w]))([^\W\d_]\.|[^\W\d_][\w-]+) ?$")
_LONGEST_BEFORE = 30


class ActorMatcher:
    """Finds the mentions of actors in a prepared text of one language.

    The longest name wins over all actors; a hit's key is the actor's id.
    """

    def __init__(self, actors: Sequence[Actor], language: str | None) -> None:
        self._waiting = _waiting(actors, language)
        self._own_words = {actor.id: _own_words(actor) for actor in actors}
        terms: dict[str, list[str]] = defaultdict(list)
        for actor in actors:
            names = (*actor.names(language), *_with_initial(actor))
            terms[actor.id] += [name for name in names if name not in self._waiting]
        terms[_LATER] += self._waiting
        terms[_NOBODY] += chain.from_iterable(actor.not_aliases for actor in actors)
        known = language in languages.CODES
        suffixes = languages.load(language).possessive_suffixes if known and language else ()
        self._first_names = name_evidence.first_names()
        self._matcher = Matcher(terms, ignore_case=False, suffixes=suffixes)

    def find(self, text: str) -> list[Hit]:
        """Return the mentions in ``text``, in order, none overlapping another."""
        named: dict[str, int] = {}
        found = []
        for place, hit in enumerate(self._matcher.find(text)):
            if hit.key == _NOBODY:
                continue
            if hit.key != _LATER:
                if not self._somebody_else(text, hit, hit.key):
                    found.append(hit)
                    if not self._is_surname(hit):
                        named[hit.key] = place
                continue
            candidates = [key for key in self._waiting[hit.term] if key in named]
            if candidates:
                key = max(candidates, key=named.__getitem__)
                if not self._somebody_else(text, hit, key):
                    found.append(Hit(hit.start, hit.end, hit.term, key))
        return found

    def _is_surname(self, hit: Hit) -> bool:
        """Whether one word of a person's name was met, not the whole name."""
        return " " not in hit.term and hit.term in self._own_words[hit.key]

    def _somebody_else(self, text: str, hit: Hit, key: str) -> bool:
        """Whether a surname follows another person's first name or initial."""
        own = self._own_words[key]
        if " " in hit.term or hit.term not in own:
            return False
        before = _BEFORE.search(text, max(0, hit.start - _LONGEST_BEFORE), hit.start)
        if before is None:
            return False
        word = before[1]
        if word.endswith("."):
            return len(word) == 2 and word[0].isupper() and not _opens(own, word[0])
        return word in self._first_names and word not in own


def _opens(own: frozenset[str], letter: str) -> bool:
    return any(word.startswith(letter) for word in own)


def _own_words(actor: Actor) -> frozenset[str]:
    """Return the words of a person's names; a first name before a surname must be one."""
    if actor.kind != "person":
        return frozenset()
    every = (actor.name, *chain.from_iterable(actor.aliases.values()), actor.surname or "")
    return frozenset(chain.from_iterable((*name.split(), name) for name in every))


def _with_initial(actor: Actor) -> tuple[str, ...]:
    """Return a person's name with its initial: ``S. Altman``."""
    if actor.kind != "person" or not actor.surname or not actor.name.endswith(actor.surname):
        return ()
    letter = actor.name[0]
    return (f"{letter}. {actor.surname}", f"{letter}.{actor.surname}")


def _waiting(actors: Sequence[Actor], language: str | None) -> Mapping[str, tuple[str, ...]]:
    """Return the surnames that count only after a full name, and whose they may be."""
    bearers: dict[str, list[str]] = defaultdict(list)
    listed: set[str] = set()
    for actor in actors:
        if actor.surname is None:
            continue
        bearers[actor.surname].append(actor.id)
        if actor.surname in actor.names(language) and not actor.ambiguous:
            listed.add(actor.surname)
    return {
        surname: tuple(ids)
        for surname, ids in bearers.items()
        if surname not in listed or len(ids) > 1
    }
