"""The command line. Results go to standard output, everything else to standard error."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from biascompare.cli_accuracy import accuracy
from biascompare.cli_actors import actors
from biascompare.cli_compare import compare
from biascompare.cli_corpus import corpus
from biascompare.cli_distance import distance
from biascompare.cli_import import import_command
from biascompare.cli_inputs import (
    Reading,
    actors_option,
    chosen_actors,
    chosen_measures,
    chosen_outlets,
    columns_option,
    keep_altered_option,
    mapping,
    outlets_file,
    outlets_option,
    sources_options,
    voice_option,
)
from biascompare.cli_lesson import lesson
from biascompare.cli_report import report
from biascompare.cli_shift import shift
from biascompare.cli_stories import stories
from biascompare.cli_timeline import timeline
from biascompare.cli_towards import towards
from biascompare.cli_words import contrast
from biascompare.errors import BiasCompareError, SourceError

if TYPE_CHECKING:
    from biascompare.voice import Voice


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@click.version_option(package_name="biascompare")
def cli(debug: bool) -> None:
    """Put the coverage of several news outlets side by side.

    PATH is a file (text, Markdown, HTML, CSV, JSONL, JSON, Parquet, Excel, zip), a folder
    of them, a corpus folder, or the word sample for the articles that ship.
    """


@cli.command()
@sources_options
def read(paths: tuple[str, ...], columns: tuple[str, ...]) -> None:
    """Print what was found in each article, one JSON object a line."""
    from biascompare.records import to_record

    reading = Reading(paths, columns)
    for document in reading:
        _print_json(to_record(document))
    reading.finish()


@cli.command()
@sources_options
def prepare(paths: tuple[str, ...], columns: tuple[str, ...]) -> None:
    """Print each article's sentences as the measures see them."""
    from biascompare import text

    reading = Reading(paths, columns)
    for document in reading:
        sentences = [sentence.text for sentence in text.prepare(document)]
        _print_json({"id": document.id, "sentences": sentences})
    reading.finish()


@cli.command()
@sources_options
@click.option("--measures", "names", metavar="A,B", help="Which measures, parted by commas.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "jsonl", "parquet"]),
    help="How to write the rows. Default: by the ending of FILE, else table.",
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write to FILE."
)
@click.option("--reasons", is_flag=True, help="Add a column that says why a value is missing.")
@actors_option
@keep_altered_option
@voice_option
def measure(
    paths: tuple[str, ...],
    columns: tuple[str, ...],
    names: str | None,
    form: str | None,
    output: Path | None,
    reasons: bool,
    keep_altered: bool,
    voice: Voice,
) -> None:
    """Measure articles: one row an article, one column a measure."""
    from biascompare import engines, output_tables
    from biascompare.measures import select

    chosen = select(_split(names), chosen_measures())
    target = output_tables.target(form, output)
    reading = Reading(paths, columns)
    table = engines.measure(
        reading, chosen, reasons=reasons, keep_altered=keep_altered, voice=voice
    )
    output_tables.write(table, target, output, all_measures=names is None)
    reading.finish()


@cli.command()
@sources_options
@click.option("--measure", "name", required=True, metavar="NAME")
@actors_option
@keep_altered_option
@voice_option
def explain(
    paths: tuple[str, ...],
    columns: tuple[str, ...],
    name: str,
    keep_altered: bool,
    voice: Voice,
) -> None:
    """Print the words that made a value; their shares add up to it."""
    from biascompare.measures import Missing, Prepared, select

    (chosen,) = select([name], chosen_measures())
    reading = Reading(paths, columns)
    for document in reading:
        prepared = Prepared(document, keep_altered=keep_altered, voice=voice)
        value = chosen.value(prepared)
        record: dict[str, Any] = {"id": document.id, "voice": voice, "value": None, "spans": []}
        if isinstance(value, Missing):
            record["reason"] = value.reason
        else:
            record["value"] = value
        for span in chosen.spans(prepared):
            found = {"start": span.start, "end": span.end, "term": span.term, "share": span.share}
            record["spans"].append({**found, "in": "title"} if span.in_title else found)
        if chosen.reads != "text":
            record["offsets_into"] = chosen.reads
        _print_json(record)
    reading.finish()


@cli.command()
@actors_option
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")
def measures(form: str) -> None:
    """List every measure with its meaning and source."""
    from biascompare import output_tables

    listed = chosen_measures().values()
    if form == "json":
        _print_json([output_tables.measure_record(each) for each in listed])
    else:
        output_tables.print_measures(listed)


@cli.command()
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@columns_option
@actors_option
@outlets_option
@click.option(
    "--corpus",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Add articles to this corpus folder, which is made if it is not there.",
)
@click.option("--allow-private", is_flag=True, help="Fetch from this and other private networks.")
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True)
@click.option(
    "--host",
    metavar="ADDRESS",
    default="127.0.0.1",
    show_default=True,
    help="Answer other machines at this address too; those who come sign in.",
)
@click.option(
    "--class-code",
    "code",
    metavar="CODE",
    envvar="BIASCOMPARE_CLASS_CODE",
    help="What to sign in with. Default with --host: one is made up and printed.",
)
@click.option("--openid", is_flag=True, help="Sign in with OpenID Connect instead of a code.")
def dashboard(
    paths: tuple[str, ...],
    columns: tuple[str, ...],
    folder: Path | None,
    allow_private: bool,
    port: int,
    host: str,
    code: str | None,
    openid: bool,
) -> None:
    """Open the dashboard on this machine.

    Without PATH it shows the sample corpus. Articles that are added there go into DIR, else
    into the corpus that PATH is; else they are the visitor's own, until the visit ends.
    """
    from biascompare import server

    mapping(columns)
    chosen_outlets()
    _ = chosen_measures().actors  # a faulty file is told now, not in the browser
    for path in paths:
        if path != "sample" and not Path(path).exists():
            raise SourceError(path, "there is no such file or folder")
    if folder is not None:
        from biascompare import corpus as corpora

        corpora.create(folder)
    ended = server.run(
        paths or ("sample",),
        columns,
        port,
        outlets=outlets_file(),
        corpus=folder,
        allow_private=allow_private,
        actors=chosen_actors(),
        doors=server.Doors(host, code, openid),
    )
    sys.exit(ended)


for _command in (
    accuracy,
    actors,
    compare,
    contrast,
    shift,
    distance,
    import_command,
    corpus,
    lesson,
    report,
    stories,
    timeline,
    towards,
):
    cli.add_command(_command)


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
