"""How sites build their pages: what is the article's stays, what is not goes."""

from __future__ import annotations

import json

import pytest

from biascompare.sources.html import read_html
from biascompare.sources.html.titles import without_outlet

TITLE = "Council votes against the ferry"
URL = "https://haldengazette.example/news/2024-03-08-ferry"
BODY = (
    "The council of Halden voted on Thursday against the ferry that it had itself ordered a year "
    "before, and nobody on the quay was surprised by it.",
    "Nine members were in favour of the contract with the shipyard, eleven were against, and one "
    "had stayed at home with a cold since the weekend.",
    "The shipyard said in a letter that it would wait for the minutes of the meeting before it "
    "said anything about damages or a new date.",
    "Islanders who had waited on the quay since the early morning went home without another word, "
    "and the kiosk closed at noon as it always does.",
    "A second vote is possible in the autumn, when two of the seats are filled again and the "
    "report of the auditors is on the table for everybody.",
)
P = "".join(f"<p>{text}</p>" for text in BODY)
TOP, REST = "".join(f"<p>{text}</p>" for text in BODY[:2]), P[P.index("<p>The shipyard") :]
SITE = '<meta property="og:site_name" content="The Halden Gazette">'
POST = "<p>I have said so for years and years, and nobody in the council would hear of it.</p>"
COOKIES = (
    "<h2>We value your privacy</h2><p>We and our 842 partners store information on a device, "
    "such as cookies, and process personal data. You may accept or manage your choices.</p>"
)


def page(body, head="", title=TITLE):
    return (
        f"<!doctype html><html lang='en'><head><title>{title}</title>{head}</head>"
        f"<body>{body}</body></html>"
    )


def article(body, head="", title=TITLE):
    return page(f"<article><h1>{title}</h1>{body}</article>", head, title)


def ld(thing):
    return f"<script type='application/ld+json'>{json.dumps(thing)}</script>"


def document(content, url=URL):
    (found,) = read_html("page.html", content.encode(), url=url)
    return found


LAYOUTS = {
    "no article": page(f"<div><a href='/'>Home</a></div><div><h1>{TITLE}</h1><div>{P}</div></div>"),
    "breaks": page(
        f"<table><tr><td><b>{TITLE}</b><br><br>{'<br><br>'.join(BODY)}</td></tr></table>"
    ),
    "divs": page(f"<h1>{TITLE}</h1>" + "".join(f"<div>{text}</div>" for text in BODY)),
    "AMP": page(
        f"<amp-sidebar><ul><li>Home</li></ul></amp-sidebar><h1>{TITLE}</h1><amp-img></amp-img>"
        f"<div>{P}<amp-ad>Advertisement</amp-ad></div>"
        "<amp-consent><p>We use cookies.</p></amp-consent>"
    ),
    "gallery": article(
        "".join(f"<figure><img><figcaption>Quay {n}.</figcaption></figure>" for n in range(8)) + P
    ),
    "headings": page(f"<h1>The Halden Gazette</h1><h1>{TITLE}</h1>{P}<h1>More from us</h1>", SITE),
    "related list": article(
        f"{TOP}<div><h4>Related</h4><ul><li><a href='/1'>The harbour that nobody wanted"
        f"</a></li><li><a href='/2'>Ten years of the ferry, told there</a></li></ul></div>{REST}"
    ),
    "related box": article(
        f"{TOP}<aside><h4>See also</h4><p>How the harbour was paid for in the end, told in one "
        f"full sentence by somebody else.</p></aside>{REST}"
    ),
    "read more": article(
        f"{TOP}<p><strong>READ MORE: <a href='/x'>The harbour nobody wanted</a></strong></p>{REST}"
    ),
    "banner": page(f"<div class='banner'>{COOKIES}</div><article><h1>{TITLE}</h1>{P}</article>"),
    "cookies inside": article(f"<div>{COOKIES}</div>{P}"),
    "kicker": article(P, SITE, f"Opinion | {TITLE}"),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_layouts(name):
    found = document(LAYOUTS[name])
    assert found.title == TITLE
    assert found.text.split("\n\n") == list(BODY)


@pytest.mark.parametrize(
    ("around", "each"),
    [
        ("<section id='comments'><ol>{}</ol></section>", "<li class='comment'>{}</li>"),
        ("<div class='comments-area'><h3>Comments</h3>{}</div>", "<div class='comment'>{}</div>"),
        ("<ul class='comment-list'>{}</ul>", "<li><div class='comment-body'>{}</div></li>"),
    ],
)
def test_comments_inside_the_article(around, each):
    posts = "".join(each.format(f"<b class='author'>Ann {n}</b>{POST}") for n in range(3))
    found = document(article(P + around.format(posts)))
    assert found.text.split("\n\n") == list(BODY)
    assert [one.author for one in found.comments] == ["Ann 0", "Ann 1", "Ann 2"]


@pytest.mark.parametrize("mark", ["|", "-", "–", "—", "·", "•", "»", "«", "›", "‹", ">", "::", "/"])
def test_the_outlet_behind_any_mark(mark):
    assert without_outlet(f"{TITLE} {mark} The Halden Gazette", "The Halden Gazette", None) == TITLE


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Le maire se dit « prêt à tout »", None),
        ("« La Gazette » est en vente", None),
        ("»Die Zeit läuft ab« | La Gazette", "»Die Zeit läuft ab«"),
        ("Nous avons dit « non » - La Gazette", "Nous avons dit « non »"),
        ("Un bac» La Gazette", "Un bac"),
        ("»", None),
        ("« » " * 50, None),
    ],
)
def test_quotations_in_titles_are_not_parted(title, expected):
    assert without_outlet(title, "La Gazette", None) == (expected or title.strip())


ADA = {"@type": "Person", "@id": "#ada", "name": "Ada Quill"}
REPORT = {"@type": ["NewsArticle", "Report"], "headline": TITLE}


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (
            ld(
                {
                    "@graph": [
                        ADA,
                        {"@type": "Person", "name": "Ben Ode", "@id": "#ben"},
                        REPORT | {"author": [{"@id": "#ada"}, {"@id": "#ben"}]},
                    ]
                }
            ),
            "",
        ),
        (ld([{"@type": "WebSite"}, REPORT | {"author": [ADA, {"name": "Ben Ode"}]}]), ""),
        ("", "<div class='byline'>By Ada Quill, Political editor, and Ben Ode, Reporter</div>"),
        (
            "",
            "<ul class='authors'><li><a href='/author/ada'>Ada Quill</a> <i>Political editor</i>"
            "</li><li><a href='/author/ben'>Ben Ode</a> <i>Correspondent</i></li></ul>",
        ),
        (
            "",
            "<div class='byline'><div class='author-name'>Ada Quill</div><div>Political editor"
            "</div><div class='author-name'>Ben Ode</div><div>Reporter</div></div>",
        ),
    ],
)
def test_several_authors(head, body):
    assert document(article(body + P, head)).author == "Ada Quill, Ben Ode"


@pytest.mark.parametrize(
    ("body", "path", "expected"),
    [
        ("<p><time datetime='2024-03-08T10:00+01:00'>8 March</time></p>", "", "2024-03-08T10:00"),
        ("<p><time>8 March 2024</time></p>", "", "2024-03-08"),
        ("", "/news/2024-03-08-ferry", "2024-03-08"),
        ("", "/20240308/ferry", "2024-03-08"),
        ("", "/20241308/ferry", "None"),
        ("", "/article/20240308123/ferry", "None"),
        ("", "", "None"),
    ],
)
def test_dates_in_the_page_or_the_address_only(body, path, expected):
    found = document(article(body + P), f"https://haldengazette.example{path}").published
    assert str(found).startswith(expected)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (article(P), set()),
        (article(P, title=f"Opinion | {TITLE}"), {"opinion_piece"}),
        (article(P, title=f"{TITLE} | Opinion"), {"opinion_piece"}),
        (article(P, title="A matter of opinion"), set()),
        (article(P, title="Analysis: why the ferry was lost"), {"analysis"}),
        (article(P, title="Ferry vote: live"), set()),
        (article(P, title="Live: the ferry vote"), {"live_blog"}),
        (article(P, ld(REPORT | {"@type": "LiveBlogPosting"})), {"live_blog"}),
        (article(P.replace("The council", "HALDEN (Reuters) - The council", 1)), {"wire_copy"}),
        (article(P + "<p>(AFP)</p>"), {"wire_copy"}),
        (article(f"{TOP}<p>Subscribe to continue reading</p>"), {"paywall_stub"}),
        (article(f"{TOP}<p>This article is for subscribers only.</p>"), {"paywall_stub"}),
    ],
)
def test_what_pages_say_of_their_kind(content, expected):
    codes = [notice.code for notice in document(content).notices]
    kinds = {"opinion_piece", "analysis", "live_blog", "wire_copy", "paywall_stub"}
    assert sorted(code for code in codes if code in kinds) == sorted(expected)


def test_windows_letters_without_a_declaration():
    text = "Depuis onze ans, l’œuvre des ingénieurs – « un bac » – n’arrive pas à Port-Halden… "
    content = f"<html><body><h1>Un bac qui n’arrive pas</h1><p>{text * 4}</p></body></html>"
    (found,) = read_html("page.html", content.encode("cp1252"))
    assert (found.title, found.text) == ("Un bac qui n’arrive pas", (text * 4).strip())
    assert "encoding_repaired" in {notice.code for notice in found.notices}
