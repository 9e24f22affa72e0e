"""How `biascompare stories` prints headlines, and articles, side by side."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from biascompare.cli_inputs import chosen_measures, parted
from biascompare.errors import UnknownNameError

if TYPE_CHECKING:
    from rich.table import Table

    from biascompare.compare.elements import Element
    from biascompare.compare.headlines import Headline, Headlines
    from biascompare.compare.shared import SideBySide
    from biascompare.model import Document

FEWEST_BESIDE, MOST_BESIDE = 2, 4
_MOST_NAMED = 12


def print_headlines(documents: Iterable[Document], form: str) -> None:
    """Print the headlines of one story's articles, what they share, and what only one says."""
    from biascompare.compare.headlines import headlines

    found = headlines(documents, chosen_measures().actors)
    if form == "json":
        print(json.dumps(found.record(), ensure_ascii=False))
        return
    grid = _grid("", "outlet", "language", "published", "headline", "tone", "frames")
    for number, line in enumerate(found.lines, start=1):
        _add(grid, _headline_row(number, line))
    _print(grid)
    _print_elements(_elements(found), len(found.lines), "headline")
    if found.without:
        click.echo(f"{found.without} more articles have no headline.")
    if len({line.language for line in found.lines}) > 1:
        click.echo("Tone and words of different languages do not compare.")


def _headline_row(number: int, line: Headline) -> tuple[str, ...]:
    tone = f"{line.tone:+.2f}" if line.tone is not None else f"– ({line.tone_reason})"
    frames = "–" if line.frames is None else ", ".join(line.frames) or "none"
    published = (line.published or "–").replace("T", " ")
    return (
        str(number),
        line.outlet or "–",
        line.language or "–",
        published,
        line.title,
        tone,
        frames,
    )


def _elements(found: Headlines) -> list[Element]:
    return [*found.elements, *(each for own in found.words.values() for each in own)]


def beside(documents: Sequence[Document], identifiers: str) -> list[Document]:
    """Return the two to four articles that are named, parted by commas.

    Raises `UnknownNameError` for one that is not there, `click.UsageError` for too many.
    """
    wanted = list(dict.fromkeys(parted(identifiers)))
    if not FEWEST_BESIDE <= len(wanted) <= MOST_BESIDE:
        raise click.UsageError(
            f"--beside takes {FEWEST_BESIDE} to {MOST_BESIDE} articles by their id: ID,ID."
        )
    known = {each.id: each for each in documents}
    for identifier in wanted:
        if identifier not in known:
            raise UnknownNameError("article", identifier, known)
    return [known[identifier] for identifier in wanted]


def print_beside(documents: Sequence[Document], form: str) -> None:
    """Print what articles share and what only one of them has."""
    from biascompare.compare.shared import side_by_side

    found = side_by_side(documents, chosen_measures().actors)
    if form == "json":
        print(json.dumps(found.record(), ensure_ascii=False))
        return
    grid = _grid("", "outlet", "published", "headline", "words in shared stretches")
    for number, (document, share) in enumerate(zip(documents, found.shares, strict=True), start=1):
        shared = "–" if share is None else f"{share:.0%}"
        published = (document.published or "–").replace("T", " ")
        _add(grid, (str(number), document.outlet or "–", published, document.title or "–", shared))
    _print(grid)
    _print_stretches(documents, found)
    _print_elements(found.elements, len(documents), "article")


def _print_stretches(documents: Sequence[Document], found: SideBySide) -> None:
    """Print what the first article shares word for word, longest first."""
    shared = sorted(found.stretches[0], key=lambda each: -each.words)
    for stretch in shared[:_MOST_NAMED]:
        others = ", ".join(str(place + 1) for place in (0, *stretch.also_in))
        text = " ".join(documents[0].text[stretch.start : stretch.end].split())
        click.echo(f"the same words in {others}: {text}")
    if len(shared) > _MOST_NAMED:
        click.echo(f"{len(shared) - _MOST_NAMED} more shared stretches; --format json has all.")


def _print_elements(elements: Iterable[Element], count: int, what: str) -> None:
    listed = list(elements)
    shared = [each for each in listed if len(each.texts) > 1]
    for places in dict.fromkeys(each.texts for each in shared):
        numbers = "all" if len(places) == count else ", ".join(str(place + 1) for place in places)
        own = [each for each in shared if each.texts == places]
        click.echo(f"in {numbers}: {'; '.join(_named(own))}")
    for number in range(count):
        own = [each for each in listed if each.only_in == number]
        if own:
            click.echo(f"only {what} {number + 1}: {'; '.join(_named(own))}")


def _named(elements: Sequence[Element]) -> Iterator[str]:
    """Yield the elements by kind, the first of each."""
    for kind in dict.fromkeys(each.kind for each in elements):
        shown = list(dict.fromkeys(" ".join(each.shown.split()) for each in elements
                                   if each.kind == kind))  # fmt: skip
        more = f" and {len(shown) - _MOST_NAMED} more" if len(shown) > _MOST_NAMED else ""
        plural = kind if len(shown) == 1 else f"{kind}s"
        yield f"{plural} {', '.join(shown[:_MOST_NAMED])}{more}"


def _grid(*columns: str) -> Table:
    from rich.table import Table

    grid = Table(box=None, pad_edge=False)
    for name in columns:
        grid.add_column(name, overflow="fold", no_wrap=name == "outlet")
    return grid


def _add(grid: Table, row: Iterable[str]) -> None:
    from rich.text import Text

    grid.add_row(*map(Text, row))


def _print(grid: Table) -> None:
    from rich.console import Console

    Console(width=None if sys.stdout.isatty() else 200).print(grid)
