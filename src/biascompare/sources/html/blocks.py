"""Elements to lines: paragraphs, headings and entries of lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement

from biascompare.sources.html.statements import plain
from biascompare.sources.lines import Line, is_closed

_KEY = 60
_BREAK = "\n"
_APART = frozenset({"cell", "td", "th", "p", "div", "li", "item", "h1", "h2", "h3"})
_KINDS = {"li": "item", "p": "text", "blockquote": "text"}
_KINDS |= {f"h{level}": "heading" for level in range(1, 7)}
_BLOCKS = frozenset(_KINDS) | {"div", "section", "article", "ul", "ol", "table"}


def extracted_lines(body: etree._Element) -> Iterator[Line]:
    """Yield the lines of the tree that trafilatura returns."""
    for element in body:
        text = text_of(element)
        if element.tag == "head":
            yield from split_lines(text, "heading")
        elif element.tag in ("list", "table"):
            for part in element.iter("item", "row", "p", "head"):
                if next(part.iterdescendants("item", "row", "p", "head"), None) is None:
                    yield from split_lines(text_of(part), "item")
        elif element.tag in ("quote", "div") and len(element):
            yield from split_lines(element.text or "", "text")
            yield from extracted_lines(element)
        else:
            yield from split_lines(text, "text")
        if element.tail and element.tail.strip():
            yield from split_lines(element.tail, "text")


def page_lines(tree: HtmlElement) -> Iterator[Line]:
    """Yield the lines of an HTML tree: its innermost blocks."""
    for element in tree.iter(*_KINDS, "div", "td"):
        if not any(child.tag in _BLOCKS for child in element.iterdescendants()):
            yield from split_lines(text_of(element), _KINDS.get(element.tag, "text"))


def text_of(element: etree._Element) -> str:
    """Return the text of an element; a line break in it is a new line."""
    parts: list[str] = []
    for event, child in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            if child.tag in ("lb", "br"):
                parts.append(_BREAK)
            elif child.tag in _APART:
                parts.append(" ")
            if child.tag not in ("script", "style"):
                parts.append(child.text or "")
        elif child is not element:
            parts.append(child.tail or "")
    return "".join(parts)


def split_lines(text: str, kind: str) -> Iterator[Line]:
    """Yield the paragraphs in ``text``: a break after a closed sentence begins a new one."""
    pieces: list[str] = []
    for piece in map(plain, text.split(_BREAK)):
        if pieces and piece and not is_closed(pieces[-1]):
            pieces[-1] = f"{pieces[-1]} {piece}"
        elif piece:
            pieces.append(piece)
    yield from (Line(0, piece, kind) for piece in pieces)


def key_of(text: str) -> str:
    """Return the beginning of ``text`` as it is compared: letters and figures only."""
    return re.sub(r"[\W_]+", "", text[: 3 * _KEY]).casefold()[:_KEY]
