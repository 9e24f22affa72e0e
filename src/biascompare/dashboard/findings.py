"""The sentence above a chart: what a glance at it should leave behind."""

from __future__ import annotations

from collections.abc import Sequence

from biascompare.compare import CLEAR, TOO_FEW_ARTICLES, Comparison, claim_in
from biascompare.compare.board_model import Board
from biascompare.compare.term_statistics import Term
from biascompare.compare.thresholds import thresholds
from biascompare.dashboard import wording
from biascompare.dashboard.texts import language, t
from biascompare.report.rows import Cells, Row

_MOST_ROWS = 6
_MOST_WORDS = 6
_MOST_CELLS = 3


def of_rows(found: Comparison, rows: Sequence[Row]) -> str:
    """Return the largest clear difference between a panel's outlets, or that there is none.

    Empty where nothing was compared: single articles, one outlet, means of a whole corpus.
    """
    names = {row.group for row in rows}
    languages = {row.language for row in rows}
    pairs = [
        pair
        for pair in found.pairs
        if {pair.a, pair.b} <= names and pair.language in languages | {None}
    ]
    clear = [pair for pair in pairs if pair.verdict == CLEAR]
    if clear:
        largest = max(clear, key=lambda pair: (abs(pair.delta or 0), abs(pair.difference or 0)))
        return claim_in(language(), found, largest)[0]
    judged = any(pair.verdict != TOO_FEW_ARTICLES for pair in pairs)
    return t("families.finding.none") if judged else ""


def of_cells(part: Cells) -> str:
    """Return the column with the highest value of each row: ``Conflict (Echo, Gazette)``."""
    leading: dict[str, list[str]] = {}
    for row, own in zip(part.rows[:_MOST_ROWS], part.values, strict=False):
        values = [value or 0.0 for value in own]
        if any(values):
            leading.setdefault(part.columns[values.index(max(values))], []).append(row.name)
    if not leading:
        return ""
    named = [f"{column} ({', '.join(rows)})" for column, rows in leading.items()]
    more = [] if len(part.rows) <= _MOST_ROWS else ["…"]
    return t("families.finding.leading", names=", ".join([*named, *more]))


def of_words(names: tuple[str, str], terms: Sequence[Term]) -> str:
    """Return the words that each side clearly uses more."""
    clear = [term for term in terms if term.q <= thresholds().highest_q]
    sides = (
        [term.term for term in clear if term.z > 0],
        [term.term for term in reversed(clear) if term.z < 0],
    )
    told = [
        t("words.finding", name=name, words=_quoted(own))
        for name, own in zip(names, sides, strict=True)
        if own
    ]
    return " ".join(told) or t("words.finding_none")


def _quoted(words: Sequence[str]) -> str:
    return ", ".join(t("forms.quoted", text=each) for each in words[:_MOST_WORDS])


def of_board(board: Board) -> str:
    """Return which cells of a story board are empty."""
    empty = [
        t(
            "stories.finding.cell",
            outlet=cell.outlet,
            story=t("forms.quoted", text=story.label or story.id),
        )
        for story in board.stories
        for cell in story.cells
        if not cell.n
    ]
    if not empty:
        return t("stories.finding.every")
    if len(empty) > _MOST_CELLS:
        every = len(board.stories) * len(board.outlets)
        return t("stories.finding.many", empty=len(empty), cells=wording.whole(every))
    return t("stories.finding.some", cells="; ".join(empty))
