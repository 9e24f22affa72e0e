"""What a first reading of a page overlooked, found by its place on the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lxml.html import HtmlElement

from biascompare.sources.html.blocks import key_of, text_of
from biascompare.sources.html.statements import plain
from biascompare.sources.lines import Line, word_count

PROSE = 12
"""Words from which a paragraph counts as running text."""
_MISSING = 0.3
_LONGEST_HEADING = 20
_HEADINGS = ("h2", "h3", "h4")


def page_paragraphs(tree: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """Yield the page's paragraphs of running text, lists of links left out."""
    for element in tree.iter("p"):
        text = plain(text_of(element))
        if word_count(text) >= PROSE and _linked(element) < 0.5 * len(text):
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
    for element, text in page_paragraphs(tree):
        place = _place(element)
        places.append((place, text))
        if key_of(text) in known:
            found[place] = found.get(place, 0) + word_count(text)
    if not found:
        return lines
    best = max(found, key=lambda place: found[place])
    missing = [text for place, text in places if place == best and key_of(text) not in known]
    if sum(map(word_count, missing)) < _MISSING * sum(found.values()):
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


def with_headings(lines: list[Line], tree: HtmlElement) -> list[Line]:
    """Return ``lines`` with the sub-headings that stand between paragraphs of theirs."""
    places = {key_of(line.text): place for place, line in reversed(list(enumerate(lines)))}
    found: dict[int, Line] = {}
    for heading in tree.iter(*_HEADINGS):
        text = plain(text_of(heading))
        if not 1 <= word_count(text) <= _LONGEST_HEADING or key_of(text) in places:
            continue
        below = _beside(heading, places, forward=True)
        above = _beside(heading, places, forward=False)
        if above is not None and below is not None and above < below:
            found[below] = Line(0, text, "heading")
    woven: list[Line] = []
    for place, line in enumerate(lines):
        woven += [found[place], line] if place in found else [line]
    return woven


def _beside(heading: HtmlElement, places: dict[str, int], *, forward: bool) -> int | None:
    """Return the place of the line next to a heading, or None if another thing is there."""
    for element in heading.itersiblings(preceding=not forward):
        text = plain(text_of(element))
        if text and key_of(text) in places:
            return places[key_of(text)]
        if text and forward and element.tag not in _HEADINGS:
            return None
    return None
