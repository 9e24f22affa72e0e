"""HTML pages: the body, the facts, the comments, the notices, and hostile bytes."""

from __future__ import annotations

import json

import pytest

from biascompare.errors import SourceError
from biascompare.sources import read
from biascompare.sources.html import LARGEST_PAGE, read_html
from biascompare.sources.html.names import own_case, read_credits
from biascompare.sources.html.outlets import confirms
from biascompare.sources.html.titles import without_outlet

SENTENCES = (
    "The council voted on Thursday against the ferry that it had itself ordered a year ago.",
    "Nine members were in favour of the contract, eleven were against, and one stayed at home.",
    "The shipyard said that it would wait for the letter before it said anything about damages.",
    "Islanders who had waited on the quay since the morning went home without another word.",
)
BODY = "".join(f"<p>{sentence} {sentence[::-1].capitalize()}.</p>" for sentence in SENTENCES)
URL = "https://www.haldengazette.example/2024/03/08/ferry.html"


def page(body=BODY, head="", title="Council votes against the ferry", h1=None):
    shown = f"<h1>{title if h1 is None else h1}</h1>" if h1 != "" else ""
    return (
        f"<!doctype html><html lang='en'><head><title>{title}</title>{head}</head>"
        f"<body><main><article>{shown}{body}</article></main></body></html>"
    ).encode()


def ld(**facts):
    thing = {"@context": "https://schema.org", "@type": "NewsArticle", **facts}
    return f'<script type="application/ld+json">{json.dumps(thing)}</script>'


def meta(name, value):
    return f'<meta property="{name}" content="{value}">'


def document(content, url=URL, **options):
    (found,) = read_html("page.html", content, url=url, **options)
    return found


def codes(found):
    return {notice.code for notice in found.notices}


def test_the_article_without_menu_teasers_and_comments():
    body = (
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/n'>News</a></li></ul></nav>"
        f"{BODY}<h2>What comes next</h2>{BODY.replace('council', 'harbour board')}"
        "<p>Read more: The ferry that never sailed</p>"
        "<div class='comments'><div class='comment'><span class='author'>Ann says:</span>"
        "<time datetime='2024-03-09'>9 March</time><p>What a pity for the islanders.</p></div>"
        "</div>"
    )
    found = document(page(body))
    assert found.text.startswith(SENTENCES[0])
    assert found.headings == ("What comes next",)
    assert all(gone not in found.text for gone in ("Home", "Read more", "pity", "votes against"))
    (comment,) = found.comments
    assert (comment.text, comment.author, comment.published) == (
        "What a pity for the islanders.",
        "Ann",
        "2024-03-09",
    )
    assert "removed_teaser" in codes(found)


@pytest.mark.parametrize(
    ("title", "head", "h1", "expected"),
    [
        ("Ferry voted down | The Halden Gazette", "", "", "Ferry voted down"),
        ("Ferry voted down - HaldenGazette.example", "", "", "Ferry voted down"),
        ("The Halden Gazette: Ferry voted down", "", "", "Ferry voted down"),
        ("Ferry voted down | News | The Halden Gazette", "", "", "Ferry voted down"),
        ("Ferry voted down - why it matters", "", "", "Ferry voted down - why it matters"),
        ("Politics: ferry voted down", "", "", "Politics: ferry voted down"),
        (
            "The Halden Gazette view on ferries: vote again",
            "",
            "",
            "The Halden Gazette view on ferries: vote again",
        ),
        # What is shown goes before what is made for sharing.
        ("Ferry: no", meta("og:title", "You won't believe this"), "Ferry: No!", "Ferry: No!"),
        ("Ferry voted down", meta("og:title", "Ferry voted down"), "The Halden Gazette", None),
        (
            "A vote on Thursday",
            "",
            "<span class='x'>Why the ferry was lost</span>",
            "A vote on Thursday",
        ),
        ("", meta("og:title", "Ferry &amp; quay"), "", "Ferry & quay"),
        (
            "Ferry voted down",
            "",
            "<span>Islands</span><span>Ferry voted down</span>",
            "Ferry voted down",
        ),
        ("Islands: ferry lost", "", "<b>Islands:</b> ferry lost", "Islands: ferry lost"),
        ("", "", "", None),
    ],
)
def test_title(title, head, h1, expected):
    site = meta("og:site_name", "The Halden Gazette")
    found = document(page(head=site + head, title=title, h1=h1))
    wanted = "Ferry voted down" if h1 == "The Halden Gazette" else expected
    assert found.title == wanted


@pytest.mark.parametrize(
    ("title", "expected"),
    [("", ""), (" | ", ""), ("News", "News"), ("A | B | C", "A | B | C"), ("- " * 99, "")],
)
def test_a_title_of_nothing_but_marks(title, expected):
    assert without_outlet(title, "The Halden Gazette", None) == expected


@pytest.mark.parametrize(
    ("texts", "persons", "agencies"),
    [
        (["By Ann Lee"], ["Ann Lee"], []),
        (["By ANN LEE and TOM O'BRIEN"], ["Ann Lee", "Tom O'Brien"], []),
        (["Ann Lee, Tom Ash and Wu Li"], ["Ann Lee", "Tom Ash", "Wu Li"], []),
        (["Von Anna Groß und Jörg Weiß"], ["Anna Groß", "Jörg Weiß"], []),
        (["Par Élise Brun et Jean de La Tour"], ["Élise Brun", "Jean de La Tour"], []),
        (["Por María José Ruiz"], ["María José Ruiz"], []),
        (
            ["LISA MASC; ERIC TUCK Associated Press"],
            ["Lisa Masc", "Eric Tuck"],
            ["Associated Press"],
        ),
        (["Ann Lee, Reuters"], ["Ann Lee"], ["Reuters"]),
        (["AFP"], [], ["AFP"]),
        (["Ann Lee | 8 March 2024"], ["Ann Lee"], []),
        (["Ann Lee Friday; March"], ["Ann Lee Friday"], []),
        (["Ann Lee, MD, PhD"], ["Ann Lee"], []),
        (["Ann Lee - Staff Writer"], ["Ann Lee"], []),
        (["Ann Lee (ann@halden.example)"], ["Ann Lee"], []),
        (["Ann Lee", "Ann B. Lee"], ["Ann B. Lee"], []),
        (["بقلم سارة حسن"], ["سارة حسن"], []),
        (["Admin"], [], []),
        (["siteadmin"], [], []),
        (["Al Root"], ["Al Root"], []),
        (["Halden Gazette Staff"], [], []),
        (["Halden Sport"], [], []),
        (["Newsroom"], [], []),
        (["Redaktion"], [], []),
        (["@annlee"], [], []),
        (["https://halden.example/ann"], [], []),
        (["View all posts"], [], []),
        (["2024-03-08"], [], []),
        (["", " ", "By"], [], []),
        (["x" * 5000], [], []),
    ],
)
def test_credits(texts, persons, agencies):
    found = read_credits(texts, "The Halden Gazette", "haldengazette.example")
    assert (list(found.persons), list(found.agencies)) == (persons, agencies)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ANN MCDONALD", "Ann McDonald"),
        ("J.R. WARD-SMITH", "J.R. Ward-Smith"),
        ("LUDWIG VAN DAM", "Ludwig van Dam"),
        ("Ann Lee", "Ann Lee"),
        ("bell hooks", "bell hooks"),
        ("李小龍", "李小龍"),
        ("", ""),
    ],
)
def test_own_case(name, expected):
    assert own_case(name) == expected


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        (ld(headline="x", author={"@type": "Person", "name": "Ann Lee"}), "", "Ann Lee"),
        (ld(headline="x", author=["Ann Lee", "Tom Ash"]), "", "Ann Lee, Tom Ash"),
        (ld(headline="x", author={"@type": "Organization", "name": "Quay Club"}), "", None),
        ('<meta name="author" content="Ann Lee">', "", "Ann Lee"),
        (meta("article:author", "https://www.facebook.com/ann"), "", None),
        (
            "",
            "<p class='byline'>By <a href='/x'>Ann Lee</a> and <a>Tom Ash</a></p>",
            "Ann Lee, Tom Ash",
        ),
        ("", "<p class='byline'>By Ann Lee<br>Friday, March 8, 2024</p>", "Ann Lee"),
        ("", "<div class='author-box'><p class='author'>Ann Lee</p></div>", None),
        (
            '<meta name="author" content="Ann Lee">',
            "<p class='byline'>By Ann Lee, Tom Ash</p>",
            "Ann Lee, Tom Ash",
        ),
        ("", "", None),
    ],
)
def test_author(head, body, expected):
    assert document(page(body + BODY, head)).author == expected


@pytest.mark.parametrize(
    ("head", "body", "url", "expected"),
    [
        (
            ld(headline="x", datePublished="2024-03-08T09:30:00+01:00"),
            "",
            None,
            "2024-03-08T09:30:00+01:00",
        ),
        (
            meta("article:published_time", "2024-03-08T09:30:00Z"),
            "",
            None,
            "2024-03-08T09:30:00+00:00",
        ),
        (
            meta("article:modified_time", "2024-03-10")
            + meta("article:published_time", "2024-03-08"),
            "",
            None,
            "2024-03-08",
        ),
        # Readers saw the eighth, the server's clock was ahead.
        (
            ld(headline="x", datePublished="2024-03-09T02:30:00Z"),
            "<time datetime='2024-03-08T21:30:00-05:00'>March 8, 2024</time>",
            None,
            "2024-03-08T21:30:00-05:00",
        ),
        ("", "<p>Updated <time datetime='2024-03-20'>20 March</time></p>", URL, "2024-03-08"),
        ("", "", "https://halden.example/2024/03/ferry", "2024-03"),
        (ld(headline="x", datePublished="0001-01-01T00:00:00Z"), "", None, None),
        (meta("article:published_time", "9" * 3000), "", None, None),
        ("", "", None, None),
    ],
)
def test_published(head, body, url, expected):
    assert document(page(body + BODY, head), url=url).published == expected


@pytest.mark.parametrize(
    ("head", "url", "expected"),
    [
        (meta("og:site_name", "The Halden Gazette"), URL, "The Halden Gazette"),
        (
            meta("og:site_name", "haldengazette.example")
            + ld(headline="x", publisher={"name": "Halden Gazette"}),
            URL,
            "Halden Gazette",
        ),
        (
            meta("og:site_name", "The Halden Gazette | News for the islands"),
            URL,
            "The Halden Gazette",
        ),
        (
            meta("og:site_name", "U.S.") + ld(headline="x", publisher={"name": "Halden Gazette"}),
            URL,
            "Halden Gazette",
        ),
        ("", URL, "haldengazette.example"),
        ("", None, None),
    ],
)
def test_outlet(head, url, expected):
    assert document(page(head=head), url=url).outlet == expected


@pytest.mark.parametrize(
    ("host", "name", "expected"),
    [
        ("bbc.co.uk", "BBC News", True),
        ("wsj.com", "The Wall Street Journal", True),
        ("news.example.com.br", "Example", True),
        ("example.org", "Another", False),
        (None, "Another", False),
        ("example.org", "", False),
    ],
)
def test_a_host_confirms_a_name(host, name, expected):
    assert confirms(host, name) is expected


def test_further_facts():
    head = (
        '<link rel="canonical" href="https://halden.example/ferry">'
        + meta("article:section", "Local")
        + ld(headline="Council votes against the ferry", inLanguage="en-GB")
    )
    found = document(page(head=head))
    assert (found.url, found.section, found.language) == (
        "https://halden.example/ferry",
        "Local",
        "en",
    )


@pytest.mark.parametrize(
    ("head", "body", "url", "expected"),
    [
        (ld(headline="x", isAccessibleForFree=False), BODY, URL, "paywall_stub"),
        (
            ld(headline="x", isAccessibleForFree="False"),
            "".join(BODY.replace("council", f"board {n}") for n in range(4)),
            URL,
            "paywalled",
        ),
        (ld(headline="x", hasPart={"isAccessibleForFree": "false"}), BODY, URL, "paywall_stub"),
        (ld(**{"@type": "LiveBlogPosting", "headline": "x"}), BODY, URL, "live_blog"),
        (ld(**{"@type": "OpinionNewsArticle", "headline": "x"}), BODY, URL, "opinion_piece"),
        (meta("article:section", "Opinion"), BODY, URL, "opinion_piece"),
        ("", BODY, "https://halden.example/commentisfree/2024/ferry", "opinion_piece"),
        (ld(headline="x", author="Reuters"), BODY, URL, "wire_copy"),
        ("", BODY.replace("The council", "HALDEN (AP) — The council", 1), URL, "wire_copy"),
    ],
)
def test_what_kind_of_piece(head, body, url, expected):
    found = [notice.code for notice in document(page(body, head), url=url).notices]
    assert found.count(expected) == 1


def test_a_free_report_has_no_such_notice():
    found = codes(document(page(head=ld(headline="x", isAccessibleForFree=True))))
    assert found.isdisjoint(
        {"paywalled", "paywall_stub", "live_blog", "opinion_piece", "wire_copy"}
    )


def test_the_words_tell_the_language_when_the_page_is_wrong():
    found = document(page().replace(b"lang='en'", b"lang='de'"))
    assert found.language == "en"
    assert "language_differs" in codes(found)


ACCENTED = BODY.replace("ferry", "bac à café").replace("Nine", "Neuf – “neuf” –")


@pytest.mark.parametrize(
    ("encoding", "stated", "charset", "repaired"),
    [
        ("utf-8", "utf-8", None, False),
        ("utf-8", None, None, False),
        ("utf-8", "iso-8859-1", None, True),
        ("cp1252", "iso-8859-1", None, False),
        ("cp1252", None, "windows-1252", False),
        ("cp1252", None, None, True),
        ("cp1252", "utf-8", None, True),
        ("cp1252", "base64", None, True),
        ("utf-16", None, None, False),
        ("utf-16-le", None, None, False),
        ("utf-8-sig", "iso-8859-1", "windows-1251", False),
    ],
)
def test_encodings(encoding, stated, charset, repaired):
    head = f'<meta charset="{stated}">' if stated else ""
    content = page(ACCENTED, head).decode().encode(encoding)
    found = document(content, charset=charset)
    assert "the bac à café that it had" in found.text
    assert "– “neuf” –" in found.text.casefold()
    assert ("encoding_repaired" in codes(found)) is repaired


def test_readability_and_stated_bodies_are_second_and_third():
    hidden = f"<div class='paywall-hidden'>{BODY}</div>"
    stated = "\n\n".join(" ".join([sentence] * 4) for sentence in SENTENCES)
    found = document(page("<p>Loading.</p>", ld(headline="x", articleBody=stated)))
    assert found.text.count(SENTENCES[3]) == 4
    assert SENTENCES[3] in document(page(hidden)).text


def test_parts_of_one_class_are_read_together():
    boxes = "".join(
        f"<div class='grid'><div class='text'>{BODY.replace('council', f'board of {name}')}</div>"
        "</div><div class='ad'>Advertisement</div>"
        for name in ("Halden", "Corvane", "Brask", "Tolliver")
    )
    found = document(page(boxes))
    assert [found.text.count(f"board of {name}") for name in ("Halden", "Brask", "Tolliver")] == [
        1,
        1,
        1,
    ]


HOSTILE = {
    "nothing": (b"", "is empty"),
    "spaces": (b" \n\t", "is empty"),
    "picture": (b"\x89PNG\r\n" + bytes(900), "no HTML"),
    "text": (b"only words", "no HTML"),
    "no words": (page("", title="", h1=""), "no article text"),
    "frames": (b"<html><frameset><frame src='x'></frameset></html>", "no article text"),
    "too large": (page(BODY + " " * LARGEST_PAGE), "larger than 5 MB"),
    "deep": (page("<div>" * 50_000 + BODY), "inside one another"),
    "many elements": (page("<i></i>" * 60_000 + BODY), "elements"),
}


@pytest.mark.parametrize(("content", "reason"), HOSTILE.values(), ids=HOSTILE)
def test_what_is_refused(content, reason):
    with pytest.raises(SourceError, match=reason):
        document(content)


HARMLESS = {
    "deep enough": page("<div>" * 1_500 + BODY),
    "many attributes": page(
        "<div " + " ".join(f'a{n}="1"' for n in range(50_000)) + f">{BODY}</div>"
    ),
    "long attribute": page(f"<div style='{'a ' * 10**6}'>{BODY}</div>"),
    "zero bytes": page().replace(b"council", b"coun\0cil"),
    "lone surrogate": page(BODY.replace("council", "council&#xD800;&#1114112;")),
    "surrogate in data": page(head=ld(headline="\ud800 x", author="Ann \udfff Lee")),
    "override": page(BODY.replace("council", "\u202ecouncil\u2066")),
    "deep data": page(head=f'<script type="application/ld+json">{"[" * 10**5}</script>'),
    "data in a circle": page(
        head=ld(headline="x", author={"@id": "a"}, about={"@id": "a", "name": {"@id": "a"}})
    ),
    "odd data": page(
        head=ld(headline=["x", {"y": 1}], author=[[3, None]], datePublished={}, hasPart=[1])
    ),
    "broken data": page(head='<script type="application/ld+json">{"@type": </script>'),
    "entities": b'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    + page(BODY + "<p>&x;</p>"),
    "long title": page(title="x - " * 10**5),
}


@pytest.mark.parametrize("content", HARMLESS.values(), ids=HARMLESS)
def test_what_is_survived(content):
    found = document(content)
    assert SENTENCES[1] in found.text
    found.text.encode("utf-8")
    assert not set("\0\u202e\u2066") & set(found.text)


def test_registered_by_suffix_and_by_content(tmp_path):
    for name in ("a.html", "b.HTM", "c.xhtml", "d", "e.html"):
        (tmp_path / name).write_bytes(page() if name != "e.html" else b"")
    (tmp_path / "f").write_bytes(b"no page")
    found = list(read([tmp_path]))
    assert sum(not isinstance(one, SourceError) for one in found) == 4
    (fault,) = (one for one in found if isinstance(one, SourceError))
    assert fault.source.endswith("e.html")


def test_nothing_is_printed_or_fetched(capfd):
    document(
        page(
            f"<img src='http://127.0.0.1:9/x.png'><iframe src='http://127.0.0.1:9/'></iframe>{BODY}"
        )
    )
    with pytest.raises(SourceError):
        document(page("", title="", h1=""))
    assert capfd.readouterr() == ("", "")
