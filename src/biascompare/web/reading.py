"""Addresses to articles: pages are read as files of their kind, feeds entry by entry."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePath
from typing import cast

from biascompare.errors import SourceError
from biascompare.model import Document
from biascompare.sources.kinds import source_of
from biascompare.sources.worker import limited, limited_items
from biascompare.web.content import Page
from biascompare.web.feeds import FeedEntry, entries_documents, read_feed
from biascompare.web.fetching import Progress, fetch
from biascompare.web.limits import Limits

Found = Document | SourceError
_ADDRESS = re.compile(r"^https?://", re.IGNORECASE)


def is_address(path: object) -> bool:
    """Tell whether what a user names is a web address and not a file."""
    return _ADDRESS.match(str(path)) is not None


def read(
    urls: Iterable[str],
    *,
    pages: bool = False,
    allow_private: bool = False,
    limits: Limits | None = None,
    progress: Callable[[Progress], None] | None = None,
    on_page: Callable[[Page], None] | None = None,
) -> Iterator[Found]:
    """Yield the articles behind addresses of pages and feeds, or why there is none.

    A feed's entries are articles where the feed holds their text; with ``pages``, the page
    behind each entry is fetched instead (and only pages: a feed does not lead to feeds).
    ``on_page`` is told each page before its articles.
    """
    get = functools.partial(fetch, allow_private=allow_private, limits=limits, progress=progress)
    entries: dict[str, FeedEntry] = {}
    for page in get(urls):
        if isinstance(page, SourceError):
            yield page
        elif page.kind == "feed" and pages:
            yield from _collect(page, entries)
        else:
            if on_page is not None:
                on_page(page)
            yield from read_page(page)
    for page in get(entries):
        if isinstance(page, SourceError):
            yield page
        elif page.kind == "feed":
            yield SourceError(page.asked, "an entry of a feed that is a feed again; not read")
        else:
            if on_page is not None:
                on_page(page)
            yield from read_page(page)


def _collect(page: Page, entries: dict[str, FeedEntry]) -> Iterator[SourceError]:
    """Add a feed's entries by address."""
    try:
        for entry in limited(_entries, page.url, page.content):
            if entry.url is None:
                title = entry.title or "an entry"
                yield SourceError(page.asked, f"{title[:80]!r} has no address in the feed")
            else:
                entries.setdefault(entry.url, entry)
    except SourceError as error:
        yield error


def _entries(url: str, content: bytes) -> list[FeedEntry]:
    return read_feed(content, url)


def read_page(page: Page) -> Iterator[Found]:
    """Yield the articles of a page that was fetched, parsed in a process with limits."""
    try:
        yield from limited_items(_parse, page.url, page)
    except SourceError as error:
        yield error


def _parse(url: str, page: Page) -> Iterator[Found]:
    if page.kind == "feed":
        return entries_documents(page.content, url)
    source = source_of(PurePath(f"page{_SUFFIXES[page.kind]}"))
    if source is None:
        raise SourceError(url, "web pages cannot be read yet; save its text as a file")
    known = {"url": url, "charset": page.charset} if page.kind == "html" else {}
    # A page is no table, so its reader tells no columns.
    return cast("Iterator[Found]", source.reader(url, page.content, **known))


_SUFFIXES = {"html": ".html", "markdown": ".md", "text": ".txt"}
