"""Columns matched to fields by their sense."""

from __future__ import annotations

import pytest

from biascompare.errors import UnknownNameError
from biascompare.sources.columns import FIELDS, column_names, language_code, match_columns

MATCHES = [
    (
        ["Content", "Source", "pubDate"],
        {"text": "Content", "outlet": "Source", "published": "pubDate"},
    ),
    (
        ["BODY", "Publisher", "Headline"],
        {"text": "BODY", "outlet": "Publisher", "title": "Headline"},
    ),
    (["article_text", "site"], {"text": "article_text", "outlet": "site"}),
    (["Article Text", "news-outlet"], {"text": "Article Text", "outlet": "news-outlet"}),
    (
        ["Texte", "Titre", "Auteur", "Rubrique"],
        {"text": "Texte", "title": "Titre", "author": "Auteur", "section": "Rubrique"},
    ),
    (
        ["Inhalt", "Titel", "Datum", "Überschrift"],
        {"text": "Inhalt", "title": "Titel", "published": "Datum"},
    ),
    (["body", "text"], {"text": "text"}),
    (["content", "body"], {"text": "body"}),
    (["date", "published"], {"published": "published"}),
    (["url", "lang", "event"], {"url": "url", "language": "lang", "story": "event"}),
    (["", "id", "score"], {}),
    ([], {}),
]


@pytest.mark.parametrize(("names", "expected"), MATCHES)
def test_match(names, expected):
    assert match_columns(names) == expected


@pytest.mark.parametrize(
    ("names", "mapping", "expected"),
    [
        (["Body Copy", "text"], {"Body Copy": "text"}, {"text": "Body Copy"}),
        (["text", "site"], {"site": "title"}, {"text": "text", "title": "site"}),
        (["text"], {"missing": "title"}, {"text": "text"}),
    ],
)
def test_a_mapping_goes_first(names, mapping, expected):
    assert match_columns(names, mapping) == expected


def test_an_unknown_field_names_the_closest():
    with pytest.raises(UnknownNameError, match="title"):
        match_columns(["a"], {"a": "titel"})


def test_no_name_stands_for_two_fields():
    listed = [name for field in FIELDS for name in column_names()[field]]
    assert sorted(name for name in set(listed) if listed.count(name) > 1) == []


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        *(("en-US", "en"), ("EN", "en"), ("en_GB", "en"), ("English", "en"), ("Français", "fr")),
        *(("deutsch", "de"), ("ger", "de"), ("es", "es"), ("zh-Hans-CN", "zh")),
        *(("", None), ("unknown language", None), ("42", None)),
    ],
)
def test_language_code(value, expected):
    assert language_code(value) == expected
