"""Which outlet a page belongs to, as it states itself."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from biascompare.sources.columns import plain_name
from biascompare.sources.html.statements import Statements, plain
from biascompare.sources.html.words import page_words

_PARTS = re.compile(r"\s+[|–—·•»:-]\s+|\s*\|\s*|\s*::\s*")
_LONGEST = 60
_METAS = ("og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher")
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "gov", "ac", "gob", "or", "ne"})
_DOMAIN = re.compile(r"^(?:www\.)?[\w-]+(?:\.[\w-]+)+$")


def host_of(url: str | None) -> str | None:
    """Return the host of an address, without ``www.`` and port, or None."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and "." in host else None


def site_label(host: str | None) -> str:
    """Return the part of a host that names its owner: ``bbc`` for news.bbc.co.uk."""
    parts = (host or "").split(".")
    if len(parts) > 2 and parts[-2] in _SECOND_LEVEL:
        return parts[-3]
    return parts[-2] if len(parts) > 1 else ""


def read_outlet(tree: HtmlElement, said: Statements, url: str | None) -> str | None:
    """Return the name of the page's outlet, or its host where no name is stated.

    Of several stated names the one goes first that the host confirms (by its letters or
    initials); a name written in words goes before one written as an address.
    """
    host = host_of(url)
    names = [*said.meta(_METAS[0])]
    names += said.named(said.article.get("publisher")) + said.meta(*_METAS[1:])
    names += [
        name
        for thing in said.things
        if thing.get("@type") == "WebSite"
        for name in said.named(thing)
    ]
    stated = [short for name in names if (short := _short(name, host))]
    title = plain(tree.findtext(".//title") or "")
    parts = [part for part in _PARTS.split(title) if part.strip()]
    ends = [parts[-1], parts[0]] if len(parts) > 1 else title.split(": ")[:1]
    sure = [name for name in stated if confirms(host, name)]
    sure += [end.strip() for end in ends if _is_name(end) and confirms(host, end)]
    for chosen in (sure, stated):
        if chosen:
            return max(chosen, key=_is_written)
    return host


def confirms(host: str | None, name: str) -> bool:
    """Tell whether the host is made of the letters of ``name``, or of its initials."""
    label = plain_name(site_label(host))
    words = [plain_name(word) for word in re.split(r"[\s.&-]+", name)]
    words = [word for word in words if word and word != "the"]
    joined, initials = "".join(words), "".join(word[0] for word in words)
    if not label or not joined:
        return False
    if label in (joined, f"the{joined}") or (len(initials) > 1 and label == initials):
        return True
    shorter, longer = sorted((label.removeprefix("the"), joined), key=len)
    return len(shorter) >= 3 and longer.startswith(shorter) and len(longer) < 3 * len(shorter)


def _short(name: str, host: str | None) -> str | None:
    """Return the name without the slogan that some sites add: "Halden Gazette | News"."""
    parts = [part.strip() for part in re.split(r"\s+[|–—•»]\s+|\s+-\s+", name) if part.strip()]
    best = next((part for part in parts if confirms(host, part)), parts[0] if parts else "")
    return best if _is_name(best) else None


def _is_name(text: str) -> bool:
    words = page_words()
    plain_text = plain_name(text)
    if not len(plain_text) >= 2 or len(text) > _LONGEST or text.startswith(("http", "@")):
        return False
    return not words.lists_it("no_outlet", text) and not words.lists_it("section", text)


def _is_written(name: str) -> tuple[bool, bool]:
    """Tell whether a name is written for readers: not as an address, with capitals."""
    return not _DOMAIN.match(name) and name != name.lower(), name[0].isupper()
