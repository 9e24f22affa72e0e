"""Terms are found as whole words, the longest first, offsets into the text."""

import pytest

from biascompare.matching import Matcher, same_length_lower


@pytest.mark.parametrize(
    ("terms", "text", "found"),
    [
        (["war"], "toward the war", ["war"]),
        (["war"], "War! A post-war world, warm.", ["War", "war"]),
        (["attack*"], "Attackers attacked; a counterattack", ["Attackers", "attacked"]),
        (["at odds"], "They are at odds. At, odds no.", ["at odds"]),
        (["odds", "at odds"], "at odds, odds", ["at odds", "odds"]),
        (["attaque*"], "L'attaque d'hier", ["attaque"]),
        (["streit*"], "Streitereien um Rechtsstreit", ["Streitereien"]),
        (["émeute*"], "Des ÉMEUTES.", ["ÉMEUTES"]),
        (["a+b"], "a+b", ["a+b"]),
        (["war"], "", []),
        ([], "war", []),
        (["war"], "İİİ war", ["war"]),
    ],
)
def test_terms(terms, text, found):
    hits = Matcher({"key": terms}).find(text)
    assert [text[hit.start : hit.end] for hit in hits] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a heart attack", []),
        ("an attack on a heart", ["attack"]),
        ("heart attacks and attacks", ["attacks"]),
    ],
)
def test_excluded_phrases_eat_their_hits(text, found):
    matcher = Matcher({"conflict": ["attack*"]}, excluded=["heart attack*"])
    assert [text[hit.start : hit.end] for hit in matcher.find(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Altmans Rückkehr", [("altman", "Altmans")]),
        ("Altman's return", [("altman", "Altman")]),
        ("Altmanns Haus", []),
        ("altman", []),
        ("Sam Altman met Sam", [("altman", "Sam Altman")]),
        ("OpenAI and Open AI", [("openai", "OpenAI"), ("openai", "Open AI")]),
    ],
)
def test_actors_are_case_sensitive_with_suffixes(text, found):
    matcher = Matcher(
        {"altman": ["Altman", "Sam Altman"], "openai": ["OpenAI", "Open AI"]},
        ignore_case=False,
        suffixes=["s"],
    )
    assert [(hit.key, text[hit.start : hit.end]) for hit in matcher.find(text)] == found


@pytest.mark.parametrize("text", ["ABC", "İstanbul", "ẞ", ""])
def test_lower_case_keeps_offsets(text):
    assert len(same_length_lower(text)) == len(text)
