"""The command that writes a comparison as one file: HTML for a browser, or a tagged PDF."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from biascompare.cli_inputs import (
    Reading,
    chosen_measures,
    measuring_options,
    parted,
    sources_options,
)
from biascompare.errors import BiasCompareError

if TYPE_CHECKING:
    import pandas as pd

    from biascompare.measures import Measure
    from biascompare.model import Document
    from biascompare.voice import Voice

_USUAL = ("flesch_reading_ease", "lix", "words", "tone", "headline_tone", "loaded_words")
"""What is shown where no measure is named, with every frame and actor."""
_USUAL_FAMILIES = ("frames", "actors")


def _target(_: click.Context, __: click.Parameter, value: Path) -> Path:
    if value.suffix.lower() not in (".html", ".htm", ".pdf"):
        raise click.BadParameter(f"{str(value)!r}: expected a name that ends in .html or .pdf.")
    return value


@click.command()
@sources_options
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    callback=_target,
    help="Write FILE.html, which needs no network, or FILE.pdf, which is tagged.",
)
@click.option(
    "--lang",
    "language",
    type=click.Choice(["en", "fr", "de"]),
    default="en",
    show_default=True,
    help="The language of the page; articles stay in theirs.",
)
@click.option(
    "--measure",
    "names",
    metavar="A,B",
    help="Which measures, parted by commas. Default: reading, tone, frames, actors, loaded words.",
)
@click.option("--outlet", metavar="A", help="Tell only how this outlet differs …")
@click.option("--against", metavar="B", help="… from this one. Default: from all the rest.")
@click.option("--title", metavar="TEXT", help="The heading of the page.")
@measuring_options
def report(
    paths: tuple[str, ...],
    columns: tuple[str, ...],
    output: Path,
    language: str,
    names: str | None,
    outlet: str | None,
    against: str | None,
    title: str | None,
    keep_altered: bool,
    voice: Voice,
) -> None:
    """Write a comparison as one HTML file that asks nobody for anything, or as a tagged PDF.

    It holds what the dashboard saves: what is clear, every chart with its words and its
    numbers, and which articles it is about.
    """
    from biascompare.compare import Choices
    from biascompare.report import comparison, documents, offline, printed
    from biascompare.report.asked import Report

    reading = Reading(paths, columns)
    asked = Report(
        _measured(reading, _chosen(names), keep_altered, voice),
        _chosen(names),
        language,
        outlet,
        against,
        Choices(voice=voice, keep_altered=keep_altered),
    )
    view = comparison.view(asked, title, [Path(path).name or path for path in paths])
    make = printed.page if output.suffix.lower() == ".pdf" else offline.page
    documents.write(output, make(view))
    print(f"{output}: {view.title}", file=sys.stderr)
    reading.finish()


def _chosen(names: str | None) -> Sequence[Measure]:
    from biascompare.measures import select

    known = chosen_measures()
    if names is not None:
        return select(parted(names), known)
    others = [each.name for each in known.values() if each.family in _USUAL_FAMILIES]
    return select([*_USUAL, *others], known)


def _measured(
    reading: Reading, measures: Sequence[Measure], keep_altered: bool, voice: Voice
) -> pd.DataFrame:
    """Return the measured table, with each article's label, in the dashboard's order."""
    from biascompare import engines
    from biascompare.report import forms, tables

    labels: dict[str, str] = {}

    def labelled() -> Iterator[Document]:
        for document in reading:
            if document.id not in labels:
                labels[document.id] = forms.plain_label(document)
                yield document

    table = engines.measure(labelled(), measures, keep_altered=keep_altered, voice=voice)
    if table.empty:
        raise BiasCompareError("There is no article to report on. Name a PATH with articles.")
    return tables.ordered(table.assign(label=table["id"].map(labels)))
