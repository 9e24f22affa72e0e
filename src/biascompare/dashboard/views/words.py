"""Which words? What sets two outlets apart, and which words make a measure differ."""

from __future__ import annotations

from biascompare.dashboard import address, contrasting, layout, shifting, sides
from biascompare.dashboard.texts import said, t
from biascompare.errors import BiasCompareError

CONTRAST, SHIFT = "contrast", "shift"


def show() -> None:
    """Show the page."""
    view = layout.view()
    layout.opening(t("shell.page.words"), t("words.not_shown"))
    if not layout.anything_left(view):
        return
    asked = sides.choose(view)
    if asked is None:
        return
    part = address.segmented(
        t("words.what"),
        [CONTRAST, SHIFT],
        "how",
        shown=lambda each: t(f"words.{each}_title"),
        hidden_label=True,
    )
    # Only what is open is computed.
    try:
        if part == CONTRAST:
            contrasting.show(asked)
        else:
            shifting.show(asked)
    except BiasCompareError as error:
        layout.notice(said(str(error)))


if __name__ == "__main__":
    show()
