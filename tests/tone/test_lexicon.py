"""The data of tone: it is whole, and a fault is named with its line."""

from __future__ import annotations

import pytest

from biascompare import languages
from biascompare.errors import DataFileError
from biascompare.tone import lexicon
from biascompare.tone.rules import read_rules
from biascompare.tone.weights import pieces

SMALLEST = 3000
LISTS = sorted(path.stem for path in lexicon.folder().glob("??.tsv"))
HEADER = "".join(f"# {key}: x\n" for key in lexicon.HEADER)
RULES = """\
language = "xx"
source = "Written for a test"
licence = "MIT"
neutral = ["set phrase"]
[thresholds]
negative = -0.05
positive = 0.05
clearly_negative = -0.5
clearly_positive = 0.5
"""


@pytest.mark.parametrize("code", LISTS)
def test_a_list_is_long_enough_and_says_how_it_was_made(code):
    found = lexicon.words(code)
    assert len(found.weights) >= SMALLEST
    assert found.header["language"] == code
    assert all(found.header[key] for key in lexicon.HEADER)
    assert any(weight > 0 for weight in found.weights.values())


@pytest.mark.parametrize("code", LISTS)
def test_no_word_is_weighed_that_the_rules_call_neutral(code):
    rules = lexicon.rules(code)
    weighed = {pieces(term) for term in lexicon.words(code).weights}
    called_neutral = [*rules.neutral, *rules.no_negation]
    assert [phrase for phrase in called_neutral if pieces(phrase) in weighed] == []


@pytest.mark.parametrize("code", lexicon.codes())
def test_thresholds_stand_in_order(code):
    limits = lexicon.rules(code).thresholds
    assert limits.clearly_negative < limits.negative < limits.positive < limits.clearly_positive


def test_every_list_of_words_has_rules_and_a_language():
    assert set(LISTS) <= set(lexicon.codes()) <= set(languages.CODES)


def test_emoji_load():
    assert lexicon.emoji().weights["😀"] > 0 > lexicon.emoji().weights[":("]


@pytest.mark.parametrize(
    ("rows", "line", "reason"),
    [
        ("gut 1.0\n", 6, "a tab"),
        ("gut\t\n", 6, "a tab"),
        ("\t1.0\n", 6, "a tab"),
        ("gut\t1.0\n\n# Wörter\nGut\t1.0\n", 9, "lower case"),
        ("c’est\t1.0\n", 6, "straight"),
        ("zwei  mal\t1.0\n", 6, "single spaces"),
        ("gut\tsehr\n", 6, "a number"),
        ("gut\t0\n", 6, "other than 0"),
        ("gut\t4.5\n", 6, "from -4 to 4"),
        ("gut\tnan\n", 6, "from -4 to 4"),
        ("gut\t1.0\ngut\t2.0\n", 7, "twice"),
    ],
)
def test_the_line_at_fault_is_named(tmp_path, rows, line, reason):
    path = tmp_path / "xx.tsv"
    path.write_text(HEADER + rows, encoding="utf-8")
    with pytest.raises(DataFileError) as caught:
        lexicon.read_weights(path)
    assert caught.value.line == line
    assert reason in str(caught.value)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"gut\t1.0\n", "# name"),
        (b"\xff\xfe", "UTF-8"),
        (None, "does not exist"),
    ],
)
def test_a_list_that_cannot_be_read(tmp_path, content, reason):
    path = tmp_path / "xx.tsv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(DataFileError, match=reason):
        lexicon.read_weights(path)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("positive = 0.05", "positive = 5", "clearly|positive"),
        ('language = "xx"', 'language = "yy"', "file name"),
        ('"set phrase"', '"Set Phrase"', "lower case"),
        ("[thresholds]", "[boosters]\nviel = 0.5\n[thresholds]", "viel"),
        ("[thresholds]", "[negations]\nnicht = 3\n[thresholds]", "nicht"),
        ("[thresholds]", "[negations]\nnicht = { after = -1 }\n[thresholds]", "nicht"),
        ("[thresholds]", "[negations]\nnicht = { behind = 1 }\n[thresholds]", "nicht"),
        ("[thresholds]", "[limits]", "negative"),
    ],
)
def test_a_fault_in_the_rules_is_named(tmp_path, old, new, reason):
    path = tmp_path / "xx.toml"
    path.write_text(RULES, encoding="utf-8")
    assert read_rules(path).neutral == ("set phrase",)
    path.write_text(RULES.replace(old, new), encoding="utf-8")
    with pytest.raises(DataFileError, match=reason):
        read_rules(path)
