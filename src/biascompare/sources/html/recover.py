"""What a first reading of a page may overlook: running text, and sub-headings between it."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

from biascompare.sources.html.blocks import key_of, text_of
from biascompare.sources.html.statements import plain
from biascompare.sources.lines import Line, word_count

PROSE = 12
"""Words from which a paragraph counts as running text."""
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
