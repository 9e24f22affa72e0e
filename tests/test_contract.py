"""What holds for every measure of the registry, whoever adds it."""

from __future__ import annotations

import dataclasses
import math
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from biascompare.measures import FAMILIES, MEASURES, Measure, Missing, Prepared
from biascompare.model import Document
from biascompare.voice import find_quotes, keep_voice

TOLERANCE = 1e-9
EVERY_MEASURE = pytest.mark.parametrize("measure", MEASURES.values(), ids=list(MEASURES))
WITH_EVIDENCE = [measure for measure in MEASURES.values() if measure.evidence]
EVERY_EVIDENCE = pytest.mark.parametrize(
    "measure", WITH_EVIDENCE, ids=[measure.name for measure in WITH_EVIDENCE]
)
BLANK = {
    "empty": "",
    "spaces": " \n\n ",
    "only marks": "… — !? «»",
}
HOSTILE = {
    "control characters": "\x00\x01\x1b[31m The \x7f\x85 council \u202e\u200b met. \ufffe" * 20,
    "10,000 letters without a space": "a" * 10_000,
    "only marks": ".,;:!?…—–-„“”«»‹›()[]{}<>&" * 200,
    "only quotation marks": "\"“”„«»'’" * 300,
    "emoji": "😀 👍🏽 🏳️‍🌈 👨‍👩‍👧 ❤️ " * 100,
    "markup": "<script>alert('attack')</script> <b>war</b> & [a](javascript:x) " * 30,
    "lower case grows": "İ İSTANBUL ẞ ǆ ﬁ " * 100,
    "combining marks": "e\u0301\u0300\u0302" * 500,
    "right to left": "مرحبا بالعالم. שלום עולם. " * 50,
    "digits": "1.000,5 3.5 10.30 2023-11-22 " * 100,
    "full stops": "a. " * 500,
    "one word a paragraph": "attack\n\n" * 300,
}
# What random texts are made of: words that measures look for, and what parts them.
PIECES = (
    *("war", "attack", "not", "very", "but", "GREAT", "terrible", "loved", "fear"),
    *("Sam Altman", "Altman's", "OpenAI", "conflit", "l'argent", "Krieg", "Schuld"),
    *("3.5", "U.S.", "z. B.", "M.", "😀", "“", "”", "«", "»", "’", "-", "—"),
    *(" ", " ", " ", ". ", "! ", "? ", "… ", ", ", "\n\n"),
)
LANGUAGES = ("en", "fr", "de", "xx", None)


def document(text: str, language: str | None, title: str | None = None) -> Document:
    return Document(id="0" * 16, text=text, language=language, title=title)


def example(measure: Measure) -> Prepared:
    given = measure.example
    return Prepared(document(given.text, given.language, given.title))


def read_text(measure: Measure, prepared: Prepared) -> str:
    """Return the text that a measure's spans point into."""
    return (prepared.title or "") if measure.reads == "title" else prepared.document.text


def check_evidence(measure: Measure, prepared: Prepared) -> None:
    """The shares add up to the value, and each span lies within the text."""
    value = measure.value(prepared)
    spans = measure.spans(prepared)
    if isinstance(value, Missing):
        assert spans == []
        return
    assert math.fsum(span.share for span in spans) == pytest.approx(value, abs=TOLERANCE)
    lengths = {False: len(read_text(measure, prepared)), True: len(prepared.title or "")}
    for span in spans:
        assert 0 <= span.start < span.end <= lengths[span.in_title]
        assert span.term
        assert math.isfinite(span.share)


def test_there_are_measures():
    assert len(MEASURES) > 20
    assert {measure.family for measure in MEASURES.values()} == set(FAMILIES)


@EVERY_MEASURE
def test_it_describes_itself(measure):
    assert re.fullmatch(r"[a-z0-9_]+", measure.name)
    assert MEASURES[measure.name] is measure
    assert measure.family in FAMILIES
    for text in (measure.label, measure.unit, measure.direction, measure.explanation):
        assert text.strip()
    assert measure.caveat.endswith(".")
    assert len(measure.caveat.split()) >= 8, "say when not to use it"
    assert measure.caveat not in measure.explanation
    assert measure.source.strip()
    assert measure.smallest >= 1
    assert measure.languages is None or measure.languages


def test_labels_are_not_shared():
    labels = [measure.label for measure in MEASURES.values()]

    assert sorted(label for label in set(labels) if labels.count(label) > 1) == []


@EVERY_MEASURE
def test_its_example_holds(measure):
    assert measure.value(example(measure)) == pytest.approx(measure.example.value, abs=TOLERANCE)


@EVERY_MEASURE
def test_its_example_is_not_a_missing_value(measure):
    assert not isinstance(measure.value(example(measure)), Missing)


@EVERY_MEASURE
@pytest.mark.parametrize("text", BLANK.values(), ids=list(BLANK))
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_words_no_value(measure, text, language):
    value = measure.value(Prepared(document(text, language, title=None)))

    assert isinstance(value, Missing)
    assert value.reason.strip()


@EVERY_MEASURE
@pytest.mark.parametrize("language", ["xx", "es", "", None])
def test_an_unsupported_language_has_no_value(measure, language):
    given = measure.example
    value = measure.value(Prepared(document(given.text, language, given.title)))

    if measure.languages is None:
        assert not isinstance(value, Missing)
        return
    assert isinstance(value, Missing)
    assert "language" in value.reason


@EVERY_MEASURE
def test_too_short_has_no_value(measure):
    if measure.smallest == 1:
        pytest.skip("one word is enough for it")
    text = " ".join(["word"] * (measure.smallest - 1)) + "."
    value = measure.value(Prepared(document(text, measure.example.language)))

    assert isinstance(value, Missing)
    assert "short" in value.reason


@EVERY_EVIDENCE
def test_the_shares_of_its_example_add_up(measure):
    assert measure.spans(example(measure)), "the example has no evidence"
    check_evidence(measure, example(measure))


@EVERY_EVIDENCE
def test_the_shares_of_every_sample_article_add_up(measure, sample_prepared):
    for prepared in sample_prepared:
        check_evidence(measure, prepared)


@EVERY_EVIDENCE
@pytest.mark.parametrize("voice", ["outlet", "quoted"])
def test_one_voice_alone_shows_its_own_words(measure, voice, sample):
    for article in sample:
        prepared = Prepared(article, voice=voice)
        check_evidence(measure, prepared)
        for span in measure.spans(prepared):
            in_title = span.in_title or measure.reads == "title"
            whole = (article.title if in_title else article.text) or ""
            kept = keep_voice(whole, find_quotes(whole, article.language), voice)
            assert kept[span.start] == whole[span.start]
            assert kept[span.end - 1] == whole[span.end - 1]


def test_the_reason_names_the_voice():
    text = "“It is late,” said Ann Hill. The bus came and nobody on it said a single word."
    value = MEASURES["lix"].value(Prepared(document(text, "en"), voice="quoted"))
    share = MEASURES["quoted_share"].value(Prepared(document(text, "en"), voice="quoted"))

    assert value == Missing("too short: 3 of 20 words needed in quoted speech")
    assert share == Missing("measured over all text only: it tells the voices apart")


@EVERY_EVIDENCE
def test_altered_wording_is_left_out_unless_put_back(measure):
    from biascompare.model import Notice

    plain = example(measure).document
    altered = dataclasses.replace(plain, notices=(Notice("wording_altered", "looks altered"),))

    assert isinstance(measure.value(Prepared(altered)), Missing) == measure.judges_words
    kept = measure.value(Prepared(altered, keep_altered=True))
    assert kept == measure.value(Prepared(plain))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=list(HOSTILE))
def test_hostile_text_never_raises(text, language):
    prepared = Prepared(document(text, language, title=text[:200]))

    for measure in MEASURES.values():
        value = measure.value(prepared)
        assert isinstance(value, Missing) or math.isfinite(value), measure.name
        if measure.evidence:
            check_evidence(measure, prepared)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    text=st.lists(
        st.sampled_from(PIECES) | st.sampled_from(PIECES) | st.text(max_size=8),
        min_size=40,
        max_size=120,
    ).map("".join),
    title=st.none() | st.text(max_size=60),
    language=st.sampled_from(LANGUAGES),
)
def test_any_text_has_a_value_or_a_reason(text, title, language):
    prepared = Prepared(document(text, language, title))

    for measure in MEASURES.values():
        value = measure.value(prepared)
        assert value.reason if isinstance(value, Missing) else math.isfinite(value), measure.name
        if measure.evidence:
            check_evidence(measure, prepared)


@pytest.fixture(scope="module")
def sample_prepared(sample):
    return [Prepared(article) for article in sample]
