"""Any bytes at all: every reader yields documents and `SourceError`s, and nothing else happens.

``make test`` tries few inputs of each kind; ``make fuzz`` sets BIASCOMPARE_FUZZ to the number
of inputs of all kinds together.
"""

from __future__ import annotations

import io
import json
import os
import unicodedata
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from biascompare.errors import SourceError
from biascompare.model import Document
from biascompare.records import to_record
from biascompare.sources.archives import Member, _read_members
from biascompare.sources.dates import iso_date
from biascompare.sources.documents import document_id
from biascompare.sources.html import read_html
from biascompare.sources.registry import read_content
from biascompare.sources.rows import ColumnsFound
from biascompare.web.feeds import entries_documents, read_feed

TESTS = 10
EXAMPLES = -(-int(os.environ.get("BIASCOMPARE_FUZZ", "500")) // TESTS)
quick = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    print_blob=True,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
)

PIECES = [
    *("\n", "\n\n", "\r\n", "\r", " ", "\t", "\u00a0", "\u2028", "\x00", "\ufeff", "\u202e"),
    *("---", "+++", "...", "title: a", "title: [a, 'b", "date: 2023-11-20", "author:", "  name: x"),
    *("a: &x [*x, *x]", "<<: *x", "!!python/object:os.system", "%YAML 1.1", "|", ">", "'", '"'),
    *(
        "# ",
        "## A title",
        "===",
        "- ",
        "* a",
        "1. ",
        "> ",
        "`",
        "```",
        "![a](b",
        "[a](b)",
        "[^1]: ",
    ),
    *("<p>", "</p>", "<br", "<!--", "-->", "<script>", "&amp;", "&#x110000;", "&#0;", "&bogus;"),
    *("By Ann Lee", "Published:", "Comments", "Reply", "20 Nov 2023", "0001-11-30", "99/99/9999"),
    *("said the mayor.", "Die Regierung", "l’été", "Übermäßig", "CNN", "isn't", " n't", "``", ","),
    *("\ud800", "\udfff", "\U0010ffff", "e\u0301" * 3, "İ", "ß", "ﬁ", "🏳️‍🌈", "\x1b[31m", "\x85"),
]
words = st.one_of(
    st.sampled_from(PIECES), st.text(st.characters(codec=None), max_size=12), st.text(max_size=40)
)
texts = st.lists(words, max_size=40).map("".join)
encodings = st.sampled_from(["utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1"])


def encoded(text: str, encoding: str) -> bytes:
    handler = "surrogatepass" if encoding.startswith("utf") else "replace"
    return text.encode(encoding, handler)


pages = st.one_of(
    st.builds(encoded, texts, encodings),
    st.binary(max_size=200),
    st.tuples(st.builds(encoded, texts, encodings), st.binary(max_size=20)).map(b"".join),
)
names = st.one_of(
    st.sampled_from(
        ["text", "title", "published", "outlet", "id", "author", "headings", "notices"]
    ),
    st.text(st.characters(codec=None), max_size=8),
)
values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), texts),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(names, inner, max_size=4),
    max_leaves=12,
)
records = st.dictionaries(names, values, max_size=8)
own = st.fixed_dictionaries(
    dict.fromkeys(("headings", "comments", "notices"), values)
    | {"id": st.one_of(texts, values), "text": st.one_of(texts, values)}
)
lines = st.lists(st.one_of(records, own, values), max_size=5)
cells = st.lists(st.lists(texts, max_size=5), max_size=5)


def csv_of(header: list[str], rows: list[list[str]], delimiter: str, quote: str) -> str:
    kept = [[f"{quote}{cell}{quote}" for cell in row] for row in rows]
    return "\n".join(delimiter.join(row) for row in [header, *kept])


csvs = st.builds(
    encoded,
    st.builds(
        csv_of,
        st.lists(names, max_size=5),
        cells,
        st.sampled_from([",", ";", "\t", "|"]),
        st.sampled_from(["", '"', '""', "'"]),
    ),
    encodings,
)
dumped = st.one_of(
    lines.map(lambda found: json.dumps(found).encode()),
    lines.map(lambda found: "\n".join(map(json.dumps, found)).encode()),
    lines.map(lambda found: encoded(json.dumps(found, ensure_ascii=False), "utf-8")),
)
KINDS = {
    "page.md": pages,
    "page.txt": pages,
    "rows.csv": st.one_of(csvs, pages),
    "rows.tsv": csvs,
    "rows.jsonl": st.one_of(dumped, pages),
    "rows.json": st.one_of(dumped, pages),
    "rows.parquet": pages,
}


def check(found: Iterator[Document | ColumnsFound | SourceError]) -> None:
    """Take everything that a reader yields; it is a document or says what is wrong."""
    try:
        for each in found:
            if isinstance(each, SourceError):
                str(each).encode("utf-8")
                continue
            if isinstance(each, ColumnsFound):
                str(each)
                continue
            assert isinstance(each, Document)
            sound(each)
    except SourceError as error:
        str(error).encode("utf-8")


def sound(document: Document) -> None:
    """What is said of a document can be written, and cannot play tricks on a screen."""
    json.dumps(to_record(document), ensure_ascii=False, allow_nan=False).encode("utf-8")
    if document.id != document_id(document.outlet, document.title, document.text):
        return  # a document that says that we wrote it is taken as it is
    assert document.text.strip()
    for shown in (document.title, document.author, document.outlet, document.section):
        assert (
            shown is None
            or shown.isprintable()
            or not any(unicodedata.category(mark) in ("Cc", "Cs") for mark in shown)
        )
    assert document.published is None or iso_date(document.published)


@pytest.mark.parametrize("name", KINDS)
@given(data=st.data())
@quick
def test_any_bytes(name, data):
    check(read_content(Member(name, data.draw(KINDS[name])), None))


@given(
    members=st.lists(
        st.tuples(st.one_of(st.sampled_from(sorted(KINDS)), st.text(max_size=20)), pages),
        max_size=4,
    ),
    cut=st.integers(0, 200),
    change=st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 255)), max_size=5),
)
@quick
def test_any_archive(tmp_path_factory, members, cut, change):
    stream = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "w") as archive:
        warnings.simplefilter("ignore")
        for name, content in members:
            archive.writestr(name.replace("\0", "") or "a.txt", content)
    content = bytearray(stream.getvalue())
    for place, byte in change:
        content[place % len(content)] = byte
    path: Path = tmp_path_factory.getbasetemp() / "any.zip"
    path.write_bytes(content[: len(content) - cut if cut < 50 else len(content)])
    # In this process: the one with limits would hide a fault.
    found = _read_members(str(path), start=0, columns=None)
    check(each for each in found if isinstance(each, Document | SourceError))


FEED_PIECES = [
    *("<rss>", "</rss>", "<channel>", "</channel>", "<item>", "</item>", "<title>", "</title>"),
    *('<feed xmlns="http://www.w3.org/2005/Atom">', "<entry>", "</entry>", "<link>", "</link>"),
    *('<link href="/a"/>', '<link rel="alternate" href="http://[::1"/>', "<![CDATA[", "]]>"),
    *("<author><name>", "</name></author>", "<pubDate>", "</pubDate>", "<updated>", "</updated>"),
    *('<?xml version="1.0"?>', '<?xml version="1.0" encoding="utf-7"?>', "<!DOCTYPE rss [", "]>"),
    *('<!ENTITY a "b">', '<!ENTITY a "&a;&a;">', "&a;", "&#55296;", "&#x110000;", "xmlns:dc='x'"),
    *(
        '<content type="html">',
        '<content type="xhtml"><div>',
        '<content type="application/x" src="',
        "</content>",
        "<summary>",
        "</summary>",
        "<description>",
        "</description>",
        "<source>",
    ),
    *("<itunes:author>", "<media:content url='", "<georss:point>1 2", "<gml:pos>", "<where>"),
    *('<enclosure url="a" length="x"/>', "<guid isPermaLink='true'>", "</guid>", "<id>", "<base"),
    *(
        " xml:base='http://[' ",
        "<svg>",
        "<math>",
        "<style>a{b:url(",
        "<a href='javascript:",
        "<xhtml:",
    ),
    *("Mon, 20 Nov 2023 09:30:00 GMT", "2023-W47-1", "99999-99-99T99:99:99", "Thu, 99 Foo", "0000"),
]
feeds = st.one_of(
    st.builds(
        encoded,
        st.lists(st.one_of(st.sampled_from(FEED_PIECES), words), max_size=40).map("".join),
        encodings,
    ),
    st.builds(
        lambda items: json.dumps(
            {"version": "https://jsonfeed.org/version/1.1", "items": items}
        ).encode(),
        values,
    ),
    pages,
)


@given(content=feeds, link=st.sampled_from(["https://a.example/f", "http://[::1]/", "http://ä/"]))
@quick
def test_any_feed(content, link):
    try:
        read_feed(content, link)
    except SourceError:
        return
    check(entries_documents(content, link))


TAGS = (
    *("p", "div", "article", "main", "h1", "h2", "li", "ul", "table", "td", "time", "a", "span"),
    *("title", "head", "body", "html", "script", "style", "template", "svg", "math", "noscript"),
    *("br", "img", "figure", "figcaption", "blockquote", "section", "aside", "form", "iframe"),
)
ATTRIBUTES = (
    *("class='comment'", "class='byline author'", "class='author-name'", "id='comments'"),
    *("class='comment-list'", "itemprop='datePublished'", "itemprop='author'", "rel='author'"),
    *(
        "datetime='2024-03-08T10:00'",
        "datetime='99999-99-99'",
        "href='/author/x'",
        "href='http://['",
    ),
    *("lang='xx'", "xml:lang='\x00'", "style='display:none'", "itemtype='schema.org/Comment'", "="),
)
METAS = (
    *("og:title", "og:site_name", "og:url", "article:published_time", "author", "article:section"),
    *("og:locale", "date", "parsely-author", "content-language"),
)
LD = ("@type", "@graph", "@id", "headline", "author", "datePublished", "name", "publisher", "url")
LD_VALUES = (
    "NewsArticle",
    "LiveBlogPosting",
    "Person",
    "Organization",
    "2024-03-08",
    "",
    "#a",
    "x",
)
things = st.recursive(
    st.one_of(st.none(), st.booleans(), st.floats(), st.sampled_from(LD_VALUES), texts),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(LD), inner, max_size=5)
    ),
    max_leaves=10,
)
SENTENCE = "The council of Halden voted on Thursday against the ferry that it had ordered. "
elements = st.one_of(
    words,
    st.sampled_from(TAGS).map("<{}>".format),
    st.sampled_from(TAGS).map("</{}>".format),
    st.builds("<{} {}>".format, st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES)),
    st.builds("<meta property='{}' content='{}'>".format, st.sampled_from(METAS), words),
    st.builds("<link rel='canonical' href='{}'>".format, words),
    things.map(lambda thing: f"<script type='application/ld+json'>{json.dumps(thing)}</script>"),
    st.integers(1, 9).map(lambda count: f"<p>{SENTENCE * count}</p>"),
    st.sampled_from(
        ["<!doctype html>", "<?xml version='1.0'?>", "<![CDATA[", "<meta charset='x'>"]
    ),
)
html_pages = st.one_of(
    st.builds(
        encoded, st.lists(elements, max_size=40).map("".join).map("<html>{}".format), encodings
    ),
    pages.map(b"<html>".__add__),
)


@given(
    content=html_pages,
    url=st.one_of(
        st.none(), st.sampled_from(["https://a.example/2024/03/x", "http://[::1", "\ud800"])
    ),
    charset=st.one_of(st.none(), st.sampled_from(["utf-8", "cp1252", "utf-7", "x", "\x00"])),
)
@quick
def test_any_page(content, url, charset):
    # In this process: the one with limits would hide a fault.
    check(read_html("page.html", content, url=url, charset=charset))
