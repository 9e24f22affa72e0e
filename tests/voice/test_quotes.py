"""Quotes: where they stand, what they are, who speaks; and how often that is right."""

from __future__ import annotations

import json
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from biascompare import languages
from biascompare.actor_mentions import ActorMatcher
from biascompare.actor_rows import Actor
from biascompare.voice import find_quotes, keep_voice
from biascompare.voice.rules import load_rules

DATA = Path(__file__).parents[1] / "data"
EVENTS = Path(__file__).parents[3] / "shared" / "eval" / "events" / "dev.jsonl"
LANGUAGES = ("en", "fr", "de")
# What was measured, rounded down: precision and recall of the speaker.
MEASURED = {"en": (0.95, 0.85), "fr": (0.92, 0.70), "de": (0.95, 0.85)}


def rows(name: str) -> list[dict[str, Any]]:
    lines = (DATA / f"quotes.{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def same(found: str, judged: str) -> bool:
    """A speaker is right if the names agree, or one is the end or a part of the other."""
    one, other = found.lower(), judged.lower()
    return one in other or other in one or one.split()[-1] == other.split()[-1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_judged_quotes(language):
    right = wrong = missed = 0
    for row in rows(language):
        found = {(each.start, each.end): each for each in find_quotes(row["text"], language)}
        judged = {(each["start"], each["end"]): each["speaker"] for each in row["quotes"]}
        assert set(found) == set(judged), row["text"]
        for extent, speaker in judged.items():
            answer = found[extent].speaker
            correct = bool(answer and speaker and same(answer, speaker))
            right += correct
            wrong += answer is not None and not correct
            missed += speaker is not None and not correct

    precision, recall = MEASURED[language]
    assert sum(len(row["quotes"]) for row in rows(language)) >= 100
    assert right / (right + wrong) >= precision
    assert right / (right + missed) >= recall


@pytest.mark.skipif(not EVENTS.exists(), reason="the news articles are not here")
def test_judged_quotes_of_real_news():
    texts = [json.loads(line)["text"] for line in EVENTS.read_text("utf-8").splitlines()]
    judged, wrong, right = rows("events"), 0, 0
    for each in judged:
        found = {(q.start, q.end): q for q in find_quotes(texts[each["row"]], "en")}
        quote = found.get((each["start"], each["end"]))
        if quote is None or quote.speaker is None:
            continue
        if each["judgement"] == "right":
            start, end = each["speaker"]
            right += same(quote.speaker, texts[each["row"]][start:end])
        wrong += each["judgement"] == "wrong"

    assert len(judged) == 100
    assert right / (right + wrong) >= 0.9


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "", []),
        ("en", "the workers' rights, the boys' shoes' laces, rock 'n' roll in the '90s", []),
        ("en", 'A 6" nail', []),
        ("en", '"He is 6\'2" tall," she said.', ['"He is 6\'2" tall,"']),
        ("en", "“A,” he said. “B.”", ["“A,”", "“B.”"]),
        ("en", "‘The workers’ union is wrong,’ he said.", ["‘The workers’ union is wrong,’"]),
        ("en", "He don't 'like' it, isn't it?", ["'like'"]),
        ("en", '"They told me "no" and left," she said.', ['"They told me "no" and left,"']),
        ("en", "“One.\n\n“Two.\n\n“Three,” she said.", ["“One.\n\n“Two.\n\n“Three,”"]),
        ("en", "“Open\n\nNext paragraph.", ["“Open"]),
        ("en", "``Latex,'' he said", ["``Latex,''"]),
        ("en", "“” empty ‘’", []),
        ("fr", "« A « b » c », dit-il, « d ».", ["« A « b » c »", "« d »"]),
        ("fr", "« A « b c », dit-il.", ["« A « b c »"]),
        ("fr", "«\u202fUn\u202f» et “deux”", ["«\u202fUn\u202f»", "“deux”"]),
        ("fr", "« Un.\n\n» Deux », dit-il.", ["« Un.\n\n» Deux »"]),
        ("de", "„A ‚b‘ c“ und »d ›e‹ f«", ["„A ‚b‘ c“", "»d ›e‹ f«"]),
        ("de", "«g ‹h› i» sowie ‚j‘, „k” und ,,l''", ["«g ‹h› i»", "‚j‘", "„k”", ",,l''"]),
        ("de", "Wie geht's? Er hat 'nen Hund.", []),
        (None, "“so” and «so» and „so“", ["“so”", "«so»", "„so“"]),
    ],
)
def test_extents(language, text, expected):
    assert [text[quote.start : quote.end] for quote in find_quotes(text, language)] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "“It rains a lot here,” said Ann Hill.", ("speech", "Ann Hill", "neutral")),
        ("en", "Ann Hill claimed “it never rains here.”", ("speech", "Ann Hill", "doubting")),
        ("en", "Ann Hill warned “it rains a lot here.”", ("speech", "Ann Hill", None)),
        ("en", "Ann Hill did not say “it rains a lot here.”", ("speech", None, None)),
        ("en", "Ann Hill was told “it rains a lot here.”", ("speech", None, None)),
        (
            "en",
            "“It rains a lot,” Ann Hill’s son said.",
            ("speech", "Ann Hill’s son", "neutral"),
        ),
        ("en", "The “doctor” had no licence.", ("scare", None, None)),
        ("en", "She starred in “The Long Field” last year.", ("title", None, None)),
        ("en", "“So it goes,” Sam Altman said.", ("speech", "Sam Altman", "neutral")),
        (
            "fr",
            "« Il pleut ici », prétend Anne Roux.",
            ("speech", "Anne Roux", "doubting"),
        ),
        ("fr", "« Il pleut, a dit Anne Roux, et il vente. »", ("speech", "Anne Roux", "neutral")),
        ("fr", "Selon Anne Roux, « il pleut beaucoup ici ».", ("speech", "Anne Roux", None)),
        ("de", "„Es regnet hier viel“, behauptete Anna Roth.", ("speech", "Anna Roth", "doubting")),
        ("de", "„Es regnet hier viel“, fügte Anna Roth hinzu.", ("speech", "Anna Roth", "neutral")),
        ("de", "„Es regnet hier viel“, räumte Anna Roth ein.", ("speech", "Anna Roth", None)),
        ("fr", "« Il pleut ici », se vante Anne Roux.", ("speech", "Anne Roux", "doubting")),
        ("de", "„Es regnet hier viel“, so Anna Roth.", ("speech", "Anna Roth", None)),
        ("de", "„Hier regnet es immer viel“ nannte Anna Roth das Lied.", ("speech", None, None)),
    ],
)
def test_kind_speaker_and_manner(language, text, expected):
    (quote,) = find_quotes(text, language)

    assert (quote.kind, quote.speaker, quote.manner) == expected
    assert (quote.reason is None) == (quote.speaker is not None or quote.kind != "speech")
    if quote.speaker:
        assert text.startswith(quote.speaker, quote.speaker_start or 0)


HOLM = Actor("holm", "Eva Holm", "person", MappingProxyType({"all": ("Eva Holm",)}), (), "Holm")


@pytest.mark.parametrize(
    ("text", "actors", "actor"),
    [
        ("“So it goes again,” Altman said.", None, "sam_altman"),
        ("“So it goes again,” Eva Holm said.", None, None),
        ("“So it goes again,” Eva Holm said.", [HOLM], "holm"),
        # A surname alone takes a full name up, as everywhere.
        ("Eva Holm came. “So it goes again,” Holm said.", [HOLM], "holm"),
        ("“So it goes again,” Holm said. Eva Holm left.", [HOLM], None),
        ("Eva Holm came. “So it goes again,” Peter Holm said.", [HOLM], None),
        ("Eva Holm came. “So it goes again,” Ann Hill said.", [HOLM], None),
    ],
)
def test_a_known_actor_is_named_by_its_id(text, actors, actor):
    (quote,) = find_quotes(text, "en", ActorMatcher(actors, "en") if actors else None)

    assert quote.actor == actor


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        ("Dr. Ann Hill left.", "Ann Hill"),
        ("Dr. Ann Hill met Mr. Tom Reed.", None),
        ("It was late in Green Bay.", None),
        ("", None),
    ],
)
def test_a_pronoun_stands_for_the_one_person_of_the_sentence_before(before, speaker):
    (quote,) = find_quotes(f"{before} “It rains a lot here,” she said.", "en")

    assert quote.speaker == speaker


def test_an_unknown_language_names_nobody():
    (quote,) = find_quotes("“Llueve mucho aquí”, dijo Ana Roca.", "es")

    assert (quote.speaker, quote.reason) == (None, "not available in this language")


@pytest.mark.parametrize("voice", ["all", "outlet", "quoted"])
def test_a_voice_keeps_its_characters_where_they_stand(voice):
    text = "“It is late,” said Ann Hill. The “doctor” left."
    kept = keep_voice(text, find_quotes(text, "en"), voice)
    expected = {
        "all": text,
        "outlet": " " * 13 + text[13:],
        "quoted": " " + text[1:12] + " " * (len(text) - 12),
    }

    assert kept == expected[voice]


@pytest.mark.parametrize("code", languages.CODES)
def test_rules_are_in_lower_case(code):
    rules = load_rules(code)

    assert rules is not None
    for word in (*rules.kinds, *rules.roles, *rules.not_names, *rules.work_nouns):
        assert word == word.lower()
        assert "’" not in word


@pytest.mark.parametrize("piece", ['"', "“", "'a ", "« a » ", "„\n\n", "“a” he ", "said "])
@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_marks_have_an_extent(piece, language):
    text = f"“{piece * 1000}”"

    for quote in find_quotes(text, language):
        assert 0 <= quote.start <= quote.inner_start < quote.inner_end <= quote.end <= len(text)
