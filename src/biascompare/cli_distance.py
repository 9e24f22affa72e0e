"""The command about how far apart the outlets' vocabularies are."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Literal

import click

from biascompare.cli_inputs import Reading, sources_options
from biascompare.cli_words import format_option

if TYPE_CHECKING:
    from biascompare.compare.distance import Distances


@click.command()
@sources_options
@click.option("--language", metavar="CODE", help="Which language. Default: the most frequent.")
@click.option(
    "--shared-copy",
    type=click.Choice(["keep", "drop"]),
    default="keep",
    help="Articles that repeat each other: keep all, or the first of each.",
)
@format_option
def distance(
    paths: tuple[str, ...],
    columns: tuple[str, ...],
    language: str | None,
    shared_copy: str,
    form: Literal["table", "json"],
) -> None:
    """Print how far apart the outlets' vocabularies are."""
    from biascompare.compare.distance import distances

    reading = Reading(paths, columns)
    found = distances(list(reading), language=language, shared_copy=shared_copy)
    if form == "json":
        print(json.dumps(found.record(), ensure_ascii=False))
    else:
        _print_distances(found)
    reading.finish()


def _print_distances(found: Distances) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(width=None if sys.stdout.isatty() else 200)
    heading = f"Distance of vocabularies ({found.language}), {found.words:,} words of each outlet"
    console.print(Text(heading, style="bold"))
    grid = Table(box=None, pad_edge=False)
    for column in ("outlet", "outlet"):
        grid.add_column(column)
    for column in ("distance", "raw", "shuffled articles", "p"):
        grid.add_column(column, justify="right")
    for pair in sorted(found.pairs, key=lambda each: -each.distance):
        shuffled = f"{pair.shuffled:.4f} ± {pair.spread:.4f}"
        numbers = (f"{pair.distance:+.4f}", f"{pair.raw:.4f}", shuffled, f"{pair.p:.3f}")
        grid.add_row(*map(Text, (pair.a, pair.b, *numbers)))
    console.print(grid)
