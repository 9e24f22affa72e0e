"""Making a lesson from what is on screen: its filters, two outlets, a few measures."""

from __future__ import annotations

import dataclasses

import streamlit as st

from biascompare import lessons
from biascompare.compare.thresholds import thresholds
from biascompare.dashboard import layout
from biascompare.dashboard.articles_left import View
from biascompare.dashboard.texts import language, t
from biascompare.filter_sets import DATES
from biascompare.lessons import Lesson, Step
from biascompare.lessons.model import DISCUSS, FILTERS, PREDICT, REWRITE
from biascompare.report.lesson_wording import measure_label
from biascompare.translations import load

_MOST_OUTLETS, _MOST_MEASURES = 4, 5
_STORY = "story"
_OFFERED = ("lix", "tone", "sentence_length")


def show(view: View) -> None:
    """Show the form and the file that it makes."""
    layout.section(t("lesson.choose.make"), t("lesson.choose.make_more"))
    layout.remark(t("lesson.choose.not_kept"))
    present = sorted(view.described["outlet"].dropna().unique().tolist())
    title = st.text_input(
        t("lesson.choose.title"), value=t("lesson.choose.own_title"), max_chars=120
    )
    outlets = st.multiselect(
        t("lesson.choose.outlets"),
        present,
        max_selections=_MOST_OUTLETS,
        key="lesson_outlets",
        placeholder=t("lesson.choose.choose"),
    )
    measures = view.corpus.measures
    asked = st.multiselect(
        t("lesson.choose.measures"),
        list(measures),
        default=[name for name in _OFFERED[:2] if name in measures],
        format_func=lambda name: measure_label(language(), measures[name]),
        max_selections=_MOST_MEASURES,
        key="lesson_measures",
        placeholder=t("lesson.choose.choose"),
    )
    rewrite = st.toggle(t("lesson.choose.rewrite"), value=True)
    if len(outlets) < 2 or not asked:
        layout.remark(t("lesson.choose.too_few"))
        return
    lesson = made(title, tuple(outlets), tuple(asked), view, rewrite=rewrite)
    lesson = _read_apart(lesson)
    st.download_button(
        t("lesson.choose.save"),
        lessons.to_toml(lesson),
        file_name="lesson.toml",
        mime="application/toml",
        type="primary",
    )


def made(
    title: str, outlets: tuple[str, ...], asked: tuple[str, ...], view: View, *, rewrite: bool
) -> Lesson:
    """Return the lesson of a form's answers and the filters on screen."""
    steps = [Step(PREDICT, question(name, view), measure=name, pair=outlets[:2]) for name in asked]
    steps.append(Step(DISCUSS, t("lesson.question.discuss")))
    if rewrite:
        steps.append(Step(REWRITE, t("lesson.question.rewrite"), pair=outlets[-1:]))
    kept = {
        name: tuple(values)
        for name in FILTERS
        if name != "outlet" and (values := st.session_state.get(name))
    }
    days = st.session_state.get(DATES) or ()
    first, last = (day.isoformat() for day in days) if len(days) == 2 else (None, None)
    return Lesson(
        title.strip() or t("lesson.choose.own_title"),
        language(),
        outlets,
        tuple(steps),
        filters=kept,
        first_day=first,
        last_day=last,
    )


def _read_apart(lesson: Lesson) -> Lesson:
    """Ask whether a filter for one story chooses what is read, or what is counted as well."""
    stories = lesson.filters.get(_STORY, ())
    if len(stories) != 1:
        return lesson
    apart = st.toggle(t("lesson.choose.story"), value=True, key="lesson_story")
    layout.remark(t("lesson.choose.story_why", n=thresholds().fewest_for_verdict))
    if not apart:
        return lesson
    others = {name: values for name, values in lesson.filters.items() if name != _STORY}
    return dataclasses.replace(lesson, filters=others, read=stories[0])


def question(name: str, view: View) -> str:
    """Return the question about a measure: its own where there is one."""
    own = load(language()).get(f"lesson.question.{name}")
    label = measure_label(language(), view.corpus.measures[name])
    return own or t("lesson.question.default", measure=label)
