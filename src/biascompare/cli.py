"""The command line. Results go to standard output, everything else to standard error."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from biascompare.errors import BiasCompareError, SourceError

if TYPE_CHECKING:
    from biascompare.model import Document

_Command = Callable[..., Any]
_paths = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
_columns = click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="NAME=FIELD",
    help="Read a table's column NAME as text, title, outlet, published, … (may be repeated).",
)
_keep_altered = click.option(
    "--keep-altered",
    is_flag=True,
    help="Measure the wording of articles whose wording looks altered as well.",
)


def _sources(command: _Command) -> _Command:
    return _paths(_columns(command))


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@click.version_option(package_name="biascompare")
def cli(debug: bool) -> None:
    """Put the coverage of several news outlets side by side.

    PATH is a file (text, Markdown, CSV, JSONL, JSON, Parquet), a folder of them, or
    the word sample for the corpus that ships.
    """


@cli.command()
@_sources
def read(paths: tuple[str, ...], columns: tuple[str, ...]) -> None:
    """Print what was found in each article, one JSON object a line."""
    from biascompare.records import to_record

    reading = _Reading(paths, columns)
    for document in reading:
        _print_json(to_record(document))
    reading.finish()


@cli.command()
@_sources
def prepare(paths: tuple[str, ...], columns: tuple[str, ...]) -> None:
    """Print each article's sentences as the measures see them."""
    from biascompare import text

    reading = _Reading(paths, columns)
    for document in reading:
        sentences = [sentence.text for sentence in text.prepare(document)]
        _print_json({"id": document.id, "sentences": sentences})
    reading.finish()


@cli.command()
@_sources
@click.option("--measures", "names", metavar="A,B", help="Which measures, parted by commas.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "jsonl", "parquet"]),
    help="How to write the rows. Default: by the ending of FILE, else table.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE")
@click.option("--reasons", is_flag=True, help="Add a column that says why a value is missing.")
@_keep_altered
def measure(
    paths: tuple[str, ...],
    columns: tuple[str, ...],
    names: str | None,
    form: str | None,
    output: Path | None,
    reasons: bool,
    keep_altered: bool,
) -> None:
    """Measure articles: one row an article, one column a measure."""
    from biascompare import engines, output_tables
    from biascompare.measures import select

    chosen = select(_split(names))
    target = output_tables.target(form, output)
    reading = _Reading(paths, columns)
    table = engines.measure(reading, chosen, reasons=reasons, keep_altered=keep_altered)
    output_tables.write(table, target, output, all_measures=names is None)
    reading.finish()


@cli.command()
@_sources
@click.option("--measure", "name", required=True, metavar="NAME")
@_keep_altered
def explain(
    paths: tuple[str, ...], columns: tuple[str, ...], name: str, keep_altered: bool
) -> None:
    """Print the words that made a value; their shares add up to it."""
    from biascompare.measures import Missing, Prepared, select

    (chosen,) = select([name])
    reading = _Reading(paths, columns)
    for document in reading:
        prepared = Prepared(document, keep_altered=keep_altered)
        value = chosen.value(prepared)
        record: dict[str, Any] = {"id": document.id, "value": None, "spans": []}
        if isinstance(value, Missing):
            record["reason"] = value.reason
        else:
            record["value"] = value
        for span in chosen.spans(prepared):
            record["spans"].append(
                {"start": span.start, "end": span.end, "term": span.term, "share": span.share}
            )
        if chosen.reads != "text":
            record["offsets_into"] = chosen.reads
        _print_json(record)
    reading.finish()


@cli.command()
@_sources
@click.option("--measure", "name", required=True, metavar="NAME")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")
@_keep_altered
def compare(
    paths: tuple[str, ...], columns: tuple[str, ...], name: str, form: str, keep_altered: bool
) -> None:
    """Compare the outlets: articles, mean and 95% interval of one measure."""
    from biascompare import engines, output_tables
    from biascompare.compare import compare as compare_outlets
    from biascompare.measures import select

    (chosen,) = select([name])
    reading = _Reading(paths, columns)
    table = engines.measure(reading, [chosen], keep_altered=keep_altered)
    comparison = compare_outlets(table, chosen)
    if form == "json":
        _print_json(output_tables.comparison_record(comparison, keep_altered=keep_altered))
    else:
        output_tables.print_comparison(comparison)
    reading.finish()


@cli.command()
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")
def measures(form: str) -> None:
    """List every measure with its meaning and source."""
    from biascompare import output_tables
    from biascompare.measures import MEASURES

    if form == "json":
        _print_json([output_tables.measure_record(each) for each in MEASURES.values()])
    else:
        output_tables.print_measures(MEASURES.values())


@cli.command()
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@_columns
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True)
def dashboard(paths: tuple[str, ...], columns: tuple[str, ...], port: int) -> None:
    """Open the dashboard on this machine, on the sample corpus or on PATH."""
    from biascompare import server

    _mapping(columns)
    sys.exit(server.run(paths or ("sample",), columns, port))


class _Reading:
    """Documents read one by one; what cannot be read is named on standard error."""

    def __init__(self, paths: Sequence[str], columns: Sequence[str]) -> None:
        self._paths = paths
        self._columns = _mapping(columns)
        self._failures = 0

    def __iter__(self) -> Iterator[Document]:
        from rich.console import Console
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        from biascompare import sources

        console = Console(stderr=True)
        columns = (SpinnerColumn(), TextColumn("{task.completed} articles"), TimeElapsedColumn())
        with Progress(*columns, console=console, transient=True) as progress:
            task = progress.add_task("read", total=None)
            for found in sources.read(self._paths, columns=self._columns):
                if isinstance(found, SourceError):
                    self._failures += 1
                    console.print(f"not read: {found}", style="red", markup=False, highlight=False)
                    continue
                yield found
                progress.advance(task)

    def finish(self) -> None:
        """Leave with status 1 if anything could not be read."""
        if self._failures:
            sys.exit(1)


def _mapping(columns: Sequence[str]) -> Mapping[str, str]:
    pairs = {}
    for column in columns:
        name, equals, field = column.rpartition("=")
        if not equals or not name or not field:
            raise click.BadParameter(
                f"{column!r}: expected NAME=FIELD, such as 'Body copy=text'.",
                param_hint="--column",
            )
        pairs[name] = field
    return pairs


def _split(names: str | None) -> list[str] | None:
    if names is None:
        return None
    return [name.strip() for name in names.split(",") if name.strip()]


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False))


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; errors become a sentence and an exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    debug = "--debug" in given
    given = [argument for argument in given if argument != "--debug"]
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    try:
        cli.main(args=given, prog_name="biascompare")
    except BiasCompareError as error:
        if debug:
            raise
        click.echo(f"Error: {error}", err=True)
        sys.exit(1)
    except BrokenPipeError:
        # The reader of our output has left (… | head); Python would complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception as error:
        if debug:
            raise
        click.echo(
            f"Error: something went wrong inside biascompare ({type(error).__name__}: {error}).\n"
            "The same command with --debug shows where.",
            err=True,
        )
        sys.exit(70)


if __name__ == "__main__":
    main()
