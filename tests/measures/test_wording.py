"""Wording: lists of words in three languages, and marks at the end of sentences."""

from __future__ import annotations

from collections import Counter

import pytest

from biascompare import lexicons
from biascompare.measures import MEASURES, Missing, Prepared, wording
from biascompare.model import Document

SMALLEST = {"loaded": 300, "hedges": 80, "boosters": 80, "absolutes": 80, "first_person": 20}
LISTS = pytest.mark.parametrize(
    "lexicon", lexicons.wording(), ids=lambda lexicon: f"{lexicon.name}.{lexicon.language}"
)


def prepared(text, language="en"):
    return Prepared(Document(id="x", text=text, language=language))


def test_every_list_stands_in_every_language():
    found = {(lexicon.name, lexicon.language) for lexicon in lexicons.wording()}

    assert found == {(name, code) for name in SMALLEST for code in ("en", "fr", "de")}


@LISTS
def test_a_list_is_long_enough_and_its_example_holds(lexicon):
    hits = wording.hits(prepared(lexicon.example, lexicon.language), lexicon.name)

    assert len(lexicon.terms) >= SMALLEST[lexicon.name]
    assert len(hits) == lexicon.example_hits, [hit.term for hit in hits]


@LISTS
def test_no_term_stands_twice(lexicon):
    counted = Counter((*lexicon.terms, *lexicon.excluded))

    assert [term for term, count in counted.items() if count > 1] == []


@pytest.mark.parametrize(
    ("name", "language", "text", "expected"),
    [
        ("first_person", "en", "", []),
        ("first_person", "en", "I saw us. Our car left; I'm sorry.", ["I", "us", "Our", "I'm"]),
        ("first_person", "en", "The US and My Lai in World War I.", []),
        ("first_person", "en", "He knew a coal mine.", []),
        ("first_person", "fr", "J’ai vu mon ami, il m’aime.", ["J'ai", "mon", "m'aime"]),
        ("first_person", "fr", "À Notre-Dame, Kylian M'Bappé rit.", []),
        ("first_person", "de", "Ich sah unsere Stadt, meine Meinung.", ["Ich", "unsere", "meine"]),
        ("first_person", "de", "Sie meinten, viele meinen das.", []),
        ("hedges", "en", "It may rain. In May it rains. May he come?", ["may", "May"]),
        ("hedges", "en", "Rather than wait, he could go; no doubt.", ["could"]),
        ("hedges", "de", "Das kann etwas kosten, etwa drei Euro.", ["etwa"]),
        ("hedges", "fr", "Il pourrait venir plutôt que partir.", ["pourrait"]),
        ("boosters", "en", "The very man was very good.", ["very"]),
        ("absolutes", "en", "After all, not all of them never leave.", ["never"]),
        ("absolutes", "fr", "Une personne est venue, personne n'a ri.", ["personne"]),
        ("absolutes", "de", "Vor allem nicht alle, aber niemand immer noch.", ["niemand"]),
        ("loaded", "en", "The regime and its thugs; a historic building.", ["regime", "thugs"]),
        ("loaded", "fr", "Un régime alimentaire, le régime honteux.", ["régime", "honteux"]),
        ("loaded", "de", "Das Wetter war gut, sie wettert.", ["wettert"]),
    ],
)  # fmt: skip
def test_words(name, language, text, expected):
    article = prepared(text, language)
    hits = wording.hits(article, name)

    assert [article.normalised[hit.start : hit.end] for hit in hits] == expected


@pytest.mark.parametrize(
    ("text", "questions", "exclamations"),
    [
        ("One two three four five. Six seven eight nine ten eleven.", 0, 0),
        ("Why should they all leave? “Why?” he asked them. Nobody at all knew.", 100 / 3, 0),
        ("He said to them all: “Why not go now?” They left at once!", 50, 50),
        ("What on earth is that thing over there?! Nobody at all knew.", 50, 50),
        ("Was it (as they say) right to do so? (Was it wrong?)", 100, 0),
    ],
)
def test_marks_at_the_end_of_sentences(text, questions, exclamations):
    article = prepared(text)

    assert MEASURES["questions"].value(article) == pytest.approx(questions)
    assert MEASURES["exclamations"].value(article) == pytest.approx(exclamations)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "In 2023 it cost $3.5 million, 12% of 1,000,000 (see B12).",
         ["2023", "3.5", "12", "1,000,000"]),
        ("fr", "Il coûte 1 500 euros, soit 3,5 %.", ["1 500", "3,5"]),
        ("de", "Am 3. Oktober kamen 1.500 Leute um 9:30 Uhr.", ["3", "1.500", "9", "30"]),
        ("en", "Two and three.", []),
    ],
)  # fmt: skip
def test_numbers(language, text, expected):
    assert [hit.term for hit in wording.numbers(prepared(text, language))] == expected


@pytest.mark.parametrize(
    ("language", "words", "minutes"),
    [("en", 238, 1), ("en", 476, 2), ("fr", 204, 1), ("de", 187, 1), ("xx", 10, None)],
)
def test_reading_time(language, words, minutes):
    value = MEASURES["reading_time"].value(prepared("wort " * words, language))

    assert isinstance(value, Missing) if minutes is None else value == pytest.approx(minutes)
