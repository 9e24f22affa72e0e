"""The sentence above a chart: what a glance at it should leave behind."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from biascompare.charts.axis import Axis
from biascompare.compare import CLEAR, TOO_FEW_ARTICLES, Comparison, claim_in
from biascompare.compare.board_model import Board
from biascompare.compare.periods import Every
from biascompare.compare.term_statistics import Term
from biascompare.compare.thresholds import thresholds
from biascompare.compare.timeline_model import Line, Point
from biascompare.dashboard import wording
from biascompare.dashboard.texts import language, t
from biascompare.report.rows import Cells, Row

_MOST_ROWS = 6
_MOST_WORDS = 6
_MOST_CELLS = 3
_FEWEST_PERIODS = 2
_FEWEST_IN_PEAK = 3  # two articles in a week are no peak


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


def of_actors(part: Cells, place: int) -> str:
    """Return which of the names a row's articles mention most often; names alike together.

    Empty where the articles are too few to say so, or nothing was counted.
    """
    row = part.rows[place]
    pairs = zip(part.columns, part.values[place], strict=True)
    known = [(name, value) for name, value in pairs if value is not None]
    if row.n < thresholds().fewest_for_verdict or not known:
        return ""
    leading: dict[str, list[str]] = {}
    for name, value in sorted(known, key=lambda each: -each[1]):
        if value > 0:
            leading.setdefault(wording.number(value), []).append(name)
    if not leading:
        return t("families.finding.named_none", outlet=row.name, n=row.n)
    first, *others = leading.values()
    names = wording.listing([*first[:_MOST_CELLS], *(["…"] if len(first) > _MOST_CELLS else [])])
    if len(first) == 1 and others and len(others[0]) == 1:
        names = t("families.finding.then", first=names, second=others[0][0])
    return t("families.finding.named", outlet=row.name, n=row.n, names=names)


def of_counts(line: Line, every: Every) -> str:
    """Return the periods with the most articles; empty where there are few articles."""
    numbers = [point.n for point in line.points]
    most, every_article = max(numbers, default=0), sum(numbers)
    if every_article < thresholds().fewest_for_verdict:
        return ""
    highest = [point for point in line.points if point.n == most]
    if most < _FEWEST_IN_PEAK or len(highest) > _MOST_CELLS:
        return t(f"when.finding.at_most.{every}", n=most, all=every_article)
    key = "most" if len(highest) == 1 else "most_each"
    periods = wording.listing([_called(point, every) for point in highest])
    return t(f"when.finding.{key}", periods=periods, n=most, all=every_article)


def of_means(line: Line, every: Every, axis: Axis) -> str:
    """Return the lowest and the highest mean, and whether they may differ by chance alone.

    Empty without two periods that have enough articles for a verdict.
    """
    known = judged(line)
    if len(known) < _FEWEST_PERIODS:
        return ""
    low, high = (pick(known, key=lambda point: point.value or 0.0) for pick in (min, max))
    told = [wording.number(point.value, axis.decimals, axis.unit) for point in (low, high)]
    if told[0] == told[1]:
        fewest = thresholds().fewest_for_verdict
        return t("when.finding.level", value=told[0], fewest=fewest)
    periods = {"low_in": _called(low, every), "high_in": _called(high, every)}
    said = t("when.finding.range", low=told[0], high=told[1], **periods)
    apart = low.high is not None and high.low is not None and low.high < high.low
    return said if apart else f"{said} {t('when.finding.overlap')}"


def of_timeline(lines: Sequence[Line], every: Every) -> str:
    """Return that no line's means can be told apart from chance; empty where some can."""
    if any(len(judged(line)) >= _FEWEST_PERIODS for line in lines):
        return ""
    return t(f"when.finding.too_few.{every}", fewest=thresholds().fewest_for_verdict)


def judged(line: Line) -> list[Point]:
    """Return the periods that have enough articles for a verdict."""
    fewest = thresholds().fewest_for_verdict
    return [point for point in line.points if point.n >= fewest and point.value is not None]


def _called(point: Point, every: Every) -> str:
    start = date.fromisoformat(point.start)
    month = t(f"forms.month.{start.month}")
    return t(f"when.period.{every}", day=wording.day(start), month=month, year=str(start.year))


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
