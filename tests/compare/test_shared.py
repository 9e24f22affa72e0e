"""What articles and headlines share, and what only one has: offsets hold."""

from __future__ import annotations

import pytest

from biascompare.compare.headlines import headlines
from biascompare.compare.shared import side_by_side
from biascompare.model import Document

COPIED = "The council voted on Tuesday to close the old bridge."


def article(text, number="1", language="en", **fields):
    return Document(number, text, language=language, **fields)


def shared_texts(*texts):
    documents = [article(text, str(number)) for number, text in enumerate(texts)]
    found = side_by_side(documents)
    return [
        [(document.text[each.start : each.end], each.also_in) for each in own]
        for document, own in zip(documents, found.stretches, strict=True)
    ]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["", ""], [[], []]),
        ([COPIED, "Nothing of it."], [[], []]),
        ([COPIED, f"Before. {COPIED} After."], [[(COPIED[:-1], (1,))], [(COPIED[:-1], (0,))]]),
        # Case, quotation marks and line breaks do not matter; offsets are into the text.
        (
            ["WE all “voted” on Tuesday!", "we all 'voted' on\nTuesday"],
            [[("WE all “voted” on Tuesday", (1,))], [("we all 'voted' on\nTuesday", (0,))]],
        ),
        # Four words are no shared wording, nor are five across two sentences.
        (["one two three four.", "one two three four."], [[], []]),
        (["It was over. They went home.", "It was over. They went home."], [[], []]),
        (
            ["one two three four five", "one two three four five", "one two three four five"],
            [[("one two three four five", others)] for others in ((1, 2), (0, 2), (0, 1))],
        ),
    ],
)  # fmt: skip
def test_shared_stretches(texts, expected):
    assert shared_texts(*texts) == expected


def test_whole_sentences_and_shares():
    found = side_by_side([article(f"{COPIED} {COPIED}"), article(f"{COPIED} Nobody was heard.")])

    assert [each.sentences for own in found.stretches for each in own] == [2, 1]
    assert found.shares == pytest.approx((1.0, 10 / 13))
    assert side_by_side([article(""), article(COPIED)]).shares[0] is None


def test_actors_numbers_and_quotes():
    first = 'Microsoft paid 1,200 dollars. "We are very proud of it today," said Mara Lindt.'
    second = "Microsoft a payé 1 200 dollars, et 3,5 % de plus."
    third = 'Microsoft paid 1,200. "We are very proud of it," Lindt said. "We are late," she said.'
    documents = [article(first, "1"), article(second, "2", "fr"), article(third, "3")]
    found = {(each.kind, each.key): each for each in side_by_side(documents).elements}

    assert found["actor", "microsoft"].in_all
    assert found["number", "1200"].in_all
    assert found["number", "3.5"].only_in == 1
    assert found["quote", "we are very proud of it today"].texts == (0, 2)
    assert found["quote", "we are late"].only_in == 2
    for each in found.values():
        for document, places in zip(documents, each.places, strict=True):
            assert all(document.text[place.start : place.end].strip() for place in places)
    (place,) = found["number", "1200"].places[1]
    assert second[place.start : place.end] == "1 200"


TITLES = [
    article("", "1", "en", title="Council closes bridge after 12 crashes", published="2023-11-23"),
    article("", "2", "en", title="Bridge shut: councils at war", published="2023-11-22"),
    article("", "3", "fr", title="Microsoft ferme le pont de Karsten : 12 accidents"),
    article("", "4", "de", title="Microsoft in Karsten: 12 Unfälle", published="2023-11"),
    article("", "5", "en"),
]


def test_headlines_share_words_within_a_language_and_the_rest_across():
    found = headlines(TITLES)
    elements = {(each.kind, each.key): each.texts for each in found.elements}
    english = {each.key: each.texts for each in found.words["en"]}

    assert [each.id for each in found.lines] == ["4", "2", "1", "3"]
    assert found.without == 1
    assert elements["number", "12"] == (0, 2, 3)
    assert elements["actor", "microsoft"] == (0, 3)
    assert elements["name", "karsten"] == (0, 3)
    assert english["council"] == (1, 2)
    assert english["crashes"] == (2,)
    assert "at" not in english
    assert set(found.words) == {"de", "en", "fr"}


def test_offsets_of_headlines_are_into_the_titles():
    found = headlines(TITLES)

    for each in (*found.elements, *(word for own in found.words.values() for word in own)):
        for line, places in zip(found.lines, each.places, strict=True):
            assert all(line.title[place.start : place.end] for place in places)


def test_tone_and_frames_of_a_headline_that_cannot_be_told_are_missing():
    (line,) = headlines([article("", title="Guerra sin fin", language="es")]).lines

    assert line.tone is None
    assert line.tone_reason
    assert line.frames is None


def test_no_headlines():
    assert headlines([]).lines == ()
