"""An import on its way, and what became of it."""

from __future__ import annotations

import streamlit as st

from biascompare.dashboard import keeping, layout
from biascompare.dashboard.imports import Job, Shelf
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
    layout.section("Adding articles …", "It goes on when you leave or reload this page.")
    layout.figures(_so_far(job))
    failures(job.rejects, job.rejected)
    if job.stopped:
        layout.remark("It stops after the article that is being read; what was read stays.")
    else:
        st.button("Stop", on_click=job.stop)


def _so_far(job: Job) -> list[tuple[str, str]]:
    found = [("articles read", f"{job.articles:,}")]
    if job.kept is not None:
        found.append(("on the disk", f"{job.kept.read:,}"))
    if len(job.files) > 1:
        found.append(("files begun", f"{job.place:,} of {len(job.files):,}"))
    if job.files:
        size = sum(size for _, size in job.files)
        done = sum(size for _, size in job.files[: max(0, job.place - 1)])
        known = f"{done / _MEGABYTE:,.0f} of " if len(job.files) > 1 else ""
        found.append(("megabytes", f"{known}{size / _MEGABYTE:,.1f}"))
    found.append(("not readable", f"{job.rejected:,}"))
    return found


def _ended(shelf: Shelf, job: Job) -> None:
    done = job.kept
    layout.section("Stopped" if job.stopped else "Adding failed" if job.fault else "Added")
    if job.fault:
        layout.notice(f"{job.fault}. What was added before stays.")
    if done is not None:
        shared = "not counted" if done.shared_copy is None else f"{done.shared_copy:,}"
        layout.figures(
            [
                ("read", f"{done.read:,}"),
                ("added", f"{done.added:,}"),
                ("already there", f"{done.already_there:,}"),
                *([("replaced", f"{done.replaced:,}")] if done.replaced else []),
                ("share copy with another", shared),
                ("could not be read", f"{done.rejected:,}"),
            ]
        )
    failures(job.rejects, job.rejected)
    with st.container(horizontal=True):
        if st.button("Done", type="primary"):
            shelf.job = None
            st.rerun()
        st.page_link(layout.VIEWS / "compare.py", label="See how they compare")


def failures(listed: list[SourceError], number: int) -> None:
    """List what could not be read, and why."""
    if not listed:
        return
    layout.small_heading("Could not be read")
    rows = [(place(each), each.reason) for each in listed[:_MOST_LISTED]]
    layout.table(["What", "Why"], rows)
    if number > len(rows):
        layout.remark(f"{number - len(rows):,} more are not listed.")


def place(error: SourceError) -> str:
    """Return where an error is: the source and its line or row."""
    where = f", line {error.line}" if error.line is not None else ""
    where += f", row {error.row}" if error.row is not None else ""
    return f"{error.source}{where}"
