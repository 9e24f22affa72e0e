"""Feeds: RSS, Atom and JSON Feed to entries, and entries to articles."""

from __future__ import annotations

import contextlib
import datetime
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from biascompare.errors import SourceError
from biascompare.model import Document
from biascompare.sources.characters import clean, decode
from biascompare.sources.lines import word_count
from biascompare.sources.records import record_document

MOST_ENTRIES = 5_000
_ENCODING = re.compile(rb"^(\s*<\?xml[^>]{0,200}?)\sencoding\s*=\s*[\"'][^\"'>]*[\"']")
SHORTEST_TEXT = 150
"""Words from which on an entry's own text counts as the article and not as its teaser."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry of a feed.

    ``content`` is the text that the feed holds, HTML or plain, ``summary`` its teaser;
    ``published`` is ISO 8601, or as the feed has it where that cannot be read; ``outlet``
    is the title of the feed (of its source, in a feed that gathers others).
    """

    title: str | None = None
    url: str | None = None
    published: str | None = None
    author: str | None = None
    outlet: str | None = None
    language: str | None = None
    summary: str = ""
    content: str = ""


def read_feed(content: bytes, url: str) -> list[FeedEntry]:
    """Return the entries of a feed found at ``url``, which relative links are read against.

    Encodings that are stated wrongly and feeds that are not valid XML are read as far as
    they go; entities beyond characters are left out. Raises `SourceError` for what is no
    feed or an empty one.
    """
    found = _json_feed(content, url) if _looks_like_json(content) else _xml_feed(content, url)
    if not found:
        raise SourceError(url, "no entries found; expected a feed (RSS, Atom or JSON Feed)")
    return found[:MOST_ENTRIES]


def entry_document(entry: FeedEntry) -> Document | None:
    """Return the article that an entry itself holds, or None if that is only a teaser."""
    text = max(entry.content, entry.summary, key=len)
    values = {
        "text": text,
        "title": entry.title or "",
        "url": entry.url or "",
        "published": entry.published or "",
        "author": entry.author or "",
        "outlet": entry.outlet or "",
        "language": entry.language or "",
    }
    document = record_document(values) if text.strip() else None
    if document is None or word_count(document.text) < SHORTEST_TEXT:
        return None
    return document


def _looks_like_json(content: bytes) -> bool:
    return content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"["))


def _xml_feed(content: bytes, url: str) -> list[FeedEntry]:
    import feedparser

    try:
        # Bare bytes would do for a file's name: feedparser opens what it is given.
        parsed = feedparser.parse(
            io.BytesIO(_unicode(content)),
            response_headers={"content-location": url},
            sanitize_html=True,
        )
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError):
        raise SourceError(url, "the feed is broken beyond reading") from None
    feed = parsed.feed
    outlet, language = _text(feed, "title"), _text(feed, "language")
    return [_xml_entry(entry, url, outlet, language) for entry in parsed.entries[:MOST_ENTRIES]]


def _unicode(content: bytes) -> bytes:
    """Take the stated encoding away where the bytes are plainly UTF-8, whatever is stated."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return content
    return content if b"\0" in content else _ENCODING.sub(rb"\1", content, count=1)


def _xml_entry(
    entry: Mapping[str, Any], url: str, outlet: str | None, language: str | None
) -> FeedEntry:
    contents = [str(part.get("value") or "") for part in entry.get("content") or ()]
    source = entry.get("source")
    return FeedEntry(
        title=_text(entry, "title"),
        url=_link(url, _text(entry, "link") or _text(entry, "id")),
        published=_moment(entry),
        author=_authors(entry),
        outlet=(_text(source, "title") if isinstance(source, Mapping) else None) or outlet,
        language=language,
        summary=str(entry.get("summary") or ""),
        content=max(contents, key=len, default=""),
    )


def _authors(entry: Mapping[str, Any]) -> str | None:
    names = [_text(author, "name") for author in entry.get("authors") or ()]
    return ", ".join(dict.fromkeys(filter(None, names))) or _text(entry, "author")


def _moment(entry: Mapping[str, Any]) -> str | None:
    """Return when an entry appeared, in universal time as feedparser reads it."""
    for name in ("published", "updated", "created"):
        parsed, raw = entry.get(f"{name}_parsed"), _text(entry, name)
        if parsed is not None:
            with contextlib.suppress(ValueError, OverflowError, TypeError):
                moment = datetime.datetime(*parsed[:6])
                return moment.replace(tzinfo=datetime.UTC).isoformat()
        if raw:
            return raw
    return None


def _json_feed(content: bytes, url: str) -> list[FeedEntry]:
    try:
        feed = json.loads(decode(url, content)[0])
    except (ValueError, RecursionError):
        raise SourceError(url, "not valid JSON; expected a feed") from None
    version = feed.get("version") if isinstance(feed, dict) else None
    if not isinstance(version, str) or "jsonfeed.org" not in version:
        raise SourceError(url, "JSON, but no feed: expected a version of jsonfeed.org")
    items = feed.get("items")
    found = items if isinstance(items, list) else []
    return [_json_entry(item, url, feed) for item in found if isinstance(item, dict)]


def _json_entry(item: dict[str, Any], url: str, feed: dict[str, Any]) -> FeedEntry:
    return FeedEntry(
        title=_text(item, "title"),
        url=_link(url, _text(item, "url") or _text(item, "external_url") or _text(item, "id")),
        published=_text(item, "date_published") or _text(item, "date_modified"),
        author=", ".join(_json_authors(item) or _json_authors(feed)) or None,
        outlet=_text(feed, "title"),
        language=_text(item, "language") or _text(feed, "language"),
        summary=_string(item.get("summary")),
        content=_string(item.get("content_html")) or _string(item.get("content_text")),
    )


def _json_authors(values: dict[str, Any]) -> list[str]:
    listed = values.get("authors")
    authors = listed if isinstance(listed, list) else [values.get("author")]
    names = (_text(author, "name") for author in authors if isinstance(author, dict))
    return [name for name in names if name]


def _text(values: Mapping[str, Any], name: str) -> str | None:
    return clean(_string(values.get(name))) or None


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""


def _link(base: str, link: str | None) -> str | None:
    """Return a link as a full web address; what is none (an id, a script) is missing."""
    with contextlib.suppress(ValueError):
        full = urljoin(base, link) if link else ""
        if urlsplit(full).scheme in ("http", "https") and link is not None and " " not in full:
            return full
    return None


def entries_documents(content: bytes, url: str) -> Iterator[Document | SourceError]:
    """Yield the articles of a feed; an entry that holds only a teaser is a `SourceError`."""
    for entry in read_feed(content, url):
        document = entry_document(entry)
        if document is not None:
            yield document
            continue
        words = word_count(max(entry.content, entry.summary, key=len))
        reason = f"the feed holds only a teaser of {words} words; fetch the page (--pages)"
        yield SourceError(entry.url or f"{url}, {entry.title or 'an entry'}", reason)
