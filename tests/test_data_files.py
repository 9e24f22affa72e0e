"""The data that ships: every file loads, and a broken one is named with its line."""

from __future__ import annotations

import itertools
import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from biascompare import languages, lexicons
from biascompare.datafiles import TomlFile, data_folder
from biascompare.errors import DataFileError
from biascompare.measures import MEASURES

DATA = data_folder()
TOML_FILES = sorted(DATA.rglob("*.toml"))
FRAMES = (
    *("conflict", "economic", "human_interest", "law_politics", "morality"),
    *("openai_competition", "openai_openness", "openai_power", "openai_safety"),
    *("responsibility", "security"),
)
CODES = ("de", "en", "fr")
SMALLEST_FRAME = 80
STORIES = {
    "OpenAI board crisis": "openai-board",
    "School streets in Arlenport": "school-streets",
    "A new stadium for Veldra": "veldra-stadium",
    "Flood at the Hollin Dam": "hollin-dam",
    "Phones in Dunmarrow’s schools": "school-phones",
}
# Outlet, language, articles of each story; every outlet has twelve.
OUTLETS = (
    ("The Halden Gazette", "en", (3, 3, 2, 2, 2)),
    ("The Corvane Review", "en", (3, 3, 2, 2, 2)),
    ("The Brask Echo", "en", (3, 3, 2, 2, 2)),
    ("Tolliver Market Report", "en", (3, 3, 3, 3, 0)),
    ("Le Courrier de Vauclair", "fr", (2, 2, 2, 3, 3)),
    ("L’Étincelle de Morval", "fr", (2, 2, 2, 3, 3)),
    ("Grenzbacher Zeitung", "de", (2, 2, 3, 3, 2)),
    ("Ostermoor-Kurier", "de", (2, 2, 2, 3, 3)),
)
MONTHS = {
    "OpenAI board crisis": {"2023-11", "2023-12"},
    "School streets in Arlenport": {"2025-03", "2025-04", "2025-05", "2025-06"},
    "A new stadium for Veldra": {"2024-02", "2024-03"},
    "Flood at the Hollin Dam": {"2024-09", "2024-10"},
    "Phones in Dunmarrow’s schools": {"2025-09", "2025-10"},
}
AGENCY = "Northline News"
STRAIGHT_MARKS = ('"', "'")

FRAME = """\
name = "conflict"
language = "en"
label = "Conflict"
explanation = "Sides against each other."
source = "Written for a test"
licence = "MIT"
terms = [
  "attack*",
  "at odds",
]
example = "They are at odds."
example_hits = 1
"""
ACTORS = """\
name = "test"
label = "Test"
source = "Written for a test"
licence = "MIT"

[[actors]]
id = "jane_roe"
name = "Jane Roe"
kind = "person"
[actors.aliases]
all = ["Jane Roe", "Roe"]
"""


@pytest.mark.parametrize("path", TOML_FILES, ids=lambda path: path.relative_to(DATA).as_posix())
def test_every_data_file_is_toml_without_stray_characters(path):
    file = TomlFile(path)

    assert file.values
    for number, line in enumerate(file.text.splitlines(), start=1):
        assert "\t" not in line, f"a tab in line {number}"
        assert line == line.rstrip(), f"spaces at the end of line {number}"


def test_every_language_loads():
    assert tuple(sorted(languages.CODES)) == CODES
    for code in languages.CODES:
        assert languages.load(code).code == code


def test_frames_are_parallel():
    found = {(each.name, each.language): own_terms(each) for each in lexicons.frames()}

    assert sorted(found) == sorted(itertools.product(FRAMES, CODES))
    too_small = {key: len(terms) for key, terms in found.items() if len(terms) < SMALLEST_FRAME}
    assert too_small == {}


def own_terms(frame):
    """Return the terms that find something which no shorter term with a * finds."""
    stems = [term.removesuffix("*") for term in frame.terms if term.endswith("*")]
    return [
        term
        for term in frame.terms
        if not any(term.startswith(stem) and term != stem + "*" for stem in stems)
    ]


@pytest.mark.parametrize(
    "frame", lexicons.frames(), ids=[f"{each.name}.{each.language}" for each in lexicons.frames()]
)
def test_no_term_of_a_frame_stands_twice(frame):
    counted = Counter((*frame.terms, *frame.excluded))

    assert [term for term, count in counted.items() if count > 1] == []
    for text in (frame.label, frame.explanation, frame.source, frame.licence):
        assert text.strip()


def test_there_are_actors():
    assert len(lexicons.actors()) >= 20


@pytest.mark.parametrize("actor", lexicons.actors(), ids=lambda actor: actor.id)
def test_an_actor_without_a_name_in_a_language_has_no_value_there(actor):
    measured = MEASURES[f"actor_{actor.id}"].languages or CODES
    named = [code for code in CODES if actor.names(code)]

    assert named, "no name in any language"
    assert [code for code in measured if code in CODES and code not in named] == []


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("", "", None, None),
        ('name = "conflict"\n', "", None, "expected name = a non-empty string"),
        ('name = "conflict"', "name = 7", 1, "expected name = a non-empty string, found 7"),
        ('label = "Conflict"', 'label = "  "', 3, "expected label = a non-empty string"),
        ('language = "en"', 'language = "fr"', 1, "expected the file name conflict.fr.toml"),
        ('licence = "MIT"\n', "", None, "expected licence"),
        ('licence = "MIT"', 'licence = "MIT"\nset = "strike"', 1, "begins with strike_"),
        ('licence = "MIT"', 'licence = "MIT"\nset = 3', None, "expected set = a non-empty string"),
        ('licence = "MIT"', 'licence = "MIT"\naliases = "war"', None, "aliases = a list"),
        ('licence = "MIT"', 'licence = "MIT"\nheadline_terms = ["A"]', None, "in lower case"),
        ('terms = [\n  "attack*",\n  "at odds",\n]', "", None, "expected terms = a list"),
        ('"at odds"', "3", None, "terms: expected a trimmed string, found 3"),
        ('"at odds"', '" at odds"', 9, "expected a trimmed string"),
        ('"at odds"', '"attack*"', 8, "'attack*' stands twice"),
        ('"at odds"', '"At odds"', 9, "expected 'At odds' in lower case"),
        ('"at odds"', '"*"', None, "a * may stand only at the end of a word"),
        ('"at odds"', '"at*odds"', 9, "a * may stand only at the end of a word"),
        ('"at odds"', '"at  odds"', 9, "expected single spaces"),
        ('"at odds"', '"it’s"', 9, "straight apostrophes"),
        ('"at odds",\n]', '"at odds",', None, "not valid TOML"),
        ("example_hits = 1", 'example_hits = "one"', 12, "expected example_hits"),
        ("example_hits = 1", "", None, "expected example_hits"),
    ],
)
def test_a_broken_frame_is_named(tmp_path, old, new, line, words):
    path = tmp_path / "conflict.en.toml"
    path.write_text(FRAME.replace(old, new) if old else FRAME, encoding="utf-8")

    check(lambda: lexicons.load_frame(path), path, line, words)


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("", "", None, None),
        ('label = "Test"\n', "", None, "expected label = a non-empty string"),
        ('source = "Written for a test"', 'source = ""', 3, "expected source"),
        (ACTORS[ACTORS.index("[[actors]]") :], "", None, "at least one [[actors]] table"),
        ('id = "jane_roe"', 'id = "Jane Roe"', 7, "expected id = small letters"),
        ('name = "Jane Roe"\n', "", 7, "the actor 'jane_roe' has no name"),
        ('kind = "person"', 'kind = "dog"', 7, "expected kind = one of"),
        ('all = ["Jane Roe", "Roe"]', "", 7, "expected at least one alias"),
        ('all = ["Jane Roe", "Roe"]', "all = []", 7, "expected at least one alias"),
        ("all = [", "xx = [", 7, "aliases.xx is no language known here"),
        ('kind = "person"', 'kind = "person"\nnot_aliases = "Roe"', 7, "not_aliases = a list"),
        (ACTORS, ACTORS + ACTORS[ACTORS.index("[[actors]]") :], 7, "'jane_roe' stands twice"),
    ],
)
def test_a_broken_actor_list_is_named(tmp_path, old, new, line, words):
    path = tmp_path / "actors.toml"
    path.write_text(ACTORS.replace(old, new) if old else ACTORS, encoding="utf-8")

    check(lambda: lexicons.load_actors(path), path, line, words)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("", "", None),
        (r'^code = "en"', 'code = "fr"', "line 2: expected the file name fr.toml"),
        (r'^name = ".*"', "name = 3", "expected name = a non-empty string, found 3"),
        (r'^licence = ".*"$', "", "expected licence = a non-empty string"),
        (r"^ordinal_dot = .*$", 'ordinal_dot = "no"', "expected ordinal_dot = true or false"),
        (r"^words_before_speech_verb = .*$", "", "expected words_before_speech_verb = 0 or"),
        (r"^quotation_marks = .*$", 'quotation_marks = ["“”"]', "expected two marks and a space"),
        (r"^base = .*$", 'base = "high"', "flesch.base: expected a number, found 'high'"),
        (r"^base = .*$", "base = true", "flesch.base: expected a number, found True"),
        (r"^\[flesch\]$", "[flash]", "expected a table [flesch]"),
        (r"^\[syllables\]$", "[sounds]", "expected a table [syllables]"),
        (r"^hyphenation = .*$", "", "syllables.vowels: expected a string of letters"),
        (r"^hyphenation = .*$", "vowels = 'a'\ngroups = ['(']", "not a regular expression"),
        (r"^hyphenation = .*$", "vowels = 'a'\nrewrites = ['a']", "expected [pattern, text]"),
        (r"^hyphenation = .*$", "vowels = 'a'\nwords = {Aa = 2}", "expected a small word"),
        (r"^starters = \[", 'starters = ["The", "The", ', "starters: 'The' stands twice"),
        (r"^abbreviations = \[", 'abbreviations = ["z.",', "'z.' without last stop and spaces"),
    ],
)
def test_a_broken_language_is_named(tmp_path, old, new, words):
    path = tmp_path / "en.toml"
    text = (DATA / "languages" / "en.toml").read_text(encoding="utf-8")
    broken, replaced = re.subn(old, new, text, count=1, flags=re.MULTILINE)
    path.write_text(broken, encoding="utf-8")

    assert replaced == 1
    check(lambda: languages.read(path), path, None, words)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "the file does not exist"),
        (b"", "expected name"),
        (b"name = \xff", "expected UTF-8 text"),
        (b"\x00\x00", "not valid TOML"),
        (b"name = 'a'\nname = 'b'", "not valid TOML"),
    ],
)
def test_a_file_that_is_no_toml_is_named(tmp_path, content, words):
    path = tmp_path / "conflict.en.toml"
    if content is not None:
        path.write_bytes(content)

    check(lambda: lexicons.load_frame(path), path, None, words)


def check(load, path, line, words):
    """Loading raises an error that names the file, the line and the fault; or nothing."""
    if words is None:
        load()
        return
    with pytest.raises(DataFileError) as raised:
        load()
    place = f"{path}, line {line}: " if line else str(path)
    assert str(raised.value).startswith(place)
    assert words in str(raised.value)


def test_the_sample_has_its_outlets_and_stories(sample):
    expected = {
        (outlet, language, story): count
        for outlet, language, counts in OUTLETS
        for story, count in zip(STORIES, counts, strict=True)
        if count
    }
    found = Counter((article.outlet, article.language, article.story) for article in sample)

    assert found == expected
    assert {sum(counts) for _, _, counts in OUTLETS} == {12}
    assert len({article.id for article in sample}) == len(sample)


def test_every_sample_article_is_whole(sample):
    for article in sample:
        place = f"{article.outlet}: {article.title}"
        for field in ("title", "author", "published", "language", "outlet", "section", "story"):
            assert getattr(article, field), f"{place}: no {field}"
        assert article.section in {"news", "opinion"}, place
        assert 150 <= len(article.text.split()) <= 400, f"{place}: {len(article.text.split())}"
        assert article.published[:7] in MONTHS[article.story], place
        assert not article.comments, place
        assert article.outlet_hint is None, place


def test_sample_articles_share_no_paragraph_but_the_agency_s(sample):
    paragraphs = Counter(
        paragraph
        for article in sample
        if article.author != AGENCY
        for paragraph in article.text.split("\n\n")
    )

    assert [text for text, count in paragraphs.items() if count > 1] == []


def test_two_outlets_print_one_agency_report_and_one_a_live_blog(sample):
    printed = [article for article in sample if article.author == AGENCY]
    live = [each for each in sample if "live_blog" in {notice.code for notice in each.notices}]

    assert {each.outlet for each in printed} == {"The Halden Gazette", "Tolliver Market Report"}
    assert len({each.text for each in printed}) == 1
    assert [each.outlet for each in live] == ["The Brask Echo"]


@pytest.mark.parametrize("story", STORIES)
def test_each_story_has_news_and_opinion(sample, story):
    assert {each.section for each in sample if each.story == story} == {"news", "opinion"}


@pytest.mark.parametrize("story", ["OpenAI board crisis", "School streets in Arlenport"])
def test_each_english_outlet_has_an_opinion_of_its_own(sample, story):
    english = [each for each in sample if each.story == story and each.language == "en"]
    by_outlet = Counter(each.outlet for each in english if each.section == "opinion")

    assert set(by_outlet.values()) == {1}
    assert len(by_outlet) == 4
    for code in ("fr", "de"):
        opinions = [
            each
            for each in sample
            if (each.story, each.language, each.section) == (story, code, "opinion")
        ]
        assert len(opinions) == 1, f"{story}, {code}"


@pytest.mark.parametrize(
    "path", sorted((DATA / "sample").rglob("*.md")), ids=lambda path: path.stem
)
def test_a_sample_article_is_well_set(path: Path):
    """Curly quotation marks and apostrophes, one line a paragraph, the story's own folder."""
    _, front_matter, body = path.read_text(encoding="utf-8").split("---\n", 2)
    fields = dict(line.split(": ", 1) for line in front_matter.strip().splitlines())

    assert set(fields) == {"title", "outlet", "author", "date", "language", "section", "story"}
    assert STORIES[fields["story"].strip('"')] == path.parent.name
    assert not [mark for mark in STRAIGHT_MARKS if mark in body]
    assert "  " not in body
    assert "\n\n\n" not in body.strip()
    assert all(line == line.rstrip() for line in body.splitlines())


def test_the_outlets_are_said_to_be_invented():
    known = tomllib.loads((DATA / "sample" / "outlets.toml").read_text(encoding="utf-8"))

    assert "invented" in known["corpus"]["note"]
    assert {(each["name"], each["language"]) for each in known["outlets"]} == {
        (outlet, language) for outlet, language, _ in OUTLETS
    }
    for outlet in known["outlets"]:
        assert "invented" in outlet["manner"]
        assert sorted((DATA / "sample").rglob(f"{outlet['id']}-*.md"))
