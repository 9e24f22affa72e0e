"""The command about words that set outlets apart, and what the others about words share."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any, Literal

import click

from biascompare.cli_inputs import Reading, sources_options

if TYPE_CHECKING:
    from biascompare.compare.contrast import Contrast
    from biascompare.compare.term_statistics import Term

format_option = click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table"
)
outlet_option = click.option("--outlet", required=True, metavar="A", help="The words of A …")
against_option = click.option(
    "--against", metavar="B", help="… against those of B. Default: against all the rest."
)
language_option = click.option(
    "--language",
    metavar="CODE",
    help="Compare articles in this language. Default: the one with most articles on both sides.",
)
shared_copy_option = click.option(
    "--shared-copy",
    type=click.Choice(["keep", "drop", "weigh"]),
    default="keep",
    help="Articles that repeat each other: keep all, the first of each, or weigh them 1/k.",
)


def _lengths(_: click.Context, __: click.Parameter, value: str) -> tuple[int, ...]:
    found = sorted({part.strip() for part in value.split(",")})
    if not found or not set(found) <= {"1", "2", "3"}:
        raise click.BadParameter(f"{value!r}: expected 1, 2 or 3, parted by commas.")
    return tuple(map(int, found))


@click.command()
@sources_options
@outlet_option
@against_option
@click.option(
    "--terms",
    "lengths",
    default="1,2,3",
    metavar="1,2,3",
    callback=_lengths,
    help="Single words, phrases of two, of three words.",
)
@language_option
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=25,
    show_default=True,
    help="How many terms at each end; 0 for all.",
)
@click.option("--stop-words", is_flag=True, help="Let words of grammar stand alone as well.")
@click.option("--numbers", is_flag=True, help="Let numbers stand alone as well.")
@shared_copy_option
@format_option
def contrast(
    paths: tuple[str, ...],
    columns: tuple[str, ...],
    outlet: str,
    against: str | None,
    lengths: tuple[int, ...],
    limit: int,
    form: Literal["table", "json"],
    **chosen: Any,  # noqa: ANN401
) -> None:
    """Print the words and phrases that set one outlet apart from another, or from the rest."""
    from biascompare.compare import contrast as contrasting

    reading = Reading(paths, columns)
    found = contrasting.contrast(
        list(reading),
        outlet,
        against,
        choices=contrasting.WordChoices(terms=lengths, **chosen),
        limit=limit,
    )
    if form == "json":
        print(json.dumps(found.record(), ensure_ascii=False))
    else:
        _print_contrast(found)
    reading.finish()


def _print_contrast(found: Contrast) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(width=None if sys.stdout.isatty() else 200)
    heading = f"{found.a} ({found.articles_a:,} articles) against {found.b} ({found.articles_b:,})"
    console.print(Text(heading, style="bold"))
    for notice in found.notices:
        console.print(Text(notice, style="yellow"))
    grid = Table(box=None, pad_edge=False)
    for name in ("", "term"):
        grid.add_column(name, overflow="fold")
    for name in ("z", "times", "articles", "q"):
        grid.add_column(name, justify="right")
    grid.add_column("example", overflow="ellipsis", no_wrap=True, max_width=90)
    for term in found.terms:
        side = found.a if term.z > 0 else found.b
        grid.add_row(*map(Text, (side, *_cells(term))), style="" if term.q <= 0.05 else "dim")
    console.print(grid)
    told = f"{found.clear:,} of {found.tested:,} terms are clear (q ≤ .05, articles shuffled)."
    console.print(Text(told, style="dim"))


def _cells(term: Term) -> tuple[str, ...]:
    example = ""
    if term.examples:
        first = term.examples[0]
        example = " ".join(f"…{first.before[-30:]}{first.match}{first.after}…".split())
    return (
        term.term,
        f"{term.z:.2f}",
        f"{term.count_a:g} : {term.count_b:g}",
        f"{term.documents_a} : {term.documents_b}",
        f"{term.q:.3f}",
        example,
    )
