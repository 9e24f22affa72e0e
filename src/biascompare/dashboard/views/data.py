"""What is in the data? What was added, removed, missing, and what to mend in it."""

from __future__ import annotations

from biascompare.dashboard import address, layout
from biascompare.dashboard.data import adding, copies, correcting, overview, progress, storied
from biascompare.dashboard.lesson import hiding
from biascompare.dashboard.texts import t

_PARTS = {
    "overview": overview.show,
    layout.ADDING: adding.show,
    "correct": correcting.show,
    "copies": copies.show,
    "stories": storied.show,
}
_WHILE_HIDING = ("overview", "copies")
"""The parts that show the articles of a lesson, not files: those tell the outlets' names."""


def show() -> None:
    """Show the page."""
    view = layout.view()
    layout.opening(
        t("shell.page.data"),
        t("data.not_shown"),
    )
    parts = list(_PARTS) if hiding.hiding_run() is None else _WHILE_HIDING
    part = address.segmented(
        t("data.what"),
        parts,
        layout.PART,
        shown=lambda name: t(f"data.part.{name}"),
        hidden_label=True,
    )
    layout.say_done()
    if parts is not _WHILE_HIDING:
        progress.show(ended=part == layout.ADDING)
    _PARTS[part](view)


if __name__ == "__main__":
    show()
