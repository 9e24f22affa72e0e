"""What the words around a word do to its weight, in French; hostile and empty text."""

from __future__ import annotations

import math

import pytest

from biascompare import tone
from biascompare.errors import UnknownNameError
from biascompare.tone import grammar


def score(sentence):
    return grammar.score(sentence, "fr").compound


@pytest.mark.parametrize(
    ("sentence", "sign"),
    [
        ("Une bonne surprise pour les habitants.", 1),
        ("Les spectatrices étaient ravies.", 1),  # forms of ravi
        ("L'horrible accident les hantait.", -1),  # elision
        ("Ce n'est pas une bonne idée.", -1),
        ("Il n'est ni honnête ni juste.", -1),  # the second "ni" turns only what follows it
        ("Je ne peux malheureusement pas recommander ce film.", -1),
        ("Personne n'est satisfait du résultat.", -1),  # the subject opens its negation
        ("Nous n'avons plus de problèmes.", 1),
        ("Nous avons plus de problèmes.", -1),
        ("Le plan est tout sauf réussi.", -1),
        ("Je n'aime pas ce quartier.", -1),  # between ne and pas
        ("J'aime pas ce quartier.", -1),  # spoken French drops ne
        ("Elle n'a jamais été heureuse.", -1),
        ("Il n'y a plus d'espoir.", -1),
        ("Ils sont plus heureux.", 1),  # plus without ne is a degree
        ("Aucun succès à ce jour.", -1),
        ("Un été sans joie.", -1),
        ("Pas seulement heureux, ravi.", 1),  # no negation
        ("Ce n'est pas mal.", 1),  # a phrase of its own
        ("C'est deprimant et ecoeurant.", -1),  # accents left out, as on a phone
        ("La bibliothèque est sur la place.", 0),  # sur is a word, not sûr without its accent
        ("Ça met à mal la forêt.", -1),  # a phrase found by its lemmas
        ("Un beau projet mais quel gâchis.", -1),  # what follows a contrast counts more
        ("Quel gâchis, mais un beau projet.", 1),
        ("Au nom de l'intérêt public.", 0),
        ("Les États-Unis et le Royaume-Uni.", 0),
        ("La réunion aura lieu mardi à la mairie.", 0),
        ("", 0),
        ("   .", 0),
        ("!!! ??? …", 0),
        ("https://exemple.fr/horrible @horrible", 0),
        ("\x00 \u202e a\u0301 ﬁ İ", 0),
    ],
)
def test_the_sign_of_a_sentence(sentence, sign):
    value = score(sentence)
    assert (value > 0) - (value < 0) == sign


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [
        ("Un bon film.", "Un très bon film."),
        ("Un film assez bon.", "Un bon film."),
        ("Un bon film.", "Un BON film."),
        ("Un bon film.", "Un bon film !"),
        ("Un bon film !", "Un bon film !!!"),
        ("Un bon film ?", "Un bon film ???"),
        ("Il aime ce film.", "Il aime beaucoup ce film."),  # the degree stands behind
        ("Un bon film.", "Un bon film 😊"),
        ("Un bon film.", "Un bon film :)"),
    ],
)
def test_what_strengthens_a_sentence(weaker, stronger):
    assert 0 < score(weaker) < score(stronger)


@pytest.mark.parametrize(
    ("sentence", "same"),
    [
        ("UN BON FILM.", "un bon film."),  # nothing stands out in capitals
        ("Un bon        film.", "Un bon film."),  # a quotation blanked out
        ("Rien à dire. Un bon film.", "Un bon film."),  # no negation beyond a full stop
        ("Ce n'est pas lui, un bon film.", "C'est lui, un bon film."),  # nor a comma
        ("Mais un bon film.", "Un bon film."),  # a contrast with nothing in front of it
    ],
)
def test_what_changes_nothing(sentence, same):
    assert score(sentence) == score(same)


def test_the_score_is_the_sum_of_weights_normalised():
    scored = grammar.score("Ce n'est pas un bon film, mais une belle histoire.", "fr")
    total = sum(scored.valences)
    assert scored.compound == pytest.approx(total / math.sqrt(total**2 + 15), abs=1e-12)
    assert [term for _, _, term in scored.spans] == ["bon", "belle"]
    assert scored.valences[0] < 0 < scored.valences[1]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("C’est horrible. Quel gâchis !", "fr", -1),
        ("Magnifique ! Un vrai succès.", "fr", 1),
        ("Le conseil se réunit mardi.", "fr", 0),
        ("It is a disaster.", "en", -1),
        ("The Supreme Court of the United States.", "en", 0),
        ("It isn’t good.", "en", -1),
        ("", "fr", 0),
        ("", "en", 0),
    ],
)
def test_a_text_is_scored_and_classified(text, language, expected):
    assert tone.classify(tone.score_text(text, language), language) == expected


@pytest.mark.parametrize("language", ["xx", "", "es"])
def test_a_language_without_tone_is_refused(language):
    with pytest.raises(UnknownNameError):
        tone.score_text("Hola.", language)
    with pytest.raises(UnknownNameError):
        tone.classify(0.0, language)
