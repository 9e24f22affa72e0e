"""The article's own text: three witnesses, and what one of them overlooked."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator, Sequence

from lxml import etree
from lxml.html import HtmlElement, fromstring

from biascompare.sources.html.statements import plain
from biascompare.sources.lines import Line, is_closed, word_count

_KEY = 60
_PROSE = 12
"""Words from which a paragraph counts as running text."""
_FEW = 40
"""Words below which a first reading is no article."""
_MUCH_LONGER = 1.5
_BREAK = "\n"
_APART = frozenset({"cell", "td", "th", "p", "div", "li", "item", "h1", "h2", "h3"})


def read_body(tree: HtmlElement, url: str | None, stated: str) -> list[Line]:
    """Return the lines of the article: paragraphs, headings, entries of lists.

    trafilatura reads first, in favour of precision. Where it overlooks parts of the same
    kind and place these are put back; where readability or the body that the page states
    in JSON-LD (``stated``) holds much more, that is taken.
    """
    first = complete(_trafilatura(tree, url), tree)
    if _overlooks(first, tree):
        second = _readability(tree)
        if _is_better(second, first):
            first = second
    third = list(_stated(stated))
    return third if _is_better(third, first) else first


def _trafilatura(tree: HtmlElement, url: str | None) -> list[Line]:
    from trafilatura import bare_extraction

    found = bare_extraction(
        copy.deepcopy(tree), url=url, favor_precision=True, include_comments=False
    )
    body = found.body if found is not None and not isinstance(found, dict) else None
    return list(_lines(body)) if body is not None else []


def _lines(body: etree._Element) -> Iterator[Line]:
    """Yield the blocks of trafilatura's tree."""
    for element in body:
        text = text_of(element)
        if element.tag == "head":
            yield from _split(text, "heading")
        elif element.tag in ("list", "table"):
            for part in element.iter("item", "row", "p", "head"):
                if next(part.iterdescendants("item", "row", "p", "head"), None) is None:
                    yield from _split(text_of(part), "item")
        elif element.tag in ("quote", "div") and len(element):
            yield from _split(element.text or "", "text")
            yield from _lines(element)
        else:
            yield from _split(text, "text")
        if element.tail and element.tail.strip():
            yield from _split(element.tail, "text")


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


def _split(text: str, kind: str) -> Iterator[Line]:
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


def _page_paragraphs(tree: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    for element in tree.iter("p"):
        text = plain(text_of(element))
        if word_count(text) >= _PROSE and _linked(element) < 0.5 * len(text):
            yield element, text


def _linked(element: HtmlElement) -> int:
    return sum(len(text_of(link)) for link in element.iter("a"))


def complete(lines: list[Line], tree: HtmlElement) -> list[Line]:
    """Return ``lines`` with the running text that stands in the same kind of place.

    Some pages cut an article into several boxes of one class, of which the first reading
    takes the first only. Nothing is added unless much is missing.
    """
    known = {key_of(line.text) for line in lines}
    found: dict[str, int] = {}
    places: list[tuple[str, str]] = []
    for element, text in _page_paragraphs(tree):
        place = _place(element)
        places.append((place, text))
        if key_of(text) in known:
            found[place] = found.get(place, 0) + word_count(text)
    if not found:
        return lines
    best = max(found, key=lambda place: found[place])
    missing = [text for place, text in places if place == best and key_of(text) not in known]
    if sum(map(word_count, missing)) < 0.3 * sum(found.values()):
        return lines
    return _woven(lines, [text for place, text in places if place == best])


def _place(element: HtmlElement) -> str:
    parents = list(element.iterancestors())[:2]
    return "/".join(f"{parent.tag}.{parent.get('class') or ''}" for parent in parents)


def _woven(lines: Sequence[Line], texts: Iterable[str]) -> list[Line]:
    """Return ``lines`` with those of ``texts`` that are missing, in the order of the page."""
    woven = list(lines)
    at = 0
    for text in texts:
        keys = [key_of(line.text) for line in woven]
        if key_of(text) in keys[at:]:
            at = keys.index(key_of(text), at) + 1
        elif key_of(text) not in keys:
            woven.insert(at, Line(0, text))
            at += 1
    return woven


def _overlooks(lines: Sequence[Line], tree: HtmlElement) -> bool:
    """Tell whether most of the page's running text is not in ``lines``."""
    known = {key_of(line.text) for line in lines}
    total = missing = 0
    for _, text in _page_paragraphs(tree):
        total += word_count(text)
        missing += word_count(text) if key_of(text) not in known else 0
    return _size(lines) < _FEW or missing > 0.5 * total


def _readability(tree: HtmlElement) -> list[Line]:
    from readability import Document
    from readability.readability import Unparseable

    try:
        summary = Document(etree.tostring(tree, encoding="unicode", method="html")).summary()
    except (Unparseable, etree.ParserError, ValueError):
        return []
    return list(_blocks(fromstring(summary)))


def _blocks(tree: HtmlElement) -> Iterator[Line]:
    kinds = {"li": "item", "p": "text", "blockquote": "text"}
    kinds |= {f"h{level}": "heading" for level in range(1, 7)}
    inner = set(kinds) | {"div", "section", "article", "ul", "ol", "table"}
    for element in tree.iter(*kinds, "div", "td"):
        if not any(child.tag in inner for child in element.iterdescendants()):
            yield from _split(text_of(element), kinds.get(element.tag, "text"))


def _stated(body: str) -> Iterator[Line]:
    """Yield the paragraphs of a body stated in JSON-LD, which may hold markup."""
    if "<p" in body or "<br" in body:
        yield from _blocks(fromstring(f"<div>{body}</div>"))
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
    prose = [line for line in second if word_count(line.text) >= _PROSE]
    return _size(prose) > 0.6 * _size(second)
