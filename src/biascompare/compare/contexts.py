"""Terms in their context: where they stand, and what stands around them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from biascompare.compare.terms import LONGEST
from biascompare.compare.tokens import Token, Tokens
from biascompare.compare.word_settings import word_settings
from biascompare.model import Document


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
    terms: Sequence[str],
    in_a: NDArray[np.bool],
) -> dict[str, tuple[Example, ...]]:
    """Return for each term a few places, each in another article, both sides where they are.

    ``texts`` are those of the table, with what was left out blanked; an empty one is skipped.
    """
    wanted = set(terms)
    most = word_settings().examples
    found: dict[str, list[tuple[bool, Example]]] = defaultdict(list)
    full: set[tuple[str, bool]] = set()
    for document, text, side in zip(documents, texts, in_a.tolist(), strict=True):
        if not text or len(full) == 2 * len(wanted):
            continue
        for term, (start, end) in _places(text, tokens, wanted).items():
            if (term, side) in full:
                continue
            found[term].append((side, _example(document, start, end)))
            if sum(of == side for of, _ in found[term]) >= most:
                full.add((term, side))
    return {term: _chosen(own, most) for term, own in found.items()}


def _chosen(found: Sequence[tuple[bool, Example]], most: int) -> tuple[Example, ...]:
    """Return the side that has more first, but one of the other if there is any."""
    sides = [[each for side, each in found if side is wanted] for wanted in (True, False)]
    more, fewer = sorted(sides, key=len, reverse=True)
    return tuple([*more[: most - 1], *fewer[:1], *more[most - 1 :]][:most])


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


def _example(document: Document, start: int, end: int) -> Example:
    reach, text = word_settings().context, document.text
    return Example(
        document.id,
        document.outlet,
        document.title,
        start,
        end,
        text[max(start - reach, 0) : start],
        text[start:end],
        text[end : end + reach],
    )
