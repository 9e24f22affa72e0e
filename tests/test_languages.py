"""Language files: what they hold, and how faults in them are named."""

import re

import pytest

from biascompare import languages
from biascompare.datafiles import data_folder
from biascompare.errors import DataFileError, UnknownNameError


def test_codes_are_the_files_in_their_stated_order():
    assert languages.CODES == ("en", "fr", "de")


@pytest.mark.parametrize("code", languages.CODES)
def test_language_is_complete(code):
    language = languages.load(code)
    assert (language.code, bool(language.source), bool(language.licence)) == (code, True, True)
    assert len(language.stop_words) >= 100
    assert len(language.speech_verbs.neutral) >= 40
    assert len(language.speech_verbs.doubting) >= 40
    assert not language.speech_verbs.neutral & language.speech_verbs.doubting
    assert not any(re.search(r"[’“”]", word) for word in language.stop_words)
    assert languages.load(code) is language


@pytest.mark.parametrize("code", languages.CODES)
@pytest.mark.parametrize("kind", ["stop_words", "speech", "starters"])
def test_words_stand_in_lower_case(code, kind):
    language = languages.load(code)
    words = {
        "stop_words": language.stop_words,
        "speech": language.speech_verbs.neutral | language.speech_verbs.doubting,
        "starters": language.sentences.starters | language.sentences.lowercase_starters,
    }[kind]
    assert [word for word in words if word != word.lower()] == []


@pytest.mark.parametrize(
    ("code", "flesch", "possessives", "elision", "quotes"),
    [
        ("en", (206.835, 1.015, 84.6), ("'s", "'"), None, ("“", "”")),
        ("fr", (207, 1.015, 73.6), (), "qu'", ("«", "»")),
        ("de", (180, 1, 58.5), ("s", "'s", "'"), None, ("„", "“")),
    ],
)
def test_what_a_language_states(code, flesch, possessives, elision, quotes):
    language = languages.load(code)
    stated = language.flesch
    assert (stated.base, stated.sentence_length, stated.syllables_per_word) == flesch
    assert language.possessive_suffixes == possessives
    assert (elision in language.elisions) if elision else language.elisions == ()
    assert quotes in language.quotation_marks


@pytest.mark.parametrize("code", ["", "es", "EN", "en-US", "../en"])
def test_unknown_language(code):
    with pytest.raises(UnknownNameError, match="no language called"):
        languages.load(code)


FAULTS = [
    ('code = "fr"', 'code = "xx"', "expected the file name"),
    ('name = "French"', 'name = ""', "expected name"),
    ("base = 207", 'base = "207"', "flesch.base: expected a number"),
    ("base = 207", "base = true", "flesch.base: expected a number"),
    ("[flesch]", "[flash]", "expected a table"),
    ("ordinal_dot = false", 'ordinal_dot = "no"', "expected ordinal_dot"),
    ('"« »"', '"«»"', "two marks and a space"),
    ('titles = ["M",', 'titles = ["M.",', "without last stop"),
    ("final_abbreviations", "finale_abbreviations", "expected final_abbreviations"),
    ("'ueil', 'eil'", "'(ueil', 'eil'", "not a regular expression"),
    ("['qu', 'q']", "['qu']", "expected .pattern, text."),
    ("google = 2", "google = 0", "1 or more"),
    ("google = 2", "Google = 2", "small word"),
    ("google = 2", "google = true", "1 or more"),
    ('vowels = "', 'vowel = "', "expected a string of letters"),
    ("[flesch]", "[flesch", "not valid TOML"),
]


@pytest.mark.parametrize(("right", "wrong", "message"), FAULTS)
def test_faults_are_named(tmp_path, right, wrong, message):
    source = (data_folder() / "languages" / "fr.toml").read_text(encoding="utf-8")
    assert right in source
    path = tmp_path / "fr.toml"
    path.write_text(source.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(DataFileError, match=message) as caught:
        languages.read(path)
    assert caught.value.path == str(path)


def test_the_line_at_fault_is_named(tmp_path):
    path = tmp_path / "fr.toml"
    source = (data_folder() / "languages" / "fr.toml").read_text(encoding="utf-8")
    path.write_text(source.replace('"« »"', '"«»"', 1), encoding="utf-8")
    with pytest.raises(DataFileError) as caught:
        languages.read(path)
    assert caught.value.line is not None
    assert "«»" in path.read_text(encoding="utf-8").splitlines()[caught.value.line - 1]


@pytest.mark.parametrize("content", ["", "words = 3", 'words = " "', "words = ["])
def test_faulty_ordinary_words_are_named(tmp_path, content):
    source = data_folder() / "languages" / "fr.toml"
    for folder in ("languages", "ordinary_words"):
        (tmp_path / folder).mkdir()
    path = tmp_path / "languages" / "fr.toml"
    path.write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
    assert languages.read(path).sentences.ordinary_words == frozenset()
    words = tmp_path / "ordinary_words" / "fr.toml"
    words.write_text(content, encoding="utf-8")

    with pytest.raises(DataFileError) as caught:
        languages.read(path)

    assert caught.value.path == str(words)


def test_missing_file(tmp_path):
    with pytest.raises(DataFileError, match="does not exist"):
        languages.read(tmp_path / "xx.toml")
