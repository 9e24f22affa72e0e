"""The command that groups articles into stories."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from biascompare.cli_inputs import Reading, actors_option, sources_options

if TYPE_CHECKING:
    from biascompare.model import Document
    from biascompare.stories import Story

_MOST_OUTLETS = 3


@click.command()
@sources_options
@actors_option
@click.option("--board", is_flag=True, help="Put the outlets side by side, story by story.")
@click.option(
    "--story", "name", metavar="NAME", help="Only this story, by its label or id; with --board."
)
@click.option(
    "--headlines", metavar="STORY", help="The headlines of this story, side by side, instead."
)
@click.option(
    "--beside", metavar="ID,ID", help="What two to four articles share, and only one says, instead."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    help="A row a story, or one JSON object: article id to story id; with --board, the board.",
)
def stories(
    paths: tuple[str, ...],
    columns: tuple[str, ...],
    board: bool,
    name: str | None,
    headlines: str | None,
    beside: str | None,
    form: str,
) -> None:
    """Group articles about the same event, across outlets and languages."""
    if name is not None and not board:
        raise click.UsageError("--story chooses a story of the board: add --board.")
    if sum((board, headlines is not None, beside is not None)) > 1:
        raise click.UsageError("Give one of --board, --headlines and --beside.")
    reading = Reading(paths, columns)
    if board:
        _board(paths, list(reading), name, form)
    elif headlines is not None:
        _headlines(paths, list(reading), headlines, form)
    elif beside is not None:
        from biascompare import cli_beside

        cli_beside.print_beside(cli_beside.beside(list(reading), beside), form)
    else:
        _list(reading, form)
    reading.finish()


def _list(reading: Reading, form: str) -> None:
    from biascompare.stories import find_stories, story_of_article

    found = find_stories(reading)
    if form == "json":
        print(json.dumps(story_of_article(found)))
    else:
        print_stories(found)


def _headlines(paths: Sequence[str], documents: Sequence[Document], name: str, form: str) -> None:
    from biascompare.cli_beside import print_headlines
    from biascompare.compare.board import chosen_stories

    ((story,), _) = chosen_stories(_found(paths, documents), name=name)
    told = {each.id for each in story.articles}
    print_headlines([each for each in documents if each.id in told], form)


def _found(paths: Sequence[str], documents: Sequence[Document]) -> tuple[Story, ...]:
    from biascompare.stories import find_stories

    return decided(find_stories(documents), [path for path in paths if path != "sample"])


def _board(
    paths: Sequence[str], documents: Sequence[Document], name: str | None, form: str
) -> None:
    from biascompare.cli_board import SHOWN, print_board
    from biascompare.compare.board import chosen_stories

    chosen, left_out = chosen_stories(_found(paths, documents), name=name, most=SHOWN)
    print_board(documents, chosen, form, left_out)


def decided(found: Iterable[Story], paths: Iterable[str]) -> tuple[Story, ...]:
    """Return the stories after the decisions of those paths that are corpora.

    What cannot be applied is said on standard error.
    """
    from biascompare.corpus import all_decisions, is_corpus, story_decisions
    from biascompare.stories import apply_decisions

    stories = tuple(found)
    for path in paths:
        if is_corpus(path):
            outcome = apply_decisions(stories, story_decisions(all_decisions(path)))
            stories = outcome.stories
            for decision, reason in outcome.not_applied:
                click.echo(f"decision not applied ({reason}): {json.dumps(decision)}", err=True)
    return stories


def print_stories(found: Iterable[Story]) -> None:
    """Print a row a story."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    grid = Table(box=None, pad_edge=False)
    grid.add_column("story", no_wrap=True)
    grid.add_column("articles", justify="right")
    for name in ("outlets", "languages", "dates", "sure", "label"):
        grid.add_column(name, overflow="fold")
    for story in found:
        others = len(story.outlets) - _MOST_OUTLETS
        more = f" and {others} more" if others > 0 else ""
        cells = (
            story.id,
            str(len(story.articles)),
            ", ".join(story.outlets[:_MOST_OUTLETS]) + more or "–",
            ", ".join(story.languages) or "–",
            _dates(story),
            "yes" if story.sure else f"less: {story.reason}",
            story.label or "–",
        )
        grid.add_row(*map(Text, cells))
    Console(width=None if sys.stdout.isatty() else 200).print(grid)


def _dates(story: Story) -> str:
    if story.first_day is None or story.first_day == story.last_day:
        return story.first_day or "–"
    return f"{story.first_day} to {story.last_day}"
