"""An import on its way, and what became of it."""

from __future__ import annotations

import streamlit as st

from biascompare.dashboard import keeping, layout, wording
from biascompare.dashboard.imports import Job, Shelf
from biascompare.dashboard.texts import t
from biascompare.errors import SourceError

_SECONDS = 0.7
_MOST_LISTED = 50
_MEGABYTE = 2**20


def show(*, ended: bool) -> None:
    """Show the import into the folder that is added to while it goes on, and how it ended."""
    shelf = keeping.shelf()
    if shelf is None or shelf.job is None:
        return
    if shelf.job.running:
        _running(shelf)
    elif ended:
        _ended(shelf, shelf.job)


@st.fragment(run_every=_SECONDS)
def _running(shelf: Shelf) -> None:
    job = shelf.job
    if job is None or not job.running:
        st.rerun()
    layout.section(t("data.adding"), t("data.goes_on"))
    layout.figures(_so_far(job))
    failures(job.rejects, job.rejected)
    if job.stopped:
        layout.remark(t("data.stops_add"))
    else:
        st.button(t("data.stop"), on_click=job.stop)


def _so_far(job: Job) -> list[tuple[str, str]]:
    found = [(t("data.articles_read"), wording.whole(job.articles))]
    if job.kept is not None:
        found.append((t("data.on_disk"), wording.whole(job.kept.read)))
    if len(job.files) > 1:
        found.append((t("data.files_begun"), t("data.of", n=job.place, all=len(job.files))))
    if job.files:
        size = sum(size for _, size in job.files)
        done = sum(size for _, size in job.files[: max(0, job.place - 1)])
        known = wording.number(size / _MEGABYTE)
        if len(job.files) > 1:
            known = t("data.of", n=round(done / _MEGABYTE), all=known)
        found.append((t("data.megabytes"), known))
    found.append((t("data.not_readable"), wording.whole(job.rejected)))
    return found


def _ended(shelf: Shelf, job: Job) -> None:
    done = job.kept
    end = "stopped" if job.stopped else "failed" if job.fault else "added_heading"
    layout.section(t(f"data.{end}"))
    if job.fault:
        layout.notice(t("data.fault_stays", fault=job.fault))
    if done is not None:
        shared = t("data.not_counted")
        if done.shared_copy is not None:
            shared = wording.whole(done.shared_copy)
        layout.figures(
            [
                (t("data.read"), wording.whole(done.read)),
                (t("data.added"), wording.whole(done.added)),
                (t("data.already_there"), wording.whole(done.already_there)),
                *([(t("data.replaced"), wording.whole(done.replaced))] if done.replaced else []),
                (t("data.share_copy"), shared),
                (t("data.could_not_read"), wording.whole(done.rejected)),
            ]
        )
    failures(job.rejects, job.rejected)
    with st.container(horizontal=True):
        if st.button(t("data.done"), type="primary"):
            shelf.job = None
            st.rerun()
        st.page_link(layout.VIEWS / "compare.py", label=t("data.see_compare"))


def failures(listed: list[SourceError], number: int) -> None:
    """List what could not be read, and why."""
    if not listed:
        return
    layout.small_heading(t("data.could_not_read_heading"))
    rows = [(place(each), each.reason) for each in listed[:_MOST_LISTED]]
    layout.table([t("data.what_column"), t("data.why_column")], rows)
    if number > len(rows):
        layout.remark(t("data.more_not_listed", n=number - len(rows)))


def place(error: SourceError) -> str:
    """Return where an error is: the source and its line or row."""
    where = error.source
    if error.line is not None:
        where = t("data.place_line", source=where, line=error.line)
    return where if error.row is None else t("data.place_row", source=where, row=error.row)
