"""Feeds: RSS, Atom, JSON Feed, and what is wrong with many of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from biascompare.errors import SourceError
from biascompare.web.feeds import FeedEntry, entry_document, read_feed

URL = "https://news.example/feeds/all.xml"
LONG = " ".join(["The council voted on Thursday against the ferry that it had ordered."] * 20)
RSS = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Halden Gazette</title><language>en-gb</language>
<item><title>Élan &amp; ferry</title><link>/news/1</link><dc:creator>Ann Lee</dc:creator>
<pubDate>Mon, 20 Nov 2023 09:30:00 +0100</pubDate><description>A teaser.</description>
<content:encoded><![CDATA[<p>First.</p><p>Second.</p>]]></content:encoded></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Brask Echo</title>
<entry><title type="html">A &lt;b&gt;bold&lt;/b&gt; title</title>
<link rel="alternate" href="../a?b=1&amp;c=2"/>
<author><name>Ann Lee</name></author><author><name>Bo Ek</name></author>
<published>2023-11-20T09:30:00Z</published><updated>2023-12-01T00:00:00Z</updated>
<content type="html">&lt;p&gt;Text.&lt;/p&gt;</content></entry></feed>"""
JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Corvane Review",
    "language": "en",
    "authors": [{"name": "The Editors"}],
    "items": [
        {
            "id": "1",
            "url": "/a",
            "title": "A title",
            "date_published": "2023-11-20T09:30:00+01:00",
            "content_html": "<p>Text.</p>",
            "summary": "A teaser.",
        },
        {"id": "2", "authors": [{"name": "Ann Lee"}], "content_text": "Text."},
        "no item",
    ],
}


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "windows-1252", "utf-16"])
def test_rss(encoding):
    (entry,) = read_feed(RSS.format(encoding=encoding).encode(encoding), URL)
    assert entry == FeedEntry(
        title="Élan & ferry",
        url="https://news.example/news/1",
        published="2023-11-20T08:30:00+00:00",
        author="Ann Lee",
        outlet="Halden Gazette",
        language="en-gb",
        summary="A teaser.",
        content="<p>First.</p><p>Second.</p>",
    )


@pytest.mark.parametrize(
    ("stated", "real"),
    [("utf-8", "windows-1252"), ("iso-8859-1", "utf-8"), ("klingon", "utf-8"), ("utf-16", "utf-8")],
)
def test_a_wrongly_stated_encoding_is_survived(stated, real):
    (entry,) = read_feed(RSS.format(encoding=stated).encode(real), URL)
    assert entry.title == "Élan & ferry"
    assert entry.url == "https://news.example/news/1"


def test_atom():
    (entry,) = read_feed(ATOM.encode(), URL)
    assert (entry.outlet, entry.author) == ("Brask Echo", "Ann Lee, Bo Ek")
    assert entry.url == "https://news.example/a?b=1&c=2"
    assert entry.published == "2023-11-20T09:30:00+00:00"
    assert entry.content == "<p>Text.</p>"


def test_json_feed():
    first, second = read_feed(json.dumps(JSON).encode(), URL)
    assert first == FeedEntry(
        title="A title",
        url="https://news.example/a",
        published="2023-11-20T09:30:00+01:00",
        author="The Editors",
        outlet="Corvane Review",
        language="en",
        summary="A teaser.",
        content="<p>Text.</p>",
    )
    assert (second.author, second.content, second.title) == ("Ann Lee", "Text.", None)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0",
        b"<html><p>Not found</p></html>",
        b"<rss><channel><title>Empty</title></channel></rss>",
        b"{}",
        b"[1, 2]",
        b'{"version": 1, "items": 3}',
        b'{"version": "https://jsonfeed.org/version/1", "items": {}}',
        b'{"version": "https://jsonfeed.org/version/1", "items": [1, null]}',
        b"{" * 100_000,
        b"[" * 100_000,
        b"<" * 100_000,
        b"<rss>" * 10_000,
        b"/etc/passwd",
        b"http://127.0.0.1:9/",
    ],
    ids=range(15),
)
def test_what_is_no_feed(content):
    with pytest.raises(SourceError, match=r"news\.example"):
        read_feed(content, URL)


def test_the_name_of_a_file_is_not_opened(tmp_path):
    path = tmp_path / "secret.xml"
    path.write_bytes(RSS.format(encoding="utf-8").encode())
    for name in (str(path), path.as_uri()):
        with pytest.raises(SourceError):
            read_feed(name.encode(), URL)


def laughs(depth=40):
    entities = "".join(f'<!ENTITY a{n} "&a{n - 1};&a{n - 1};">' for n in range(1, depth))
    return f'<!DOCTYPE rss [<!ENTITY a0 "ha">{entities}]>'


@pytest.mark.parametrize(
    "doctype",
    [
        laughs(),
        laughs().replace("><!", ">\n<!").replace("[<", "[\n<"),
        '<!DOCTYPE rss [<!ENTITY a "' + "x" * 100_000 + '">]>',
        '<!DOCTYPE rss [<!ENTITY a39 SYSTEM "file://{secret}">]>',
        '<!DOCTYPE rss [\n<!ENTITY a39 SYSTEM "file://{secret}">\n]>',
        '<!DOCTYPE rss [<!ENTITY % p SYSTEM "file://{secret}">%p;]>',
        '<!DOCTYPE rss SYSTEM "file://{secret}">',
    ],
    ids=range(7),
)
def test_entities_are_not_expanded(tmp_path: Path, doctype):
    secret = tmp_path / "secret"
    secret.write_text("the secret")
    entity = "&a;" * 2_000 if '"xxx' in doctype else "&a39;"
    item = f"<item><title>Title {entity}</title><link>http://a.example/</link></item>"
    feed = doctype.replace("{secret}", str(secret)) + f"<rss><channel>{item}</channel></rss>"
    try:
        entries = read_feed(feed.encode(), URL)
    except SourceError:
        return
    assert "secret" not in repr(entries)
    assert len(repr(entries)) < 100_000


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "file:///etc/passwd", "urn:uuid:1", "data:text/html,x", "http://["],
)
def test_a_link_that_is_none_is_missing(link):
    feed = f"<rss><channel><item><title>T</title><link>{link}</link></item></channel></rss>"
    (entry,) = read_feed(feed.encode(), URL)
    assert entry.url is None


def test_an_entry_with_its_text_is_an_article():
    entry = FeedEntry(
        "A title",
        "https://a.example/1",
        "2023-11-20",
        "Ann Lee",
        "Gazette",
        content=f"<p>{LONG}</p>",
    )
    document = entry_document(entry)
    assert document is not None
    assert (document.title, document.outlet, document.author) == ("A title", "Gazette", "Ann Lee")
    assert (document.url, document.published) == ("https://a.example/1", "2023-11-20")
    assert document.text == LONG


@pytest.mark.parametrize("text", ["", "   ", "A teaser.", "<img src='x'>", "<p></p>" * 500])
def test_a_teaser_is_no_article(text):
    assert entry_document(FeedEntry("A title", summary=text)) is None
