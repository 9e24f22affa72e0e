"""Any selection against any other: who stands on which side, and what is said of it."""

from __future__ import annotations

import pandas as pd
import pytest

from biascompare import api
from biascompare.compare import (
    CLEAR,
    TOO_FEW_ARTICLES,
    Choices,
    OwnMeasure,
    compare,
    compare_selections,
    part,
)
from biascompare.compare.contrast import WordChoices, contrast
from biascompare.compare.selected_words import contrast_selections
from biascompare.errors import BiasCompareError, MissingColumnError
from biascompare.measures import MEASURES
from biascompare.model import Document

LENGTH = OwnMeasure("length")


def table(*rows: tuple[str, str, str, float | None]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["id", "outlet", "language", "length"])


def many(prefix: str, number: int, value: float, language: str = "en") -> pd.DataFrame:
    return table(*((f"{prefix}{n}", prefix, language, value + n % 7) for n in range(number)))


@pytest.mark.parametrize(
    ("a", "b", "first", "second", "shared", "shared_in"),
    [
        ("xy", "zw", "xy", "zw", 0, ""),
        ("xyz", "zw", "xy", "w", 1, ""),  # what both hold counts for neither
        ("xy", "xyzw", "xy", "zw", 2, "one"),  # a part against what is left of the whole
        ("xyzw", "w", "xyz", "w", 1, "two"),
        ("x", "yx", "x", "y", 1, "one"),
        (["x", "x", "y"], "z", "xy", "z", 0, ""),  # an article counts once
    ],
)
def test_an_article_stands_on_one_side(
    a: str, b: str, first: str, second: str, shared: int, shared_in: str
) -> None:
    found = part(a, b, ("one", "two"))
    assert (found.a, found.b) == (frozenset(first), frozenset(second))
    assert (found.shared, found.shared_in) == (shared, shared_in)


@pytest.mark.parametrize(
    ("a", "b", "names", "said"),
    [
        ("", "x", ("one", "two"), "one holds no article"),
        ("x", "", ("one", "two"), "two holds no article"),
        ("", "", ("one", "two"), "one holds no article"),
        ("xy", "yx", ("one", "two"), "one and two hold the same articles"),
    ],
)
def test_what_cannot_be_compared_is_said(a: str, b: str, names: tuple[str, str], said: str) -> None:
    with pytest.raises(BiasCompareError, match=said):
        part(a, b, names)


def test_two_outlets_as_selections_give_the_numbers_of_the_comparison_of_outlets() -> None:
    documents = api.read("sample")
    names = ("lix", "tone", "frame_conflict", "quoted_share")
    measured = api.measure(documents, *names)
    for a, b in (("The Brask Echo", "The Halden Gazette"), ("The Corvane Review", None)):
        first = measured[measured["outlet"] == a]
        second = (
            measured[measured["outlet"] != a] if b is None else measured[measured["outlet"] == b]
        )
        english = second[second["language"] == "en"]
        found = compare_selections(
            first, english, [MEASURES[name] for name in names], names=(a, b or "the rest")
        )
        for name, (_, pair) in zip(names, found.pairs(), strict=True):
            own = measured[measured["language"] == "en"]
            (expected,) = compare(own, MEASURES[name], outlet=a, against=b).pairs
            for field in ("n_a", "n_b", "difference", "low", "high", "delta", "p"):
                assert getattr(pair, field) == pytest.approx(getattr(expected, field), rel=1e-12)


def test_a_difference_is_found_and_said_with_the_names() -> None:
    found = compare_selections(
        many("x", 40, 10), many("y", 40, 30), [LENGTH], names=("Echo, March", "Gazette, April")
    )
    ((_, pair),) = found.pairs()
    assert pair.verdict == CLEAR
    assert pair.difference == pytest.approx(-20)
    assert "Echo, March" in pair.sentence
    assert "Gazette, April" in pair.sentence
    assert list(found.table()["measure"]) == ["length"]
    record = found.record()
    assert (record["articles_a"], record["articles_b"], record["shared_in"]) == (40, 40, None)


def test_selections_of_one_outlet_are_parted_by_their_articles() -> None:
    every = many("x", 40, 10)
    found = compare_selections(every.head(5), every, [LENGTH])
    ((_, pair),) = found.pairs()
    assert (pair.n_a, pair.n_b) == (5, 35)
    assert (found.parted.shared, found.parted.shared_in) == (5, "A")
    assert pair.verdict == TOO_FEW_ARTICLES


@pytest.mark.parametrize(
    ("across", "languages", "said"),
    [(False, [], 1), (True, [None], 1)],
)
def test_values_of_two_languages_do_not_meet_raw(
    across: bool, languages: list[str | None], said: int
) -> None:
    measure = OwnMeasure("length", across_languages=across)
    found = compare_selections(many("x", 12, 10, "en"), many("y", 12, 30, "fr"), [measure])
    assert [pair.language for _, pair in found.pairs()] == languages
    assert len(found.notices) == said
    assert "no articles in one language" in found.notices[0]


def test_a_language_of_one_side_alone_is_not_compared() -> None:
    both = pd.concat([many("x", 12, 10, "en"), many("z", 12, 10, "de")])
    found = compare_selections(both, many("y", 12, 30, "de"), [LENGTH])
    assert [(pair.language, pair.n_a) for _, pair in found.pairs()] == [("de", 12)]
    assert found.notices == ()


@pytest.mark.parametrize(
    ("measure", "names", "choices", "error"),
    [
        (OwnMeasure("width"), ("A", "B"), None, MissingColumnError),
        (LENGTH, ("A", "A"), None, BiasCompareError),
        (LENGTH, ("A", "B"), Choices(matched=True), MissingColumnError),
    ],
)
def test_faults(
    measure: OwnMeasure, names: tuple[str, str], choices: Choices | None, error: type
) -> None:
    with pytest.raises(error):
        compare_selections(
            many("x", 12, 10), many("y", 12, 30), [measure], names=names, choices=choices
        )


def documents() -> list[Document]:
    return [each for each in api.read("sample") if each.language == "en"]


def test_the_words_of_two_outlets_as_selections_are_those_of_their_contrast() -> None:
    own = [each for each in documents() if each.outlet in ("The Brask Echo", "The Halden Gazette")]
    echo, gazette = (
        [each.id for each in own if each.outlet == name]
        for name in ("The Brask Echo", "The Halden Gazette")
    )
    found = contrast_selections(own, part(echo, gazette))
    expected = contrast(own, "The Brask Echo", "The Halden Gazette")
    assert [(term.term, term.z) for term in found.terms] == [
        (term.term, term.z) for term in expected.terms
    ]
    assert (found.a, found.b) == ("A", "B")


def test_the_words_of_two_languages_are_not_contrasted() -> None:
    every = api.read("sample")
    by_language = {
        code: [each.id for each in every if each.language == code] for code in ("en", "fr")
    }
    parted = part(by_language["en"], by_language["fr"])
    with pytest.raises(BiasCompareError, match="no articles in the same language"):
        contrast_selections(every, parted)
    with pytest.raises(BiasCompareError, match="no articles in the language 'de'"):
        contrast_selections(every, parted, choices=WordChoices(language="de"))
