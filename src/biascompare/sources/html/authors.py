"""Who wrote an article: what the page states for machines, and what it shows."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

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
_BYLINE = re.compile(
    r"(?:^|[^a-z])(?:by-?line|author|writer|autor|auteur|autore|by(?![a-z]))", re.IGNORECASE
)
_PROFILE = re.compile(
    r"/(?:authors?|people|staff|profile|by|contributors?|autor(?:en)?|auteurs?|journalist)/",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"comment|related|recirc|teaser|sidebar|widget|promo|trending|popular|recommend|footer|"
    r"author-?(?:bio|box|desc|info__bio)|about-?the-?author|hero|card|tease",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?:^|[\s_-])(?:author|writer|byline)[_-]*name(?:$|[\s_])", re.IGNORECASE)
_LONGEST = 40
_MOST_NODES = 40


def read_authors(
    tree: HtmlElement,
    said: Statements,
    title: HtmlElement | None,
    outlet: str | None,
    host: str | None,
) -> Credits:
    """Return the persons and agencies that wrote the article.

    JSON-LD goes first, then meta elements, then the byline on the page. A byline that
    names everybody stated and more goes before what is stated.
    """
    shown = _shown(tree, title, outlet, host)
    article = said.article
    people = list(_people(said, article.get("author"))) or list(
        _people(said, article.get("creator"))
    )
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
    linked = [
        name
        for page in said.things
        if "WebPage" in types_of(page)
        for name in _people(said, page.get("author"))
    ]
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
    around = set() if title is None else set(title.iterancestors())
    for element in tree.iter(etree.Element):
        passed = passed or element is title
        if _is_byline(element):
            (below if passed else above).append(element)
    for element in (*below, *above)[:_MOST_NODES]:
        if _is_elsewhere(element, around):
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


def _is_elsewhere(element: HtmlElement, around: Collection[HtmlElement]) -> bool:
    """Tell whether a byline belongs to a comment, a teaser or a box about the author.

    ``around`` are the elements that hold the title; what they are called says nothing.
    """
    for one in (element, *element.iterancestors()):
        if one in around or one.tag in ("body", "html", "article", "main"):
            return False
        if _ELSEWHERE.search(f"{one.get('class') or ''} {one.get('id') or ''}"):
            return True
    return False


def _pieces(element: HtmlElement) -> list[str]:
    """Return the texts of a byline that hold its names: linked names, or the first texts.

    Behind the names a byline goes on with places, dates and links; a further name counts
    only where "and" or a comma leads to it.
    """
    linked: dict[str, str] = {}
    for part in element.iter(etree.Element):
        if _names_author(part) and (text := plain(part.text_content())):
            linked.setdefault(part.get("href") or text, text)
    if linked:
        return list(linked.values())
    pieces = [piece for text in element.itertext() if (piece := plain(text))]
    if sum(len(piece.split()) for piece in pieces) > _LONGEST:
        return []
    kept: list[str] = []
    for piece in pieces:
        leads = page_words().leads
        if any(map(_is_named, kept)) and not (leads.search(kept[-1]) or leads.match(piece)):
            break
        kept.append(piece)
    return kept


def _is_named(piece: str) -> bool:
    return bool(read_credits([piece], None, None, strict=True).persons)


def _names_author(element: HtmlElement) -> bool:
    if element.get("rel") == "author" or element.get("itemprop") == "name":
        return True
    if _NAME.search(element.get("class") or ""):
        return True
    return element.tag == "a" and bool(_PROFILE.search(element.get("href") or ""))
