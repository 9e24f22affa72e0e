"""What does the class think? A lesson: vote, reveal, evidence."""

from __future__ import annotations

from biascompare.dashboard import layout
from biascompare.dashboard.lesson import giving, hiding, library
from biascompare.dashboard.texts import t


def show() -> None:
    """Show the lesson that is being given, else the lessons to choose from."""
    run = hiding.given()
    if run is not None:
        giving.show(run)
        return
    layout.opening(t("lesson.page.question"), t("lesson.page.limits"), t("lesson.page.lead"))
    layout.say_done()
    hiding.say_lost()
    if not layout.view().corpus.documents:
        layout.anything_left(layout.view())
        return
    library.show(layout.view())


if __name__ == "__main__":
    show()
