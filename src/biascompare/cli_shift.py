"""The command about words that make two outlets differ on a measure."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any, Literal

import click

from biascompare.cli_inputs import (
    Reading,
    chosen_measures,
    measuring_options,
    parted,
    sources_options,
)
from biascompare.cli_words import (
    against_option,
    format_option,
    language_option,
    outlet_option,
    shared_copy_option,
)

if TYPE_CHECKING:
    from biascompare.compare.shift_model import Shift

_MOST_BARS = 30


def _words(_: click.Context, __: click.Parameter, value: str | None) -> tuple[str, ...]:
    return tuple(parted(value or ""))


@click.command()
@sources_options
@click.option("--measure", "name", required=True, metavar="NAME")
@outlet_option
@against_option
@click.option(
    "--without",
    metavar="WORD,WORD",
    callback=_words,
    help="Strike words out; the gap is computed anew.",
)
@language_option
@shared_copy_option
@measuring_options
@format_option
def shift(
    paths: tuple[str, ...],
    columns: tuple[str, ...],
    name: str,
    outlet: str,
    against: str | None,
    form: Literal["table", "json"],
    **chosen: Any,  # noqa: ANN401
) -> None:
    """Print which words make two outlets differ on a measure; the parts add up to the gap."""
    from biascompare.compare.shift import shift as shifted
    from biascompare.compare.shift_model import ShiftChoices
    from biascompare.measures import select

    (measure,) = select([name], chosen_measures())
    reading = Reading(paths, columns)
    choices = ShiftChoices(**chosen)
    found = shifted(list(reading), measure, outlet, against, choices=choices)
    if form == "json":
        print(json.dumps(found.record(), ensure_ascii=False))
    else:
        _print_shift(found)
    reading.finish()


def _print_shift(found: Shift) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(width=None if sys.stdout.isatty() else 200)
    heading = (
        f"{found.measure.label}: {found.a} {found.mean_a:.3f} ({found.articles_a:,} articles), "
        f"{found.b} {found.mean_b:.3f} ({found.articles_b:,}), gap {found.gap:+.3f}"
    )
    console.print(Text(heading, style="bold"))
    if found.struck_out:
        console.print(Text(f"Before words were struck out: gap {found.gap_before:+.3f}."))
    for notice in found.notices:
        console.print(Text(notice, style="yellow"))
    grid = Table(box=None, pad_edge=False)
    grid.add_column("word")
    for column in ("part of the gap", "by frequency", "by weight", "hits", "articles"):
        grid.add_column(column, justify="right")
    for word in found.words[:_MOST_BARS]:
        parts = (word.contribution, word.by_frequency, word.by_weight)
        hits = f"{word.hits_a} : {word.hits_b}"
        articles = f"{word.articles_a} : {word.articles_b}"
        grid.add_row(*map(Text, (word.word, *(f"{part:+.4f}" for part in parts), hits, articles)))
    others = found.words[_MOST_BARS:]
    if others:
        rest = sum(word.contribution for word in others)
        grid.add_row(Text(f"{len(others):,} more words", style="dim"), f"{rest:+.4f}")
    console.print(grid)
