"""What a text says about itself, its tokens and its languages."""

from __future__ import annotations

import json

import pytest

from biascompare.sources.language_mix import mixed_languages, tokenised_text
from biascompare.sources.paragraphs import Paragraph
from biascompare.sources.pieces import piece_notices

ENGLISH = (
    "The council voted on Thursday against the ferry that it had itself ordered, and the mayor "
    "said that the harbour would have to wait for another year or two."
)
FRENCH = (
    "Le conseil a voté jeudi contre le bac qu'il avait lui-même commandé, et la maire a dit que "
    "le port devrait attendre encore une année ou deux avant les travaux."
)
GERMAN = (
    "Der Rat stimmte am Donnerstag gegen die Fähre, die er selbst bestellt hatte, und die "
    "Bürgermeisterin sagte, dass der Hafen noch ein Jahr oder zwei warten müsse."
)
NAMES = ", ".join(["Ann Roe", "Tom Ash", "Jan Berg", "Léa Petit", "Uwe Holt"] * 6)

PIECES = [
    (["SKERRY (Reuters) - The ferry is gone."], {}, {"wire_copy"}),
    (["Berlin (dpa/tmn) – Die Fähre ist weg."], {}, {"wire_copy"}),
    (["Berlin (AFP) Die Fähre ist weg."], {}, {"wire_copy"}),
    (["SKERRY, July 4, 2016 /PRNewswire/ -- The ferry is gone."], {}, {"wire_copy"}),
    (["The ferry is gone.", "(dpa)"], {}, {"wire_copy"}),
    (["Le bac est parti. (avec AFP)"], {}, {"wire_copy"}),
    (["The ferry is gone."], {"author": "Ann Roe, Associated Press"}, {"wire_copy"}),
    (["SKERRY (Reuters) - The ferry is gone."], {"outlet": "Reuters"}, set()),
    (["The Skerry Ferry (CP) said that it was gone."], {}, set()),
    (["The agency Reuters said that it was gone."], {}, set()),
    (["The ferry is gone.", "Ann Roe"], {}, set()),
    (["x"], {"title": "Ferry vote: live updates"}, {"live_blog"}),
    (["x"], {"title": "En direct : le vote sur le bac"}, {"live_blog"}),
    (["x"], {"title": "Die Abstimmung im Liveticker"}, {"live_blog"}),
    (["x"], {"title": "Live music returns to the harbour"}, set()),
    (["x"], {"title": "Analysis: why the ferry went"}, {"analysis"}),
    (["x"], {"section": "Décryptage"}, {"analysis"}),
    (["x"], {"title": "Eine Analyse von Uwe Holt"}, {"analysis"}),
    (["x"], {"title": "The analysis of water is late"}, set()),
    (["The ferry is gone. Subscribe to continue reading."], {}, {"paywall_stub"}),
    (["Le bac est parti.", "Il vous reste 65.4% de cet article à lire."], {}, {"paywall_stub"}),
    (["Die Fähre ist weg.", "Jetzt weiterlesen mit Skerry+"], {}, {"paywall_stub"}),
    (["Subscribe to continue reading.", "a.", "b.", "c.", "d."], {}, set()),
    (["You can subscribe to the ferry's news at the harbour."], {}, set()),
    (["The ferry is … [+2331 chars]"], {}, {"text_cut"}),
    (["The ferry has [+2331 chars] in its log."], {}, set()),
    ([], {}, set()),
    (["(" * 5_000], {"title": "(" * 5_000, "author": "/" * 5_000}, set()),
]


@pytest.mark.parametrize(("lines", "facts", "expected"), PIECES, ids=range(len(PIECES)))
def test_pieces(lines, facts, expected):
    assert {notice.code for notice in piece_notices(lines, facts, 100)} == expected


def test_a_long_article_is_no_stub():
    lines = ["The ferry is gone.", "Subscribe to continue reading."]
    assert piece_notices(lines, {}, 2_000) == []


@pytest.mark.parametrize(
    ("texts", "language", "expected"),
    [
        ((ENGLISH, ENGLISH, FRENCH), "en", "34% of the words are in another language (fr)"),
        ((GERMAN, ENGLISH), "de", "(en) than de"),
        ((FRENCH, GERMAN), "fr", "(de) than fr"),
        ((ENGLISH, ENGLISH), "en", None),
        ((ENGLISH, NAMES), "en", None),
        ((ENGLISH * 6, FRENCH), "en", "15%"),
        ((ENGLISH * 12, FRENCH), "en", None),
        ((ENGLISH, "Le bac est parti."), "en", None),
        ((ENGLISH, FRENCH), None, None),
        ((), "en", None),
    ],
)
def test_mixed_languages(texts, language, expected):
    parts = [Paragraph(text, 0, 0) for text in texts]
    found = [notice.message for notice in mixed_languages(parts, language)]
    assert len(found) == (expected is not None)
    assert expected is None or expected in found[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council did n't vote , the mayor said , and it was n't sorry . It went on .", True),
        ("It was `` late '' , they said . The mayor 's ferry , they said , was gone .", True),
        ("The ferry -LRB- blue -RRB- is gone.", True),
        ("The council didn't vote, the mayor said, and it wasn't sorry.", False),
        ("The council voted , the mayor said , and it was gone . It went on .", False),
        ("They did n't vote, the mayor said, and were n't sorry. It went on.", False),
        ("Le maire a dit : « Non ! » ; le bac est parti.", False),
        ("", False),
    ],
)
def test_tokenised_text(text, expected):
    assert bool(list(tokenised_text(text))) is expected


def test_a_table_says_it_and_leaves_the_text(tmp_path, only_document):
    text = "The council did n't vote , the mayor said , and was n't sorry . (Reuters)"
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": text}), encoding="utf-8")
    document = only_document([path])
    assert document.text == text
    assert {"tokenised_text", "wire_copy"} <= {notice.code for notice in document.notices}


def test_a_page_says_it(tmp_path, only_document):
    path = tmp_path / "a.txt"
    path.write_text(
        f"SKERRY (Reuters) - {ENGLISH}\n\n{ENGLISH}\n\nSubscribe to continue reading\n", "utf-8"
    )
    codes = {notice.code for notice in only_document([path]).notices}
    assert {"wire_copy", "paywall_stub"} <= codes
