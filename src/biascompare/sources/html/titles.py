"""The headline: as readers of the page see it, without outlet and section."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from lxml import etree
from lxml.html import HtmlElement

from biascompare.sources.columns import plain_name
from biascompare.sources.html.blocks import text_of
from biascompare.sources.html.outlets import confirms, host_of, site_label
from biascompare.sources.html.statements import Statements, page_title, plain
from biascompare.sources.html.words import page_words

_MARK = re.compile(r"\s+[|–—·•»«›‹<>:~/@⋆★▷►-]+(?=\s)|\s*\|\s*|(?<=\w)»\s*|: ")
_QUOTED = re.compile(r"«[^«»]*»|»[^«»]*«|‹[^‹›]*›|›[^‹›]*‹")
_HEADLINE = re.compile(r"head(?:line|ing)|(?:^|[-_ ])hed(?:$|[-_ ])|title", re.IGNORECASE)
_ASIDE = ("header", "footer", "nav", "aside", "form")
_SAME = 0.5
_SHORTEST = 3
_LONGEST = 300
_MOST = 50


def read_title(
    tree: HtmlElement, said: Statements, outlet: str | None, url: str | None
) -> tuple[str | None, HtmlElement | None]:
    """Return the title, and the element that shows it where one does.

    A heading that shares its words with a title stated for machines goes first: stated
    titles are often shortened, or written for sharing. Then a heading marked as headline.
    """
    stated = list(_stated(tree, said, outlet, url))
    shown = list(_headings(tree, outlet, url))
    alike = [
        (max((likeness(text, one) for one in stated), default=0.0), text, element)
        for element, text in shown
    ]
    best = max(alike, key=lambda each: each[0], default=None)
    if best is not None and best[0] >= _SAME:
        return _without_kicker(best[1], best[2], stated), best[2]
    for element, text in shown:
        marks = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
        if len(text.split()) >= _SHORTEST and _HEADLINE.search(marks):
            return text, element
    if stated:
        return stated[0], None
    long = (each for each in shown if len(each[1].split()) >= _SHORTEST)
    found = next(long, None)
    return (found[1], found[0]) if found else (None, None)


def _without_kicker(text: str, element: HtmlElement, stated: Sequence[str]) -> str:
    """Return the heading without an element of its own that no stated title begins with."""
    whole = plain_name(text)
    parts = {plain_name(plain(text_of(part))) for part in element.iterdescendants(etree.Element)}
    plain_stated = {plain_name(one): one for one in stated}
    if whole in plain_stated:
        return text
    ends = (name for name in plain_stated if name and whole.endswith(name))
    return next((plain_stated[end] for end in ends if whole.removesuffix(end) in parts), text)


def likeness(one: str, other: str) -> float:
    """Return the share of words that two titles have in common (Dice), 1 where one ends so."""
    if plain_name(other) and plain_name(one).endswith(plain_name(other)):
        return 1.0
    first, second = _words(one), _words(other)
    if not first or not second:
        return 0.0
    return 2 * len(first & second) / (len(first) + len(second))


def _words(text: str) -> set[str]:
    found = {plain_name(word) for word in re.findall(r"[\w’']+", text)} - {""}
    # Without spaces between words, pairs of characters are compared.
    if len(found) < _SHORTEST and len(text) > 8:
        return {text[place : place + 2] for place in range(len(text) - 1)}
    return found


def _stated(
    tree: HtmlElement, said: Statements, outlet: str | None, url: str | None
) -> Iterator[str]:
    metas = said.meta("og:title", "twitter:title", "dc.title", "dcterms.title", "sailthru.title")
    named = [*said.named(said.article.get("headline")), *sorted(metas, key=len)]
    named += [*said.meta("title", "headline"), page_title(tree)]
    for title in named:
        short = without_outlet(title, outlet, url) if len(title) <= _LONGEST else ""
        if short:
            yield short


def _headings(
    tree: HtmlElement, outlet: str | None, url: str | None
) -> Iterator[tuple[HtmlElement, str]]:
    for element in itertools.islice(itertools.chain(tree.iter("h1"), _marked(tree)), _MOST):
        shown = plain(text_of(element))
        text = without_outlet(shown, outlet, url) if len(shown) <= _LONGEST else ""
        if text and not _is_outlet(text, outlet, url):
            yield element, text


def _marked(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Yield other elements that are marked as the headline."""
    yield from tree.xpath('//*[@itemprop="headline"][not(self::meta)][not(self::h1)]')
    for element in tree.iter("h2", "h3"):
        outside = not any(parent.tag in _ASIDE for parent in element.iterancestors())
        if outside and re.search(r"headline|entry-title|article-?title", element.get("class", "")):
            yield element


def without_outlet(title: str, outlet: str | None, url: str | None) -> str:
    """Return ``title`` without the parts at its ends that name the outlet or a section."""
    parts, marks = parted(title)
    first, last = 0, len(parts)
    while last - first > 1 and _is_extra(parts[last - 1], marks[last - 2], outlet, url):
        last -= 1
    while last - first > 1 and _is_extra(parts[first], marks[first], outlet, url, first=True):
        first += 1
    kept = parts[first]
    for place in range(first + 1, last):
        mark = marks[place - 1]
        kept += f"{mark} {parts[place]}" if mark[:1].isspace() else mark + parts[place]
    return kept.strip(" |-–—·•")


def parted(title: str) -> tuple[list[str], list[str]]:
    """Return the parts of a title and the marks between them; a quotation is not parted."""
    quoted = [match.span() for match in _QUOTED.finditer(title)]
    parts, marks, end = list[str](), list[str](), 0
    for match in _MARK.finditer(title):
        if not any(start < match.end() and match.start() < stop for start, stop in quoted):
            parts.append(title[end : match.start()].strip())
            marks.append(match[0])
            end = match.end()
    return [*parts, title[end:].strip()], marks


def _is_extra(
    part: str, mark: str, outlet: str | None, url: str | None, *, first: bool = False
) -> bool:
    """Tell whether a part of a title is none of the headline.

    A section's word counts only behind or before a bar or a dash: "Politics: how …" is a
    headline of its own.
    """
    if not part.strip():
        return True
    if mark.strip() == ":" and first and not _is_exactly(part, outlet, url):
        return False
    if _is_outlet(part, outlet, url):
        return True
    bar = "|" in mark or "»" in mark
    dash = not first and mark.strip() in ("-", "–", "—", "·", "•")
    return (bar or dash) and page_words().lists_it("section", part)


def _is_exactly(text: str, outlet: str | None, url: str | None) -> bool:
    """Tell whether a part is the outlet's name and nothing more: it may begin a headline."""
    label = site_label(host_of(url))
    names = {plain_name(name).removeprefix("the") for name in (outlet or "", label)} - {""}
    pieces = [plain_name(piece).removeprefix("the") for piece in re.split(r"\s[|–—-]\s", text)]
    return any(piece in names for piece in pieces)


def _is_outlet(text: str, outlet: str | None, url: str | None) -> bool:
    plain_text, name = plain_name(text), plain_name(outlet or "")
    if not plain_text:
        return False
    if name and plain_text.removeprefix("the") == name.removeprefix("the"):
        return True
    short = len(text.split()) <= 6
    if name and short and (name in plain_text or plain_text in name) and len(plain_text) > 3:
        return len(plain_text) < 2.5 * len(name)
    return short and confirms(host_of(url), text)


def same_title(line: str, titles: Iterable[str | None]) -> bool:
    """Tell whether a line of the body is the title again."""
    wanted: Sequence[str] = [plain_name(title) for title in titles if title]
    return plain_name(line) in wanted
