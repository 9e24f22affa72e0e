"""Hiding who wrote an article: outlets' names, authors, and what the outlet calls itself.

Which words of a name give it away, and how an outlet speaks of itself, is in
``data/lessons/masking/rules.toml``.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from biascompare.datafiles import TomlFile, data_folder
from biascompare.lessons.model import Lesson, letter
from biascompare.model import Document, Span
from biascompare.outlets import domain_of, load_outlets

HIDDEN = "▇▇▇"
_WORD = re.compile(r"\w+")
_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Mask:
    """What is replaced by what: patterns in the order in which they are tried."""

    patterns: tuple[tuple[re.Pattern[str], str], ...]

    def text(self, text: str) -> str:
        """Return ``text`` with everything hidden."""
        return self.marked(text, ())[0]

    def marked(self, text: str, spans: Sequence[Span]) -> tuple[str, list[Span]]:
        """Return the hidden text, and the spans at their new places.

        A span that touches something hidden is left out.
        """
        cuts = list(self._cuts(text))
        pieces, position = [], 0
        for start, end, shown in cuts:
            pieces += [text[position:start], shown]
            position = end
        pieces.append(text[position:])
        return "".join(pieces), [moved for span in spans for moved in _moved(span, cuts)]

    def document(self, document: Document) -> Document:
        """Return the article without outlet, author and address, its texts hidden."""
        return replace(
            document,
            text=self.text(document.text),
            title=self.text(document.title) if document.title else None,
            headings=tuple(self.text(each) for each in document.headings),
            outlet=None,
            outlet_hint=None,
            author=None,
            url=None,
            comments=(),
            notices=(),
        )

    def _cuts(self, text: str) -> Iterator[tuple[int, int, str]]:
        found = sorted(
            (match.start(), rank, match.end(), shown)
            for rank, (pattern, shown) in enumerate(self.patterns)
            for match in pattern.finditer(text)
        )
        position = 0
        for start, _, end, shown in found:
            if start >= position and end > start:
                yield start, end, shown
                position = end


def _moved(span: Span, cuts: Sequence[tuple[int, int, str]]) -> Iterator[Span]:
    shift = 0
    for start, end, shown in cuts:
        if start < span.end and end > span.start:
            return
        if end <= span.start:
            shift += len(shown) - (end - start)
    yield replace(span, start=span.start + shift, end=span.end + shift)


def mask_of(lesson: Lesson, documents: Iterable[Document], stands_for: str = "{letter}") -> Mask:
    """Return the mask of a lesson for its articles.

    ``stands_for`` is what a hidden outlet is called, with ``{letter}`` in it.
    """
    patterns: list[tuple[re.Pattern[str], str]] = []
    rules = masking_rules()
    for place, outlet in enumerate(lesson.hidden):
        shown = stands_for.format(letter=letter(place))
        patterns += [(pattern, shown) for pattern in _name_patterns(outlet, rules)]
        patterns += [(pattern, HIDDEN) for pattern in _word_patterns(outlet, rules)]
    authors = {document.author for document in documents if document.author}
    for author in sorted(authors, key=lambda name: (-len(name), name)):
        patterns += [(pattern, HIDDEN) for pattern in _author_patterns(author)]
    for phrase in rules.itself.get(lesson.language, ()):
        patterns.append((_whole(phrase, re.IGNORECASE), HIDDEN))
    return Mask(tuple(patterns))


@dataclass(frozen=True, slots=True)
class MaskingRules:
    """Words by which outlets' names begin, words that many names share, and self-references."""

    articles: tuple[str, ...]
    common: frozenset[str]
    itself: Mapping[str, tuple[str, ...]]


@functools.cache
def masking_rules() -> MaskingRules:
    """Return the rules of masking. Raises `DataFileError`."""
    file = TomlFile(data_folder() / "lessons" / "masking" / "rules.toml")
    for key in ("source", "licence"):
        file.string(key)
    itself = file.values.get("itself")
    if not isinstance(itself, dict) or not all(isinstance(one, list) for one in itself.values()):
        raise file.fault("expected [itself] with a list of phrases a language", "itself")
    return MaskingRules(
        file.strings("articles"),
        frozenset(word.casefold() for word in file.strings("common")),
        {code: tuple(map(str, phrases)) for code, phrases in itself.items()},
    )


def _name_patterns(outlet: str, rules: MaskingRules) -> Iterator[re.Pattern[str]]:
    bare = _without_article(outlet, rules)
    names = {outlet, bare, *_other_names(outlet)}
    for name in sorted(names, key=lambda each: (-len(each), each)):
        yield _name(name)
    before = "|".join(re.escape(each) for each in rules.articles)
    for word in _telling_words(bare):
        if word.casefold() in rules.common:
            # "the Gazette": a word that many names share is a name only behind an article.
            yield re.compile(rf"(?<!\w)(?i:{before})\s?{re.escape(word)}(?!\w)")


def _word_patterns(outlet: str, rules: MaskingRules) -> Iterator[re.Pattern[str]]:
    for word in _telling_words(_without_article(outlet, rules)):
        if word.casefold() not in rules.common:
            yield re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")


def _telling_words(name: str) -> list[str]:
    return [word for word in _WORD.findall(name) if len(word) >= _LETTERS and word[0].isupper()]


def _other_names(outlet: str) -> Iterator[str]:
    known = load_outlets()
    for domain, name in known.domains.items():
        if name == outlet:
            yield domain
    host = domain_of(outlet)
    if host:
        yield host


def _without_article(outlet: str, rules: MaskingRules) -> str:
    for article in rules.articles:
        for start in (f"{article} ", article if article[-1] in "'’" else f"{article} "):
            if outlet.casefold().startswith(start.casefold()) and len(outlet) > len(start):
                return outlet[len(start) :].strip()
    return outlet


def _name(name: str) -> re.Pattern[str]:
    # Apostrophes and hyphens are written in several ways, and spaces break at a line's end.
    pieces = [re.escape(piece) for piece in re.split(r"[\s'’‘\-‐‑]+", name) if piece]
    flags = re.IGNORECASE if len(pieces) > 1 or "." in name else 0
    return re.compile(r"(?<!\w)" + r"[\s'’‘\-‐‑]+".join(pieces) + r"(?!\w)", flags)


def _author_patterns(author: str) -> Iterator[re.Pattern[str]]:
    words = author.split()
    yield _whole(author, re.IGNORECASE)
    if len(words) > 1 and len(words[-1]) >= _LETTERS and words[-1][0].isupper():
        yield _whole(words[-1])


def _whole(phrase: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, phrase.split())) + r"(?!\w)", flags)
