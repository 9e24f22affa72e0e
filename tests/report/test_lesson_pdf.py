"""The print pack: what stands on which page, tagged, with hostile text set as text."""

from __future__ import annotations

import dataclasses
import io
import re
from typing import Any

import pypdf
import pytest

from biascompare import engines, lessons
from biascompare.errors import BiasCompareError
from biascompare.measures import MEASURES
from biascompare.report.lesson import lesson_pdf
from biascompare.translations import translated

HOSTILE = '#panic("run") $x^2$ *bold* @ref <label> \\ #read("/etc/passwd") “ #import "x": * ]['


def read(content: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(content))


def text_of(page) -> str:
    return re.sub(r"\s+", " ", page.extract_text())


@pytest.fixture(scope="module")
def measured(sample):
    return engines.measure(sample, list(MEASURES.values()), reasons=True)


@pytest.mark.parametrize("lesson", lessons.ready(), ids=lambda lesson: lesson.name)
def test_a_pack_has_its_parts_and_is_tagged(lesson, sample, measured) -> None:
    pdf = read(lesson_pdf(lesson, measured, {each.id: each for each in sample}))
    root: Any = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]
    assert root["/Lang"] == lesson.language
    assert pdf.metadata is not None
    assert pdf.metadata.title == lesson.title
    assert b"pdfuaid" in root["/Metadata"].get_data()
    pages = [text_of(page) for page in pdf.pages]
    whole = " ".join(pages)
    for step in lesson.steps:
        assert re.sub(r"\s+", " ", step.question)[:40] in whole
    solution = translated(lesson.language, "lesson.print.solution")
    (first,) = [number for number, page in enumerate(pages) if page.startswith(solution)]
    before = " ".join(pages[:first])
    for outlet in lesson.hidden:
        assert outlet not in before
        assert outlet.replace("’", "'") in pages[first].replace("’", "'")


def test_hostile_text_is_set_as_text(sample, measured) -> None:
    lesson = lessons.ready("en")[0]
    steps = (dataclasses.replace(lesson.steps[0], question=HOSTILE), *lesson.steps[1:])
    changed = dataclasses.replace(lesson, title=HOSTILE, goal=HOSTILE, steps=steps)
    documents = {
        each.id: dataclasses.replace(each, title=HOSTILE, text=f"{HOSTILE}\n\n{each.text}")
        for each in sample
    }
    pdf = read(lesson_pdf(changed, measured, documents))
    whole = "".join(text_of(page) for page in pdf.pages)
    assert '#panic("run") $x^2$ *bold*' in whole
    assert '#read("/etc/passwd")' in whole


@pytest.mark.parametrize(
    ("text", "set_as"),
    [
        ("bell \x00 and \x07 end", "bell and end"),
        ("lone \ud800 surrogate", "lone surrogate"),
        ("right \u202e to left \u2066", "right to left"),
        ("W" * 10_000, "WWWW"),
        ("// a comment /* not one", "// a comment /* not one"),
    ],
)
def test_signs_that_cannot_be_set_are_left_out(sample, measured, text, set_as) -> None:
    lesson = lessons.ready("en")[0]
    step = dataclasses.replace(lesson.steps[0], question=text, prompt=text)
    changed = dataclasses.replace(lesson, title=text, goal=text, steps=(step, *lesson.steps[1:]))
    held = text.encode(errors="ignore").decode()  # no reader lets a surrogate through
    documents = {
        each.id: dataclasses.replace(each, title=text, text=f"{held}\n\n{each.text}")
        for each in sample
    }
    pdf = read(lesson_pdf(changed, measured, documents))
    assert set_as in text_of(pdf.pages[0])


def test_articles_that_do_not_fit_are_named(sample, measured) -> None:
    lesson = dataclasses.replace(lessons.ready("en")[0], hidden=("The Sun",))
    with pytest.raises(BiasCompareError, match="hold none of The Sun"):
        lesson_pdf(lesson, measured, {each.id: each for each in sample})


def test_the_same_lesson_makes_the_same_bytes(sample, measured) -> None:
    lesson = lessons.ready("de")[0]
    documents = {each.id: each for each in sample}
    assert lesson_pdf(lesson, measured, documents) == lesson_pdf(lesson, measured, documents)


def test_the_command_writes_lists_and_prints(run, tmp_path) -> None:
    status, output, _ = run("lesson")
    assert status == 0
    assert "school-streets.en\tOne quarrel, three newspapers" in output
    status, output, _ = run("lesson", "school-streets.de")
    assert status == 0
    own = tmp_path / "own.toml"
    own.write_text(output, encoding="utf-8")
    status, _, errors = run("lesson", own, "--pdf", tmp_path / "own.pdf")
    assert (status, "Eine Straße" in errors) == (0, True)
    assert (tmp_path / "own.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("school-street.en",), "school-streets.en"),
        (("nothing.toml",), "nothing.toml"),
        (("school-streets.en", "--pdf", "no/such/folder/x.pdf"), "cannot be written"),
    ],
)
def test_the_command_says_what_is_wrong(run, arguments, words) -> None:
    status, _, errors = run("lesson", *arguments)
    assert status == 1
    assert words in errors
    assert "Traceback" not in errors
