"""The nouns of biascompare: frozen values without behaviour.

Missing is ``None``, never a guess; what is odd about a document is a `Notice`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about a document that its reader should know.

    ``first_line`` and ``last_line`` count the source's lines from 1; both are
    ``None`` when the notice is about the whole document.
    """

    code: str
    message: str
    first_line: int | None = None
    last_line: int | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """A reader's comment under an article, kept apart from the article."""

    text: str
    author: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One article.

    ``text`` holds the body: paragraphs parted by one blank line, sub-headings as
    paragraphs of their own (listed again in ``headings``), characters in Unicode
    NFC, no runs of spaces. ``published`` is ISO 8601, as precise as the source
    says: ``2023-11-22`` or ``2023-11-22T04:44:45-05:00``. ``outlet_hint`` is what
    the text suggests without stating it; it is shown, never counted.
    """

    id: str
    text: str
    outlet: str | None = None
    outlet_hint: str | None = None
    title: str | None = None
    author: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    section: str | None = None
    story: str | None = None
    headings: tuple[str, ...] = ()
    comments: tuple[Comment, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as the measures see it.

    ``start`` and ``end`` are offsets into `Document.text`. ``text`` is that
    stretch character for character, with quotation marks, apostrophes and spaces
    normalised; where the stretch ends without a mark, ``text`` has one full stop
    more.
    """

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of `Document.text` that made a share of a measure's value.

    ``in_title``: of `Document.title` instead, where a measure reads both.
    """

    start: int
    end: int
    term: str
    share: float
    in_title: bool = False
