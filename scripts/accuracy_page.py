"""Write docs/accuracy.md from the measured figures."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from biascompare.known_accuracy import KnownFigure, figure_name, known_figures

PAGE = Path(__file__).parents[1] / "docs" / "accuracy.md"
INTRODUCTION = """\
# How often it is right

Measured by `make accuracy` on texts that people have labelled; `biascompare accuracy` does the
same for a file of your own. Third-party texts do not ship, only the figures. In brackets the
95% interval: Wilson's for shares, the bootstrap over rows for F1 and AUC. A figure holds for
texts of that kind; on others it may be lower. Word lists, rules and limits were written with
an eye on errors in part of these texts, so read their figures as the upper end; “not trained
on” is said where a figure is of texts that had no part in it. “Target” is what was aimed at.

- **Precision**: of what was found, the share that people marked too. **Recall**: of what people
  marked, the share that was found. **F1** is their harmonic mean, **macro-F1** the mean of the
  F1 of all labels (negative, neutral, positive).
- **AUC**: of all pairs of a positive and a negative text, the share in which the positive one
  scores higher; .5 is chance.
- **Towards**: the tone towards somebody named in a sentence. Where the model cannot tell, it
  abstains; macro-F1 counts the nearest label all the same, “where it decides” leaves them out.
"""
_HEAD = "| Task | Language | Data | Figure | Value | n | Target |\n| --- | --- | --- | --- | --- | --- | --- |"  # noqa: E501


def page(figures: Iterable[KnownFigure]) -> str:
    """Return the page: one table, a line a figure."""
    return "\n".join([INTRODUCTION, _HEAD, *map(_row, figures), ""])


def _row(figure: KnownFigure) -> str:
    value = f"{figure.value:.3f} ({figure.low:.3f} to {figure.high:.3f})"
    target = "" if figure.target is None else f"{figure.target:.2f}"
    if figure.target is not None:
        target += " reached" if figure.value >= figure.target else " **missed**"
    cells = (
        figure.task,
        figure.language,
        figure.data,
        figure_name(figure.figure),
        value,
        f"{figure.n:,}",
        target,
    )
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    PAGE.write_text(page(known_figures()), encoding="utf-8")
    print(f"{len(known_figures())} figures written to {PAGE}")
