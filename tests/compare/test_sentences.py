"""What a pair's sentence says: every kind of group, language and verdict."""

import dataclasses

import pandas as pd
import pytest

from biascompare.compare import (
    CANNOT_TELL,
    CLEAR,
    TOO_FEW_ARTICLES,
    Choices,
    OwnMeasure,
    Pair,
    compare,
    compare_all,
    sentence_in,
)
from biascompare.compare.called_groups import KINDS, GroupNames, beginning
from biascompare.compare.judging import sentence
from biascompare.compare.thresholds import REASONS, thresholds
from biascompare.compare.verdicts import Wording, doubt
from biascompare.translations import LANGUAGES

HARDER = "higher is harder to read"
BEGINNINGS = {
    ("outlet", "Echo", "en"): "Echo's articles are harder to read than",
    ("outlet", "Echo", "fr"): "Les articles de «\u00a0Echo\u00a0» sont plus difficiles à lire que",
    ("outlet", "Echo", "de"): "Die Artikel von „Echo“ sind schwerer zu lesen als",
    ("outlet", "n-tv", "en"): "n-tv's articles are",
    ("author", "Anna Berg", "en"): "Articles by Anna Berg are",
    ("author", "Anna Berg", "fr"): "Les articles signés Anna Berg sont",
    ("author", "Anna Berg", "de"): "Artikel von Anna Berg sind",
    ("author", "(no author)", "en"): "Articles without an author are",
    ("author", "(no author)", "fr"): "Les articles non signés sont",
    ("section", "Sport", "en"): "Articles in the section “Sport” are",
    ("section", "Sport", "fr"): "Les articles de la rubrique «\u00a0Sport\u00a0» sont",
    ("section", "Sport", "de"): "Artikel im Ressort „Sport“ sind",
    ("language", "de", "en"): "Articles in German are",
    ("language", "de", "fr"): "Les articles en allemand sont",
    ("language", "fr", "de"): "Artikel auf Französisch sind",
    ("language", "xx", "en"): "Articles in xx are",
    ("month", "2026-03", "en"): "Articles of March 2026 are",
    ("month", "2026-08", "fr"): "Les articles parus en août 2026 sont",
    ("month", "2026-03", "de"): "Artikel vom März 2026 sind",
    ("month", "(no month)", "de"): "Artikel ohne Datum sind",
    ("month", "2026-13", "en"): "Articles of 2026-13 are",
    ("story", "The bridge", "en"): "Articles about “The bridge” are",
    ("story", "Le pont", "fr"): "Les articles sur le sujet «\u00a0Le pont\u00a0» sont",
    ("story", "Die Brücke", "de"): "Artikel zum Thema „Die Brücke“ sind",
    ("actor:x", "named", "en"): "Articles that mention Anna Berg are",
    ("actor:x", "not named", "en"): "Articles that do not mention Anna Berg are",
    ("actor:x", "named", "fr"): "Les articles qui mentionnent Anna Berg sont",
    ("actor:x", "not named", "fr"): "Les articles qui ne mentionnent pas Anna Berg sont",
    ("actor:x", "named", "de"): "Artikel, die Anna Berg nennen, sind",
    ("actor:x", "not named", "de"): "Artikel, die Anna Berg nicht nennen, sind",
    ("section", "the rest", "en"): "All other articles are",
    ("section", "the rest", "fr"): "Tous les autres articles sont",
    ("section", "the rest", "de"): "Alle anderen Artikel sind",
}
ENDS = {
    ("outlet", "Echo", "en"): "than Echo's (",
    ("outlet", "Echo", "fr"): "que ceux de «\u00a0Echo\u00a0» (",
    ("outlet", "Echo", "de"): "als die von „Echo“ (",
    ("section", "(no section)", "en"): "than those without a section (",
    ("month", "2026-04", "en"): "than those of April 2026 (",
    ("month", "2026-04", "fr"): "que ceux parus en avril 2026 (",
    ("month", "2026-04", "de"): "als die vom April 2026 (",
    ("actor:x", "not named", "en"): "than those that do not (",
    ("actor:x", "named", "en"): "than those that do (",
    ("actor:x", "not named", "de"): "als die ohne Anna Berg (",
    ("section", "the rest", "en"): "than the rest (",
    ("section", "the rest", "fr"): "que tous les autres (",
    ("section", "the rest", "de"): "als alle anderen (",
}


def pair(a="A", b="B", verdict=CLEAR, *, matched=False, reason=None):
    return Pair(a, b, None, 12, 14, 2.0, 1.0, 3.0, 0.5, 0.01, 0.01, verdict, "", matched,
                a, reason)  # fmt: skip


def said(by, found, language):
    names = GroupNames(by, "Anna Berg")
    return sentence(found, Wording("LIX", "points", HARDER, names), language)


@pytest.mark.parametrize(
    ("language", "unit", "text"),
    [
        ("en", "share of words (0 to 1)", ": clear difference, 5.2 percentage points [1.0, 9.4],"),
        ("fr", "part des mots (0 à 1)", "5,2 points de pourcentage [1,0\u00a0; 9,4],"),
        ("de", "Anteil der Wörter (0 bis 1)", "5,2 Prozentpunkte [1,0; 9,4],"),
        ("en", "points (0 to 1.4)", ": clear difference, 0.052 points [0.010, 0.094],"),
        ("en", "robust standard deviations", "0.052 robust standard deviations [0.010,"),
    ],
)
def test_a_difference_of_shares_is_said_in_percentage_points(language, unit, text):
    found = dataclasses.replace(pair(), difference=0.052, low=0.01, high=0.094)
    assert text in sentence(found, Wording("Quoted", unit, HARDER), language)


@pytest.mark.parametrize(("group", "text"), BEGINNINGS.items())
def test_a_sentence_begins_with_the_group(group, text):
    by, name, language = group
    assert said(by, pair(a=name), language).startswith(text)


@pytest.mark.parametrize(("group", "text"), ENDS.items())
def test_what_a_group_is_set_against(group, text):
    by, name, language = group
    assert text in said(by, pair(b=name), language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("matched", [False, True])
@pytest.mark.parametrize("verdict", [CLEAR, CANNOT_TELL, TOO_FEW_ARTICLES])
@pytest.mark.parametrize(
    ("by", "a", "b"),
    [
        ("outlet", "Echo", "Gazette"),
        ("article", "One", "Two"),
        ("author", "Ann", "(no author)"),
        ("section", "Sport", "News"),
        ("language", "en", "de"),
        ("month", "2026-03", "2026-04"),
        ("story", "One", "Two"),
        ("actor:x", "named", "not named"),
        ("section", "Sport", "the rest"),
    ],
)
def test_every_kind_has_every_sentence(by, a, b, verdict, matched, language):
    found = said(by, pair(a, b, verdict, matched=matched), language)
    assert found[0].isupper()
    assert found.endswith(".")
    assert not set("{}") & set(found)
    # Whichever comes first, the two sides never read alike.
    assert found != said(by, pair(b, a, verdict, matched=matched), language)
    if by.startswith("actor"):
        assert "Anna Berg" in found
        assert "not named" not in found
    elif by in ("outlet", "author", "story"):
        assert a in found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The articles of “March” are harder to read than those of “April”"),
        ("fr", "Les articles de la sélection « March »"),
        ("de", "Die Artikel der Auswahl „March“"),
    ],
)
def test_selections_are_not_called_outlets(language, text):
    found = said("selection", pair("March", "April", CLEAR), language)
    assert found.replace("\xa0", " ").replace("\u202f", " ").startswith(text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_group_is_called_something_in_three_places(kind, language):
    by = {"month_of": "month", "naming": "actor:x", "not_naming": "actor:x", "rest": "outlet"}
    name = {"naming": "named", "not_naming": "not named", "rest": "the rest"}.get(kind, "Name")
    found = GroupNames(by.get(kind, kind), "Anna Berg").called(name, language)
    assert all(dataclasses.astuple(found))


@pytest.mark.parametrize(
    ("template", "name", "text"),
    [
        ("articles by taz", "taz", "Articles by taz"),
        ("taz's articles", "taz", "taz's articles"),
        ("", "x", ""),
    ],
)
def test_the_beginning_of_a_sentence(template, name, text):
    assert beginning(template, name) == text


@pytest.mark.parametrize(
    ("interval", "delta", "p", "q", "reason"),
    [
        ((-1.0, 2.0), 0.5, 0.01, 0.01, "interval_holds_zero"),
        ((0.0, 2.0), 0.5, 0.01, 0.01, "interval_holds_zero"),
        ((1.0, 2.0), -0.2, 0.01, 0.01, "few_pull_the_mean"),
        ((1.0, 2.0), 0.2, 0.06, 0.2, "may_be_chance"),
        ((1.0, 2.0), 0.2, 0.04, 0.2, "many_comparisons"),
        ((-2.0, -1.0), -0.1, 0.001, 0.001, "too_small"),
        ((1.0, 2.0), 0.0, 0.001, 0.001, "too_small"),
        ((1.0, 2.0), 0.5, 0.05, 0.05, None),
    ],
)
def test_what_stands_in_the_way_of_clear(interval, delta, p, q, reason):
    assert doubt(interval, delta, p, q) == reason


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", REASONS)
def test_a_sentence_that_cannot_tell_ends_with_the_reason(reason, language):
    found = said("outlet", pair(verdict=CANNOT_TELL, reason=reason), language)
    without = said("outlet", pair(verdict=CANNOT_TELL), language)
    assert found.startswith(f"{without} ")
    units = thresholds().sentences[language]["articles"]
    assert found.endswith(thresholds().reasons[language][reason].format(units=units))


OWN = OwnMeasure("score")


def table(**outlets):
    rows = [(name, value) for name, values in outlets.items() for value in values]
    return pd.DataFrame(rows, columns=["outlet", "score"])


@pytest.mark.parametrize(
    ("a", "b", "reason"),
    [
        (range(20), range(20), "interval_holds_zero"),
        # Three huge values make A's mean the higher, nearly all of B's articles lie above.
        ([0.0] * 15 + [900.0] * 9, [1.0] * 24, "few_pull_the_mean"),
        ([value / 1000 for value in range(2000)],
         [value / 1000 - 0.1 for value in range(2000)], "too_small"),
        (range(20), range(30, 50), None),
    ],
)  # fmt: skip
def test_every_pair_that_cannot_be_told_has_its_reason(a, b, reason):
    (found,) = compare(table(A=a, B=b), OWN).pairs
    assert (found.reason, found.verdict == CANNOT_TELL) == (reason, reason is not None)


def test_many_comparisons_are_the_reason_where_one_alone_would_be_clear():
    measured = table(A=range(10), B=range(5, 15))
    (alone,) = compare(measured, OWN).pairs
    assert alone.verdict == CLEAR
    others = [OwnMeasure(f"same_{number}") for number in range(40)]
    level = [0.0, 1.0] * 10
    every = measured.assign(**{other.name: level for other in others})
    (pair,) = compare_all(every, [OWN, *others])[0].pairs
    assert (pair.verdict, pair.reason) == (CANNOT_TELL, "many_comparisons")


@pytest.mark.parametrize(
    ("choices", "text"),
    [
        (Choices(by="actor:openai"), "mention OpenAI"),
        (Choices(by="actor:mara_lindt", actor="Mara Lindt"), "mention Mara Lindt"),
        (Choices(by="actor:mara_lindt"), "mention mara lindt"),
    ],
)
def test_the_actor_is_called_by_name(choices, text):
    named = table(A=range(20)).assign(actor_openai=[0, 1] * 10, actor_mara_lindt=[0, 1] * 10)
    found = compare(named, OWN, choices=choices)
    assert text in found.pairs[0].sentence
    assert "Anna" not in sentence_in("de", found, found.pairs[0])
