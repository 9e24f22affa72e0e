"""What the registry says about measures, as JSON and on a terminal."""

from __future__ import annotations

import dataclasses
import itertools
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from biascompare.known_accuracy import concerning
from biascompare.measures import Category, Measure
from biascompare.measures.base import language_name


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
        "caveat": measure.caveat,
        "source": measure.source,
        "example": dataclasses.asdict(measure.example),
        "evidence": measure.evidence is not None,
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
        texts = (measure.name, measure.label, measure.unit, measure.direction)
        grid.add_row(*map(Text, (*texts, _languages(measure), measure.source)))
    _console().print(grid)


def print_measure(measure: Measure) -> None:
    """Print all that the registry says about one measure."""
    example = measure.example
    headline = f"Headline “{example.title}”. " if example.title else ""
    rows = [
        ("", measure.explanation),
        ("When not to use it", measure.caveat),
        ("Unit", measure.unit),
        ("Direction", measure.direction),
        ("Languages", _languages(measure)),
        ("At least", "1 word" if measure.smallest == 1 else f"{measure.smallest} words"),
        ("Source", measure.source),
        *(
            (f"Accuracy known, {each.language}", str(each))
            for each in concerning(measure.name, measure.family)
        ),
        ("Example", f"{headline}“{example.text}” has {example.value:.6g}."),
    ]
    console = _console()
    console.print(Text(f"{measure.label}: {measure.name}", style="bold"))
    for name, text in rows:
        console.print(Text(f"{name}: {text}" if name else text))


def weak_notes(columns: Iterable[Measure | Category], languages: Iterable[object]) -> Iterator[str]:
    """Yield for each language the measures that are often wrong there."""
    several = (each.among if isinstance(each, Category) else (each,) for each in columns)
    listed = tuple(dict.fromkeys(itertools.chain.from_iterable(several)))
    for code in sorted({each for each in languages if isinstance(each, str)}):
        if weak := [each.name for each in listed if code in each.weak]:
            yield f"often wrong in {language_name(code)}: {', '.join(weak)}"


def _languages(measure: Measure) -> str:
    languages = ", ".join(measure.languages) if measure.languages else "all"
    return f"{languages} (weak in {', '.join(measure.weak)})" if measure.weak else languages


def _console() -> Console:
    return Console(width=None if sys.stdout.isatty() else 200)
