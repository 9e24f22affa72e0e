"""How the command line prints a comparison, and how far its verdicts hold."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence

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
from biascompare.output_tables import cell
from biascompare.voice import VOICE_NAMES

_MOST_SENTENCES = 12


def print_comparison(comparison: Comparison) -> None:
    """Print the groups, the sentence of every pair, and what to keep in mind."""
    measure = comparison.measure
    console = Console(width=None if sys.stdout.isatty() else 200)
    if not comparison.groups:
        console.print(f"{measure.label or measure.name}: no article to compare.")
        return
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
            cell(group.mean),
            _range(group.low, group.high),
            cell(group.median),
            _range(group.quartile_low, group.quartile_high),
            cell(group.rank),
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
            numbers = (cell(variant.difference), _range(variant.low, variant.high))
            grid.add_row(Text(f"  {variant.varied}"), Text(found), *numbers)
        console.print(grid)
