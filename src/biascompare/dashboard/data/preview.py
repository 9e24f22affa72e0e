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
from biascompare.dashboard.visits import Visit
from biascompare.model import Document

SHORT_WAIT = 1.5
"""Seconds in which most reading is over, so that no progress need be shown."""
_SECONDS = 0.5
_MOST_LISTED = 40


@st.fragment(run_every=_SECONDS)
def looking(draft: Draft) -> None:
    """Show how far the reading is, until it is over."""
    if not draft.running:
        st.rerun()
    layout.section("Looking …", "It goes on when you leave or reload this page.")
    found = [("articles found", f"{len(draft.pieces):,}")]
    if draft.addresses:
        found.append(("addresses done", f"{draft.asked:,} of {draft.addresses:,}"))
    layout.figures([*found, ("not readable", f"{draft.failed:,}")])
    if draft.stopped:
        layout.remark("It stops after what is being read now.")
    else:
        st.button("Stop", on_click=draft.stop)


def show(visit: Visit, draft: Draft) -> None:
    """Show what was found and what was odd; add it or start over."""
    layout.section("What was found", "Nothing is added yet.")
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
    if not draft.failures and not draft.fault:
        layout.notice("Nothing was found.")
    if st.button("Start over"):
        _start_over(visit, draft)


def _choose(draft: Draft) -> int:
    number = wording.count(len(draft.pieces), "article")
    more = "" if draft.whole else " so far: the first ones, there may be more"
    layout.remark(f"{number}{more}.")
    if len(draft.pieces) == 1:
        return 0
    _list(draft)
    return int(
        st.selectbox(
            "Look at one (type to search)",
            range(len(draft.pieces)),
            format_func=lambda place: choosing.line(draft.document(place)),
            key=f"piece-{id(draft)}-{draft.reading}",
        )
    )


def _list(draft: Draft) -> None:
    with st.expander("All of them", type="compact"):
        rows = [_row(draft, place) for place in range(min(len(draft.pieces), _MOST_LISTED))]
        layout.table(["Title", "Outlet", "Date", "Language", "Words", "Notices"], rows, numeric=[4])
        if len(draft.pieces) > _MOST_LISTED:
            layout.remark(f"{len(draft.pieces) - _MOST_LISTED:,} more are not listed.")


def _row(draft: Draft, place: int) -> tuple[str, ...]:
    document = draft.document(place)
    title = wording.short_title(document)
    return (
        f"{title} (left out)" if place in draft.left_out else title,
        wording.outlet(document) or wording.NOTHING,
        document.published or wording.NOTHING,
        wording.language(document.language),
        f"{len(document.text.split()):,}",
        ", ".join(dict.fromkeys(each.code.replace("_", " ") for each in document.notices))
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
    if st.checkbox("Leave this article out", key=f"{key}-out"):
        draft.left_out.add(place)
    else:
        draft.left_out.discard(place)


def _finish(visit: Visit, draft: Draft) -> None:
    number = len(draft.chosen)
    label = f"Add {wording.count(number, 'article')}" if draft.whole else "Add all articles"
    with st.container(horizontal=True):
        if st.button(label, type="primary", disabled=not number):
            _add(visit, draft)
        if st.button("Start over"):
            _start_over(visit, draft)


def _add(visit: Visit, draft: Draft) -> None:
    shelf = imports.shelf(keeping.folder_made(keeping.options()))
    if not shelf.start(draft.origins(), draft.sizes()):
        layout.notice("Another import into this corpus goes on. Add these when it has ended.")
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
        layout.small_heading("The article")
        st.html(reader.plain_article(document))
        return
    left, right = st.columns(2, gap="large")
    with left:
        if piece.original.table:
            layout.small_heading(f"The first lines of {piece.source}")
        else:
            layout.small_heading("What was given" if draft.pasted else f"Original: {piece.source}")
            layout.remark("Struck through: no part of the article.")
        st.html(originals.shown(piece.original, document))
        if more := originals.left_out(piece.original):
            layout.remark(f"{more:,} more lines are not shown.")
    with right:
        layout.small_heading("The article")
        st.html(reader.plain_article(document))


def _notices(document: Document) -> None:
    layout.small_heading("Removed, missing or odd")
    if not document.notices:
        layout.remark("Nothing was removed, and nothing looks odd.")
        return
    rows = [
        (wording.lines(each.first_line, each.last_line), each.message) for each in document.notices
    ]
    layout.table(["Line", "Notice"], rows)
