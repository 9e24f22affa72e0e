"""The command that fills a corpus folder."""

from __future__ import annotations

import contextlib
import csv
import dataclasses
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from biascompare.cli_inputs import Told, chosen_outlets, mapping, sources_options
from biascompare.errors import CorpusError, SourceError
from biascompare.spreadsheets import harmless

if TYPE_CHECKING:
    from rich.console import Console

    from biascompare.importing import Summary

_SHOWN_REJECTS = 20
_REJECT_FIELDS = ("source", "line", "row", "reason")


@click.command("import")
@sources_options
@click.option("--corpus", "folder", required=True, metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--rejects",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="List what could not be read: source, line, row, reason. A FILE that ends in .csv "
    "is a table, any other has one JSON object a line.",
)
@click.option("--pages", is_flag=True, help="Fetch the page behind each entry of a feed.")
@click.option("--allow-private", is_flag=True, help="Fetch from this and other private networks.")
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    metavar="N",
    help="Read with N processes; by default one a processor.",
)
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")
def import_command(
    paths: tuple[str, ...],
    columns: tuple[str, ...],
    folder: Path,
    rejects: Path | None,
    pages: bool,
    allow_private: bool,
    jobs: int | None,
    form: str,
) -> None:
    """Add articles to the corpus folder DIR, which is made if it is not there.

    PATH may also be the address of a page or a feed (https://…).

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
                pages=pages,
                allow_private=allow_private,
                jobs=jobs,
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
            shown = "not counted" if count is None else f"{count:,}"
            print(f"{name.replace('_', ' '):<14}{shown:>12}")
    if done.rejected:
        sys.exit(1)


@contextlib.contextmanager
def _rejects(console: Console, path: Path | None) -> Iterator[Callable[[SourceError], None]]:
    """Give a function that lists what could not be read, on the screen and in a file."""
    count = 0
    with contextlib.ExitStack() as stack:
        try:
            opened = path.open("w", encoding="utf-8", newline="") if path else None
        except OSError as error:
            raise CorpusError(path or "", f"cannot be written: {error.strerror}") from error
        file = stack.enter_context(opened) if opened else None
        table = csv.writer(file) if file and path and path.suffix.casefold() == ".csv" else None
        if table:
            table.writerow(_REJECT_FIELDS)

        def on_reject(error: SourceError) -> None:
            nonlocal count
            count += 1
            if count <= _SHOWN_REJECTS:
                text = f"not read: {error}"
                console.print(text, style="red", markup=False, highlight=False, soft_wrap=True)
            values = [getattr(error, field) for field in _REJECT_FIELDS]
            if table:
                table.writerow(harmless(value) for value in values)
            elif file:
                file.write(json.dumps(dict(zip(_REJECT_FIELDS, values, strict=True))) + "\n")
            if file:
                file.flush()

        yield on_reject
    if count > _SHOWN_REJECTS:
        where = f"{path} lists them all" if path else "--rejects FILE lists them all"
        console.print(
            f"… and {count - _SHOWN_REJECTS} more; {where}.", markup=False, soft_wrap=True
        )


@contextlib.contextmanager
def _progress(console: Console) -> Iterator[Callable[[Summary], None]]:
    """Give a function that shows what is on the disk."""
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    quiet = not console.is_terminal
    with Progress(*columns, console=console, transient=True, disable=quiet) as shown:
        task = shown.add_task("reading …", total=None)

        def on_progress(summary: Summary) -> None:
            kept = summary.added + summary.replaced
            text = f"{summary.read:,} articles read, {kept:,} of them new and on the disk"
            shown.update(task, description=text)

        yield on_progress
