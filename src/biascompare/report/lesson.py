"""The print pack of a lesson: texts to read, a worksheet, and the solution on its own page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from biascompare import lessons
from biascompare.lessons import Answer, Lesson, Mask, Step, letter
from biascompare.lessons.answers import Sentence
from biascompare.lessons.model import PREDICT, REWRITE
from biascompare.model import Document, Span
from biascompare.report import documents as pages
from biascompare.report.lesson_wording import sentence, verdict
from biascompare.translations import translated

_TEMPLATE = "lesson.typ"
_TEXTS = (
    *("hand_out", "worksheet", "solution", "name", "read", "tick", "why", "your_headline"),
    *("notes", "outlet", "really", "page", "wording"),
)


def lesson_pdf(lesson: Lesson, table: pd.DataFrame, documents: Mapping[str, Document]) -> bytes:
    """Return a lesson's print pack as a tagged PDF.

    ``table`` is what `biascompare.engines.measure` made of ``documents``. Raises
    `BiasCompareError` where articles of a hidden outlet are missing.
    """
    rows = lessons.table_of(table, lesson)
    kept = lessons.documents_of(rows, documents)
    named = _say(lesson, "newspaper", letter="{letter}")
    mask = lessons.mask_of(lesson, kept, named)
    shown = {
        outlet: mask.document(document)
        for outlet, document in lessons.first_articles(lesson, kept).items()
    }
    answers = {
        place: lessons.answer(step, rows, kept, read={each.id for each in shown.values()})
        for place, step in enumerate(lesson.steps)
        if step.kind == PREDICT
    }
    return pages.pdf(_TEMPLATE, "pack", _pack(lesson, shown, answers, mask))


def _pack(
    lesson: Lesson, shown: Mapping[str, Document], answers: Mapping[int, Answer], mask: Mask
) -> dict[str, Any]:
    texts = {key: _say(lesson, f"print.{key}") for key in _TEXTS}
    texts["no_sentences"] = _say(lesson, "result.no_sentences")
    return {
        "title": lesson.title,
        "language": lesson.language,
        "goal": _say(lesson, "print.goal", goal=lesson.goal) if lesson.goal else "",
        "texts": texts | {"source": _source(lesson)},
        "articles": [_article(lesson, outlet, each) for outlet, each in shown.items()],
        "names": [{"letter": _called(lesson, outlet), "name": outlet} for outlet in lesson.hidden],
        "steps": [
            _step(lesson, place, step, shown, answers.get(place))
            for place, step in enumerate(lesson.steps)
        ],
    }


def _article(lesson: Lesson, outlet: str, document: Document) -> dict[str, Any]:
    return {
        "name": _called(lesson, outlet),
        "title": document.title or "–",
        "language": document.language or lesson.language,
        "paragraphs": document.text.split("\n\n"),
    }


def _step(
    lesson: Lesson,
    place: int,
    step: Step,
    shown: Mapping[str, Document],
    answer: Answer | None,
) -> dict[str, Any]:
    headline = shown[step.pair[0]].title if step.kind == REWRITE else None
    made: dict[str, Any] = {
        "number": place + 1,
        "kind": step.kind,
        "question": step.question,
        "prompt": step.prompt,
        "form": _form(lesson, step),
        "headline": headline or "–",
        "choices": [*(_called(lesson, outlet) for outlet in step.pair), _say(lesson, "same")],
    }
    if answer is not None:
        made |= {
            "answer": sentence(lesson.language, answer, step, lambda each: _both(lesson, each)),
            "verdict": verdict(lesson.language, answer),
            "sides": [
                {
                    "name": _both(lesson, side.outlet),
                    "sentences": [_pieces(each) for each in side.sentences],
                }
                for side in answer.sides
            ],
        }
    return made


def _pieces(each: Sentence) -> list[dict[str, Any]]:
    """Return a sentence cut at what is marked in it."""
    pieces, position = [], 0
    for span in _apart(each.spans):
        pieces.append({"text": each.text[position : span.start], "marked": False})
        pieces.append({"text": each.text[span.start : span.end], "marked": True})
        position = span.end
    pieces.append({"text": each.text[position:], "marked": False})
    return [piece for piece in pieces if piece["text"]]


def _apart(spans: Sequence[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _form(lesson: Lesson, step: Step) -> str:
    if step.form is None:
        return ""
    return _say(lesson, "form.label", form=_say(lesson, f"form.{step.form}"))


def _source(lesson: Lesson) -> str:
    return _say(lesson, "form.source") if any(step.form for step in lesson.steps) else ""


def _called(lesson: Lesson, outlet: str) -> str:
    return _say(lesson, "newspaper", letter=letter(lesson.hidden.index(outlet)))


def _both(lesson: Lesson, outlet: str) -> str:
    return f"{_called(lesson, outlet)} ({outlet})"


def _say(lesson: Lesson, key: str, **values: object) -> str:
    return translated(lesson.language, f"lesson.{key}", **values)
