"""The tone towards somebody: what the model and the near words answer."""

from __future__ import annotations

import json

import pytest

from biascompare.errors import DataFileError, UnknownNameError
from biascompare.measures import Prepared
from biascompare.measures.actors import mentions
from biascompare.model import Document
from biascompare.towards import actor_sentences, count_actors, model, towards
from biascompare.towards.answer import locate
from biascompare.towards.features import features
from biascompare.towards.mention import MENTION, NAME, read_mention
from biascompare.towards.words import english, load


def answer(text, name, language="en"):
    start = text.index(name)
    return towards(text, language, start, start + len(name))


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("Critics accused Maria Holm of lying to the council.", "Maria Holm", -1),
        ("Prosecutors charged Peter Lund with fraud and perjury.", "Peter Lund", -1),
        ("He called Holm a disgrace and a fraud.", "Holm", -1),
        ("Holm was praised for her courage and honesty.", "Holm", 1),
        ("The nurses thanked Lund for his generous help.", "Lund", 1),
        ("Everybody admires Maria Holm, a brilliant and honest judge.", "Maria Holm", 1),
        ("Maria Holm spoke to reporters on Tuesday, according to a spokesman.", "Maria Holm", 0),
        ("The letter was sent to Peter Lund on Monday.", "Peter Lund", 0),
    ],
)
def test_english_sentences_that_leave_no_doubt(text, name, label):
    found = answer(text, name)

    assert found.nearest == label
    assert found.method == "model"
    assert -1 <= found.score <= 1


def test_names_are_masked_so_that_whose_they_are_makes_no_difference():
    one = answer("Critics accused Maria Holm of lying.", "Maria Holm")
    other = answer("Critics accused Peter Lund of lying.", "Peter Lund")

    assert one == other


def test_blame_falls_on_the_blamed_more_than_on_the_one_who_blames():
    text = "Lund accused Holm of corruption."

    assert answer(text, "Holm").score < answer(text, "Lund").score


@pytest.mark.parametrize(
    ("text", "name", "language", "label"),
    [
        ("Les habitants ont félicité Anne Roux pour son courage admirable.", "Anne Roux", "fr", 1),
        ("Anne Roux est accusée de fraude et de mensonge.", "Anne Roux", "fr", -1),
        ("Anne Roux s'est rendue à la mairie jeudi.", "Anne Roux", "fr", 0),
        ("Die Anwohner lobten Eva Holm für ihre großartige Hilfe.", "Eva Holm", "de", 1),
        ("Eva Holm steht wegen Betrug und Korruption vor Gericht.", "Eva Holm", "de", -1),
        ("Eva Holm kam am Donnerstag ins Rathaus.", "Eva Holm", "de", 0),
    ],
)
def test_french_and_german_go_by_the_words_near(text, name, language, label):
    found = answer(text, name, language)

    assert found.nearest == label
    assert found.method == "words"


def test_near_words_count_more_than_far_ones():
    near = "Der korrupte Lund kam, und viele Leute standen lange Zeit auf dem Platz bei Holm."

    assert answer(near, "Lund", "de").score < answer(near, "Holm", "de").score < 0


@pytest.mark.parametrize(
    ("start", "end"), [(-1, 3), (3, 3), (5, 4), (0, 100)], ids=["before", "empty", "back", "after"]
)
def test_offsets_outside_the_text_are_refused(start, end):
    with pytest.raises(ValueError, match="expected 0 ≤ start < end ≤ 12"):
        towards("Holm smiled.", "en", start, end)


def test_a_language_without_an_engine_is_refused():
    with pytest.raises(UnknownNameError, match="'es'"):
        towards("Holm sonrió.", "es", 0, 4)


@pytest.mark.parametrize("language", ["en", "fr", "de"])
@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        (" ", 0, 1),
        ("… — !?", 2, 3),
        ("Holm", 0, 4),
        ("a" * 5_000, 10, 20),
        ("Holm. " * 300, 6, 1_000),  # a mention across sentences
        ("\x00\u202eHolm\ufffe said «no»", 2, 6),
        ("😀 Holm 😀", 2, 6),
        ("Mc-Holm's", 3, 7),  # within a word
    ],
)
def test_hostile_texts_get_an_answer(language, text, start, end):
    found = towards(text, language, start, end)

    assert -1 <= found.score <= 1
    assert found.nearest in (-1, 0, 1)
    assert found.label in (None, found.nearest)


def test_only_the_sentence_of_the_mention_is_read_in_english():
    alone = "Maria Holm met the builders on Monday."

    assert answer(f"It was a disaster. {alone} Nobody died.", "Maria Holm") == answer(
        alone, "Maria Holm"
    )


def test_a_mention_across_sentences_makes_them_one():
    sentences, place = locate("One came. Two left. Three stayed.", "en", 4, 13)

    assert [(each.start, each.end) for each in sentences] == [(0, 19), (20, 33)]
    assert place == 0


@pytest.mark.parametrize(
    ("text", "start", "end", "words"),
    [
        ("He met Ann Lee.", 7, 14, ("he", "met", MENTION, ".")),
        ("Ann Lee met Bo Fox.", 0, 7, (MENTION, "met", NAME, ".")),
        ("Ann’s 3 dogs", 0, 3, (MENTION, "NUMBER", "dogs")),
        ("", 0, 0, (MENTION,)),
    ],
)
def test_names_and_numbers_are_masked(text, start, end, words):
    assert read_mention(text, start, end).words == words


@pytest.mark.parametrize(
    ("text", "name", "feature"),
    [
        ("They accused Holm.", "Holm", "o:accused"),
        ("Holm accused them.", "Holm", "av:accused"),
        ("Holm was never accused.", "Holm", "pv:NOT accused"),
        ("Holm, a judge from Brask, resigned.", "Holm", "av:resigned"),
        ("The case against Holm collapsed.", "Holm", "p:case against"),
        ("Holm's lies were plain.", "Holm's", "po:lies"),
        ("“It rains,” said Holm.", "Holm", "speaks"),
    ],
)
def test_what_somebody_does_and_suffers_are_features(text, name, feature):
    start = text.index(name)

    assert feature in features(read_mention(text, start, start + len(name)))


def test_the_shipped_model_is_small_and_says_where_it_is_from():
    values = json.loads(model.path("en").read_text(encoding="utf-8"))

    assert model.path("en").stat().st_size <= 400_000
    assert values["licence"] == "MIT"
    assert values["held_out"]["macro_f1"][0] >= 0.66
    assert sum(map(model.load("en").probabilities({}).__getitem__, range(3))) == pytest.approx(1)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"data": ""}, "expected data"),
        ({"weights": {"w:a": [1, 2]}}, "'w:a': expected three whole numbers"),
        ({"intercept": [0.5, 0, 0]}, "'intercept': expected three whole numbers"),
        ({"scale": 0}, "expected scale"),
        ({"abstain_below": 2}, "expected abstain_below"),
    ],
)
def test_a_faulty_model_is_named(tmp_path, change, expected):
    good = {
        "language": "en",
        "data": "letters",
        "licence": "MIT",
        "date": "2026-01-01",
        "scale": 100,
        "abstain_below": 0.4,
        "intercept": [0, 0, 0],
        "weights": {},
    }
    path = tmp_path / "model.json"
    path.write_text(json.dumps(good | change), encoding="utf-8")

    with pytest.raises(DataFileError, match=expected):
        model.read(path)


@pytest.mark.parametrize(("text", "expected"), [(None, "does not exist"), ("{", "not valid JSON")])
def test_a_model_that_cannot_be_read_is_named(tmp_path, text, expected):
    path = tmp_path / "model.json"
    if text is not None:
        path.write_text(text, encoding="utf-8")

    with pytest.raises(DataFileError, match=expected):
        model.read(path)


@pytest.mark.parametrize(
    ("word", "sign"),
    [("accused", -1), ("praises", 1), ("hid", -1), ("hidden", 0), ("table", 0), ("", 0)],
)
def test_cues_are_stems_or_whole_words(word, sign):
    assert english().cue(word) == sign


def test_a_cue_in_both_lists_is_a_fault(tmp_path, repository):
    path = tmp_path / "en.toml"
    shipped = (repository / "data" / "lexicons" / "towards" / "en.toml").read_text("utf-8")
    path.write_text(shipped.replace('"praise*"', '"accus*"').replace('"prais*"', '"accus*"'))

    with pytest.raises(DataFileError, match=r"line \d+.*stands in both lists"):
        load(path)


def test_sentences_of_actors_and_their_counts():
    text = "Sam Altman was praised. Critics accused Altman and OpenAI of lies. It rained."
    prepared = Prepared(Document("1", text, language="en"))

    found = actor_sentences(prepared, mentions(prepared))

    assert [(each.actor, each.text[:7], each.mentions) for each in found] == [
        ("sam_altman", "Sam Alt", 1),
        ("sam_altman", "Critics", 1),
        ("openai", "Critics", 1),
    ]
    assert all(text[each.start : each.end] == each.text for each in found)
    count = count_actors([("The Post", found)])["sam_altman", "The Post"]
    assert (count.articles, count.mentions, count.sentences.total()) == (1, 2, 2)


def test_no_sentences_in_a_language_without_an_engine():
    prepared = Prepared(Document("1", "Sam Altman sonrió.", language="es"))

    assert actor_sentences(prepared, mentions(prepared)) == []


def test_the_command_counts_by_actor_and_outlet(run):
    status, output, _ = run("towards", "sample", "--actor", "sam_altman", "--format", "json")

    assert status == 0
    records = json.loads(output)
    assert {record["actor"] for record in records} == {"sam_altman"}
    for record in records:
        told = record["negative"] + record["neutral"] + record["positive"] + record["not told"]
        assert told == record["sentences"] <= record["mentions"]


def test_the_command_says_what_the_numbers_are_not(run):
    status, output, errors = run("towards", "sample", "--actor", "openai")

    assert status == 0
    assert "OpenAI" in output
    assert "no measure of bias" in errors


def test_the_command_prints_sentences(run):
    status, output, _ = run("towards", "sample", "--actor", "openai", "--sentences")

    assert status == 0
    first = json.loads(output.splitlines()[0])
    assert first["actor"] == "openai"
    assert first["label"] in (-1, 0, 1, None)


@pytest.fixture
def article(tmp_path):
    page = "---\ntitle: T\noutlet: The Post\nlanguage: en\n---\n\n"
    text = "Critics accused Ann Holm of fraud. “Ann Holm is a brilliant and honest judge,” he said."
    path = tmp_path / "article.md"
    path.write_text(page + text, encoding="utf-8")
    return path


@pytest.fixture
def own_actors(tmp_path):
    path = tmp_path / "own.toml"
    row = '[[actors]]\nid = "holm"\nname = "Ann Holm"\nkind = "person"\n'
    path.write_text(f'{row}aliases.all = ["Ann Holm"]\n', encoding="utf-8")
    return path


@pytest.mark.parametrize(("voice", "labels"), [("all", [-1, 1]), ("outlet", [-1]), ("quoted", [1])])
def test_the_command_knows_own_actors_and_voices(run, article, own_actors, voice, labels):
    asked = ("towards", article, "--actors", own_actors, "--voice", voice)
    status, output, _ = run(*asked, "--actor", "holm", "--sentences")
    _, counted, _ = run(*asked, "--format", "json")

    assert status == 0
    assert [json.loads(line)["label"] for line in output.splitlines()] == labels
    (record,) = json.loads(counted)
    assert (record["name"], record["sentences"]) == ("Ann Holm", len(labels))


def test_without_their_file_own_actors_are_unknown(run, article):
    status, _, errors = run("towards", article, "--actor", "holm")

    assert status == 1
    assert "no actor called 'holm'" in errors


def test_an_unknown_actor_is_a_sentence(run):
    status, _, errors = run("towards", "sample", "--actor", "sam_altmann")

    assert status == 1
    assert "sam_altman" in errors
