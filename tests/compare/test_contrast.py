"""The words that set outlets apart: known answers, what a word is, and what is left out."""

from __future__ import annotations

import itertools
import math
import random

import numpy as np
import pytest
from scipy import sparse

from biascompare.compare.contrast import WordChoices, contrast
from biascompare.compare.left_out import masked
from biascompare.compare.shuffling import shuffled_probabilities
from biascompare.compare.term_statistics import log_odds
from biascompare.compare.tokens import Tokens
from biascompare.errors import BiasCompareError, UnknownNameError
from biascompare.model import Document


def articles(*texts, outlet, language="en", author=None):
    return [
        Document(f"{outlet} {place}", text, outlet, language=language, author=author)
        for place, text in enumerate(texts)
    ]


def terms_of(documents, outlet="A", **choices):
    found = contrast(documents, outlet, choices=WordChoices(**choices), limit=0)
    return {term.term: term for term in found.terms}


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        (
            "en",
            "The mayor's plan, O'Neill's well-known idea",
            "the mayor plan o'neill well-known idea",
        ),
        ("en", "It cost 1,000.50 euros", "it cost 1,000.50 euros"),
        (
            "fr",
            "L'école d'État qu'il a vue aujourd'hui",
            "l' école d' état qu' il a vue aujourd'hui",
        ),
        ("fr", "Jusqu'à l'été, a-t-il dit", "jusqu' à l' été a-t-il dit"),
        (
            "de",
            "Die Straßenbahn-Gesellschaft über Präsident Müllers",
            "die straßenbahn-gesellschaft über präsident müllers",
        ),
        ("de", "Ärzteüberversorgungsgesetz", "ärzteüberversorgungsgesetz"),
        ("xx", "Lo que dijo", "lo que dijo"),
        ("en", "", ""),
        ("en", "\x00 … — !? 'x' __", "x"),
        ("en", "İstanbul", "i̇stanbul"),
    ],
)
def test_words(language, text, words):
    found = [token.word for token in Tokens(language).tokens(text) if token.word]
    assert found == words.split()


@pytest.mark.parametrize(
    "texts",
    [
        [],
        [""],
        ["L'école du maire, et l'été.", "", "l'école - ' - un  deux\ntrois\n- quatre 'cinq'"],
        ["\x00\x00 ' a", "- b' 'c -d- e\ud800f 1,5 . 1, 5", "mot"],
    ],
)
def test_numbers_and_words_agree(texts):
    tokens = Tokens("fr")
    numbers, places = tokens.numbers(texts)
    for place, text in enumerate(texts):
        # How many breaks stand between two words, before the first or after the last is all one.
        read = " ".join(tokens.words[each] or "|" for each in numbers[places == place])
        told = " ".join(token.word or "|" for token in tokens.tokens(text))
        assert parted(read) == parted(told)


def parted(words):
    return [part.split() for part in words.split("|") if part.strip()]


def test_offsets_hold():
    text = "L'école du maire, et l'été."
    tokens = Tokens("fr")
    found = [(token.word, text[token.start : token.end]) for token in tokens.tokens(text)]
    assert ("l'", "L'") in found
    assert ("école", "école") in found


def test_log_odds_by_hand():
    # 10 of 100 words against 5 of 200, a prior of 2 of 50 words:
    # ln(12 / 138) - ln(7 / 243), divided by the root of 1/12 + 1/7.
    one, two, two_prior = np.array([10.0]), np.array([5.0]), np.array([2.0])
    z, odds = log_odds(one, two, 100, 200, two_prior, 50)
    assert odds[0] == pytest.approx(math.log(12 / 138) - math.log(7 / 243))
    assert z[0] == pytest.approx(odds[0] / math.sqrt(1 / 12 + 1 / 7))
    assert odds[0] == pytest.approx(1.1048, abs=1e-4)


def test_the_whole_by_hand():
    # A: 3 × "tax tax bridge"; B: 3 × "bridge". The prior has B's 3 words, shares 6/12 each.
    documents = articles(*["Tax tax bridge"] * 3, outlet="A")
    documents += articles(*["Bridge"] * 3, outlet="B")
    documents = [
        Document(each.id, f"{each.text} {'.' * place}", each.outlet, language="en")
        for place, each in enumerate(documents)
    ]
    found = terms_of(documents, terms=(1,))
    tax = found["tax"]
    assert (tax.count_a, tax.count_b, tax.documents_a, tax.documents_b) == (6, 0, 3, 0)
    expected = math.log(7.5 / (9 + 3 - 7.5)) - math.log(1.5 / (3 + 3 - 1.5))
    assert tax.log_odds == pytest.approx(expected, rel=1e-6)
    assert tax.z == pytest.approx(expected / math.sqrt(1 / 7.5 + 1 / 1.5), rel=1e-6)


def test_no_probability_is_below_what_all_divisions_give():
    # Three articles of four against four: 1 division in 7 puts all on one side.
    counts = sparse.csr_array(np.array([[1], [1], [1], [0], [0], [0], [0], [0]], dtype=np.float32))
    in_a = np.arange(8) < 4
    p = shuffled_probabilities(counts, np.full(8, 100.0), in_a, draws=200, seed=1)
    assert p[0] == pytest.approx(1 / 7, abs=0.04)
    assert p[0] >= 1 / 7 - 1e-9


def test_probabilities_agree_with_counting_all_divisions():
    values = np.array([3, 2, 2, 1, 1, 0, 0, 0, 0, 1], dtype=np.float32)
    in_a = np.arange(10) < 5
    p = shuffled_probabilities(
        sparse.csr_array(values[:, None]), np.full(10, 50.0), in_a, draws=20_000, seed=1
    )
    sums = [sum(values[list(side)]) for side in itertools.combinations(range(10), 5)]
    exact = sum(abs(each - 5) >= 4 for each in sums) / len(sums)
    assert p[0] == pytest.approx(exact, abs=0.01)


VOCABULARY = [
    f"{one}{two}{three}" for one in "bdfgk" for two in ("ara", "olo") for three in "mnrst"
]


def generated(count, seed, planted=""):
    generator = random.Random(seed)
    documents = []
    for place in range(count):
        words = generator.choices(VOCABULARY, weights=range(1, len(VOCABULARY) + 1), k=80)
        if planted and place % 2 == 0:
            words.insert(generator.randrange(80), planted)
        text = " ".join(words)
        documents.append(Document(str(place), text, "AB"[place % 2], language="en"))
    return documents


def test_shuffled_outlets_give_clear_terms_in_few_runs():
    clear = sum(contrast(generated(30, seed), "A", limit=1).clear > 0 for seed in range(40))
    assert clear <= 5  # 5% of 40, and what chance allows above it


def test_a_planted_phrase_is_found_and_nothing_else():
    found = contrast(generated(60, 1, planted="iron lady"), "A")
    assert found.terms[0].term == "iron lady"
    assert found.terms[0].q <= 0.01
    assert all("iron" in term.term or term.q > 0.05 for term in found.terms)


def test_both_ends_by_falling_z():
    found = contrast(generated(60, 1, planted="iron lady"), "A", limit=3)
    values = [term.z for term in found.terms]
    assert values == sorted(values, reverse=True)
    assert sum(z > 0 for z in values) == sum(z < 0 for z in values) == 3


@pytest.mark.parametrize(
    ("language", "text", "present", "absent"),
    [
        (
            "en",
            "The iron lady spoke.",
            {"iron lady spoke"},
            {"the", "iron", "iron lady", "the iron"},
        ),
        (
            "en",
            "A court of appeal met, and won.",
            {"court of appeal"},
            {"court", "of appeal", "met and won"},
        ),
        (
            "fr",
            "Un coup d'état raté.",
            {"coup d'état", "état raté"},
            {"coup", "état", "d'état", "d'"},
        ),
        (
            "de",
            "Die Straßenbahn fährt im Jahr 2031.",
            {"straßenbahn fährt"},
            {"2031", "fährt im jahr 2031"},
        ),
        ("en", "Unique words. Part here", {"unique words"}, {"words part"}),
    ],
)
def test_phrases(language, text, present, absent):
    documents = [
        Document(str(place), f"{text} {'.' * place}", "A", language=language) for place in range(3)
    ]
    documents += [
        Document(f"b{place}", f"Xyz {'.' * place}", "B", language=language) for place in range(3)
    ]
    found = terms_of(documents, outlet="A")
    assert present <= set(found)
    assert not absent & set(found)


@pytest.mark.parametrize(
    ("outlet", "author", "text", "kept"),
    [
        (
            "The Skerry Gazette",
            None,
            "So the Gazette and The Skerry Gazette said.",
            "So the and said.",
        ),
        (
            "Le Courrier de Morval",
            None,
            "Selon Le Courrier, un courrier à Morval.",
            "Selon Le , un courrier à Morval.",
        ),
        ("L’Étoile", None, "Dans L’Étoile, une étoile.", "Dans , une étoile."),
        ("A", "Ada Finch", "By Ada Finch. Ada spoke to Finch.", ". Ada spoke to Finch."),
        ("A", None, "BERLIN (dpa) – Der Rat tagt.", "Der Rat tagt."),
        ("A", None, "PARIS, 3 mars — Le maire.", "Le maire."),
        ("A", None, "The plan – a good one – won.", "The plan – a good one – won."),
        ("A", None, "", ""),
    ],
)
def test_left_out(outlet, author, text, kept):
    (found,), _ = masked([Document("1", text, outlet, language="en", author=author)])
    assert len(found) == len(text)
    assert " ".join(found.replace("\x00", " ").split()) == kept


def test_repeated_lines_are_left_out_and_listed():
    documents = articles(
        *(f"Story number {place}.\n\nSubscribe to our letter." for place in range(3)), outlet="A"
    )
    documents += articles("Subscribe to our letter.", outlet="B")
    texts, left_out = masked(documents)
    assert left_out.lines == ("Subscribe to our letter.",)
    assert ["Subscribe" in text for text in texts] == [False, False, False, True]


def test_examples_point_into_the_text():
    documents = generated(20, 1, planted="Iron Lady")
    found = contrast(documents, "A")
    by_id = {each.id: each.text for each in documents}
    for term in found.terms:
        assert term.examples
        for example in term.examples:
            assert by_id[example.id][example.start : example.end] == example.match
            assert example.match.lower() == term.term
            before = (
                by_id[example.id][: example.start].rstrip().removesuffix(example.before.strip())
            )
            after = by_id[example.id][example.end :].lstrip().removeprefix(example.after.strip())
            assert not before or before[-1].isspace(), "cut in a word"
            assert not after or after[0].isspace(), "cut in a word"


@pytest.mark.parametrize(("shared_copy", "count"), [("keep", 4), ("drop", 3), ("weigh", 3.0)])
def test_shared_copy(shared_copy, count):
    words = " ".join(f"word{chr(97 + place)}" for place in range(26))
    texts = [f"zebra {words}", f"zebra {words}", "zebra one", "zebra two"]
    documents = articles(*texts, outlet="A") + articles("other", "other", "other", outlet="B")
    assert terms_of(documents, shared_copy=shared_copy)["zebra"].count_a == pytest.approx(count)


@pytest.mark.parametrize(
    ("outlet", "against", "language", "error"),
    [
        ("Nobody", None, None, UnknownNameError),
        ("A", "Nobody", None, UnknownNameError),
        ("A", "A", None, BiasCompareError),
        ("A", "C", None, BiasCompareError),
        ("A", None, "fr", BiasCompareError),
    ],
)
def test_errors(outlet, against, language, error):
    documents = articles("One.", outlet="A") + articles("Two.", outlet="B")
    documents += articles("Drei.", outlet="C", language="de")
    with pytest.raises(error):
        contrast(documents, outlet, against, choices=WordChoices(language=language))


def test_nothing_in_common_is_no_error():
    documents = articles("", outlet="A") + articles("", outlet="B")
    assert contrast(documents, "A").terms == ()
