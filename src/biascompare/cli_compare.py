"""``biascompare compare``: outlets side by side, and which differences are clear."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from biascompare.cli_inputs import Reading, chosen_measures, measuring_options, parted
from biascompare.cli_tables import (
    actor_measure,
    choices_of,
    format_option,
    reading_or_table,
    table_options,
)

if TYPE_CHECKING:
    import pandas as pd

    from biascompare.compare import Comparable, Comparison, Strip
    from biascompare.model import Document
    from biascompare.voice import Voice


@click.command()
@table_options
@click.option(
    "--measure",
    "names",
    required=True,
    metavar="A,B",
    help="Which measures, parted by commas; q-values are adjusted over all of them.",
)
@click.option(
    "--by",
    metavar="GROUPING",
    help="outlet, article, author, section, language, month, story, or actor:ID. Default: "
    "outlet, or article where no two outlets are named.",
)
@click.option("--outlet", metavar="A", help="Compare only this outlet (or other group) …")
@click.option("--against", metavar="B", help="… with this one. Default: with all the rest.")
@click.option("--matched", is_flag=True, help="Compare within the same stories as well.")
@click.option(
    "--scale",
    type=click.Choice(["raw", "within-language"]),
    default="raw",
    help="Raw values, or positions within the article's language (median and MAD).",
)
@click.option(
    "--shared-copy",
    type=click.Choice(["keep", "drop", "weigh"]),
    default="keep",
    help="Articles that repeat each other: keep all, the first of each, or weigh them 1/k.",
)
@click.option(
    "--opinion",
    type=click.Choice(["in", "out", "only"]),
    default="in",
    help="Pieces marked as opinion: in, out, or nothing else.",
)
@click.option(
    "--robustness",
    "varied",
    is_flag=True,
    help="Say beside each pair what other reasonable choices give (measures three times).",
)
@format_option
@measuring_options
def compare(
    paths: tuple[str, ...],
    columns: tuple[str, ...],
    names: str,
    table_file: Path | None,
    outlet: str | None,
    against: str | None,
    form: str,
    keep_altered: bool,
    voice: Voice,
    varied: bool,
    **chosen: Any,  # noqa: ANN401
) -> None:
    """Compare outlets: means, intervals, differences, and which of them are clear."""
    from biascompare import compare as comparing
    from biascompare import output_comparison

    source = reading_or_table(paths, columns, table_file)
    wanted = parted(names)
    if not wanted:
        raise click.UsageError("--measure names nothing. List all: biascompare measures")
    table, measures, others = (
        _measured(source, wanted, chosen, keep_altered, voice, varied)
        if isinstance(source, Reading)
        else (*_read(source, wanted, chosen["shared_copy"]), {})
    )
    by = chosen.pop("by") or comparing.usual_grouping(table)
    choices = choices_of(by, keep_altered=keep_altered, voice=voice, **chosen)
    found = comparing.compare_all(table, measures, outlet=outlet, against=against, choices=choices)
    strips = [
        comparing.robustness(each, table, outlet=outlet, against=against, tables=others)
        if varied
        else None
        for each in found
    ]
    if form == "json":
        records = [_record(*each) for each in zip(found, strips, strict=True)]
        print(json.dumps(records[0] if len(records) == 1 else records, ensure_ascii=False))
    else:
        for each, own in zip(found, strips, strict=True):
            output_comparison.print_comparison(each)
            output_comparison.print_robustness(own or ())
    if isinstance(source, Reading):
        source.finish()


def _record(comparison: Comparison, strips: Sequence[Strip] | None) -> dict[str, Any]:
    from biascompare import compare as comparing

    record = comparing.comparison_record(comparison)
    if strips is not None:
        record["robustness"] = [strip.record() for strip in strips]
    return record


def _measured(
    reading: Reading,
    names: Sequence[str],
    chosen: dict[str, Any],
    keep_altered: bool,
    voice: Voice,
    varied: bool,
) -> tuple[pd.DataFrame, Sequence[Comparable], dict[str, pd.DataFrame]]:
    """Return the table, the measures, and the tables that were measured otherwise."""
    from biascompare import compare as comparing
    from biascompare import engines
    from biascompare.measures import select

    known = chosen_measures()
    measures = select(names, known)
    varying = select(comparing.needed_measures(names) if varied else (), known)
    every = tuple(dict.fromkeys((*measures, *actor_measure(chosen["by"]), *varying)))
    whole = varied or chosen["shared_copy"] != "keep"
    documents: Sequence[Document] | Reading = list(reading) if whole else reading
    table = engines.measure(documents, every, reasons=True, keep_altered=keep_altered, voice=voice)
    others = {}
    if not isinstance(documents, Reading):
        table["shared_copy"] = comparing.shared_copy(documents, table["id"])
        for name, (kept, spoken) in _otherwise(keep_altered, voice).items() if varied else ():
            measured = engines.measure(documents, every, keep_altered=kept, voice=spoken)
            others[name] = measured.assign(shared_copy=table["shared_copy"])
    return table, measures, others


def _otherwise(keep_altered: bool, voice: Voice) -> dict[str, tuple[bool, Voice]]:
    found: dict[str, tuple[bool, Voice]] = {}
    if not keep_altered:
        found["altered_kept"] = (True, voice)
    if voice == "all":
        found["outlet_voice"] = (keep_altered, "outlet")
    return found


def _read(
    path: Path, names: Sequence[str], shared_copy: str
) -> tuple[pd.DataFrame, Sequence[Comparable]]:
    from biascompare import compare as comparing

    table = comparing.read_table(path)
    for remark in _remarks(table, shared_copy):
        click.echo(f"{path}: {remark}", err=True)
    return table, [comparing.measure_of(table, name) for name in names]


def _remarks(table: pd.DataFrame, shared_copy: str) -> Iterator[str]:
    """Yield what a reader of a table should know of its rows."""
    twice = int(table["id"].duplicated().sum())
    if twice:
        yield f"{twice:,} rows have an id that stood before; every row counts"
    if shared_copy == "keep" and "shared_copy" in table:
        groups = table["shared_copy"].replace("", None).dropna()
        repeated = int(groups.duplicated(keep=False).sum())
        if repeated:
            count = f"{repeated:,} of {len(table):,} articles"
            yield f"{count} share copy and all count: see --shared-copy"
