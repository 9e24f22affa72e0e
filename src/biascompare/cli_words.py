"""The commands about words: which set outlets apart, and which make a measure differ."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any, Literal

import click

from biascompare.cli_inputs import (
    Reading,
    actors_option,
    chosen_measures,
    keep_altered_option,
    sources_options,
    voice_option,
)

if TYPE_CHECKING:
    from biascompare.compare.contrast import Contrast
    from biascompare.compare.distance import Distances
    from biascompare.compare.shift import Shift
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


_MOST_BARS = 30


def _words(_: click.Context, __: click.Parameter, value: str | None) -> tuple[str, ...]:
    return tuple(word.strip() for word in (value or "").split(",") if word.strip())


@click.command()
@sources_options
@click.option("--measure", "name", required=True, metavar="NAME")
@outlet_option
@against_option
@click.option(
    "--without",
    metavar="WORD,WORD",
    callback=_words,
    help="Strike words out; the gap is computed anew.",
)
@language_option
@shared_copy_option
@actors_option
@keep_altered_option
@voice_option
@format_option
def shift(
    paths: tuple[str, ...],
    columns: tuple[str, ...],
    name: str,
    outlet: str,
    against: str | None,
    form: Literal["table", "json"],
    **chosen: Any,  # noqa: ANN401
) -> None:
    """Print which words make two outlets differ on a measure; the parts add up to the gap."""
    from biascompare.compare import shift as shifting
    from biascompare.measures import select

    (measure,) = select([name], chosen_measures())
    reading = Reading(paths, columns)
    choices = shifting.ShiftChoices(**chosen)
    found = shifting.shift(list(reading), measure, outlet, against, choices=choices)
    if form == "json":
        print(json.dumps(found.record(), ensure_ascii=False))
    else:
        _print_shift(found)
    reading.finish()


def _print_shift(found: Shift) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(width=None if sys.stdout.isatty() else 200)
    heading = (
        f"{found.measure.label}: {found.a} {found.mean_a:.3f} ({found.articles_a:,} articles), "
        f"{found.b} {found.mean_b:.3f} ({found.articles_b:,}), gap {found.gap:+.3f}"
    )
    console.print(Text(heading, style="bold"))
    if found.struck_out:
        console.print(Text(f"Before words were struck out: gap {found.gap_before:+.3f}."))
    for notice in found.notices:
        console.print(Text(notice, style="yellow"))
    grid = Table(box=None, pad_edge=False)
    grid.add_column("word")
    for column in ("part of the gap", "by frequency", "by weight", "hits", "articles"):
        grid.add_column(column, justify="right")
    for word in found.words[:_MOST_BARS]:
        parts = (word.contribution, word.by_frequency, word.by_weight)
        hits = f"{word.hits_a} : {word.hits_b}"
        articles = f"{word.articles_a} : {word.articles_b}"
        grid.add_row(*map(Text, (word.word, *(f"{part:+.4f}" for part in parts), hits, articles)))
    others = found.words[_MOST_BARS:]
    if others:
        rest = sum(word.contribution for word in others)
        grid.add_row(Text(f"{len(others):,} more words", style="dim"), f"{rest:+.4f}")
    console.print(grid)


@click.command()
@sources_options
@click.option("--language", metavar="CODE", help="Which language. Default: the most frequent.")
@click.option(
    "--shared-copy",
    type=click.Choice(["keep", "drop"]),
    default="keep",
    help="Articles that repeat each other: keep all, or the first of each.",
)
@format_option
def distance(
    paths: tuple[str, ...],
    columns: tuple[str, ...],
    language: str | None,
    shared_copy: str,
    form: Literal["table", "json"],
) -> None:
    """Print how far apart the outlets' vocabularies are."""
    from biascompare.compare.distance import distances

    reading = Reading(paths, columns)
    found = distances(list(reading), language=language, shared_copy=shared_copy)
    if form == "json":
        print(json.dumps(found.record(), ensure_ascii=False))
    else:
        _print_distances(found)
    reading.finish()


def _print_distances(found: Distances) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(width=None if sys.stdout.isatty() else 200)
    heading = f"Distance of vocabularies ({found.language}), {found.words:,} words of each outlet"
    console.print(Text(heading, style="bold"))
    grid = Table(box=None, pad_edge=False)
    for column in ("outlet", "outlet"):
        grid.add_column(column)
    for column in ("distance", "raw", "shuffled articles", "p"):
        grid.add_column(column, justify="right")
    for pair in sorted(found.pairs, key=lambda each: -each.distance):
        shuffled = f"{pair.shuffled:.4f} ± {pair.spread:.4f}"
        numbers = (f"{pair.distance:+.4f}", f"{pair.raw:.4f}", shuffled, f"{pair.p:.3f}")
        grid.add_row(*map(Text, (pair.a, pair.b, *numbers)))
    console.print(grid)
