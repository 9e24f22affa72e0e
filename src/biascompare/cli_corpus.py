"""The commands about a corpus folder."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections import Counter

    from biascompare.corpus import Overview

_SHOWN_VALUES = 12
_MANY_PARTS = 50
_folder = click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
_format = click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")


@click.group()
def corpus() -> None:
    """Show, compact or export a corpus folder."""


@corpus.command()
@_folder
@_format
def show(folder: Path, form: str) -> None:
    """Show what is in a corpus: articles, outlets, dates, languages, what is missing."""
    from biascompare.corpus import overview, overview_record

    found = overview(folder)
    if form == "json":
        print(json.dumps(overview_record(found), ensure_ascii=False))
    else:
        _print_overview(found)
    for error in found.unreadable:
        click.echo(f"not read: {error}", err=True)
    if found.unreadable:
        sys.exit(1)


def _print_overview(found: Overview) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    dates = f"{found.earliest} to {found.latest}" if found.earliest else "none"
    missing = [f"{name} {count:,}" for name, count in found.missing.items() if count]
    rows: dict[str, str] = {
        "title": found.title,
        "made": found.created,
        "articles": f"{found.articles:,}",
        "dates": dates,
        **{_plural(name): _values(counts) for name, counts in found.counts.items()},
        "missing": ", ".join(missing) or "nothing",
        "parts": f"{found.parts:,} ({found.bytes / 2**20:,.1f} MB)",
        "decisions": f"{found.decisions:,}",
    }
    grid = Table(box=None, show_header=False, pad_edge=False)
    for name, value in rows.items():
        grid.add_row(Text(name, style="bold"), Text(value))
    Console(width=None if sys.stdout.isatty() else 200).print(grid)
    if found.rows_replaced or found.parts > _MANY_PARTS:
        why = f"{found.rows_replaced:,} rows of older versions, {found.parts:,} parts"
        click.echo(f"{why}: biascompare corpus compact makes it smaller and faster.", err=True)


def _plural(name: str) -> str:
    return f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"


def _values(counts: Counter[str]) -> str:
    shown = [f"{value} {count:,}" for value, count in counts.most_common(_SHOWN_VALUES)]
    left_out = len(counts) - len(shown)
    return ", ".join(shown) + (f" and {left_out:,} more" if left_out else "") or "none"


@corpus.command()
@_folder
def compact(folder: Path) -> None:
    """Rewrite the parts of a corpus into few large ones, sorted by outlet and date."""
    from biascompare.corpus import compact as compact_corpus

    done = compact_corpus(folder)
    parts = f"{done.parts_before:,} to {done.parts_after:,} parts"
    print(f"{done.articles:,} articles; {parts}; {done.rows_dropped:,} older rows dropped")


@corpus.command()
@_folder
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Ends with .jsonl, .csv or .parquet.",
)
def export(folder: Path, output: Path) -> None:
    """Write a corpus to one file."""
    from biascompare.corpus import export as export_corpus

    count = export_corpus(folder, output)
    print(f"{count:,} articles written to {output}")
