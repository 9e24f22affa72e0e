"""The same-story board: stories in rows, outlets in columns, who told it and how.

An empty cell stays: the outlet did not cover the story, or the corpus lacks it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from biascompare.compare import choices as choosing
from biascompare.compare.board_model import Board, BoardArticle, BoardStory, Cell
from biascompare.compare.outlets import NO_OUTLET
from biascompare.compare.telling import telling
from biascompare.errors import UnknownNameError
from biascompare.measures import MEASURES, Measure
from biascompare.publication import precedes
from biascompare.stories import Story

NO_DAY = "not every article states its day"
NOT_TOLD = "the dates do not tell which of several outlets was first"
ONE_OUTLET = "told by one outlet only"
NONE_NAMED = "no article names its outlet"
NOT_NAMED = "the first article names no outlet"

_TEXTS = ("title", "published", "language")
Copies = Mapping[str, tuple[str, ...]] | None


def chosen_stories(
    stories: Iterable[Story], *, name: str | None = None, most: int | None = None
) -> tuple[tuple[Story, ...], int]:
    """Return the stories told by most outlets (then articles), and how many are left out.

    ``name`` chooses one by label or id; raises `UnknownNameError` if there is none.
    """
    known = list(stories)
    if name is not None:
        found = tuple(each for each in known if name in (each.label, each.id))
        if not found:
            raise UnknownNameError("story", name, [each.label or each.id for each in known])
        return found, 0
    known.sort(key=lambda each: (-len(each.outlets), -len(each.articles), each.first_day or ""))
    kept = known if most is None else known[:most]
    return tuple(kept), len(known) - len(kept)


def board(
    table: pd.DataFrame,
    stories: Iterable[Story] | None = None,
    *,
    outlets: Iterable[str] | None = None,
    left_out: int = 0,
    measures: Mapping[str, Measure] = MEASURES,
) -> Board:
    """Return the board of a table that `biascompare.engines.measure` made.

    Parameters
    ----------
    table
        ``id, outlet, title, published, language``; what is measured of ``words``, ``tone``,
        frames and actors is shown. ``shared_copy`` numbers the groups of shared copy.
    stories
        Which articles tell which story; the table's column ``story`` if ``None``.
    outlets
        The columns; all outlets of the table if ``None``.
    left_out
        How many stories the caller did not choose: see `chosen_stories`.
    measures
        What the table's columns are called.

    Raises
    ------
    MissingColumnError
        Without ``stories`` and without a column ``story``.
    """
    named = table.assign(outlet=table["outlet"].fillna(NO_OUTLET))
    columns = tuple(dict.fromkeys(outlets or sorted(named["outlet"].unique())))
    if stories is None:
        told = choosing.column(named, "story", "The board").dropna()
        rows = [
            (BoardStory(str(name), str(name), (), None, None), named.loc[places.index])
            for name, places in told.groupby(told, sort=True)
        ]
    else:
        by_id = named.set_index("id", drop=False)
        rows = [(_empty(each), _rows_of(by_id, each)) for each in stories]
    copies = _copies(named)
    filled = [_filled(row, told_by, columns, copies, measures) for row, told_by in rows]
    return Board(columns, tuple(filled), left_out)


def _empty(story: Story) -> BoardStory:
    return BoardStory(story.id, story.label, (), None, None, story.sure, story.reason)


def _rows_of(by_id: pd.DataFrame, story: Story) -> pd.DataFrame:
    wanted = [each.id for each in story.articles if each.id in by_id.index]
    return by_id.loc[wanted]


def _copies(table: pd.DataFrame) -> Copies:
    """Return for each article that shares copy all articles of its group."""
    if "shared_copy" not in table:
        return None
    known = table[table["shared_copy"].notna() & (table["shared_copy"] != "")]
    groups = known.groupby("shared_copy")["id"].agg(tuple)
    return {each: group for group in groups for each in group}


def _filled(
    story: BoardStory,
    rows: pd.DataFrame,
    outlets: Sequence[str],
    copies: Copies,
    measures: Mapping[str, Measure],
) -> BoardStory:
    rows = rows.assign(**{name: _texts(rows, name) for name in _TEXTS})
    rows = rows.sort_values("published", kind="stable", na_position="last")
    own = dict(iter(rows.groupby("outlet", sort=False)))
    cells = tuple(
        _cell(each, own[each], copies, measures) if each in own else Cell(each, 0, (), None)
        for each in outlets
    )
    first, reason = first_outlet(zip(rows["outlet"], rows["published"], strict=True))
    return dataclasses.replace(story, cells=cells, first=first, first_reason=reason)


def _texts(rows: pd.DataFrame, name: str) -> pd.Series[str]:
    """Return a column of texts, None where one is missing."""
    if name not in rows:
        return pd.Series([None] * len(rows), rows.index, dtype=object)
    texts = rows[name].astype(object)
    return texts.where(texts.notna() & (texts != ""), None)


def _cell(outlet: str, rows: pd.DataFrame, copies: Copies, measures: Mapping[str, Measure]) -> Cell:
    articles = tuple(
        BoardArticle(
            str(row["id"].iloc[0]),
            row["title"].iloc[0],
            row["published"].iloc[0],
            row["language"].iloc[0],
            telling(row, measures),
            None if copies is None else _others(str(row["id"].iloc[0]), copies),
        )
        for row in (rows.iloc[place : place + 1] for place in range(len(rows)))
    )
    one_language = rows["language"].nunique(dropna=False) == 1
    return Cell(outlet, len(rows), articles, telling(rows, measures) if one_language else None)


def _others(identifier: str, copies: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(each for each in copies.get(identifier, ()) if each != identifier)


def first_outlet(
    articles: Iterable[tuple[str, str | None]],
) -> tuple[str | None, str | None]:
    """Return the outlet whose article was published first, or None and why nobody can tell.

    ``articles`` are pairs of outlet and ``published``; an outlet is first only where one of
    its articles surely precedes those of all others (`biascompare.publication.precedes`).
    """
    known = list(articles)
    outlets = {outlet for outlet, _ in known}
    if len(outlets) < 2:
        return None, NONE_NAMED if outlets == {NO_OUTLET} else ONE_OUTLET
    first, published = known[0]
    for outlet, stated in known[1:]:
        if precedes(stated, published):
            first, published = outlet, stated
    others = [stated for outlet, stated in known if outlet != first]
    if all(precedes(published, stated) for stated in others):
        return (None, NOT_NAMED) if first == NO_OUTLET else (first, None)
    undated = any(not stated or len(stated) < len("2023-11-22") for _, stated in known)
    return None, NO_DAY if undated else NOT_TOLD
