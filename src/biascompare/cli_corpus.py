"""The commands about a corpus folder."""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from biascompare.cli_inputs import Reading, actors_option, chosen_actors

if TYPE_CHECKING:
    from collections import Counter

    from biascompare.corpus import Overview
    from biascompare.model import Document

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
@actors_option
def measure(folder: Path) -> None:
    """Measure every article of a corpus once, so that the dashboard opens it in seconds.

    The values are kept in the folder. What was measured before is not measured again, unless
    the article, a lexicon or a measure has changed. Ended at any moment, it goes on from there.
    """
    from biascompare import measured

    actors = chosen_actors()

    def on_progress(done: int, every: int) -> None:
        click.echo(f"{done:,} of {every:,} articles measured", err=True)

    done = measured.measure(folder, actors=actors, on_progress=on_progress)
    store = measured.open_store(folder, actors)
    print(f"{done:,} articles measured, {store.articles - done:,} were measured before")
    for error in store.unreadable:
        click.echo(f"not read: {error}", err=True)
    if store.unreadable:
        sys.exit(1)


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


@corpus.command()
@_folder
@_format
def duplicates(folder: Path, form: str) -> None:
    """Show articles that share copy: reprints and shorter versions, within and across outlets."""
    from biascompare.duplicates import find_shared_copy

    seen: dict[str, Document] = {}
    reading = Reading([str(folder)], ())
    found = find_shared_copy(_remembered(reading, seen))
    groups = [
        [_copy_record(seen[each], found.share[each], first) for each in group]
        for group, first in zip(found.groups, found.first, strict=True)
    ]
    if form == "json":
        print(json.dumps(groups, ensure_ascii=False))
    else:
        _print_groups(groups)
    reading.finish()


def _remembered(reading: Reading, seen: dict[str, Document]) -> Iterator[Document]:
    """Yield the documents, and keep what is shown of them."""
    for document in reading:
        yield document
        seen[document.id] = dataclasses.replace(document, text="", comments=(), notices=())


def _copy_record(document: Document, share: float, first: str | None) -> dict[str, Any]:
    record = {name: getattr(document, name) for name in ("id", "outlet", "published", "title")}
    return record | {"share": round(share, 3), "first": document.id == first}


def _print_groups(groups: list[list[dict[str, Any]]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    grid = Table(box=None, pad_edge=False)
    for name in ("group", "share", "first", "outlet", "published", "title"):
        grid.add_column(name, justify="right" if name in ("group", "share") else "left")
    for number, group in enumerate(groups, start=1):
        for each in group:
            described = (each[name] or "–" for name in ("outlet", "published", "title"))
            first = "first" if each["first"] else ""
            grid.add_row(str(number), f"{each['share']:.0%}", first, *map(Text, described))
    Console(width=None if sys.stdout.isatty() else 200).print(grid)
    click.echo(f"{len(groups):,} groups of articles that share copy", err=True)


@corpus.command()
@_folder
@_format
def stories(folder: Path, form: str) -> None:
    """Group a corpus's articles into stories, people's decisions applied."""
    from biascompare.cli_stories import print_stories
    from biascompare.corpus import all_decisions, story_decisions
    from biascompare.stories import apply_decisions, find_stories, story_of_article

    reading = Reading([str(folder)], ())
    decided = apply_decisions(find_stories(reading), story_decisions(all_decisions(folder)))
    if form == "json":
        print(json.dumps(story_of_article(decided.stories)))
    else:
        print_stories(decided.stories)
    for decision, reason in decided.not_applied:
        click.echo(f"decision not applied ({reason}): {json.dumps(decision)}", err=True)
    reading.finish()
