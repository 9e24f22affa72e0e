"""The command about lessons: list them, print one, make its hand-out."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from biascompare.cli_inputs import Reading, columns_option, outlets_option


@click.command()
@click.argument("name", required=False)
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@columns_option
@outlets_option
@click.option(
    "--pdf",
    "target",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write the hand-out, the worksheet and, on a page of its own, the solution.",
)
def lesson(
    name: str | None, paths: tuple[str, ...], columns: tuple[str, ...], target: Path | None
) -> None:
    """List the lessons that ship, or print the file of one, or make its hand-out.

    NAME is a lesson that ships or a lesson file; PATH holds its articles, the sample if
    nothing is named.
    """
    from biascompare.lessons import ready, to_toml
    from biascompare.lessons.files import named

    if name is None:
        for each in ready():
            print(f"{each.name}\t{each.title}")
        return
    found = named(name)
    if target is None:
        print(to_toml(found), end="")
        return
    from biascompare import engines
    from biascompare.measures import MEASURES, select
    from biascompare.report import documents as pages
    from biascompare.report.lesson import lesson_pdf

    reading = Reading(paths or ("sample",), columns)
    articles = {document.id: document for document in reading}
    measured = engines.measure(articles.values(), select(found.measures(), MEASURES))
    pages.write(target, lesson_pdf(found, measured, articles))
    print(f"{target}: {found.title}", file=sys.stderr)
    reading.finish()
