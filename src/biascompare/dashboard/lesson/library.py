"""Choosing a lesson: a ready one, one's own file, or a new one from what is on screen."""

from __future__ import annotations

import streamlit as st

from biascompare import lessons
from biascompare.dashboard import address, layout, wording
from biascompare.dashboard.articles_left import View
from biascompare.dashboard.lesson import addresses, making, runs
from biascompare.dashboard.texts import language, t
from biascompare.errors import BiasCompareError
from biascompare.lessons import Lesson
from biascompare.lessons.answers import chosen, without_articles
from biascompare.lessons.model import PREDICT
from biascompare.report.lesson import lesson_pdf

_READY = "ready_lesson"


def show(view: View) -> None:
    """Show the lessons to choose from."""
    layout.section(t("lesson.choose.ready"), t("lesson.choose.ready_more"))
    own = lessons.ready(language())
    others = [lesson for lesson in lessons.ready() if lesson.language != language()]
    by_name = {lesson.name: lesson for lesson in (*own, *others)}
    name = address.selectbox(
        t("lesson.choose.lesson"),
        list(by_name),
        _READY,
        shown=lambda name: f"{by_name[name].title} ({wording.language(by_name[name].language)})",
    )
    _card(by_name[name], view, "ready")
    layout.section(t("lesson.choose.upload"))
    given = st.file_uploader(
        t("lesson.choose.uploaded"), type=["toml"], key="lesson_file", max_upload_size=1
    )
    if given is not None:
        try:
            uploaded = lessons.parse(given.getvalue(), given.name)
        except BiasCompareError as error:
            layout.notice(str(error))
        else:
            _card(uploaded, view, "uploaded")
    making.show(view)


def _card(lesson: Lesson, view: View, where: str) -> None:
    minutes = [t("lesson.choose.minutes", n=lesson.minutes)] if lesson.minutes else []
    layout.small_heading(" · ".join([lesson.title, *minutes]))
    layout.remark(lesson.goal)
    rows = [(t(f"lesson.kind.{step.kind}"), step.question) for step in lesson.steps]
    layout.table([t("lesson.choose.steps"), ""], rows)
    missing = without_articles(chosen(view.corpus.table, lesson), lesson)
    if missing:
        layout.notice(t("lesson.choose.wrong_articles", names=", ".join(missing)))
    with st.container(horizontal=True):
        st.button(
            t("lesson.choose.give"),
            disabled=bool(missing),
            type="primary",
            key=f"give_{where}",
            on_click=give,
            args=(lesson, view),
        )
        st.download_button(
            t("lesson.choose.file"),
            lessons.to_toml(lesson),
            file_name=f"{lesson.name or 'lesson'}.toml",
            mime="application/toml",
            key=f"file_{where}",
        )
        if not missing:
            st.download_button(
                t("lesson.choose.hand_out"),
                lambda: _hand_out(view.key, lessons.to_toml(lesson), lesson, view),
                file_name=f"{lesson.name or 'lesson'}.pdf",
                mime="application/pdf",
                key=f"pdf_{where}",
            )


@st.cache_resource(max_entries=50, show_spinner=False)
def _hand_out(key: str, file: str, _lesson: Lesson, _view: View) -> bytes:
    return lesson_pdf(_lesson, _view.corpus.table, _view.corpus.documents)


def give(lesson: Lesson, view: View) -> None:
    """Begin a lesson with the articles at hand."""
    corpus = view.corpus
    table = lessons.table_of(corpus.table, lesson)
    documents = lessons.documents_of(table, corpus.documents)
    mask = lessons.mask_of(lesson, documents, t("lesson.newspaper", letter="{letter}"))
    articles = {
        lesson.letter(outlet): mask.document(document)
        for outlet, document in lessons.first_articles(lesson, documents).items()
    }
    answers = {
        place: lessons.answer(step, table, documents, read={each.id for each in articles.values()})
        for place, step in enumerate(lesson.steps)
        if step.kind == PREDICT
    }
    run = runs.begin(lesson, articles, answers, mask, table)
    st.session_state[addresses.TEACHER] = run.key
    st.query_params["view"] = "projector"
