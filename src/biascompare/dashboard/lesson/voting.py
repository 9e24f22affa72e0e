"""The pupil's page: joining by code, voting, and writing a headline."""

from __future__ import annotations

import streamlit as st

from biascompare.dashboard import layout
from biascompare.dashboard.lesson import addresses, pieces, runs
from biascompare.dashboard.lesson.run import LONGEST_HEADLINE, MOST_HEADLINES, MOST_PHONES, Run
from biascompare.dashboard.texts import t
from biascompare.lessons import Step
from biascompare.lessons.model import PREDICT, REWRITE

_SECONDS = 1.5


def show() -> None:
    """Show the step that the class is at."""
    pieces.full_screen()
    run = runs.of_code(st.query_params.get(addresses.LESSON, ""))
    if run is None or run.ended:
        _ask_for_code()
        return
    phone = _phone(run)
    if phone is None:
        layout.notice(t("lesson.vote.full", n=MOST_PHONES))
        return
    _wait_for_turn(run, run.version)
    steps = run.lesson.steps
    if run.place < 0:
        pieces.heading(run.lesson.title)
        pieces.line(t("lesson.vote.wait"))
    elif run.place >= len(steps):
        pieces.heading(t("lesson.give.over"))
    else:
        _step(run, phone, steps[run.place])
    layout.remark(t("lesson.vote.privacy"))
    layout.remark(t("lesson.vote.limits_phone"))


def _ask_for_code() -> None:
    known = st.session_state.get(addresses.PHONES, {})
    asked = st.query_params.get(addresses.LESSON)
    pieces.heading(t("lesson.vote.title"))
    if asked and (asked in known or addresses.PHONE in st.query_params):
        layout.notice(t("lesson.vote.gone"))
    elif asked:
        layout.notice(t("lesson.vote.unknown"))
    with st.form("join", border=False):
        code = st.text_input(t("lesson.vote.code"), max_chars=12, autocomplete="off")
        joined = st.form_submit_button(t("lesson.vote.join"), type="primary")
    if joined:
        st.query_params.pop(addresses.PHONE, None)
        st.query_params[addresses.LESSON] = "".join(code.split()).upper()
        st.rerun()


def _phone(run: Run) -> str | None:
    """Return this phone's word: from the session, the address, or a new one."""
    known: dict[str, str] = st.session_state.setdefault(addresses.PHONES, {})
    phone = known.get(run.code) or st.query_params.get(addresses.PHONE)
    if phone not in run.phones:
        phone = run.join()
        if phone is None:
            return None
    known[run.code] = phone
    if st.query_params.get(addresses.PHONE) != phone:
        st.query_params[addresses.PHONE] = phone
    return phone


@st.fragment(run_every=_SECONDS)
def _wait_for_turn(run: Run, seen: int) -> None:
    # Only this small part asks again and again: nothing that is being written is redrawn.
    if run.version != seen:
        st.rerun()


def _step(run: Run, phone: str, step: Step) -> None:
    number = t("lesson.give.step", number=run.place + 1, all=len(run.lesson.steps))
    pieces.heading(step.question, number)
    if step.kind == PREDICT:
        _vote(run, phone, step)
    elif step.kind == REWRITE:
        _rewrite(run, phone, step)
    else:
        pieces.line(step.prompt)
        pieces.line(t("lesson.vote.discuss"))


def _vote(run: Run, phone: str, step: Step) -> None:
    place = run.place
    own = run.vote_of(phone, place)
    called = pieces.choice_name(run, own) if own else ""
    if place in run.revealed:
        text = t("lesson.vote.revealed", choice=called) if own else t("lesson.vote.none")
        pieces.line(text, "joined")
        pieces.result(run, run.answers[place], step)
        return
    pieces.line(step.prompt)
    for choice in run.choices(place):
        st.button(
            pieces.choice_name(run, choice),
            key=f"vote_{place}_{choice}",
            type="primary" if choice == own else "secondary",
            width="stretch",
            on_click=_voted,
            args=(run, phone, place, choice),
        )
    st.html(f'<p class="joined" role="status">{_own_vote(called)}</p>')
    for outlet in step.pair:
        letter = run.lesson.letter(outlet)
        name = pieces.choice_name(run, letter)
        with st.expander(t("lesson.vote.read", name=name)):
            pieces.article(run.articles[letter], name, whole=True)


def _voted(run: Run, phone: str, place: int, choice: str) -> None:
    run.vote(phone, place, choice)


def _own_vote(called: str) -> str:
    return t("lesson.vote.you", choice=called) if called else ""


def _rewrite(run: Run, phone: str, step: Step) -> None:
    letter = run.lesson.letter(step.pair[0])
    pieces.line(step.prompt)
    pieces.line(t("lesson.rewrite.original"), "who")
    pieces.line(run.articles[letter].title or "", "headline")
    written = run.written[phone]
    if written >= MOST_HEADLINES:
        pieces.line(t("lesson.rewrite.most", n=written), "joined")
        return
    with st.form("headline", border=False, clear_on_submit=True):
        text = st.text_area(t("lesson.rewrite.yours"), max_chars=LONGEST_HEADLINE)
        sent = st.form_submit_button(t("lesson.rewrite.send"), type="primary", width="stretch")
    if sent and run.write(phone, text):
        pieces.line(t("lesson.rewrite.sent"), "joined")
    shown = [each for each in run.headlines if each.shown]
    if shown:
        pieces.line(t("lesson.rewrite.shown"), "who")
    for headline in shown:
        pieces.line(headline.text, "headline")
