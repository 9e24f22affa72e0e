"""How the command line writes a row an article: as a table, CSV, JSON lines, Parquet."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import click
import pandas as pd
from rich.console import Console
from rich.table import Table
from rich.text import Text

from biascompare.engines.local import DESCRIPTION
from biascompare.errors import BiasCompareError
from biascompare.measures import categories
from biascompare.spreadsheets import harmless

_SUFFIXES = {".csv": "csv", ".jsonl": "jsonl", ".parquet": "parquet"}
_BINARY = "parquet"
_FIRST_MEASURES = ("words", "flesch_reading_ease", "lix", "tone")
_SHOWN = ("outlet", "title", "published", "language", "voice")


def target(form: str | None, output: Path | None) -> str:
    """Return the format to write: the one asked for, else by FILE's ending, else a table."""
    chosen = form or (_SUFFIXES.get(output.suffix.lower()) if output else "table")
    if chosen is None:
        raise click.UsageError(f"{output}: give --format, or end FILE with .csv, .jsonl, .parquet.")
    if chosen == _BINARY and output is None and sys.stdout.isatty():
        raise click.UsageError("Parquet is not text: add -o FILE.")
    return chosen


def write(table: pd.DataFrame, form: str, output: Path | None, *, all_measures: bool) -> None:
    """Write the rows to FILE or standard output.

    Raises `BiasCompareError` where FILE cannot be written.
    """
    try:
        _write(table, form, output, all_measures=all_measures)
    except OSError as error:
        # Standard output has errors of its own: a closed pipe is no fault.
        if output is None:
            raise
        raise BiasCompareError(
            f"{output}: the file cannot be written ({error.strerror}). "
            "Make its folder first, or name another place."
        ) from error


def _write(table: pd.DataFrame, form: str, output: Path | None, *, all_measures: bool) -> None:
    if form == "table":
        _print_rows(table, output, all_measures=all_measures)
        return
    data = _encode(table, form)
    if output is not None:
        output.write_bytes(data)
        click.echo(f"{len(table)} articles written to {output}", err=True)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)


def _encode(table: pd.DataFrame, form: str) -> bytes:
    if form == "csv":
        return _defused(table).to_csv(index=False, lineterminator="\n").encode("utf-8")
    if form == "jsonl":
        text = table.to_json(orient="records", lines=True, force_ascii=False, double_precision=15)
        return text.encode("utf-8")
    buffer = io.BytesIO()
    table.to_parquet(buffer, index=False)
    return buffer.getvalue()


def _defused(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table with text that a spreadsheet would run as a formula made harmless."""
    texts = {name: table[name].map(harmless) for name in DESCRIPTION if name in table}
    return table.assign(**texts)


def _print_rows(table: pd.DataFrame, output: Path | None, *, all_measures: bool) -> None:
    if output is None and table.empty:
        click.echo("No article to measure.")
        return
    values = [name for name in table.columns if name not in (*DESCRIPTION, "voice")]
    left_out = 0
    if all_measures:
        frames = [name for name in values if name.startswith("frame_")]
        last = [name for name in values if name in categories()]
        shown = [name for name in values if name in _FIRST_MEASURES] + frames + last
        left_out, values = len(values) - len(shown), shown
    grid = Table(box=None, pad_edge=False)
    for name in _SHOWN:
        grid.add_column(name, overflow="ellipsis", max_width=26, no_wrap=True)
    for name in values:
        grid.add_column(name.replace("_", " "), justify="right")
    for row in table.itertuples(index=False):
        described = [cell(getattr(row, name)) for name in _SHOWN]
        grid.add_row(*described, *(cell(getattr(row, name)) for name in values))
    if output is None:
        Console(width=None if sys.stdout.isatty() else 200).print(grid)
    else:
        with output.open("w", encoding="utf-8") as file:
            Console(file=file, width=200).print(grid)
    if left_out:
        click.echo(
            f"{left_out} more measures: name them with --measures, or use --format csv.", err=True
        )


def cell(value: object) -> Text:
    """Return a value as it stands in a table: two places, a dash where it is missing."""
    if value is None or (isinstance(value, float) and pd.isna(value)):
        return Text("–", style="dim")
    # 0.0 is added so that what rounds to nothing has no minus sign.
    return Text(f"{round(value, 2) + 0.0:.2f}" if isinstance(value, float) else str(value))
