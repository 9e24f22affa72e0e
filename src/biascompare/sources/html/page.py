"""A page to a document."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

from biascompare.detection import detect_language
from biascompare.errors import SourceError
from biascompare.model import Document, Notice
from biascompare.sources.bylines import Byline
from biascompare.sources.columns import language_code
from biascompare.sources.documents import build_document
from biascompare.sources.html.authors import read_authors
from biascompare.sources.html.blocks import text_of
from biascompare.sources.html.body import read_body
from biascompare.sources.html.cleaning import clean_lines
from biascompare.sources.html.comments import take_comments
from biascompare.sources.html.dates import read_published
from biascompare.sources.html.encoding import decode_page
from biascompare.sources.html.marks import page_notices
from biascompare.sources.html.names import Credits
from biascompare.sources.html.outlets import host_of, read_outlet
from biascompare.sources.html.statements import (
    Statements,
    canonical,
    page_title,
    plain,
    read_statements,
)
from biascompare.sources.html.titles import read_title
from biascompare.sources.html.tree import parse_page
from biascompare.sources.lines import Line, word_count
from biascompare.sources.paragraphs import Paragraph
from biascompare.sources.pieces import piece_notices

_SURE = 50
"""Words from which the text's own language counts more than the stated one."""

for _package in ("trafilatura", "htmldate", "readability"):
    # What they cannot read is said in our notices, not on the terminal.
    logging.getLogger(_package).addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the page says about its article; ``place`` is the address it is judged by.

    ``titles`` are the title and, with section and outlet, the headings that it is cut from.
    """

    title: str | None
    titles: Sequence[str | None]
    outlet: str | None
    published: str | None
    credits: Credits
    address: str | None
    place: str | None
    doubts: Sequence[Notice]


def read_page(name: str, content: bytes, *, url: str | None, charset: str | None) -> Document:
    """Return the article of a page; see `biascompare.sources.html.read_html`."""
    text, notices = decode_page(name, content, charset)
    tree = parse_page(name, text)
    said = read_statements(tree, url)
    facts = _facts(tree, said, url)
    comments = take_comments(tree)
    stated = said.article.get("articleBody")
    found = read_body(tree, url, stated if isinstance(stated, str) else "")
    lines, removed, byline = clean_lines(found, [*facts.titles, *said.meta("og:title")])
    if not lines:
        raise SourceError(name, "no article text was found in the page; expected paragraphs")
    language, differs = _language(tree, said, lines)
    fields = _fields(facts, byline, _section(said), language)
    document = build_document(
        fields,
        [Paragraph(line.text, 0, 0, line.kind) for line in lines],
        comments=comments,
        notices=(*notices, *removed, *facts.doubts, *differs),
    )
    kinds = {notice.code: notice for notice in _said_of_kind(facts, fields, said, found, lines)}
    known = {notice.code for notice in document.notices}
    more = (notice for code, notice in kinds.items() if code not in known)
    return replace(document, notices=(*document.notices, *more))


def _said_of_kind(
    facts: _Facts,
    fields: Mapping[str, str],
    said: Statements,
    found: Sequence[Line],
    lines: Sequence[Line],
) -> Iterator[Notice]:
    """Yield what the text and the page say about the kind of the piece; the page goes last."""
    words = sum(word_count(line.text) for line in lines)
    yield from piece_notices([line.text for line in found], fields, words)
    yield from page_notices(
        said, lines, facts.credits, titles=facts.titles, outlet=facts.outlet, url=facts.place
    )


def _facts(tree: HtmlElement, said: Statements, url: str | None) -> _Facts:
    address = next(iter((*canonical(tree), *said.meta("og:url"))), url)
    place = url or address
    outlet = read_outlet(tree, said, place)
    title, heading = read_title(tree, said, outlet, place)
    published, doubts = read_published(tree, said, heading, place)
    credits = read_authors(tree, said, heading, outlet, host_of(place))
    shown = plain(text_of(heading)) if heading is not None else None
    titles = (title, shown, page_title(tree))
    return _Facts(title, titles, outlet, published, credits, address, place, doubts)


def _fields(
    facts: _Facts, byline: Byline, section: str | None, language: str | None
) -> dict[str, str]:
    """Return the fields that are known; the text's own byline fills what the page left out."""
    fields = {
        "title": facts.title,
        "outlet": facts.outlet,
        "published": facts.published or byline.published,
        "author": ", ".join(facts.credits.persons) or byline.author,
        "url": facts.address,
        "section": section,
        "language": language,
    }
    return {field: value for field, value in fields.items() if value}


def _language(
    tree: HtmlElement, said: Statements, lines: Sequence[Line]
) -> tuple[str | None, list[Notice]]:
    """Return the language of a long text by its words, of a short one as the page states it."""
    stated = [tree.get("lang") or "", *said.named(said.article.get("inLanguage"))]
    stated += said.meta("og:locale", "content-language", "language", "inlanguage", "dc.language")
    code = next((code for one in stated if (code := language_code(one))), None)
    text = "\n".join(line.text for line in lines)
    found = detect_language(text)
    if code is None or found is None or found == code or word_count(text) < _SURE:
        return code or found, []
    message = f"The page says that it is in {code!r}; its words are {found!r}."
    return found, [Notice("language_differs", message)]


def _section(said: Statements) -> str | None:
    names = said.meta("article:section", "og:article:section", "article.section", "parsely-section")
    return next(iter([*said.named(said.article.get("articleSection")), *names]), None)
