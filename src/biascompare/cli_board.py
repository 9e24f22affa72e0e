"""How `biascompare stories --board` makes and prints the same-story board."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from biascompare.cli_inputs import chosen_measures

if TYPE_CHECKING:
    from biascompare.compare.board_model import Board, BoardArticle, BoardStory, Cell
    from biascompare.compare.telling import Telling
    from biascompare.model import Document
    from biascompare.stories import Story

SHOWN = 20
"""Stories on a board where none is named."""
_LONGEST_HEADLINE = 90


def print_board(
    documents: Sequence[Document], stories: Sequence[Story], form: str, left_out: int
) -> None:
    """Measure the articles of ``stories`` and print their board."""
    board = make_board(documents, stories, left_out)
    if form == "json":
        print(json.dumps(board.record(), ensure_ascii=False))
        return
    for story in board.stories:
        _print_story(story)
    click.echo(board.caution)
    if board.left_out:
        click.echo(f"{board.left_out} more stories: --story NAME shows one.", err=True)


def make_board(documents: Sequence[Document], stories: Sequence[Story], left_out: int) -> Board:
    """Return the board of ``stories``; its columns are the outlets of all ``documents``."""
    from biascompare import engines
    from biascompare.compare.board import board
    from biascompare.compare.measured import shared_copy
    from biascompare.compare.outlets import NO_OUTLET
    from biascompare.compare.telling import ACTOR, FRAME
    from biascompare.measures import select

    known = chosen_measures()
    names = [name for name in known if name.startswith((FRAME, ACTOR))]
    told = {each.id for story in stories for each in story.articles}
    wanted = list({each.id: each for each in documents if each.id in told}.values())
    table = engines.measure(wanted, select(["words", "tone", *names], known))
    table = table.assign(shared_copy=shared_copy(wanted, table["id"]))
    outlets = sorted({each.outlet or NO_OUTLET for each in documents})
    return board(table, stories, outlets=outlets, left_out=left_out, measures=known)


def _print_story(story: BoardStory) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(width=None if sys.stdout.isatty() else 200)
    console.print(Text(story.label or story.id, style="bold"))
    if not story.sure:
        console.print(Text(f"less sure: {story.reason}", style="yellow"))
    grid = Table(box=None, pad_edge=False)
    grid.add_column("outlet", no_wrap=True)
    for name in ("articles", "words", "tone"):
        grid.add_column(name, justify="right")
    for name in ("published", "first headline", "frames", "actors", "shared copy"):
        grid.add_column(name, overflow="fold")
    for cell in story.cells:
        for row in _rows(cell):
            grid.add_row(*map(Text, row))
    console.print(grid)
    first = f"cannot tell ({story.first_reason})" if story.first is None else story.first
    console.print(Text(f"First of the articles here: {first}.\n", style="dim"))


def _rows(cell: Cell) -> Iterable[Iterable[str]]:
    """Return one row a cell; one an article where several languages do not add up."""
    if cell.telling is None and cell.n:
        return [_row(cell.outlet, (each,), each.telling) for each in cell.articles]
    return [_row(cell.outlet, cell.articles, cell.telling)]


def _row(outlet: str, articles: Sequence[BoardArticle], told: Telling | None) -> Iterable[str]:
    from biascompare.compare.board_model import names

    first = articles[0] if articles else None
    copied = sum(bool(each.shared_with) for each in articles)
    return (
        outlet,
        str(len(articles)),
        "–" if told is None or told.words is None else f"{told.words:.0f}",
        "–" if told is None or told.tone is None else f"{told.tone:+.2f}",
        ((first and first.published) or "–").replace("T", " "),
        ((first and first.title) or "–")[:_LONGEST_HEADLINE],
        (told and names(told.frames)) or "–",
        (told and names(told.actors)) or "–",
        f"{copied} of {len(articles)}" if copied else "–",
    )
