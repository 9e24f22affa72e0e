"""The commands that fill a corpus folder and show what is in it."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from biascompare.cli_inputs import Told, chosen_outlets, mapping, sources_options
from biascompare.errors import CorpusError, SourceError

if TYPE_CHECKING:
    from collections import Counter

    from rich.console import Console

    from biascompare.corpus import Overview
    from biascompare.importing import Summary

_SHOWN_REJECTS = 20
_SHOWN_VALUES = 12
_MANY_PARTS = 50
_folder = click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
_format = click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")


@click.command("import")
@sources_options
@click.option("--corpus", "folder", required=True, metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--rejects",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="List what could not be read, one JSON object a line: source, line, row, reason.",
)
@_format
def import_command(
    paths: tuple[str, ...],
    columns: tuple[str, ...],
    folder: Path,
    rejects: Path | None,
    form: str,
) -> None:
    """Add articles to the corpus folder DIR, which is made if it is not there.

    Safe to end at any moment: the same command goes on where it was, and nothing is
    there twice.
    """
    from rich.console import Console

    from biascompare import importing

    console = Console(stderr=True)
    with _rejects(console, rejects) as on_reject, _progress(console) as on_progress:
        try:
            done = importing.import_into(
                folder,
                paths,
                columns=mapping(columns),
                outlets=chosen_outlets(),
                on_columns=Told(console),
                on_progress=on_progress,
                on_reject=on_reject,
            )
        except KeyboardInterrupt:
            console.print("Stopped. The same command goes on from here.", style="yellow")
            sys.exit(130)
    if form == "json":
        print(json.dumps(dataclasses.asdict(done)))
    else:
        for name, count in dataclasses.asdict(done).items():
            print(f"{name.replace('_', ' '):<14}{count:>12,}")
    if done.rejected:
        sys.exit(1)


@contextlib.contextmanager
def _rejects(console: Console, path: Path | None) -> Iterator[Callable[[SourceError], None]]:
    """Give a function that lists what could not be read, on the screen and in a file."""
    count = 0
    with contextlib.ExitStack() as stack:
        try:
            file = stack.enter_context(path.open("w", encoding="utf-8")) if path else None
        except OSError as error:
            raise CorpusError(path or "", f"cannot be written: {error.strerror}") from error

        def on_reject(error: SourceError) -> None:
            nonlocal count
            count += 1
            if count <= _SHOWN_REJECTS:
                console.print(f"not read: {error}", style="red", markup=False, highlight=False)
            if file is not None:
                place = {"source": error.source, "line": error.line, "row": error.row}
                record = place | {"reason": error.reason}
                file.write(json.dumps(record) + "\n")
                file.flush()

        yield on_reject
    if count > _SHOWN_REJECTS:
        where = f"{path} lists them all" if path else "--rejects FILE lists them all"
        console.print(f"… and {count - _SHOWN_REJECTS} more; {where}.", markup=False)


@contextlib.contextmanager
def _progress(console: Console) -> Iterator[Callable[[Summary], None]]:
    """Give a function that shows what is on the disk."""
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as shown:
        task = shown.add_task("reading …", total=None)

        def on_progress(summary: Summary) -> None:
            kept = summary.added + summary.replaced
            text = f"{summary.read:,} articles read, {kept:,} of them new and on the disk"
            shown.update(task, description=text)

        yield on_progress


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
