"""Pages: what was fetched, and whether it is something that can be read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from biascompare.errors import SourceError
from biascompare.web.addresses import Address, shorten
from biascompare.web.connection import Answer
from biascompare.web.refusals import refusal

_READ = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "text/markdown": "markdown",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/rdf+xml": "feed",
    "application/feed+json": "feed",
    "application/json": "feed",
    "application/xml": "feed",
    "text/xml": "feed",
}
_UNSAID = ("", "application/octet-stream", "unknown/unknown")
_FIRST_ELEMENT = re.compile(rb"<([a-z][\w:.-]*)", re.IGNORECASE)
_FEEDS = (b"rss", b"feed", b"rdf:rdf")
_PAGE = re.compile(rb"<!doctype html|<html|<head|<body|<article|<p\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """What lies behind an address.

    ``asked`` is the address given, ``url`` the one that answered, ``kind`` html, feed,
    text or markdown, ``charset`` what the server says about the encoding.
    """

    asked: str
    url: str
    kind: str
    content: bytes
    charset: str | None = None


def page_of(asked: str, address: Address, answer: Answer) -> Page:
    """Return the page that an answer holds, or raise `SourceError` saying why it is none."""
    if answer.status not in (200, 203):
        raise refusal(address, answer.status)
    if not answer.content.strip():
        raise SourceError(address.url, "the page is empty")
    kind, charset = _content_type(answer.headers.get("content-type", ""))
    found = kind_of(kind, answer.content)
    if found is None:
        reason = f"is of the kind {kind[:60]!r}; expected a page (HTML), a feed or text"
        raise SourceError(address.url, reason)
    return Page(shorten(asked), address.url, found, answer.content, charset)


def kind_of(content_type: str, content: bytes) -> str | None:
    """Return how content is read: by its stated type, and by its first bytes where that is vague.

    Feeds are often sent as HTML or plain XML, pages as XML or nothing at all.
    """
    head = content[:4096]
    kind = _READ.get(content_type)
    if kind is None and content_type not in _UNSAID:
        return None
    first = _FIRST_ELEMENT.search(head)
    if first and first[1].lower() in _FEEDS:
        return "feed"
    if kind == "feed" and not content_type.endswith("json") and _PAGE.search(head):
        return "html"
    if kind is None:
        return "html" if _PAGE.search(head) else None
    return kind


def _content_type(header: str) -> tuple[str, str | None]:
    kind, *parameters = header.split(";")
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().casefold() == "charset":
            return kind.strip().casefold(), value.strip().strip("\"'")[:40] or None
    return kind.strip().casefold(), None
