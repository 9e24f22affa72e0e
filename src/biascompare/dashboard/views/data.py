"""What is in the data? What was added, removed, missing, and what to mend in it."""

from __future__ import annotations

from biascompare.dashboard import address, layout
from biascompare.dashboard.data import adding, copies, correcting, overview, progress, storied
from biascompare.dashboard.texts import t

_PARTS = {
    "overview": overview.show,
    layout.ADDING: adding.show,
    "correct": correcting.show,
    "copies": copies.show,
    "stories": storied.show,
}


def show() -> None:
    """Show the page."""
    view = layout.view()
    layout.opening(
        t("shell.page.data"),
        t("data.not_shown"),
    )
    part = address.segmented(
        t("data.what"),
        list(_PARTS),
        layout.PART,
        shown=lambda name: t(f"data.part.{name}"),
        hidden_label=True,
    )
    layout.say_done()
    progress.show(ended=part == layout.ADDING)
    _PARTS[part](view)


if __name__ == "__main__":
    show()
