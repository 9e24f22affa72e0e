"""What a page states about itself: its meta elements and its JSON-LD."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from biascompare.sources.characters import clean

_SURROGATE = re.compile("[\ud800-\udfff]")
_ARTICLE = re.compile(r"(?:Article|Posting|^Report|^Review|^MedicalWebPage|^Recipe|^ClaimReview)$")
_TRAILING_COMMA = re.compile(r",\s*(?=[}\]])")
_WRAPPING = re.compile(
    r"^\s*(?://)?\s*(?:<!--|<!\[CDATA\[)|(?://)?\s*(?:-->|\]\]>)\s*$|;\s*$", re.MULTILINE
)
_MOST_THINGS = 2_000

Thing = Mapping[str, Any]
"""An object of JSON-LD."""


@dataclass(frozen=True, slots=True)
class Statements:
    """The facts a page states, unjudged.

    ``metas`` maps the name of a meta element, in small letters, to its contents;
    ``things`` are all objects of JSON-LD; ``article`` is the one about this article,
    empty where there is none.
    """

    metas: Mapping[str, tuple[str, ...]]
    things: tuple[Thing, ...]
    article: Thing

    def meta(self, *names: str) -> list[str]:
        """Return the contents of the meta elements called ``names``, in this order."""
        return [value for name in names for value in self.metas.get(name, ())]

    def resolve(self, value: object) -> object:
        """Return the object that ``value`` names by its ``@id``, or ``value`` itself."""
        if not isinstance(value, Mapping) or "@id" not in value or "name" in value:
            return value
        named = (thing for thing in self.things if thing.get("@id") == value["@id"])
        return next((thing for thing in named if "name" in thing), value)

    def named(self, value: object) -> list[str]:
        """Return the names in ``value``: a string, an object with a name, or a list of these."""
        if isinstance(value, str):
            return [said] if (said := plain(value)) else []
        if isinstance(value, Sequence):
            return [name for item in value for name in self.named(item)]
        thing = self.resolve(value)
        return self.named(thing.get("name")) if isinstance(thing, Mapping) else []


def read_statements(tree: HtmlElement, url: str | None) -> Statements:
    """Return what the page states; JSON-LD that cannot be read states nothing."""
    metas: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        value = plain(element.get("content") or "")
        for key in ("property", "name", "itemprop"):
            name = (element.get(key) or "").strip().casefold()
            if name and value:
                metas.setdefault(name, []).append(value)
    things = tuple(_things(tree))
    kept = {name: tuple(values) for name, values in metas.items()}
    titles = [*kept.get("og:title", ()), plain(tree.findtext(".//title") or "")]
    return Statements(kept, things, _main(things, titles, [url or "", *canonical(tree)]))


def plain(text: str) -> str:
    """Return ``text`` on one line, with character references resolved."""
    return clean(_SURROGATE.sub("", html.unescape(text)))


def types_of(thing: Thing) -> list[str]:
    """Return the types of a JSON-LD object, without the vocabulary's address."""
    types = thing.get("@type")
    listed = types if isinstance(types, list) else [types]
    return [one.rsplit("/", 1)[-1] for one in listed if isinstance(one, str)]


def canonical(tree: HtmlElement) -> list[str]:
    """Return the canonical addresses that the page names."""
    links = tree.xpath('//link[@rel="canonical"]/@href')
    return [link.strip() for link in links if link.strip().startswith(("http://", "https://"))]


def _things(tree: HtmlElement) -> Iterator[Thing]:
    left = _MOST_THINGS
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").casefold():
            continue
        for thing in _objects(_parsed(script.text or "")):
            yield thing
            left -= 1
            if left == 0:
                return


def _parsed(text: str) -> object:
    """Return what the script says; many pages wrap it, or leave a comma too many."""
    unwrapped = _WRAPPING.sub("", text)
    for attempt in (text, unwrapped, _TRAILING_COMMA.sub("", unwrapped)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _objects(value: object) -> Iterator[Thing]:
    """Yield every object in ``value``, outer ones first; no recursion, however deep it is."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            yield one
            waiting.extend(reversed(list(one.values())))
        elif isinstance(one, list):
            waiting.extend(reversed(one))


def _main(things: Sequence[Thing], titles: Sequence[str], addresses: Sequence[str]) -> Thing:
    """Return the article that the page is about, not one that it links to."""
    articles = [thing for thing in things if any(map(_ARTICLE.search, types_of(thing)))]
    articles = [thing for thing in articles if not _is_stub(thing)]
    known = {address.split("?")[0].rstrip("/") for address in addresses if address}
    heads = {title.casefold() for title in titles if title}

    def weight(thing: Thing) -> tuple[bool, bool, int]:
        head = plain(str(thing.get("headline") or thing.get("name") or "")).casefold()
        page = thing.get("mainEntityOfPage")
        page = page.get("@id") if isinstance(page, Mapping) else page
        own = {str(thing.get("url")).split("?")[0].rstrip("/"), str(page).split("?")[0].rstrip("/")}
        same = bool(head) and any(head in title or title in head for title in heads)
        facts = sum(key in thing for key in ("datePublished", "author", "articleBody"))
        return (same or bool(known & own), "Comment" not in types_of(thing), facts)

    return max(articles, key=weight, default={})


def _is_stub(thing: Thing) -> bool:
    return not any(key in thing for key in ("headline", "datePublished", "author", "articleBody"))
