"""A timeline as it is handed on: its lines, each with a point for every period."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

import pandas as pd

from biascompare.compare.choices import Choices
from biascompare.compare.outlets import Comparable, OwnMeasure
from biascompare.compare.periods import Every

ARTICLES = OwnMeasure("articles", "Articles", "articles", "higher means more articles", True)
"""Counts articles instead of averaging a measure; has no interval."""


@dataclass(frozen=True, slots=True)
class Point:
    """One period of one group, ``start`` its first day.

    ``n`` counts the articles with a value, ``missing`` those without. ``value`` is their mean
    with its 95% interval ``low`` to ``high`` (``None`` for one article), or, for
    `ARTICLES`, their number; ``None`` in a period without articles.
    """

    period: str
    start: str
    n: int
    missing: int
    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Line:
    """One group in one language; ``undated`` counts articles whose date does not tell."""

    name: str
    language: str | None
    undated: int
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """A measure by period; every line has the same periods, from the first to the last."""

    measure: Comparable
    every: Every
    lines: tuple[Line, ...]
    one_axis: bool
    choices: Choices

    @property
    def undated(self) -> int:
        """How many articles are in no period because their date does not tell."""
        return sum(line.undated for line in self.lines)

    @property
    def notices(self) -> tuple[str, ...]:
        """What to keep in mind: the languages in which the measure is often wrong."""
        shown = sorted({line.language for line in self.lines}, key=str)
        return tuple(f"{found}." for each in shown if (found := self.measure.warning(each)))

    def to_frame(self) -> pd.DataFrame:
        """Return a row a group and period."""
        return pd.DataFrame(
            [
                {"name": line.name, "language": line.language, **dataclasses.asdict(point)}
                for line in self.lines
                for point in line.points
            ],
            columns=["name", "language", *Point.__annotations__],
        )

    def record(self) -> dict[str, Any]:
        """Return the timeline as a JSON-ready dictionary."""
        return {
            "measure": self.measure.name,
            "every": self.every,
            "groups": [dataclasses.asdict(line) for line in self.lines],
            "undated": self.undated,
            "one_axis": self.one_axis,
            "notices": list(self.notices),
            "choices": self.choices.record(),
        }
