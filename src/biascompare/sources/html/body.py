"""The article's own text, by three witnesses."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator, Sequence

from lxml import etree
from lxml.html import HtmlElement, fromstring
from readability import Document
from readability.readability import Unparseable
from trafilatura import bare_extraction

from biascompare.sources.html.blocks import extracted_lines, key_of, page_lines
from biascompare.sources.html.recover import PROSE, page_paragraphs, with_headings
from biascompare.sources.html.statements import plain
from biascompare.sources.lines import Line, word_count

_FEW = 40
"""Words below which a first reading is no article."""
_OVERLOOKED = 0.3
"""Share of the page's running text from which the second witness is asked."""
_MUCH_LONGER = 1.5


def read_body(tree: HtmlElement, url: str | None, stated: str) -> list[Line]:
    """Return the lines of the article: paragraphs, headings, entries of lists.

    trafilatura reads first, in favour of precision. Where it overlooks much of the page and
    readability finds it, or where the body that the page states in JSON-LD (``stated``)
    holds much more, that is taken.
    """
    first = _trafilatura(tree, url)
    if _overlooks(first, tree):
        second = _readability(tree)
        if _is_better(second, first):
            first = second
    third = list(_stated(stated))
    return third if _is_better(third, first) else with_headings(first, tree)


def _trafilatura(tree: HtmlElement, url: str | None) -> list[Line]:
    found = bare_extraction(
        copy.deepcopy(tree), url=url, favor_precision=True, include_comments=False
    )
    body = found.body if found is not None and not isinstance(found, dict) else None
    return list(extracted_lines(body)) if body is not None else []


def _overlooks(lines: Sequence[Line], tree: HtmlElement) -> bool:
    """Tell whether much of the page's running text is not in ``lines``."""
    known = {key_of(line.text) for line in lines}
    total = missing = 0
    for _, text in page_paragraphs(tree):
        total += word_count(text)
        missing += word_count(text) if key_of(text) not in known else 0
    return _size(lines) < _FEW or missing > _OVERLOOKED * total


def _readability(tree: HtmlElement) -> list[Line]:
    try:
        summary = Document(etree.tostring(tree, encoding="unicode", method="html")).summary()
    except (Unparseable, etree.ParserError, ValueError):
        return []
    return list(page_lines(fromstring(summary)))


def _stated(body: str) -> Iterator[Line]:
    """Yield the paragraphs of a body stated in JSON-LD, which may hold markup."""
    if "<p" in body or "<br" in body:
        yield from page_lines(fromstring(f"<div>{body}</div>"))
        return
    for piece in map(plain, re.split(r"\s*\n\s*", body)):
        if piece:
            yield Line(0, piece)


def _size(lines: Iterable[Line]) -> int:
    return sum(word_count(line.text) for line in lines if line.kind != "heading")


def _is_better(second: Sequence[Line], first: Sequence[Line]) -> bool:
    """Tell whether ``second`` is much longer and running text."""
    if _size(second) < max(_FEW, _MUCH_LONGER * _size(first)):
        return False
    prose = [line for line in second if word_count(line.text) >= PROSE]
    return _size(prose) > 0.6 * _size(second)
