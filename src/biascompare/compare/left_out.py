"""What tells who wrote, not what: outlets' names, bylines, datelines, repeated lines.

It is blanked before words are compared, character for character, and named in the result.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import ahocorasick_rs

from biascompare import languages
from biascompare.compare.tokens import MASK
from biascompare.compare.word_settings import word_settings
from biascompare.model import Document
from biascompare.text import normalise

_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'-]+"
_DATELINE = re.compile(
    rf"\s*(?:{_CAPITALS}(?:[ /,]+{_CAPITALS}){{0,3}}(?:, [^\n–—()]{{2,25}})?"
    r"|[^\W\d_][^\n–—()]{1,40}(?=\s*\())(?:\s*\([^()\n]{2,40}\))?\s?(?:[–—]|- )"
)
_BYLINE = "by|par|von"
_MOST_LISTED = 20


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What was blanked: names of outlets and authors, datelines counted, repeated lines.

    ``lines`` holds the most frequent; ``line_count`` says how many there are.
    """

    outlets: tuple[str, ...]
    authors: int
    datelines: int
    lines: tuple[str, ...]
    line_count: int


def masked(documents: Sequence[Document]) -> tuple[list[str], LeftOut]:
    """Return the normalised texts with what is left out blanked, offsets kept."""
    # Line by line, because normalising would make a space of a line's end.
    texts = ["\n".join(map(normalise, document.text.split("\n"))) for document in documents]
    repeated = _repeated_lines(documents, texts)
    outlets = sorted({each.outlet for each in documents if each.outlet}, key=str)
    names = _Names(outlets)
    authors = datelines = 0
    for place, document in enumerate(documents):
        text, own = _without_byline(texts[place], document)
        text, opens = _blanked(text, _DATELINE.match(text))
        authors, datelines = authors + own, datelines + opens
        text = names.blank(text)
        lines = repeated.get(document.outlet)
        texts[place] = _without_lines(text, texts[place], lines) if lines else text
    counted = Counter({line: n for lines in repeated.values() for line, n in lines.items()})
    listed = tuple(line for line, _ in counted.most_common(_MOST_LISTED))
    return texts, LeftOut(tuple(outlets), authors, datelines, listed, len(counted))


class _Names:
    """Finds the names of outlets, written as they are, whole or without the article."""

    def __init__(self, outlets: Sequence[str]) -> None:
        articles = {word for code in languages.CODES for word in languages.load(code).stop_words}
        elisions = [head for code in languages.CODES for head in languages.load(code).elisions]
        found = set()
        for outlet in map(normalise, outlets):
            found.add(outlet)
            for head in elisions:
                if outlet.lower().startswith(head):
                    outlet = outlet[len(head) :]
            words = outlet.split()
            while words and words[0].lower() in articles:
                del words[0]
            # "the Gazette reported": one word stands for the whole, in "Courrier de Vauclair"
            # the one before "de".
            inner = [place for place, word in enumerate(words) if word.lower() in articles]
            found |= {" ".join(words), *words[: inner[0] if inner else None][-1:]}
        self._names = sorted(name for name in found if any(map(str.isalpha, name)))
        self._finder = (
            ahocorasick_rs.AhoCorasick(
                self._names, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
            )
            if self._names
            else None
        )

    def blank(self, text: str) -> str:
        if self._finder is None:
            return text
        pieces, done = [], 0
        for _, start, end in self._finder.find_matches_as_indexes(text):
            if text[start - 1 : start].isalnum() or text[end : end + 1].isalnum():
                continue
            pieces += [text[done:start], MASK * (end - start)]
            done = end
        return "".join([*pieces, text[done:]]) if pieces else text


def _blanked(text: str, match: re.Match[str] | None) -> tuple[str, int]:
    if match is None:
        return text, 0
    start, end = match.span()
    return f"{text[:start]}{MASK * (end - start)}{text[end:]}", 1


def _without_byline(text: str, document: Document) -> tuple[str, int]:
    """Blank the author's name in the author's own article, with the word before it."""
    name = normalise(document.author or "").strip()
    if not name or name not in text:
        return text, 0
    pattern = rf"(?:\b(?i:{_BYLINE})\s+)?(?<!\w){re.escape(name)}(?!\w)"
    return re.sub(pattern, lambda match: MASK * len(match[0]), text), 1


def _repeated_lines(
    documents: Sequence[Document], texts: Sequence[str]
) -> dict[str | None, dict[str, int]]:
    """Return by outlet the lines that stand in several of its articles, and in how many."""
    counts: dict[str | None, Counter[str]] = {}
    for document, text in zip(documents, texts, strict=True):
        own = counts.setdefault(document.outlet, Counter())
        own.update({line for line in text.split("\n") if line.strip()})
    least = word_settings().repeated_lines
    found = {
        outlet: {line: n for line, n in lines.items() if n >= least}
        for outlet, lines in counts.items()
    }
    return {outlet: lines for outlet, lines in found.items() if lines}


def _without_lines(text: str, written: str, repeated: dict[str, int]) -> str:
    """Blank the lines of ``text`` that are ``repeated`` in what was ``written``."""
    pairs = zip(text.split("\n"), written.split("\n"), strict=True)
    return "\n".join(MASK * len(line) if line_was in repeated else line for line, line_was in pairs)
