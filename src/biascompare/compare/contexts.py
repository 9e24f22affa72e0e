"""Terms in their context: where they stand, and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from biascompare.compare.terms import LONGEST
from biascompare.compare.tokens import Token, Tokens
from biascompare.compare.word_settings import word_settings
from biascompare.model import Document
from biascompare.text import normalise


@dataclass(frozen=True, slots=True)
class Example:
    """A term in an article; ``start`` and ``end`` are offsets into `Document.text`."""

    id: str
    outlet: str | None
    title: str | None
    start: int
    end: int
    before: str
    match: str
    after: str


def examples(
    documents: Sequence[Document],
    texts: Sequence[str],
    tokens: Tokens,
    places: Mapping[str, Sequence[int]],
) -> dict[str, tuple[Example, ...]]:
    """Return for each term an example from each of the articles that ``places`` lists for it.

    ``texts`` are those of the table, with what was left out blanked.
    """
    wanted: dict[int, set[str]] = {}
    for term, listed in places.items():
        for place in listed:
            wanted.setdefault(place, set()).add(term)
    found: dict[str, dict[int, Example]] = {term: {} for term in places}
    for place, terms in wanted.items():
        for term, (start, end) in _places(texts[place], tokens, terms).items():
            found[term][place] = _example(documents[place], start, end)
    return {
        term: tuple(found[term][place] for place in listed if place in found[term])
        for term, listed in places.items()
    }


def chosen_places(in_a: Sequence[int], in_b: Sequence[int]) -> list[int]:
    """Return a few of the articles with a term: of the side with more, one of the other."""
    most = word_settings().examples
    more, fewer = sorted((in_a, in_b), key=len, reverse=True)
    return [*more[: most - 1], *fewer[:1], *more[most - 1 :]][:most]


def _places(text: str, tokens: Tokens, wanted: set[str]) -> dict[str, tuple[int, int]]:
    """Return the first place of each wanted term in a text."""
    found: dict[str, tuple[int, int]] = {}
    recent: list[Token] = []
    for token in tokens.tokens(text):
        recent = [*recent[-LONGEST + 1 :], token] if token.word else []
        term = ""
        for first in reversed(recent):
            term = f"{first.word} {term}".rstrip().replace("' ", "'")
            if term in wanted and term not in found:
                found[term] = (first.start, token.end)
    return found


def every_place(text: str, language: str | None, term: str) -> list[tuple[int, int]]:
    """Return where a term of a contrast stands in an article's text, from left to right."""
    longest = max(term.replace("'", " ").split(), key=len, default="")
    normalised = "\n".join(map(normalise, text.split("\n")))
    if not longest or longest not in normalised.lower():
        return []
    found: list[tuple[int, int]] = []
    recent: list[Token] = []
    tokens = Tokens(language, numbers=True, stop_words=True)
    for token in tokens.tokens(normalised):
        recent = [*recent[-LONGEST + 1 :], token] if token.word else []
        spelled = ""
        for first in reversed(recent):
            spelled = f"{first.word} {spelled}".rstrip().replace("' ", "'")
            if spelled == term:
                found.append((first.start, token.end))
    return found


def _example(document: Document, start: int, end: int) -> Example:
    reach, text = word_settings().context, document.text
    before, after = text[max(start - reach, 0) : start], text[end : end + reach]
    if start > reach and not text[start - reach - 1].isspace():
        before = _without_first(before)
    if end + reach < len(text) and not text[end + reach].isspace():
        after = _without_first(after[::-1])[::-1]
    return Example(
        document.id,
        document.outlet,
        document.title,
        start,
        end,
        before,
        text[start:end],
        after,
    )


def _without_first(text: str) -> str:
    """Return the text without the part of a word it begins with; all of it without a space."""
    cut = re.search(r"\s+", text)
    return text[cut.end() :] if cut and text[cut.end() :] else text
