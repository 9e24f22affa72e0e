"""Addresses to articles, the whole way."""

from __future__ import annotations

import pytest

from biascompare.errors import SourceError
from biascompare.model import Document
from biascompare.web import is_address, read

SENTENCE = "The council voted on Thursday against the ferry that it had ordered."
LONG = " ".join([SENTENCE] * 20)


def feed(*items: str) -> bytes:
    return f"<rss><channel><title>Gazette</title>{''.join(items)}</channel></rss>".encode()


def item(title: str, link: str, text: str = "A teaser.") -> str:
    return (
        f"<item><title>{title}</title><link>{link}</link><description>{text}</description></item>"
    )


def read_all(urls, hasty, **options):
    return list(read(urls, allow_private=True, limits=hasty, **options))


@pytest.mark.parametrize(
    ("path", "yes"),
    [
        ("http://a", True),
        ("HTTPS://a", True),
        ("a.html", False),
        ("C:/a", False),
        ("sample", False),
    ],
)
def test_is_address(path, yes):
    assert is_address(path) is yes


def test_a_text_is_an_article(site, hasty):
    url = site.say("/a", SENTENCE.encode(), Content_Type="text/plain")
    (document,) = read_all([url], hasty)
    assert isinstance(document, Document)
    assert document.text == SENTENCE


def test_a_feed_with_texts_and_teasers(site, hasty):
    url = site.say("/f", feed(item("One", "/1", LONG), item("Two", "/2")), Content_Type="text/xml")
    document, fault = read_all([url], hasty)
    assert (document.title, document.outlet, document.url) == ("One", "Gazette", site.url("/1"))
    assert isinstance(fault, SourceError)
    assert fault.source == site.url("/2")
    assert "--pages" in fault.reason


def test_the_pages_of_a_feed(site, hasty):
    items = [item("One", "/1"), item("Two", "/2"), item("Feed", "/f"), item("Gone", "/3")]
    url = site.say("/f", feed(*items, "<item><title>No link</title></item>"))
    site.say("/1", f"{SENTENCE} One.".encode(), Content_Type="text/plain")
    site.say("/2", f"{SENTENCE} Two.".encode(), Content_Type="text/plain")
    found = read_all([url], hasty, pages=True)
    assert [each.text[-4:] for each in found if isinstance(each, Document)] == ["One.", "Two."]
    faults = [str(each) for each in found if isinstance(each, SourceError)]
    assert len(faults) == 3
    assert "'No link' has no address" in faults[0]
    assert {"feed again" in fault or "HTTP 404" in fault for fault in faults[1:]} == {True}


def test_a_page_that_cannot_be_parsed_is_named(site, hasty):
    url = site.say("/f", b"<rss><channel></channel></rss>")
    broken = site.say("/b", b"\0\1\2", Content_Type="text/plain")
    found = read_all([url, broken], hasty)
    assert [each.source for each in found] == [url, broken]
