"""A page to a document."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace

from lxml.html import HtmlElement

from biascompare.detection import detect_language
from biascompare.errors import SourceError
from biascompare.model import Document, Notice
from biascompare.sources.bylines import Byline, read_byline
from biascompare.sources.columns import language_code
from biascompare.sources.documents import build_document
from biascompare.sources.html.authors import read_authors
from biascompare.sources.html.body import read_body
from biascompare.sources.html.comments import take_comments
from biascompare.sources.html.dates import read_published
from biascompare.sources.html.encoding import decode_page
from biascompare.sources.html.marks import page_notices
from biascompare.sources.html.outlets import host_of, read_outlet
from biascompare.sources.html.statements import Statements, canonical, read_statements
from biascompare.sources.html.titles import read_title, same_title
from biascompare.sources.html.tree import parse_page
from biascompare.sources.lines import Line, is_prose, word_count
from biascompare.sources.paragraphs import Paragraph
from biascompare.sources.removal import Removed, remove_end, remove_wording
from biascompare.sources.rules import reading_rules

_SURE = 50
"""Words from which the text's own language counts more than the stated one."""
_TOP = 4
"""Lines in which the title, the byline and the date may be repeated."""

for _package in ("trafilatura", "htmldate", "readability"):
    # What they cannot read is said in our notices, not on the terminal.
    logging.getLogger(_package).addHandler(logging.NullHandler())


def read_page(name: str, content: bytes, *, url: str | None, charset: str | None) -> Document:
    """Return the article of a page; see `biascompare.sources.html.read_html`."""
    text, notices = decode_page(name, content, charset)
    tree = parse_page(name, text)
    said = read_statements(tree, url)
    address = next(iter(canonical(tree)), None) or next(iter(said.meta("og:url")), None) or url
    place = url or address
    outlet = read_outlet(tree, said, place)
    title, heading = read_title(tree, said, outlet, place)
    published = read_published(tree, said, heading, place)
    credits = read_authors(tree, said, heading, outlet, host_of(place))
    comments = take_comments(tree)
    body = said.article.get("articleBody")
    lines, removed, byline = _cleaned(
        read_body(tree, url, body if isinstance(body, str) else ""), [title, *said.meta("og:title")]
    )
    if not lines:
        raise SourceError(name, "no article text was found in the page; expected paragraphs")
    language, differs = _language(tree, said, lines)
    fields = {
        "title": title,
        "outlet": outlet,
        "published": published or byline.published,
        "author": ", ".join(credits.persons) or byline.author,
        "url": address,
        "section": _section(said),
        "language": language,
    }
    document = build_document(
        {field: value for field, value in fields.items() if value},
        [Paragraph(line.text, 0, 0, line.kind) for line in lines],
        comments=comments,
        notices=(*notices, *removed, *differs),
    )
    found = page_notices(said, lines, credits, title=title, outlet=outlet, url=place)
    known = {notice.code for notice in document.notices}
    more = (notice for notice in found if notice.code not in known)
    return replace(document, notices=(*document.notices, *more))


def _cleaned(
    lines: Sequence[Line], titles: Sequence[str | None]
) -> tuple[list[Line], list[Notice], Byline]:
    """Return the lines without what is no part of the article, what went, and its byline."""
    lines = [replace(line, number=number) for number, line in enumerate(lines, start=1)]
    removed = remove_wording(lines)
    removed |= remove_end(lines, removed)
    removed |= _edges([line for line in lines if line.number not in removed])
    byline = Byline()
    for line in lines[:_TOP]:
        if same_title(line.text, titles):
            removed[line.number] = ""
        elif line.number not in removed and (found := read_byline(line.text)):
            removed[line.number] = "removed_byline"
            byline = found if not found.updated else byline
    messages = reading_rules().messages()
    codes = dict.fromkeys(code for code in removed.values() if code)
    kept = [line for line in lines if line.number not in removed]
    while kept and kept[-1].kind == "heading":
        kept.pop()
    return kept, [Notice(code, messages[code]) for code in codes], byline


def _edges(lines: Sequence[Line]) -> Removed:
    """Return labels above the first and below the last running text."""
    body = [place for place, line in enumerate(lines) if is_prose(line)]
    if not body:
        return {}
    return remove_wording([*lines[: body[0]], *lines[body[-1] + 1 :]], ("edges", "end", "form"))


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
