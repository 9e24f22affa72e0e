"""What tells an outlet in its own articles is hidden, and nothing else."""

from __future__ import annotations

import dataclasses

import pytest

from biascompare import lessons
from biascompare.lessons import Lesson, Step
from biascompare.model import Document, Span


def lesson(language: str, *hidden: str) -> Lesson:
    return Lesson("A lesson", language, hidden, (Step("discuss", "?"),))


@pytest.mark.parametrize(
    ("language", "outlet", "text", "expected"),
    [
        ("en", "The Halden Gazette", "The Halden Gazette asked.", "[A] asked."),
        ("en", "The Halden Gazette", "the Halden  Gazette’s view", "[A]’s view"),
        ("en", "The Halden Gazette", "She told the Gazette so.", "She told [A] so."),
        ("en", "The Halden Gazette", "A school in Halden.", "A school in ▇▇▇."),
        ("en", "The Halden Gazette", "He read a gazette.", "He read a gazette."),
        ("en", "The Times", "Good times, many times.", "Good times, many times."),
        ("en", "Fox News", "Fox News said; see foxnews.com.", "[A] said; see [A]."),
        ("en", "Fox News", "The news is that a fox ran.", "The news is that a fox ran."),
        ("en", "Brask Echo", "This newspaper asked Mara Lind, and Lind said no.", None),
        ("fr", "L’Étincelle de Morval", "L'Étincelle de Morval a vu", "[A] a vu"),
        ("fr", "L’Étincelle de Morval", "une étincelle a jailli", "une étincelle a jailli"),
        ("fr", "Le Courrier de Vauclair", "dit au Courrier", "dit [A]"),
        ("de", "Ostermoor-Kurier", "Dem Ostermoor-Kurier sagte er", "Dem [A] sagte er"),
        ("de", "Ostermoor-Kurier", "sagte er dem Kurier", "sagte er [A]"),
        ("de", "Ostermoor-Kurier", "Ein Kurier kam.", "Ein Kurier kam."),
        ("en", "The (Odd*Name", "The (Odd*Name wrote [a-z]+.", "[A] wrote [a-z]+."),
        ("en", "The Echo", "", ""),
    ],
)
def test_an_outlet_is_hidden(language, outlet, text, expected) -> None:
    author = Document("1", text, outlet=outlet, author="Mara Lind")
    found = lessons.mask_of(lesson(language, outlet), [author], "[{letter}]").text(text)
    assert found == (expected if expected is not None else "▇▇▇ asked ▇▇▇, and ▇▇▇ said no.")


def test_an_article_shows_nothing_that_tells_its_outlet() -> None:
    whole = Document(
        "1",
        "The Echo says.\n\nBy Mara Lind",
        outlet="The Echo",
        outlet_hint="The Echo",
        title="The Echo asks",
        author="Mara Lind",
        url="https://echo.example/1",
        headings=("The Echo says.",),
    )
    found = lessons.mask_of(lesson("en", "The Echo"), [whole], "[{letter}]").document(whole)
    shown = " ".join(str(value) for value in dataclasses.asdict(found).values())
    assert "cho" not in shown
    assert "Lind" not in shown
    assert found.text == "[A] says.\n\nBy ▇▇▇"


@pytest.mark.parametrize(
    ("start", "end", "marked"), [(0, 3, ["Bad"]), (18, 22, ["news"]), (4, 12, []), (2, 6, [])]
)
def test_marks_move_with_what_is_hidden(start: int, end: int, marked: list[str]) -> None:
    mask = lessons.mask_of(lesson("en", "The Echo"), [], "[Newspaper {letter}]")
    text, spans = mask.marked("Bad The Echo, bad news", [Span(start, end, "x", 1.0)])
    assert text == "Bad [Newspaper A], bad news"
    assert [text[span.start : span.end] for span in spans] == marked


@pytest.mark.parametrize("ready", lessons.ready(), ids=lambda each: each.name)
def test_ready_lessons_hide_every_outlet_and_author(ready, sample) -> None:
    documents = [each for each in sample if each.outlet in ready.hidden]
    mask = lessons.mask_of(ready, documents)
    text = "\n".join(f"{each.title}\n{each.text}" for each in map(mask.document, documents))
    for document in documents:
        assert document.outlet not in text
        assert document.author not in text
    for name in ("Halden", "Brask", "Corvane", "Tolliver", "Vauclair", "Morval", "Ostermoor"):
        if any(name in outlet for outlet in ready.hidden):
            assert name not in text
