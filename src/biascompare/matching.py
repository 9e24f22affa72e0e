"""Finding terms in a text: whole words and phrases, the longest first.

One Aho-Corasick automaton a lexicon reads the text once, however many terms there
are (Aho and Corasick 1975, Communications of the ACM 18(6)).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import ahocorasick_rs


@dataclass(frozen=True, slots=True)
class Hit:
    """A term found at ``start``–``end`` of the text; ``key`` is whose term it is."""

    start: int
    end: int
    term: str
    key: str


@dataclass(frozen=True, slots=True)
class _Pattern:
    term: str
    key: str | None  # None: a phrase that eats the hits within it
    open_end: bool


class Matcher:
    """Finds the terms of one or more keys in a text.

    Parameters
    ----------
    terms
        For each key (a frame, an actor) its terms; ``attack*`` matches any ending.
    excluded
        Phrases in which a term means something else; they are matched and dropped.
    ignore_case
        Whether upper and lower case are the same.
    suffixes
        Endings that may follow a term, such as the German genitive ``s``.
    """

    def __init__(
        self,
        terms: Mapping[str, Iterable[str]],
        *,
        excluded: Iterable[str] = (),
        ignore_case: bool = True,
        suffixes: Iterable[str] = (),
    ) -> None:
        self._ignore_case = ignore_case
        self._suffixes = tuple(sorted(suffixes, key=len, reverse=True))
        wanted = [(term, key) for key, listed in terms.items() for term in listed]
        unwanted = [(term, None) for term in excluded]
        self._patterns = [
            _Pattern(term, key, term.endswith("*")) for term, key in (*wanted, *unwanted)
        ]
        needles = [pattern.term.removesuffix("*") for pattern in self._patterns]
        self._automaton = ahocorasick_rs.AhoCorasick(needles) if needles else None

    def find(self, text: str) -> list[Hit]:
        """Return the hits in ``text``, in order, none overlapping another."""
        if self._automaton is None or not text:
            return []
        searched = same_length_lower(text) if self._ignore_case else text
        candidates = []
        for index, start, end in self._automaton.find_matches_as_indexes(
            searched, overlapping=True
        ):
            pattern = self._patterns[index]
            end = self._whole_words(searched, start, end, pattern)
            if end:
                candidates.append((start, -end, pattern))
        # Of two that cover the same stretch, the phrase that eats hits comes first.
        candidates.sort(key=lambda found: (found[0], found[1], found[2].key is not None))
        hits, free_from = [], 0
        for start, minus_end, pattern in candidates:
            if start < free_from:
                continue
            free_from = -minus_end
            if pattern.key is not None:
                hits.append(Hit(start, free_from, pattern.term, pattern.key))
        return hits

    def _whole_words(self, text: str, start: int, end: int, pattern: _Pattern) -> int:
        """Return where the match ends if it consists of whole words, else 0."""
        if start and text[start - 1].isalnum() and text[start].isalnum():
            return 0
        if pattern.open_end:
            while end < len(text) and text[end].isalnum():
                end += 1
            return end
        if _word_ends(text, end):
            return end
        for suffix in self._suffixes:
            if text.startswith(suffix, end) and _word_ends(text, end + len(suffix)):
                return end + len(suffix)
        return 0


def same_length_lower(text: str) -> str:
    """Return ``text`` in lower case, character for character, so that offsets hold."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)


def _word_ends(text: str, end: int) -> bool:
    return end >= len(text) or not text[end].isalnum()
