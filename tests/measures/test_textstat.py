"""The readability formulas give textstat's values to the last digit where its counts are ours.

textstat drops sentences of one or two words and splits at abbreviations, and its French
and German syllables are hyphenation; there, and only there, the values may differ.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from biascompare.datafiles import data_folder
from biascompare.measures import MEASURES, Missing, Prepared
from biascompare.model import Document

CHILD = Path(__file__).with_name("textstat_values.py")
# Simple texts, in which both count alike, so that no formula goes untested.
EXTRA = (
    (
        "en",
        "The dog ran down the hill to the old barn. A small boy saw it and called its name. "
        "It did not stop until the rain began to fall on the yellow field behind the house.",
    ),
    (
        "en",
        "The municipal administration considered an extraordinarily complicated regulation. "
        "Representatives of neighbouring communities criticised the unnecessary bureaucracy, "
        "and several independent economists calculated its considerable consequences. " * 6,
    ),
    (
        "fr",
        "Le chat noir dort sur le mur du jardin. Un garçon court vers le port pour voir son "
        "chien. La nuit tombe sur les toits et le vent du nord chante dans le grand bois.",
    ),
    (
        "fr",
        "Le maire a parlé devant les parents dans la cour. Les commerçants ont demandé un "
        "délai, mais la majorité refuse. Le projet a coûté trop cher à la commune.",
    ),
    (
        "de",
        "Der Hund läuft durch den Hof zum Tor. Das Kind ruft den Vater und lacht laut dabei. "
        "Nachts fällt der Regen auf das Dach, und der Mond steht hell am Wald.",
    ),
    (
        "de",
        "Die Bürgermeisterin sprach gestern mit den Eltern. Der Gemeinderat entscheidet "
        "morgen, und die Polizei rechnet mit weiteren Versammlungen. Viele Verkäufer warten "
        "gespannt auf eine Entscheidung der Verwaltung.",
    ),
)
COVERED_BY_LANGUAGE = {
    "en": (
        "flesch_reading_ease",
        "flesch_kincaid_grade",
        "gunning_fog",
        "smog_index",
        "coleman_liau_index",
        "automated_readability_index",
        "dale_chall_readability_score",
        "linsear_write_formula",
        "lix",
        "rix",
    ),
    "fr": ("flesch_reading_ease", "lix", "rix"),
    "de": ("flesch_reading_ease", "wiener_sachtextformel", "lix", "rix"),
}
WITHOUT_SYLLABLES = {"lix", "rix"}


@dataclass(frozen=True)
class Case:
    """A text prepared by biascompare, and what textstat counts and computes for it."""

    prepared: Prepared
    counts: dict[str, Any]
    values: dict[str, float]

    def comparable(self, name: str) -> bool:
        """Whether both count the same for this formula."""
        own = self.prepared
        if self.counts["sentences"] != len(own.sentences):
            return False
        if name == "linsear_write_formula":  # reads a part, so each sentence has to agree
            return set(self.counts["each_sentence"]) == {1}
        return name in WITHOUT_SYLLABLES or self.counts["syllables"] == sum(own.syllables_by_word)


@pytest.fixture(scope="module")
def cases(sample, tmp_path_factory) -> list[Case]:
    folder = tmp_path_factory.mktemp("nltk")
    write_dictionary(folder)
    extra = [Document(id="extra", text=text, language=language) for language, text in EXTRA]
    prepared = [Prepared(document) for document in (*sample, *extra)]
    lines = [
        json.dumps({"language": each.language, "sentences": [one.text for one in each.sentences]})
        for each in prepared
    ]
    ended = subprocess.run(
        [sys.executable, str(CHILD)],
        input="\n".join(lines),
        env={**os.environ, "NLTK_DATA": str(folder), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    answers = [json.loads(line) for line in ended.stdout.splitlines()]
    return [Case(each, **answer) for each, answer in zip(prepared, answers, strict=True)]


def write_dictionary(folder: Path) -> None:
    """Write NLTK's cmudict from our table: as many vowels a word as it has syllables."""
    target = folder / "corpora" / "cmudict" / "cmudict"
    target.parent.mkdir(parents=True)
    table = (data_folder() / "languages" / "en.syllables.txt").read_text(encoding="utf-8")
    with target.open("w", encoding="utf-8") as file:
        for line in table.splitlines():
            if line.startswith("#"):
                continue
            count, words = line.split("\t")
            vowels = " ".join(["AH0"] * int(count))
            file.writelines(f"{word.upper()} 1 {vowels} T\n" for word in words.split())


def pairs() -> list[tuple[str, str]]:
    return [(language, name) for language, names in COVERED_BY_LANGUAGE.items() for name in names]


@pytest.mark.parametrize(("language", "name"), pairs())
def test_the_value_is_textstats_to_the_last_digit(cases, language, name):
    own = [case for case in cases if case.prepared.language == language]
    compared = [case for case in own if case.comparable(name)]
    print(f"{language} {name}: {len(compared)} of {len(own)} texts compared")

    assert compared, f"no text on which textstat counts as biascompare does ({name}, {language})"
    for case in compared:
        value = MEASURES[name].value(case.prepared)
        assert not isinstance(value, Missing)
        assert value == case.values[name], case.prepared.title


def test_words_are_counted_alike_everywhere(cases):
    for case in cases:
        assert len(case.prepared.words) == case.counts["words"], case.prepared.title


def test_english_syllables_are_counted_alike_everywhere(cases):
    for case in cases:
        if case.prepared.language == "en":
            own = sum(case.prepared.syllables_by_word)
            assert own == case.counts["syllables"], case.prepared.title


def test_every_readability_measure_is_compared():
    compared = {name for names in COVERED_BY_LANGUAGE.values() for name in names}

    assert compared == {each.name for each in MEASURES.values() if each.family == "readability"}
