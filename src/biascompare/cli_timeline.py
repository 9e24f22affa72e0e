"""``biascompare timeline``: a measure, or the number of articles, over time."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from biascompare.cli_inputs import Reading, chosen_measures, measuring_options
from biascompare.cli_tables import (
    actor_measure,
    choices_of,
    format_option,
    reading_or_table,
    table_options,
)

if TYPE_CHECKING:
    import pandas as pd

    from biascompare.compare import Comparable
    from biascompare.compare.periods import Every
    from biascompare.compare.timeline_model import Line, Timeline
    from biascompare.voice import Voice

_ARTICLES = "articles"


@click.command()
@table_options
@click.option(
    "--measure",
    "name",
    default=_ARTICLES,
    show_default=True,
    metavar="NAME",
    help="Which measure; articles counts them.",
)
@click.option(
    "--every", type=click.Choice(["day", "week", "month"]), default="week", show_default=True
)
@click.option(
    "--by",
    default="outlet",
    show_default=True,
    metavar="GROUPING",
    help="outlet, article, author, section, language, month, story, or actor:ID.",
)
@format_option
@measuring_options
def timeline(
    paths: tuple[str, ...],
    columns: tuple[str, ...],
    name: str,
    every: Every,
    by: str,
    table_file: Path | None,
    form: str,
    keep_altered: bool,
    voice: Voice,
) -> None:
    """Follow a measure by day, ISO week or month; periods without articles stay empty."""
    from biascompare import compare as comparing
    from biascompare.compare.timeline_model import ARTICLES
    from biascompare.compare.timelines import timeline as timeline_of

    source = reading_or_table(paths, columns, table_file)
    if isinstance(source, Reading):
        table, measure = _measured(source, name, by, keep_altered=keep_altered, voice=voice)
    else:
        table = comparing.read_table(source)
        measure = ARTICLES if name == _ARTICLES else comparing.measure_of(table, name)
    choices = choices_of(by, keep_altered=keep_altered, voice=voice)
    found = timeline_of(table, measure, every=every, choices=choices)
    if form == "json":
        print(json.dumps(found.record(), ensure_ascii=False))
    else:
        print_timeline(found)
    if isinstance(source, Reading):
        source.finish()


def _measured(
    reading: Reading, name: str, by: str, *, keep_altered: bool, voice: Voice
) -> tuple[pd.DataFrame, Comparable]:
    from biascompare import engines
    from biascompare.compare.timeline_model import ARTICLES
    from biascompare.measures import select

    known = chosen_measures()
    wanted = [] if name == _ARTICLES else [name]
    chosen = tuple(dict.fromkeys((*select(wanted, known), *actor_measure(by))))
    table = engines.measure(reading, chosen, keep_altered=keep_altered, voice=voice)
    return table, known[name] if wanted else ARTICLES


def print_timeline(found: Timeline) -> None:
    """Print a row a group and period that has articles, and what is left out."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    measure = found.measure
    console = Console(width=None if sys.stdout.isatty() else 200)
    heading = "; ".join(filter(None, (measure.unit, measure.direction)))
    console.print(Text(f"{measure.label or measure.name}: {heading}", style="bold"))
    grid = Table(box=None, pad_edge=False)
    for column in (found.choices.by, "language", found.every):
        grid.add_column(column)
    for column in ("articles", "value", "95% interval"):
        grid.add_column(column, justify="right")
    for line in found.lines:
        for row in _rows(line):
            grid.add_row(*map(Text, row))
    console.print(grid)
    for notice in found.notices:
        console.print(Text(notice, style="yellow"))
    if found.undated:
        console.print(f"{found.undated:,} articles left out: their date does not tell the period.")
    if not found.one_axis:
        console.print(
            "Values of different languages do not compare: read each language by itself.",
            style="yellow",
        )


def _rows(line: Line) -> list[tuple[str, ...]]:
    return [
        (
            line.name,
            line.language or "–",
            point.period,
            f"{point.n:,}",
            "–" if point.value is None else f"{point.value:.2f}",
            "–"
            if point.low is None or point.high is None
            else f"{point.low:.2f} to {point.high:.2f}",
        )
        for point in line.points
    ]
