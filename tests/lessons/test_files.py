"""Lesson files: what may stand in them, and which line is at fault."""

from __future__ import annotations

import dataclasses
import re

import pytest

from biascompare import lessons
from biascompare.compare import CANNOT_TELL, CLEAR
from biascompare.dashboard.navigation import GROUPS
from biascompare.errors import BiasCompareError, DataFileError
from biascompare.lessons.files import MOST_BYTES
from biascompare.measures import MEASURES
from biascompare.translations import LANGUAGES

WHOLE = """version = 1
language = "en"
title = "A lesson"
minutes = 20
hidden = ["The Gazette", "The Echo"]

[filters]
story = ["A story"]
first_day = "2025-03-01"

[[steps]]
kind = "predict"
question = "Which is harder?"
measure = "lix"
pair = ["The Gazette", "The Echo"]
form = "tone"

[[steps]]
kind = "rewrite"
question = "Rewrite it."
pair = ["The Echo"]
"""


def parsed(text: str) -> lessons.Lesson:
    return lessons.parse(text.encode(), "my lesson.toml")


def test_a_lesson_is_read() -> None:
    lesson = parsed(WHOLE)
    assert (lesson.title, lesson.minutes, lesson.first_day) == ("A lesson", 20, "2025-03-01")
    assert lesson.filters == {"story": ("A story",)}
    assert [step.kind for step in lesson.steps] == ["predict", "rewrite"]
    assert lesson.letter("The Echo") == "B"
    assert lesson.measures() == ["lix"]


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("version = 1", "version = 2", 1, "expected version = 1, found 2"),
        ("version = 1", "version = true", 1, "expected version = 1, found True"),
        ('"en"', '"it"', 2, "one of en, fr, de"),
        ('title = "A lesson"', 'title = " "', 3, "expected title = a text"),
        ('title = "A lesson"', "title = 3", 3, "expected title"),
        ("minutes = 20", "minutes = 0", 4, "1 to 600"),
        ('The Echo"]\n\n', 'The Gazette"]\n\n', 5, "a list of different strings"),
        ('pair = ["The Echo"]\n', "", 18, "expected pair = 1 different"),
        ("minutes = 20", 'colour = "red"', 4, "'colour' is not known here"),
        ('["The Gazette", "The Echo"]\n\n', "[]\n\n", 5, "a list of different strings"),
        ('story = ["A story"]', 'story = "A story"', 8, "a list of different strings"),
        ('story = ["A story"]', 'tone = ["A story"]', 8, "'tone' is not known here"),
        ('"2025-03-01"', '"March"', 9, "YYYY-MM-DD"),
        ('kind = "predict"', 'kind = "quiz"', 12, "one of predict, discuss, rewrite"),
        ('question = "Which is harder?"\n', "", 11, "expected question"),
        ('measure = "lix"\n', "", 11, "expected measure"),
        ('measure = "lix"', 'measure = "bias"', 14, "no measure is called 'bias'"),
        ('pair = ["The Gazette", "The Echo"]', 'pair = ["The Echo"]', 15, "2 different outlets"),
        ('["The Gazette", "The Echo"]\nform', '["The Sun", "The Echo"]\nform', 15, "'The Sun'"),
        ('form = "tone"', 'form = "leftist"', 16, "expected form"),
        ('form = "tone"', 'higher = "yes"', 16, "higher = true or false"),
        ("[[steps]]", "[[step]]", 11, "'step' is not known here"),
        ('title = "A lesson"', "title = ", None, "not valid TOML"),
    ],
)
def test_a_fault_is_named_with_its_line(old: str, new: str, line: int | None, words: str) -> None:
    assert old in WHOLE
    with pytest.raises(DataFileError) as caught:
        parsed(WHOLE.replace(old, new))
    assert words in str(caught.value)
    assert str(caught.value).startswith("my lesson.toml")
    if line is not None:
        assert re.search(rf"\bline {line}\b", str(caught.value)), str(caught.value)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "expected version"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"x" * (MOST_BYTES + 1), "at most 65,536 bytes"),
        (b"%PDF-1.7", "not valid TOML"),
        (b"version = 1\n" * 2, "not valid TOML"),
    ],
)
def test_another_file_is_refused(content: bytes, words: str) -> None:
    with pytest.raises(BiasCompareError, match=re.escape(words)):
        lessons.parse(content, "../../etc/lesson.toml")


@pytest.mark.parametrize("title", ['"quoted" \\ back', "tab\tand\nline", "a = '''", "é ü 漢 \x7f"])
def test_what_is_saved_is_read_again(title: str) -> None:
    lesson = parsed(WHOLE)
    steps = (dataclasses.replace(lesson.steps[0], question=title, higher=False), *lesson.steps[1:])
    changed = dataclasses.replace(lesson, title=title, steps=steps, read=title, name="my lesson")
    assert parsed(lessons.to_toml(changed)) == changed


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_ready_lessons_a_language_have_every_kind_of_step(language: str) -> None:
    ready = lessons.ready(language)
    assert len(ready) >= 2
    for lesson in ready:
        assert lesson.language == language
        assert {step.kind for step in lesson.steps} == {"predict", "discuss", "rewrite"}
        assert lesson.goal
        assert all(step.prompt for step in lesson.steps)
        assert {step.page for step in lesson.steps if step.page} <= set().union(*GROUPS.values())


@pytest.mark.parametrize("lesson", lessons.ready(), ids=lambda lesson: lesson.name)
def test_a_ready_lesson_has_an_answer_to_every_question(lesson, sample) -> None:
    from biascompare import engines

    measures = [MEASURES[name] for name in lesson.measures()]
    table = lessons.table_of(engines.measure(sample, measures), lesson)
    documents = lessons.documents_of(table, {each.id: each for each in sample})
    for step in lesson.steps:
        if step.measure:
            found = lessons.answer(step, table, documents)
            assert found.outlet in step.pair
            assert found.verdict in (CLEAR, CANNOT_TELL)
            assert all(side.mean is not None for side in found.sides)


@pytest.mark.parametrize("lesson", lessons.ready(), ids=lambda lesson: lesson.name)
def test_a_ready_lesson_has_a_clear_answer_and_reads_one_story(lesson, sample) -> None:
    from biascompare import engines

    table = engines.measure(sample, [MEASURES[name] for name in lesson.measures()])
    documents = lessons.documents_of(
        lessons.table_of(table, lesson), {each.id: each for each in sample}
    )
    verdicts = [
        lessons.answer(step, lessons.table_of(table, lesson), documents).verdict
        for step in lesson.steps
        if step.measure
    ]
    assert verdicts.count(CLEAR) >= 2
    read = lessons.first_articles(lesson, documents)
    assert {each.story for each in read.values()} == {lesson.read}
    assert list(read) == list(lesson.hidden)


def test_articles_that_do_not_fit_are_named(sample) -> None:
    from biascompare import engines

    table = engines.measure(sample, [MEASURES["lix"]])
    with pytest.raises(BiasCompareError, match="hold none of The Gazette, The Echo"):
        lessons.table_of(table, parsed(WHOLE))
