"""Looking at what was found, before it is added."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from biascompare.dashboard import (
    choosing,
    editing,
    imports,
    keeping,
    layout,
    originals,
    reader,
    wording,
)
from biascompare.dashboard.data import mapping, progress
from biascompare.dashboard.drafts import Draft
from biascompare.dashboard.texts import said, t
from biascompare.dashboard.visits import Visit
from biascompare.model import Document
from biascompare.report import forms

SHORT_WAIT = 1.5
"""Seconds in which most reading is over, so that no progress need be shown."""
_SECONDS = 0.5
_MOST_LISTED = 40


@st.fragment(run_every=_SECONDS)
def looking(draft: Draft) -> None:
    """Show how far the reading is, until it is over."""
    if not draft.running:
        st.rerun()
    layout.section(t("data.looking"), t("data.goes_on"))
    found = [(t("data.articles_found"), wording.whole(len(draft.pieces)))]
    if draft.addresses:
        done = t("data.of", n=draft.asked, all=draft.addresses)
        found.append((t("data.addresses_done"), done))
    layout.figures([*found, (t("data.not_readable"), wording.whole(draft.failed))])
    if draft.stopped:
        layout.remark(t("data.stops_look"))
    else:
        st.button(t("data.stop"), on_click=draft.stop)


def show(visit: Visit, draft: Draft) -> None:
    """Show what was found and what was odd; add it or start over."""
    layout.section(t("data.found"), t("data.found_why"))
    if draft.fault:
        layout.notice(f"{draft.fault}.")
    mapping.show(draft)
    unreadable = [each for each in draft.failures if not each.columns]
    progress.failures(unreadable, draft.failed - len(draft.failures) + len(unreadable))
    if draft.pieces:
        place = _choose(draft)
        _edit(draft, place)
        _finish(visit, draft)
        _look(draft, place)
        return
    if unreadable:
        layout.notice(t("data.instead", again=t("data.start_over"), paste=t("data.from_paste")))
    if not draft.failures and not draft.fault:
        layout.notice(t("data.nothing_found"))
    if st.button(t("data.start_over")):
        _start_over(visit, draft)


def _choose(draft: Draft) -> int:
    number = wording.count(len(draft.pieces), "article")
    key = "data.number_found" if draft.whole else "data.first_ones"
    layout.remark(t(key, articles=number))
    if len(draft.pieces) == 1:
        return 0
    _list(draft)
    return int(
        st.selectbox(
            t("data.look_at_one"),
            range(len(draft.pieces)),
            format_func=lambda place: choosing.line(draft.document(place)),
            key=f"piece-{id(draft)}-{draft.reading}",
        )
    )


def _list(draft: Draft) -> None:
    with st.expander(t("data.all_of_them"), type="compact"):
        rows = [_row(draft, place) for place in range(min(len(draft.pieces), _MOST_LISTED))]
        named = ("title", "outlet", "date", "language", "words", "notices")
        layout.table([t(f"data.column.{name}") for name in named], rows, numeric=[4])
        if len(draft.pieces) > _MOST_LISTED:
            layout.remark(t("data.more_not_listed", n=len(draft.pieces) - _MOST_LISTED))


def _row(draft: Draft, place: int) -> tuple[str, ...]:
    document = draft.document(place)
    title = forms.short_title(document)
    return (
        t("data.left_out", title=title) if place in draft.left_out else title,
        wording.outlet(document) or wording.NOTHING,
        wording.published(document.published) or wording.NOTHING,
        wording.language(document.language),
        wording.whole(len(document.text.split())),
        ", ".join(dict.fromkeys(wording.notice(each.code) for each in document.notices))
        or wording.NOTHING,
    )


def _edit(draft: Draft, place: int) -> None:
    key = f"draft-{id(draft)}-{draft.reading}-{place}"
    found = draft.pieces[place].document
    changes: Mapping[str, str | None] = editing.fields(draft.document(place), found, key)
    if changes:
        draft.edited[place] = editing.edited(found, changes, keeping.outlets())
    else:
        draft.edited.pop(place, None)
    if len(draft.pieces) == 1:
        return
    st.session_state.setdefault(f"{key}-out", place in draft.left_out)
    if st.checkbox(t("data.leave_out"), key=f"{key}-out"):
        draft.left_out.add(place)
    else:
        draft.left_out.discard(place)


def _finish(visit: Visit, draft: Draft) -> None:
    number = len(draft.chosen)
    label = t("data.add_all")
    if draft.whole:
        label = t("data.add_number", articles=wording.count(number, "article"))
    with st.container(horizontal=True):
        if st.button(label, type="primary", disabled=not number):
            _add(visit, draft)
        if st.button(t("data.start_over")):
            _start_over(visit, draft)


def _add(visit: Visit, draft: Draft) -> None:
    shelf = imports.shelf(keeping.folder_made(keeping.options()))
    if not shelf.start(draft.origins(), draft.sizes()):
        layout.notice(t("data.import_busy"))
        return
    visit.draft = None
    assert shelf.job is not None
    assert shelf.job.thread is not None
    shelf.job.thread.join(SHORT_WAIT)
    st.rerun()


def _start_over(visit: Visit, draft: Draft) -> None:
    draft.clear()
    visit.draft = None
    st.rerun()


def _look(draft: Draft, place: int) -> None:
    document, piece = draft.document(place), draft.pieces[place]
    _notices(document)
    if piece.original is None:
        layout.small_heading(t("data.the_article"))
        st.html(reader.plain_article(document))
        return
    left, right = st.columns(2, gap="large")
    with left:
        if piece.original.table:
            layout.small_heading(t("data.first_lines", source=piece.source))
        else:
            layout.small_heading(
                t("data.given") if draft.pasted else t("data.original", source=piece.source)
            )
            layout.remark(t("data.struck"))
        st.html(originals.shown(piece.original, document))
        if more := originals.left_out(piece.original):
            layout.remark(t("data.lines_not_shown", n=more))
    with right:
        layout.small_heading(t("data.the_article"))
        st.html(reader.plain_article(document))


def _notices(document: Document) -> None:
    layout.small_heading(t("data.removed"))
    if not document.notices:
        layout.remark(t("data.nothing_odd"))
        return
    rows = [
        (wording.lines(each.first_line, each.last_line), said(each.message))
        for each in document.notices
    ]
    layout.table([t("data.line"), t("data.notice")], rows)
