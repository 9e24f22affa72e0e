"""What the same-story board is made of: stories, their cells, the articles in a cell."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from biascompare.compare.telling import Found, Telling

CAUTION = "An empty cell: this corpus has no article by the outlet; it may still have written one."


@dataclass(frozen=True, slots=True)
class BoardArticle:
    """One article of a cell; ``shared_with`` are the ids of articles with the same copy.

    ``shared_with`` is ``None`` where shared copy was not looked for.
    """

    id: str
    title: str | None
    published: str | None
    language: str | None
    telling: Telling | None
    shared_with: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Cell:
    """The articles of one outlet about one story, the earliest first.

    ``telling`` sums them up; ``None`` without articles, and where they are in several
    languages, whose values do not mix.
    """

    outlet: str
    n: int
    articles: tuple[BoardArticle, ...]
    telling: Telling | None


@dataclass(frozen=True, slots=True)
class BoardStory:
    """A row of the board: one cell for each of the board's outlets, in their order.

    ``first`` is the outlet that published first; ``None`` where nobody can tell, with the
    reason in ``first_reason``. ``sure`` and ``reason`` are those of `biascompare.stories.Story`.
    """

    id: str
    label: str | None
    cells: tuple[Cell, ...]
    first: str | None
    first_reason: str | None
    sure: bool = True
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Board:
    """Stories × outlets; ``left_out`` counts the stories that are not shown."""

    outlets: tuple[str, ...]
    stories: tuple[BoardStory, ...]
    left_out: int = 0
    caution: str = CAUTION

    def to_frame(self) -> pd.DataFrame:
        """Return a row a cell, empty ones too; ``headline`` and ``published`` of the first."""
        rows = [_row(story, cell) for story in self.stories for cell in story.cells]
        return pd.DataFrame(rows, columns=list(_COLUMNS))

    def record(self) -> dict[str, Any]:
        """Return the board as a JSON-ready dictionary."""
        return dataclasses.asdict(self)


_COLUMNS = (
    "story", "label", "outlet", "n", "headline", "published", "words", "tone",
    "frames", "actors", "shared_copy", "first",
)  # fmt: skip


def _row(story: BoardStory, cell: Cell) -> tuple[object, ...]:
    first = cell.articles[0] if cell.articles else None
    told = cell.telling
    known = [each.shared_with for each in cell.articles if each.shared_with is not None]
    return (
        story.id, story.label, cell.outlet, cell.n,
        first and first.title, first and first.published,
        told and told.words, told and told.tone,
        told and names(told.frames), told and names(told.actors),
        sum(map(bool, known)) if known else None,
        None if story.first is None else story.first == cell.outlet,
    )  # fmt: skip


def names(found: Sequence[Found] | None) -> str | None:
    """Return the labels of frames or actors as one text, ``None`` where not measured."""
    return None if found is None else ", ".join(each.marked for each in found)
