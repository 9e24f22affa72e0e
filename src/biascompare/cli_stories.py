"""The command that groups articles into stories."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from biascompare.cli_inputs import Reading, sources_options

if TYPE_CHECKING:
    from biascompare.stories import Story

_MOST_OUTLETS = 3


@click.command()
@sources_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    help="A row a story, or one JSON object: article id to story id.",
)
def stories(paths: tuple[str, ...], columns: tuple[str, ...], form: str) -> None:
    """Group articles about the same event, across outlets and languages."""
    from biascompare.stories import find_stories, story_of_article

    reading = Reading(paths, columns)
    found = find_stories(reading)
    if form == "json":
        print(json.dumps(story_of_article(found)))
    else:
        _print_table(found)
    reading.finish()


def _print_table(found: Iterable[Story]) -> None:
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
