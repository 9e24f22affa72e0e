"""The parts of lesson pages: cards of articles, bars of votes, what was counted."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from biascompare.dashboard import escaping
from biascompare.dashboard.lesson.run import SAME, Run
from biascompare.dashboard.texts import language, t
from biascompare.lessons import Answer, Mask, Side, Step
from biascompare.measures import Measure
from biascompare.model import Document
from biascompare.report import lesson_wording

_PARAGRAPHS = 2


def full_screen() -> None:
    """Leave out the sidebar: it would tell the outlets' names."""
    st.html('<span class="bc-lesson" hidden></span>')


def choice_name(run: Run, choice: str) -> str:
    """Return how a choice is called on screen: a letter, with its name once that is open."""
    if choice == SAME:
        return t("lesson.same")
    called = t("lesson.newspaper", letter=choice)
    if not run.names_open():
        return called
    hidden = run.lesson.hidden
    name = next(outlet for outlet in hidden if run.lesson.letter(outlet) == choice)
    return t("forms.of", name=called, text=name)


def heading(text: str, small: str = "") -> None:
    """Show what a step asks, in large letters, and where the lesson is."""
    above = f'<p class="step">{escaping.plain(small)}</p>' if small else ""
    st.html(f'<div class="question">{above}<h1>{escaping.plain(text)}</h1></div>')


def line(text: str, kind: str = "task") -> None:
    """Show a sentence of a lesson."""
    if text:
        st.html(f'<p class="{kind}">{escaping.plain(text)}</p>')


def form(step: Step) -> None:
    """Name the form of bias that a step is about."""
    if step.form:
        text = t("lesson.form.label", form=t(f"lesson.form.{step.form}"))
        source = t("lesson.form.source")
        st.html(
            f'<p class="form-label" title="{escaping.plain(source)}">{escaping.plain(text)}</p>'
        )


def article(document: Document, name: str, *, whole: bool = False) -> None:
    """Show an article's headline and beginning, or all of it."""
    paragraphs = document.text.split("\n\n")
    shown = paragraphs if whole else paragraphs[:_PARAGRAPHS]
    body = "".join(f"<p>{escaping.plain(each)}</p>" for each in shown)
    title = escaping.plain(document.title or "")
    code = escaping.plain(document.language or "")
    st.html(
        f'<article class="reader hidden-name" lang="{code}">'
        f'<p class="who">{escaping.plain(name)}</p><h2>{title}</h2>{body}</article>'
    )


def bars(counts: Mapping[str, int], names: Mapping[str, str], highest: int) -> None:
    """Show votes as bars with their numbers."""
    rows = "".join(
        f'<li><span class="choice">{escaping.plain(names[choice])}</span>'
        f'<span class="track"><span class="filled" style="width:{_percent(votes, highest)}%">'
        f'</span></span><span class="count">{votes}</span></li>'
        for choice, votes in counts.items()
    )
    st.html(f'<ul class="votes">{rows}</ul>')


def result(run: Run, answer: Answer, step: Step) -> None:
    """Show what was counted, and how sure it is."""

    def called(outlet: str) -> str:
        return choice_name(run, run.lesson.letter(outlet))

    counted = lesson_wording.sentence(language(), answer, step, called)
    st.html(f'<p class="result">{escaping.plain(counted)}</p>')
    line(lesson_wording.verdict(language(), answer), "how-sure")
    if run.lesson.read:
        line(
            lesson_wording.of_read(language(), run.of_read(answer), called, answer.measure.unit),
            "of-read",
        )


def evidence(run: Run, answer: Answer) -> None:
    """Show the sentences that made each side's number, with the words marked."""
    mask = None if run.names_open() else run.mask
    columns = st.columns(len(answer.sides), gap="large")
    for column, side in zip(columns, answer.sides, strict=True):
        with column:
            name = choice_name(run, run.lesson.letter(side.outlet))
            st.html(
                f'<p class="who">{escaping.plain(name)}</p>{_sentences(answer.measure, side, mask)}'
            )


def _sentences(measure: Measure, side: Side, mask: Mask | None) -> str:
    if not side.sentences:
        return f'<p class="remark">{escaping.plain(t("lesson.result.no_sentences"))}</p>'
    strongest = max((abs(span.share) for each in side.sentences for span in each.spans), default=0)
    items = []
    for each in side.sentences:
        text, spans = each.text, list(each.spans)
        if mask is not None:
            text, spans = mask.marked(text, spans)
        marked = escaping.highlighted(text, spans, strongest, lambda term, _: term)
        items.append(f"<li>{marked}</li>")
    return f'<ul class="sentences">{"".join(items)}</ul>'


def _percent(votes: int, highest: int) -> int:
    return round(100 * votes / highest) if highest else 0
