"""The command line. Results go to standard output, everything else to standard error."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

import click

from biascompare.cli_accuracy import accuracy
from biascompare.cli_actors import actors
from biascompare.cli_articles import explain, measure, measures, prepare, read
from biascompare.cli_compare import compare
from biascompare.cli_corpus import corpus
from biascompare.cli_dashboard import dashboard
from biascompare.cli_distance import distance
from biascompare.cli_import import import_command
from biascompare.cli_lesson import lesson
from biascompare.cli_report import report
from biascompare.cli_shift import shift
from biascompare.cli_stories import stories
from biascompare.cli_timeline import timeline
from biascompare.cli_towards import towards
from biascompare.cli_words import contrast
from biascompare.errors import BiasCompareError


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@click.version_option(package_name="biascompare")
def cli(debug: bool) -> None:
    """Put the coverage of several news outlets side by side.

    PATH is a file (text, Markdown, HTML, CSV, JSONL, JSON, Parquet, Excel, zip), a folder
    of them, a corpus folder, or the word sample for the articles that ship.
    """


for _command in (
    read,
    prepare,
    measure,
    explain,
    measures,
    dashboard,
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
