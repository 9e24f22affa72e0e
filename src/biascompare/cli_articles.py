"""The commands about each article: what was found in it, its values, the words behind them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from biascompare.cli_inputs import (
    Reading,
    actors_option,
    chosen_measures,
    measuring_options,
    parted,
    sources_options,
)

if TYPE_CHECKING:
    from biascompare.measures import Measure, Prepared
    from biascompare.voice import Voice


@click.command()
@sources_options
def read(paths: tuple[str, ...], columns: tuple[str, ...]) -> None:
    """Print what was found in each article, one JSON object a line."""
    from biascompare.records import to_record

    reading = Reading(paths, columns)
    for document in reading:
        _print_json(to_record(document))
    reading.finish()


@click.command()
@sources_options
def prepare(paths: tuple[str, ...], columns: tuple[str, ...]) -> None:
    """Print each article's sentences as the measures see them."""
    from biascompare import text

    reading = Reading(paths, columns)
    for document in reading:
        sentences = [sentence.text for sentence in text.prepare(document)]
        _print_json({"id": document.id, "sentences": sentences})
    reading.finish()


@click.command()
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
@measuring_options
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
    from biascompare import engines, output_measures, output_tables
    from biascompare.measures import select_columns

    chosen = select_columns(None if names is None else parted(names), chosen_measures())
    target = output_tables.target(form, output)
    reading = Reading(paths, columns)
    table = engines.measure(
        reading, chosen, reasons=reasons, keep_altered=keep_altered, voice=voice
    )
    output_tables.write(table, target, output, all_measures=names is None)
    if names is not None:
        for note in output_measures.weak_notes(chosen, table["language"]):
            click.echo(note, err=True)
    reading.finish()


@click.command()
@sources_options
@click.option("--measure", "name", required=True, metavar="NAME")
@measuring_options
def explain(
    paths: tuple[str, ...],
    columns: tuple[str, ...],
    name: str,
    keep_altered: bool,
    voice: Voice,
) -> None:
    """Print the words that made a value; their shares add up to it."""
    from biascompare.measures import Prepared, select

    (chosen,) = select([name], chosen_measures())
    reading = Reading(paths, columns)
    for document in reading:
        prepared = Prepared(document, keep_altered=keep_altered, voice=voice)
        _print_json(_explained(chosen, prepared))
    reading.finish()


@click.command()
@click.argument("names", nargs=-1, metavar="[NAME...]")
@actors_option
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")
def measures(names: tuple[str, ...], form: str) -> None:
    """List every measure with its meaning and source, or say all about those named."""
    from biascompare import output_measures
    from biascompare.measures import select

    listed = select(names or None, chosen_measures())
    if form == "json":
        _print_json([output_measures.measure_record(each) for each in listed])
    elif names:
        for each in listed:
            output_measures.print_measure(each)
    else:
        output_measures.print_measures(listed)


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False))


def _explained(measure: Measure, prepared: Prepared) -> dict[str, Any]:
    """Return a measure's value of an article, or why it has none, and its words."""
    from biascompare.measures import Missing

    document = prepared.document
    value = measure.value(prepared)
    record: dict[str, Any] = {"id": document.id, "voice": prepared.voice, "value": None}
    record["spans"] = []
    if isinstance(value, Missing):
        record["reason"] = value.reason
    else:
        record["value"] = value
    for span in measure.spans(prepared):
        found = {"start": span.start, "end": span.end, "term": span.term, "share": span.share}
        record["spans"].append({**found, "in": "title"} if span.in_title else found)
    if record["value"] is not None and not record["spans"]:
        record["no_spans"] = measure.no_spans
    if measure.reads != "text":
        record["offsets_into"] = measure.reads
    if warning := measure.warning(document.language):
        record["warning"] = warning
    return record
