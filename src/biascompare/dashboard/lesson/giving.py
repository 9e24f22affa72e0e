"""The teacher's page while a lesson is given: joining, voting, the reveal."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from biascompare.compare import CANNOT_TELL
from biascompare.dashboard import escaping, layout
from biascompare.dashboard.lesson import addresses, charting, hiding, pieces, rewriting, runs
from biascompare.dashboard.lesson.run import SAME, Run
from biascompare.dashboard.texts import t
from biascompare.lessons import Answer, Step, letter
from biascompare.lessons.model import DISCUSS, PREDICT, REWRITE
from biascompare.model import Document

_HIDE = "hide_counts"
_SECONDS = 1.0


def show(run: Run) -> None:
    """Show where the lesson is, and the buttons that lead on."""
    pieces.full_screen()
    steps = run.lesson.steps
    if run.place < 0:
        _welcome(run)
    elif run.place >= len(steps):
        _over(run)
    else:
        _step(run, steps[run.place])
    _buttons(run)


def _welcome(run: Run) -> None:
    pieces.heading(run.lesson.title, t("lesson.join.title"))
    joined = addresses.joining(run.code)
    left, right = st.columns([3, 2], gap="large")
    with left:
        if joined.reachable:
            pieces.line(t("lesson.join.how"))
        else:
            layout.notice(t("lesson.join.only_here"))
        st.html(
            f'<p class="address">{escaping.plain(joined.short)}</p>'
            f'<p class="code"><span>{escaping.plain(t("lesson.join.code"))}</span> '
            f"<b>{escaping.plain(run.code)}</b></p>"
        )
        _joined(run)
    with right:
        alternative = escaping.plain(t("lesson.join.alt", address=joined.whole))
        st.html(f'<img class="square" src="{addresses.square(joined.whole)}" alt="{alternative}">')
        if joined.reachable:
            layout.remark(t("lesson.join.scan"))


@st.fragment(run_every=_SECONDS)
def _joined(run: Run) -> None:
    st.html(f'<p class="joined" role="status">{t("lesson.join.phones", n=len(run.phones))}</p>')


def _step(run: Run, step: Step) -> None:
    number = t("lesson.give.step", number=run.place + 1, all=len(run.lesson.steps))
    pieces.heading(step.question, f"{number} · {run.lesson.title} · {run.code}")
    pieces.line(step.prompt)
    pieces.form(step)
    if step.kind == PREDICT:
        _predict(run, step)
    elif step.kind == REWRITE:
        pieces.article(_article(run, step.pair[0]), _name(run, step.pair[0]))
        rewriting.headlines(run)
    elif step.kind == DISCUSS:
        _articles(run, step.pair or run.lesson.hidden)
    _page_link(run, step)


def _predict(run: Run, step: Step) -> None:
    if run.place not in run.revealed:
        hidden = st.toggle(t("lesson.give.hide_counts"), key=_HIDE)
        _live(run, run.place, hidden=hidden)
        _articles(run, step.pair)
        return
    counts = run.counts(run.place)
    names = {choice: pieces.choice_name(run, choice) for choice in counts}
    answer = run.answers[run.place]
    left, right = st.columns([3, 2], gap="large")
    with left:
        pieces.result(run, answer, step)
    with right:
        pieces.bars(counts, names, max(counts.values()))
        pieces.line(_guessed(run, answer, counts), "guessed")
    charting.chart(run, answer, names)
    if run.names_open():
        _names(run)
    layout.section(t("lesson.result.evidence"), _behind(run))
    pieces.evidence(run, answer)


def _guessed(run: Run, answer: Answer, counts: Mapping[str, int]) -> str:
    """Return how many have voted as was counted: "about the same" where nobody can tell."""
    votes = sum(counts.values())
    if not votes:
        return ""
    if answer.verdict == CANNOT_TELL:
        return t("lesson.result.said_same", n=counts[SAME], all=votes)
    if answer.outlet is None:
        return ""
    return t("lesson.result.guessed", n=counts[run.lesson.letter(answer.outlet)], all=votes)


def _behind(run: Run) -> str:
    measure = run.answers[run.place].measure
    return t("lesson.result.longest") if measure.evidence is None else ""


@st.fragment(run_every=_SECONDS)
def _live(run: Run, place: int, *, hidden: bool) -> None:
    counts = run.counts(place)
    votes = sum(counts.values())
    text = t("lesson.give.of_phones", votes=t("lesson.give.votes", n=votes), n=len(run.phones))
    st.html(f'<p class="joined" role="status">{escaping.plain(text)}</p>')
    if not hidden:
        names = {choice: pieces.choice_name(run, choice) for choice in counts}
        pieces.bars(counts, names, max(len(run.phones), votes))


def _articles(run: Run, outlets: tuple[str, ...]) -> None:
    shown = [outlet for outlet in outlets if run.lesson.letter(outlet) in run.articles]
    for column, outlet in zip(st.columns(len(shown), gap="large"), shown, strict=True):
        with column:
            document = _article(run, outlet)
            pieces.article(document, _name(run, outlet))
            with st.expander(t("lesson.give.read")):
                pieces.article(document, _name(run, outlet), whole=True)


def _names(run: Run) -> None:
    layout.section(t("lesson.result.names"))
    rows = [
        t("lesson.result.is", letter=letter(place), name=outlet)
        for place, outlet in enumerate(run.lesson.hidden)
    ]
    st.html("".join(f'<p class="name">{escaping.plain(row)}</p>' for row in rows))


def _article(run: Run, outlet: str) -> Document:
    return run.articles[run.lesson.letter(outlet)]


def _name(run: Run, outlet: str) -> str:
    return pieces.choice_name(run, run.lesson.letter(outlet))


def _page_link(run: Run, step: Step) -> None:
    path = layout.VIEWS / f"{step.page}.py" if step.page else None
    # A lesson file may name a page that this dashboard does not have.
    if path is not None and step.page in _pages():
        title = t(f"shell.page.{step.page}")
        st.page_link(
            path,
            label=t("lesson.give.page", page=title),
            query_params={**hiding.filters_of(run), "view": ["projector"]},
        )


def _pages() -> set[str]:
    hidden = {addresses.VOTE_PAGE, addresses.LESSON_PAGE}
    return {path.stem for path in layout.VIEWS.glob("*.py")} - hidden


def _over(run: Run) -> None:
    pieces.heading(t("lesson.give.over"), run.lesson.title)
    pieces.line(t("lesson.give.over_more"))
    _names(run)


def _buttons(run: Run) -> None:
    with st.container(horizontal=True, key="lesson_buttons"):
        st.button(
            t("lesson.give.back"), on_click=run.go, args=(run.place - 1,), disabled=run.place < 0
        )
        steps = run.lesson.steps
        to_reveal = (
            0 <= run.place < len(steps)
            and steps[run.place].kind == PREDICT
            and run.place not in run.revealed
        )
        if to_reveal:
            st.button(t("lesson.give.reveal"), type="primary", on_click=run.reveal)
        if run.place < len(steps):
            st.button(
                t("lesson.give.begin" if run.place < 0 else "lesson.give.next"),
                type="secondary" if to_reveal else "primary",
                on_click=run.go,
                args=(run.place + 1,),
            )
        st.button(t("lesson.give.end"), on_click=_end, args=(run,))


def _end(run: Run) -> None:
    runs.end(run)
    layout.say_next(t("lesson.give.ended"))
    for name in (addresses.TEACHER, "view"):
        st.session_state.pop(name, None)
        st.query_params.pop(name, None)
