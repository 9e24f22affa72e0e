"""How the command line writes its results: tables, CSV, JSON lines, Parquet."""

from __future__ import annotations

import dataclasses
import io
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click
import pandas as pd
from rich.console import Console
from rich.table import Table
from rich.text import Text

from biascompare.compare import (
    CLEAR,
    TOO_FEW_ARTICLES,
    Comparison,
    OwnMeasure,
    Pair,
    Strip,
    cautions,
)
from biascompare.engines.local import DESCRIPTION
from biascompare.known_accuracy import concerning
from biascompare.measures import Measure
from biascompare.spreadsheets import harmless
from biascompare.voice import VOICE_NAMES

_SUFFIXES = {".csv": "csv", ".jsonl": "jsonl", ".parquet": "parquet"}
_BINARY = "parquet"
_MOST_SENTENCES = 12
_FIRST_MEASURES = ("words", "flesch_reading_ease", "lix", "tone")
_SHOWN = ("outlet", "title", "published", "language", "voice")


def target(form: str | None, output: Path | None) -> str:
    """Return the format to write: the one asked for, else by FILE's ending, else a table."""
    chosen = form or (_SUFFIXES.get(output.suffix.lower()) if output else "table")
    if chosen is None:
        raise click.UsageError(f"{output}: give --format, or end FILE with .csv, .jsonl, .parquet.")
    if chosen == _BINARY and output is None and sys.stdout.isatty():
        raise click.UsageError("Parquet is not text: add -o FILE.")
    return chosen


def write(table: pd.DataFrame, form: str, output: Path | None, *, all_measures: bool) -> None:
    """Write the rows to FILE or standard output."""
    if form == "table":
        _print_rows(table, output, all_measures=all_measures)
        return
    data = _encode(table, form)
    if output is not None:
        output.write_bytes(data)
        click.echo(f"{len(table)} articles written to {output}", err=True)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)


def _encode(table: pd.DataFrame, form: str) -> bytes:
    if form == "csv":
        return _defused(table).to_csv(index=False, lineterminator="\n").encode("utf-8")
    if form == "jsonl":
        text = table.to_json(orient="records", lines=True, force_ascii=False, double_precision=15)
        return text.encode("utf-8")
    buffer = io.BytesIO()
    table.to_parquet(buffer, index=False)
    return buffer.getvalue()


def _defused(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table with text that a spreadsheet would run as a formula made harmless."""
    texts = {name: table[name].map(harmless) for name in DESCRIPTION if name in table}
    return table.assign(**texts)


def _print_rows(table: pd.DataFrame, output: Path | None, *, all_measures: bool) -> None:
    values = [name for name in table.columns if name not in (*DESCRIPTION, "voice")]
    left_out = 0
    if all_measures:
        frames = [name for name in values if name.startswith("frame_")]
        shown = [name for name in values if name in _FIRST_MEASURES] + frames
        left_out, values = len(values) - len(shown), shown
    grid = Table(box=None, pad_edge=False)
    for name in _SHOWN:
        grid.add_column(name, overflow="ellipsis", max_width=26, no_wrap=True)
    for name in values:
        grid.add_column(name.replace("_", " "), justify="right")
    for row in table.itertuples(index=False):
        described = [_cell(getattr(row, name)) for name in _SHOWN]
        grid.add_row(*described, *(_cell(getattr(row, name)) for name in values))
    if output is None:
        Console(width=None if sys.stdout.isatty() else 200).print(grid)
    else:
        with output.open("w", encoding="utf-8") as file:
            Console(file=file, width=200).print(grid)
    if left_out:
        click.echo(
            f"{left_out} more measures: name them with --measures, or use --format csv.", err=True
        )


def _cell(value: object) -> Text:
    if value is None or (isinstance(value, float) and pd.isna(value)):
        return Text("–", style="dim")
    # 0.0 is added so that what rounds to nothing has no minus sign.
    return Text(f"{round(value, 2) + 0.0:.2f}" if isinstance(value, float) else str(value))


def measure_record(measure: Measure) -> dict[str, Any]:
    """Return what the registry says about a measure."""
    return {
        "name": measure.name,
        "label": measure.label,
        "family": measure.family,
        "unit": measure.unit,
        "direction": measure.direction,
        "languages": list(measure.languages) if measure.languages else None,
        "smallest": measure.smallest,
        "explanation": measure.explanation,
        "source": measure.source,
        "accuracy": [
            dataclasses.asdict(each) | {"date": each.date.isoformat()}
            for each in concerning(measure.name, measure.family)
        ],
        "weak": list(measure.weak),
    }


def print_measures(measures: Iterable[Measure]) -> None:
    """Print the registry as a table."""
    grid = Table(box=None, pad_edge=False)
    for column in ("name", "label", "unit", "direction", "languages", "source"):
        grid.add_column(column, overflow="fold")
    for measure in measures:
        languages = ", ".join(measure.languages) if measure.languages else "all"
        if measure.weak:
            languages += f" (weak in {', '.join(measure.weak)})"
        texts = (measure.name, measure.label, measure.unit, measure.direction, languages)
        grid.add_row(*map(Text, (*texts, measure.source)))
    Console(width=None if sys.stdout.isatty() else 200).print(grid)


def print_comparison(comparison: Comparison) -> None:
    """Print the groups, the sentence of every pair, and what to keep in mind."""
    measure = comparison.measure
    console = Console(width=None if sys.stdout.isatty() else 200)
    heading = "; ".join(filter(None, (measure.unit, measure.direction)))
    console.print(Text(f"{measure.label or measure.name}: {heading}", style="bold"))
    if not isinstance(measure, OwnMeasure):
        voice = VOICE_NAMES[comparison.choices.voice]
        console.print(Text(f"Measured over {voice}.", style="dim"))
    console.print(_groups(comparison))
    for caution in dict.fromkeys(group.caution for group in comparison.groups if group.caution):
        console.print(Text(f"{caution}: {cautions()[caution]}", style="dim"))
    for reason, number in _missing(comparison).items():
        counted = "1 article" if number == 1 else f"{number:,} articles"
        console.print(Text(f"no value in {counted}: {reason}", style="yellow"))
    for notice in comparison.notices:
        console.print(Text(notice, style="yellow"))
    if not comparison.one_axis:
        console.print(
            "Values of different languages do not compare: read each language by itself.",
            style="yellow",
        )
    _print_pairs(console, comparison.pairs)


def _missing(comparison: Comparison) -> dict[str, int]:
    """Return why articles have no value, and how many those groups leave out."""
    found: Counter[str] = Counter()
    for group in comparison.groups:
        if group.missing:
            found[group.why_missing or "the table does not say why"] += group.missing
    return dict(found)


def _groups(comparison: Comparison) -> Table:
    grid = Table(box=None, pad_edge=False)
    for column in (comparison.choices.by, "language"):
        grid.add_column(column)
    for column in ("articles", "mean", "95% interval", "median", "quartiles", "rank"):
        grid.add_column(column, justify="right")
    grid.add_column("")
    for group in comparison.groups:
        grid.add_row(
            Text(group.name),
            group.language or "–",
            f"{group.n:,}",
            _cell(group.mean),
            _range(group.low, group.high),
            _cell(group.median),
            _range(group.quartile_low, group.quartile_high),
            _cell(group.rank),
            Text(group.caution or "", style="dim"),
        )
    return grid


def _range(low: float | None, high: float | None) -> Text:
    if low is None or high is None:
        return Text("–", style="dim")
    return Text(f"{low:.2f} to {high:.2f}")


def _print_pairs(console: Console, pairs: Sequence[Pair]) -> None:
    """Print clear differences first; where there are many, only count the rest."""
    clear = [pair for pair in pairs if pair.verdict == CLEAR]
    others = [pair for pair in pairs if pair.verdict != CLEAR]
    several = len({pair.language for pair in pairs}) > 1
    for pair in clear:
        console.print(Text(_said(pair, several)))
    if len(others) <= _MOST_SENTENCES:
        for pair in others:
            console.print(Text(_said(pair, several), style="dim"))
        return
    for verdict, number in Counter(map(_verdict, others)).items():
        counted = "1 pair" if number == 1 else f"{number} pairs"
        console.print(Text(f"{verdict}: {counted}; --outlet NAME says which.", style="dim"))


def _verdict(pair: Pair) -> str:
    if not pair.matched:
        return pair.verdict
    return f"in the same stories, {pair.verdict.replace('articles', 'stories')}"


def _said(pair: Pair, several: bool) -> str:
    return f"{pair.language}: {pair.sentence}" if several and pair.language else pair.sentence


def print_robustness(strips: Sequence[Strip]) -> None:
    """Print how far each verdict holds, and every choice that was varied."""
    console = Console(width=None if sys.stdout.isatty() else 200)
    for strip in strips:
        if strip.verdict == TOO_FEW_ARTICLES:
            continue
        language = f" ({strip.language})" if strip.language else ""
        heading = f"{strip.a} and {strip.b}{language} under other choices: {strip.summary}"
        console.print(Text(heading, style="bold"))
        grid = Table(box=None, pad_edge=False, show_header=False)
        for variant in strip.variants:
            found = variant.verdict or f"not possible: {variant.reason}"
            if variant.same_direction is False:
                found += ", opposite direction"
            numbers = (_cell(variant.difference), _range(variant.low, variant.high))
            grid.add_row(Text(f"  {variant.varied}"), Text(found), *numbers)
        console.print(grid)
