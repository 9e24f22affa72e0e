"""Notices about the wording of a document."""

from __future__ import annotations

import pytest

from biascompare.model import Comment
from biascompare.sources.glued import glued_rules, is_glued
from biascompare.sources.oddities import oddities
from biascompare.sources.paragraphs import Paragraph
from biascompare.translations import said

PLAIN = "The council voted on Thursday against the ferry that it had itself ordered. " * 5


def _codes(*texts, language="en", **facts):
    parts = [Paragraph(text, number, number) for number, text in enumerate(texts, start=1)]
    return {
        notice.code
        for notice in oddities(
            parts, **{"title": None, "section": None, "language": language, **facts}
        )
    }


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        *(("hasbeen", True), ("behindthe", True), ("Shipsand", True), ("forhis", True)),
        *(("whohas", True), ("whistleblower", False), ("underprivileged", False)),
        *(("deepfakes", False), ("smartphone", False), ("into", False), ("Altman's", False)),
        *(("council’s", False), ("the", False), ("", False), ("zzzzzz", False)),
    ],
)
def test_is_glued(word, expected):
    rules = glued_rules("en")
    assert is_glued(word, rules, rules.known) is expected


GERMAN = (
    "Der Rat hat gestern gegen die neue Fähre gestimmt, und niemand am Hafen war überrascht. "
    "Die Werft wartet noch auf den Brief, sagte eine Sprecherin, und mehr wollte sie nicht sagen. "
)
FRENCH = (
    "Le conseil a voté hier contre le nouveau bac, et personne sur le port ne semblait surpris. "
    "Le chantier attend encore la lettre, selon une porte-parole, qui ne veut pas en dire plus. "
)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (GERMAN, "de", False),
        (GERMAN.replace("die neue", "dieneue"), "de", False),  # one may be chance
        (
            GERMAN.replace("die neue", "dieneue")
            .replace("und niemand", "undniemand")
            .replace("eine Sprecherin", "eineSprecherin")
            .replace("und mehr", "undmehr"),
            "de",
            True,
        ),
        (
            "Sonderregelung, Undine, Diebstahl, Einzelfall, Mitglied, Dasein, Wirtschaft",
            "de",
            False,
        ),
        (FRENCH, "fr", False),
        (
            FRENCH.replace("et personne", "etpersonne")
            .replace("une porte", "uneporte")
            .replace("pas en", "pasen")
            .replace("qui ne veut", "qui neveut")
            .replace("sur le port", "surle port")
            .replace("dire plus", "direplus"),
            "fr",
            True,
        ),
        (
            "surprise, parcours, desquelles, quiconque, dessin, pourtant",
            "fr",
            False,
        ),
        ("", "de", False),
        ("undund" * 9, "de", False),
    ],
)
def test_glued_words_in_other_languages(text, language, expected):
    assert ("glued_words" in _codes(text, language=language)) is expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (PLAIN, "en", set()),
        ("Too short.", "en", {"too_short"}),
        (PLAIN.replace("had itself", "haditself"), "en", {"glued_words"}),
        (PLAIN.replace("had itself", "haditself"), "de", set()),
        (PLAIN.replace(".", " ."), "en", {"spaced_punctuation"}),
        (PLAIN.replace(".", " !"), "fr", set()),
        (PLAIN.replace(".", " !"), "de", {"spaced_punctuation"}),
        (
            PLAIN.replace("had itself", "haditself").replace(".", " ."),
            "en",
            {"glued_words", "spaced_punctuation", "wording_altered"},
        ),
        (PLAIN + "It was late.Nobody cheered.", "en", {"glued_sentence_end"}),
        (PLAIN + "C’était la technologie.Dans la ville…", "fr", {"glued_sentence_end"}),
        (PLAIN + "See www.example.org or Node.js, U.S.A. and p.m.Today", "en", set()),
        (PLAIN + "https://example.org/some.Page", "en", set()),
    ],
)
def test_wording(text, language, expected):
    assert _codes(text, language=language) == expected


@pytest.mark.parametrize(
    ("text", "english", "french"),
    [
        ("Short.", "One word: too short", "Un seul mot : trop court"),
        ("Too short.", "2 words: too short", "2 mots : trop court"),
        ("", "0 words: too short", "0 mots : trop court"),
    ],
)
def test_few_words_are_counted_in_words_that_agree(text, english, french):
    (notice,) = oddities([Paragraph(text, 1, 1)], title=None, section=None, language="en")

    assert notice.message.startswith(english)
    assert said("fr", notice.message).replace("\u202f", " ").replace("\xa0", " ").startswith(french)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"section": "Opinion"}, True),
        ({"section": "Meinung"}, True),
        ({"section": "Tribunes"}, True),
        ({"section": "News"}, False),
        ({"title": "Kommentar: Ein ehrliches Ende"}, True),
        ({"title": "Opinion polls open on Sunday"}, False),
        ({"labels": [(2, "Editorial")]}, True),
        ({"labels": [(2, "Home")]}, False),
        ({}, False),
    ],
)
def test_opinion_by_its_fields(facts, expected):
    assert ("opinion_piece" in _codes(PLAIN, **facts)) is expected


def test_opinion_by_a_statement():
    assert "opinion_piece" in _codes(PLAIN, "The views expressed here are the author's own.")


@pytest.mark.parametrize(("comment", "expected"), [(PLAIN * 2, True), ("Yes.", False)])
def test_comments_longer(comment, expected):
    assert ("comments_longer" in _codes(PLAIN, comments=[Comment(comment)])) is expected
