"""Which words? What sets outlets apart, what makes a measure differ, how far apart they are."""

from __future__ import annotations

from biascompare.dashboard import address, contrasting, distancing, layout, shifting, sides
from biascompare.dashboard.texts import said, t
from biascompare.errors import BiasCompareError

CONTRAST, SHIFT, DISTANCE = "contrast", "shift", "distance"


def show() -> None:
    """Show the page."""
    view = layout.view()
    layout.opening(t("shell.page.words"), t("words.not_shown"))
    if not layout.anything_left(view):
        return
    part = address.segmented(
        t("words.what"),
        [CONTRAST, SHIFT, DISTANCE],
        "how",
        shown=lambda each: t(f"words.{each}_title"),
        hidden_label=True,
    )
    # Only what is open is computed.
    try:
        if part == DISTANCE:
            distancing.show(view)
        elif (asked := sides.choose(view)) is not None:
            (contrasting if part == CONTRAST else shifting).show(asked)
    except BiasCompareError as error:
        layout.notice(said(str(error)))


if __name__ == "__main__":
    show()
