"""Who wrote an article: what the page states for machines, and what it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement

from biascompare.sources.html.names import Credits, read_credits
from biascompare.sources.html.statements import Statements, Thing, plain, types_of
from biascompare.sources.html.words import page_words

_METAS = (
    *("author", "article:author_name", "article_author", "dc.creator", "dcterms.creator"),
    *("sailthru.author", "parsely-author", "byl", "cxenseparse:author", "dcsext.author"),
    *("og:article:author", "article:author", "citation_author", "vr:author", "creator"),
)
_BYLINE = re.compile(r"(?:^|[^a-z])(?:by-?line|author|writer|autor|auteur|autore)", re.IGNORECASE)
_NAME = re.compile(r"name|link|fn\b", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"comment|related|recirc|teaser|sidebar|widget|promo|trending|popular|recommend|footer|"
    r"author-?(?:bio|box|desc|info__bio)|about-?the-?author|hero|card|tease",
    re.IGNORECASE,
)
_LONGEST = 40
_MOST_NODES = 40


def read_authors(
    tree: HtmlElement, said: Statements, title: HtmlElement | None, outlet: str | None, host: str | None
) -> Credits:
    """Return the persons and agencies that wrote the article.

    JSON-LD goes first, then meta elements, then the byline on the page. A byline that
    names everybody stated and more goes before what is stated.
    """
    shown = _shown(tree, title, outlet, host)
    article = said.article
    people = list(_people(said, article.get("author"))) or list(_people(said, article.get("creator")))
    for texts in (people, said.meta(*_METAS)):
        stated = read_credits(texts, outlet, host)
        if stated.persons:
            more = set(stated.persons) < set(shown.persons) and len(shown.persons) <= 6
            persons = shown.persons if more else stated.persons
            return Credits(persons, (*stated.agencies, *shown.agencies))
        if stated.agencies and not shown.persons:
            return stated
    if shown.persons or shown.agencies:
        return shown
    linked = [name for page in said.things if "WebPage" in types_of(page)
              for name in _people(said, page.get("author"))]
    return read_credits(linked, outlet, host)


def _people(said: Statements, value: object) -> Iterator[str]:
    """Yield the names of authors, organisations left out unless they are agencies."""
    for one in value if isinstance(value, list) else [value]:
        thing = said.resolve(one)
        if isinstance(thing, dict) and _is_organisation(thing):
            yield from (name for name in said.named(thing) if name in page_words().agency)
        else:
            yield from said.named(thing)


def _is_organisation(thing: Thing) -> bool:
    return any(kind.endswith(("Organization", "Corporation")) for kind in types_of(thing))


def _shown(
    tree: HtmlElement, title: HtmlElement | None, outlet: str | None, host: str | None
) -> Credits:
    """Return whom the first byline names, below the title where the title is shown."""
    below: list[HtmlElement] = []
    above: list[HtmlElement] = []
    passed = title is None
    for element in tree.iter(etree.Element):
        passed = passed or element is title
        if _is_byline(element):
            (below if passed else above).append(element)
    for element in (*below, *above)[:_MOST_NODES]:
        if _is_elsewhere(element):
            continue
        found = read_credits(_pieces(element), outlet, host, strict=True)
        if found.persons or found.agencies:
            return found
    return Credits()


def _is_byline(element: HtmlElement) -> bool:
    if element.tag in ("meta", "link", "script", "style", "body", "html", "article", "main", "img"):
        return False
    if element.get("rel") == "author" or "author" in (element.get("itemprop") or ""):
        return True
    return bool(_BYLINE.search(f"{element.get('class') or ''} {element.get('id') or ''}"))


def _is_elsewhere(element: HtmlElement) -> bool:
    """Tell whether a byline belongs to a comment, a teaser or a box about the author."""
    marks = (f"{one.get('class') or ''} {one.get('id') or ''}" for one in _outwards(element))
    return any(map(_ELSEWHERE.search, marks))


def _outwards(element: HtmlElement) -> Iterator[HtmlElement]:
    yield element
    for parent in element.iterancestors():
        if parent.tag in ("body", "html", "article", "main"):
            return
        yield parent


def _pieces(element: HtmlElement) -> list[str]:
    """Return the texts of a byline up to the first that goes on about something else."""
    inner = [part for part in element.iterdescendants() if _names_author(part)]
    if inner:
        return [text for part in inner if (text := plain(part.text_content()))]
    pieces = [piece for text in element.itertext() if (piece := plain(text))]
    return pieces if sum(len(piece.split()) for piece in pieces) <= _LONGEST else []


def _names_author(element: HtmlElement) -> bool:
    if element.get("rel") == "author" or element.get("itemprop") == "name":
        return True
    marks = element.get("class") or ""
    return bool(element.tag in ("a", "span") and _BYLINE.search(marks) and _NAME.search(marks))
