"""Word shifts: the bars add up, whatever the measure."""

from __future__ import annotations

import math

import pytest

from biascompare.compare.shift import shift
from biascompare.compare.shift_model import ShiftChoices
from biascompare.errors import BiasCompareError
from biascompare.measures import MEASURES
from biascompare.model import Document

PAIRS = {
    "en": ("The Brask Echo", "The Halden Gazette"),
    "fr": ("L’Étincelle de Morval", None),
    "de": ("Ostermoor-Kurier", None),
}
WITH_EVIDENCE = [name for name, measure in MEASURES.items() if measure.evidence]


def check(found):
    assert math.fsum(word.contribution for word in found.words) == pytest.approx(
        found.gap, abs=1e-9
    )
    assert found.mean_a - found.mean_b == pytest.approx(found.gap, abs=1e-12)
    for word in found.words:
        assert word.by_frequency + word.by_weight == pytest.approx(word.contribution, abs=1e-12)
        assert word.a - word.b == pytest.approx(word.contribution, abs=1e-12)


@pytest.mark.parametrize("name", WITH_EVIDENCE)
def test_the_bars_add_up_to_the_gap(name, sample):
    measure = MEASURES[name]
    for language, (outlet, against) in PAIRS.items():
        if measure.languages is None or language in measure.languages:
            check(shift(sample, measure, outlet, against))


@pytest.mark.parametrize("shared_copy", ["keep", "drop", "weigh"])
def test_they_add_up_with_words_struck_out(sample, shared_copy):
    choices = ShiftChoices(without=("Fight", "war"), shared_copy=shared_copy)
    found = shift(sample, MEASURES["tone"], *PAIRS["en"], choices=choices)
    check(found)
    assert {word.word for word in found.struck_out} == {"fight", "war"}
    struck = math.fsum(word.contribution for word in found.struck_out)
    assert found.gap + struck == pytest.approx(found.gap_before, abs=1e-9)


def test_by_hand():
    # Of 10 words each: A has one number in one article of two, B two numbers in its only one.
    plain = "The council met late on a day in the spring."
    one = plain.replace("late", "34")
    two = plain.replace("late", "34").replace("spring", "99")
    documents = [
        Document("1", plain, "A", language="en"),
        Document("2", one, "A", language="en"),
        Document("3", two, "B", language="en"),
    ]
    found = shift(documents, MEASURES["numbers"], "A", "B")
    assert (found.mean_a, found.mean_b, found.gap) == (50.0, 200.0, -150.0)
    rows = {word.word: word for word in found.words}
    assert rows["34"].contribution == -50.0
    assert rows["99"].contribution == -100.0
    assert (rows["34"].by_frequency, rows["34"].by_weight) == (-50.0, 0.0)


@pytest.mark.parametrize(
    ("name", "choices", "message"),
    [
        ("lix", ShiftChoices(), "not made of single words"),
        ("tone", ShiftChoices(without=("xylophone",)), "xylophone"),
    ],
)
def test_errors(sample, name, choices, message):
    with pytest.raises(BiasCompareError, match=message):
        shift(sample, MEASURES[name], *PAIRS["en"], choices=choices)


def test_no_value_is_said():
    documents = [Document("1", "", "A", language="en"), Document("2", "", "B", language="en")]
    with pytest.raises(BiasCompareError, match="no value"):
        shift(documents, MEASURES["tone"], "A")
