"""Pages of the usual kinds: what becomes a field, what stays, what goes."""

from __future__ import annotations

from textwrap import dedent

import pytest

from biascompare.errors import SourceError
from biascompare.sources.pages import LARGEST_FILE, LONGEST_LINE, read_markdown, read_plain

NEWS = """\
Harbour town votes down its own ferry
By Jane Roe and Tom Ash, Transport Correspondents
Published: 14 March 2024 at 6:30 pm
3 min read
Photo: Harbour Press/Jane Roe
The council of Lower Skerry voted on Thursday against the ferry that it had itself ordered.
Advertisement
“We could not go on paying for a boat that does not exist,” the mayor said after the vote.
A long story
The first contract was signed in 2013. A second followed in 2016, after the yard had asked.
Read more: How the yard went bankrupt
Opponents said they would appeal. Join us, they wrote on a banner, if you believe in boats.
What happens next?
The contract ends in June. The council has not said whether it will ask for its deposit back.
Share this article
Related articles
Ferry yard files for bankruptcy
Leave a Reply
Your email address will not be published. Required fields are marked *
Comment *
Name *
© 2024 The Skerry Post. All rights reserved.
"""
SCRAPED = """\
Skip to content
Home
News
Contact Us
Sports
Log in
Everything you need to know about boats
Contact Us
Why our harbour needs no ferry
Opinion
By Lena Marsh
March 15, 2024 | Updated 9:10 am
It hasbeen a long argument , and it is behindthe town now . The council voted on Thursday .
Nobody whohas stood on the pier will miss a boat , although the sentiment is strong .
Register now for the Skerry Business Forum
Become a sponsor of the Skerry Business Forum
The money will go to the road , which is what most wanted .
A quiet end
There will be no statue andno plaque . There will be a road , open inthe winter .
More from The Skerry Post
Mayor resigns
"""
BLOG = """\
Le bac qui n’existait pas : chronique d’un fiasco annoncé
Publié le 14 mars 2024 par Jeanne Martin
Introduction :
Depuis onze ans, la ville promet un bac ; les habitants attendent, et ils finissent par en rire !
Lire aussi : Le chantier naval en faillite
Partie 1 : Les faits
Le premier contrat date de 2013. Le second prévoyait une livraison « avant l’hiver ».
Mon avis
Il aurait fallu renoncer plus tôt.La mairie le savait : je l’écris sur mon blog, QuaiNord, depuis.
Bien à vous,
Jeanne
2 commentaires
Paul dit :
15 mars 2024 à 10h12
Merci pour cet article, c’est exactement ce que je pense.
Répondre
Odile a dit le 15 mars 2024 à 11h40 :
Je ne suis pas d’accord du tout.
Le bac était une bonne idée.
Répondre
Laisser un commentaire
Votre adresse e-mail ne sera pas publiée.
"""
FORUM = """\
Werbung

Rund um den Hafen

Ein ehrliches Ende

Hafenblick

Redaktion
Ein ehrliches Ende
von Jörg Lütt
Fähre Logo

Der Rat der Stadt hat am Donnerstag gegen die Fähre gestimmt, die er bestellt hatte.

Man habe zu lange gewartet, sagte die Bürgermeisterin. Neue Pläne gebe es nicht.

Hinweis: Der Artikel wird möglicherweise nicht vollständig angezeigt.

Artikel im Blog lesen
~
Werbung
Das war doch klar.

Wer hat das bezahlt?
~
Zuletzt bearbeitet:
@Jörg
Ich habe die Werft noch gekannt.
Hein schrieb:
Wer hat das bezahlt?
Zum Vergrößern anklicken....
Wir alle.
~
Olaf
16.03.2024, 08:15 Uhr
Und jetzt die Straße!
~
Oben
"""
WORDPRESS = """\
Ferry Tales: an ending
Posted on March 16, 2024 by hein
Leave a comment

The council has voted, and that is the end of the ferry. I have written about it for eleven years,
which is longer than some have lived here.

I never believed in it. Not when they
showed the drawings.

Related
The model boat
3 thoughts on “Ferry Tales: an ending”
Ann B. says:
March 16, 2024 at 9:15 am
I will miss your posts about it.
Reply
Olaf
March 17, 2024 at 8:00 am
About time.
Reply
Leave a Reply Cancel reply
"""
POST = """\
---
layout: post
title: 'The ferry that wasn''t'
date: 2024-03-02 18:05:00 +0100
lang: en-GB
categories: [Transport, Local]
published: true
---

# The ferry that wasn't

![The old ferry](/img/ferry.jpg)

For **eleven years** the town has been [promised](http://example.org) a ferry, and _nobody_
has seen a plank. The council says `soon`.

<!-- more
text -->
> We were told to be patient.

### What went wrong
1. The tender was cancelled twice.
2. Nobody had checked the depth[^1].

- Ines
"""
PAGES: dict[str, tuple[str, dict[str, str | None], list[int], list[int], set[str]]] = {
    "news": (
        NEWS,
        {
            "title": "Harbour town votes down its own ferry",
            "author": "Jane Roe and Tom Ash",
            "published": "2024-03-14T18:30",
            "outlet": None,
            "outlet_hint": "The Skerry Post",
            "language": "en",
        },
        [6, 8, 9, 10, 12, 13, 14],
        [9, 13],
        {
            *("removed_byline", "removed_navigation", "removed_image_credit", "removed_footer"),
            *("removed_advertising", "removed_teaser", "removed_share", "removed_form"),
            *("no_outlet",),
        },
    ),
    "scraped": (
        SCRAPED,
        {
            "title": "Why our harbour needs no ferry",
            "author": "Lena Marsh",
            "published": "2024-03-15",
            "outlet_hint": "The Skerry Post",
        },
        [13, 14, 17, 18, 19],
        [18],
        {
            *("removed_navigation", "removed_byline", "removed_footer"),
            *("removed_promotion", "glued_words", "spaced_punctuation", "wording_altered"),
            *("opinion_piece", "no_outlet"),
        },
    ),
    "blog": (
        BLOG,
        {
            "title": "Le bac qui n’existait pas : chronique d’un fiasco annoncé",
            "author": "Jeanne Martin",
            "published": "2024-03-14",
            "outlet_hint": "QuaiNord",
            "language": "fr",
        },
        [3, 4, 6, 7, 8, 9],
        [3, 6, 8],
        {
            *("removed_byline", "removed_teaser", "removed_sign_off", "removed_form"),
            *("removed_navigation", "removed_forum_mark", "glued_sentence_end"),
            *("opinion_piece", "no_outlet"),
        },
    ),
    "forum": (
        FORUM.replace("~", "\u00a0"),
        {
            "title": "Ein ehrliches Ende",
            "author": "Jörg Lütt",
            "outlet": "Hafenblick",
            "published": None,
            "language": "de",
        },
        [14, 16],
        [],
        {
            *("removed_advertising", "removed_navigation", "removed_byline", "no_date"),
            *("removed_image_credit", "removed_cut_notice", "removed_forum_mark", "too_short"),
        },
    ),
    "untitled": (
        "\n".join(NEWS.splitlines()[5:6] + NEWS.splitlines()[7:10] + ["Leave a Reply"]),
        {"title": None, "outlet": None, "author": None, "published": None},
        [1, 2, 3, 4],
        [3],
        {"removed_form", "no_title", "no_outlet", "no_date"},
    ),
}


def _page(content: str, reader=read_plain):
    (document,) = reader("page", content.encode())
    return document


@pytest.mark.parametrize("name", PAGES)
def test_pages(name):
    content, fields, body, headings, codes = PAGES[name]
    lines = ["", *content.split("\n")]
    document = _page(content)
    assert {field: getattr(document, field) for field in fields} == fields
    assert document.text.split("\n\n") == [lines[number] for number in body]
    assert document.headings == tuple(lines[number] for number in headings)
    assert {notice.code for notice in document.notices} == codes


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            BLOG,
            [
                ("Paul", "2024-03-15T10:12", "Merci pour cet article"),
                ("Odile", "2024-03-15T11:40", "Je ne suis pas d’accord du tout.\n\nLe bac"),
            ],
        ),
        (
            FORUM.replace("~", "\u00a0"),
            [
                (None, None, "Das war doch klar.\n\nWer hat"),
                (None, None, "@Jörg\n\nIch habe"),
                ("Olaf", "2024-03-16T08:15", "Und jetzt die Straße!"),
            ],
        ),
        (
            WORDPRESS,
            [
                ("Ann B.", "2024-03-16T09:15", "I will miss your posts"),
                ("Olaf", "2024-03-17T08:00", "About time."),
            ],
        ),
        (NEWS, []),
        (NEWS.replace("Related articles", "No comments yet"), []),
        (NEWS.replace("Share this article", "0 comments"), []),
        # Lines of one space between all paragraphs do not make them comments.
        ("\n \n".join(NEWS.splitlines()[5:10]) + "\n \nShare", []),
    ],
    ids=["blog", "forum", "wordpress", "none", "form only", "zero", "spaced paragraphs"],
)
def test_comments(content, expected):
    comments = _page(content).comments
    assert [(one.author, one.published) for one in comments] == [one[:2] for one in expected]
    for comment, (_, _, begins) in zip(comments, expected, strict=True):
        assert comment.text.startswith(begins)


def test_a_byline_below_a_short_article_does_not_make_its_heading_the_title():
    lines = ["Ferry lost for good", PROSE, PROSE, "A heading", PROSE, "Written by Ada Quill"]
    document = _page("\n".join(lines))
    assert (document.title, document.author) == ("Ferry lost for good", "Ada Quill")
    assert document.headings == ("A heading",)
    assert document.text.split("\n\n") == lines[1:5]


def test_a_quotation_stays_in_its_comment():
    second = _page(FORUM.replace("~", "\u00a0")).comments[1].text
    assert second.split("\n\n")[2:] == ["Hein schrieb:", "Wer hat das bezahlt?", "Wir alle."]


def test_markdown_marks_become_plain_text():
    document = _page(POST, read_markdown)
    assert document.text.split("\n\n") == [
        "For eleven years the town has been promised a ferry, and nobody has seen a plank. "
        "The council says soon.",
        "We were told to be patient.",
        "What went wrong",
        "The tender was cancelled twice.",
        "Nobody had checked the depth.",
        "Ines",
    ]
    assert document.headings == ("What went wrong",)
    assert (document.title, document.published) == (
        "The ferry that wasn't",
        "2024-03-02T18:05:00+01:00",
    )
    assert (document.language, document.section) == ("en", "Transport, Local")
    places = {notice.code: (notice.first_line, notice.last_line) for notice in document.notices}
    assert places["removed_front_matter"] == (1, 8)


def test_front_matter_is_known_by_its_content_in_plain_text_too():
    assert _page(POST, read_plain) == _page(POST, read_markdown)


PROSE = "The council voted on Thursday against the ferry that it had itself ordered in 2013."
STAYING = [
    "Join us: that was the message of the evening, and many did, with lanterns and with flutes.",
    "Photos of the launch were shown to the council before the vote was taken.",
    "“Advertisement is not a plan,” she said.",
    "Subscribe to the idea or leave, the mayor had said at the time of the first vote in 2013.",
    "- The ferry",
    "He laughed.",
    "Why not?",
    "Comments were not made.",
    "By Friday, nobody was left on the pier.",
    "Tags are sewn into the sails.",
    "Twitter",
]


@pytest.mark.parametrize("line", STAYING)
def test_a_doubtful_line_stays(line):
    found = _page("\n".join([PROSE, PROSE, line, PROSE, PROSE])).text.split("\n\n")
    assert line in found


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["one line that is long enough to be wrapped at the width of a page, and", "goes on."], 1),
        (["short line that", "goes on in small letters."], 1),
        (["A closed line of the usual length, as it ends one of the paragraphs.", "Next."], 2),
        (["A verse", "Another verse"], 2),
    ],
)
def test_line_ends_inside_a_block(lines, expected):
    text = _page("\n\n".join([PROSE, "\n".join(lines), PROSE])).text
    assert len(text.split("\n\n")) == 2 + expected


def test_a_page_wrapped_throughout_is_joined():
    wrapped = dedent("""\
        The council of Lower Skerry voted on Thursday against the ferry that
        it had itself ordered in 2013, ending a dispute that cost four mayors.
        The vote was close. Nobody cheered when the clerk read out the result
        and the doors were opened.

        The first contract was signed in 2013. A second one followed in 2016,
        after the yard had asked for more time and for more money.
        """)
    assert [len(part) > 120 for part in _page(wrapped).text.split("\n\n")] == [True, True]


@pytest.mark.parametrize(
    ("title", "expected", "hint"),
    [
        ("Ferry scrapped after years | The Skerry Post", "Ferry scrapped after years", True),
        ("Is the ferry lost for good?", "Is the ferry lost for good?", False),
        ("Ferry lost!", "Ferry lost!", False),
        ("Background", None, False),
    ],
)
def test_first_line_as_title(title, expected, hint):
    document = _page("\n".join([title, PROSE, PROSE]))
    assert (document.title, document.outlet_hint is not None) == (expected, hint)
    assert document.outlet is None


@pytest.mark.parametrize(
    ("ending", "author"),
    [
        (["-Jesse"], "Jesse"),
        (["— Ines Marsh"], "Ines Marsh"),
        (["Best wishes,", "Ines"], "Ines"),
        (["Viele Grüße, Jörg"], "Jörg"),
        (["“We shall see.”", "— Ada Quill"], None),
        (["- one more thing"], None),
        (["Ines"], None),
    ],
)
def test_sign_off(ending, author):
    document = _page("\n".join([PROSE, PROSE, *ending]))
    assert document.author == author
    assert (ending[-1] in document.text) == (author is None)


@pytest.mark.parametrize("ending", ["*Ada*", "- Ada", "— Ada", "Ada Quill"])
def test_sign_off_of_the_known_author(ending):
    post = f"---\ntitle: Ferry\nauthor: Ada Quill\n---\n\n{PROSE}\n\n{PROSE}\n\n{ending}\n"
    document = _page(post, read_markdown)
    assert document.author == "Ada Quill"
    assert document.text == f"{PROSE}\n\n{PROSE}"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b"\n \n", "is empty"),
        (b"text\0text", "binary"),
        (b"Advertisement\n", "no article text"),
        (b"---\ntitle: only\n---\n", "no article text"),
        (b"x" * (LARGEST_FILE + 1), "larger than 20 MB"),
        (b"x" * (LONGEST_LINE + 1), "longer than 10 MB"),
    ],
    ids=["empty", "blank", "binary", "marks only", "front matter only", "large", "long line"],
)
def test_what_is_no_page(content, reason):
    with pytest.raises(SourceError, match=reason):
        list(read_plain("page.txt", content))


@pytest.mark.parametrize(
    "mark", ["[", "![](", "<!--", "*a ", "__a ", "` ", "<a ", "{{", "\\", "# "]
)
def test_nothing_but_opening_marks_is_read_to_its_end(mark):
    document = _page(f"{PROSE}\n\n{mark * 3000}\n\n{PROSE}", read_markdown)
    assert document.text.startswith(PROSE)
    assert document.text.endswith(PROSE)


def test_markup_in_a_plain_page_stays_text():
    hostile = "<script>alert(1)</script> " + PROSE
    assert _page("\n".join([hostile, PROSE])).text.startswith("<script>alert(1)</script>")
