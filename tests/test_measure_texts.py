"""Every measure speaks every language of the interface."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from biascompare import measure_texts
from biascompare.compare import Comparison, Pair, sentence_in
from biascompare.compare.thresholds import thresholds
from biascompare.errors import DataFileError
from biascompare.measure_texts import direction_of, ends, read
from biascompare.measure_translations import in_language
from biascompare.measures import MEASURES
from biascompare.translations import LANGUAGES

OTHERS = LANGUAGES[1:]


@pytest.mark.parametrize("language", OTHERS)
def test_every_measure_is_translated(language: str) -> None:
    known = measure_texts.texts(language)
    translated = in_language(MEASURES, language)
    assert {each.unit for each in MEASURES.values()} - known.units.keys() == set()
    assert {each.direction for each in MEASURES.values()} - known.directions.keys() == set()
    english = [
        name for name, each in translated.items() if each.explanation == MEASURES[name].explanation
    ]
    assert english == []


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_translated_that_is_not_there(language: str) -> None:
    known = measure_texts.texts(language)
    assert known.measures.keys() - MEASURES.keys() == set()
    assert known.directions.keys() - {each.direction for each in MEASURES.values()} == set()


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("name", ["tone", "frame_conflict", "headline_conflict", "actor_openai"])
def test_only_the_words_of_a_measure_change(name: str, language: str) -> None:
    own, other = MEASURES[name], in_language(MEASURES, language)[name]
    assert (other.name, other.family, other.source) == (own.name, own.family, own.source)
    assert (other.compute, other.example) == (own.compute, own.example)


@pytest.mark.parametrize(
    ("direction", "language", "expected"),
    [
        ("higher is easier to read", "en", None),
        ("higher is easier to read", "fr", "← plus difficile à lire · plus facile à lire →"),
        ("hoher Wert: leichter zu lesen", "de", "← schwerer zu lesen · leichter zu lesen →"),
        ("", "de", None),
        ("what an analyst writes", "fr", None),
    ],
)
def test_the_ends_of_an_axis(direction: str, language: str, expected: str | None) -> None:
    assert ends(direction, language) == expected


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("name", MEASURES)
def test_every_translated_direction_is_known_again(name: str, language: str) -> None:
    english, other = MEASURES[name], in_language(MEASURES, language)[name]
    found = direction_of(other.direction, language)

    assert found is not None
    assert found == direction_of(english.direction, language)
    assert len({found.high, found.low, found.are}) == 3


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("verdict", ["clear difference", "cannot tell", "too few articles"])
@pytest.mark.parametrize("matched", [False, True])
def test_every_verdict_can_be_said(language: str, verdict: str, matched: bool) -> None:
    pair = Pair(
        a="A <b>",
        b=thresholds().sentences["en"]["the_rest"],
        language="en",
        n_a=12,
        n_b=1300,
        difference=-1.25,
        low=-2.5,
        high=-0.5,
        delta=-0.5,
        p=0.01,
        q=0.02,
        verdict=verdict,
        sentence="",
        matched=matched,
    )
    measure = in_language(MEASURES, language)["lix"]
    said = sentence_in(language, Comparison(measure, (), True, (pair,)), pair)
    rest = {"en": r"all other articles|the rest", "fr": "tous les autres", "de": "alle anderen"}
    found = re.search(rest[language], said, re.IGNORECASE)
    assert "A <b>" in said
    assert found
    assert "{" not in said
    if verdict == "clear difference":
        assert found.start() < said.index("A <b>"), "the higher group comes first"
        parts = direction_of(measure.direction, language)
        assert (parts.are if parts else "are harder to read") in said


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (('[units]\n"words" = "mots"', '[units]\n"words" = 3'), "units.words"),
        (('low = "court"\n', ""), "expected a direction with"),
        (('label = "Mots"', 'name = "Mots"'), "expected a label"),
        (('higher = "haut : {high}"\n', ""), "higher"),
    ],
)
def test_a_faulty_file_is_named(change: tuple[str, str], reason: str, tmp_path: Path) -> None:
    good = (
        'source = "x"\nlicence = "MIT"\nhigher = "haut : {high}"\nweak = "w"\n'
        '[units]\n"words" = "mots"\n'
        '[[directions]]\nenglish = "e"\nhigh = "long"\nlow = "court"\nare = "sont longs"\n'
        '[patterns.frame]\nlabel = "{label}"\nexplanation = "x"\n'
        '[measures.words]\nlabel = "Mots"\n'
    )
    path = tmp_path / "fr.toml"
    path.write_text(good, encoding="utf-8")
    assert read(path).units == {"words": "mots"}
    path.write_text(good.replace(*change), encoding="utf-8")
    with pytest.raises(DataFileError, match=reason):
        read(path)
