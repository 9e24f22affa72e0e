"""The charts of a report, each with its words and its table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import altair as alt
import pandas as pd

from biascompare.charts.axis import Axis
from biascompare.charts.differences import MOST_PAIRS, alternative, differences, shown_pairs
from biascompare.charts.dots import dots
from biascompare.charts.gaps import gap_axis, in_points
from biascompare.charts.heatmap import heatmap
from biascompare.charts.lollipops import lollipops
from biascompare.compare import CLEAR, Comparison, Pair
from biascompare.measures import Measure
from biascompare.report import forms, spoken, tables
from biascompare.report.asked import Report
from biascompare.report.rows import Cells, Panel
from biascompare.report.view import Figure
from biascompare.translations import said

MOST_SENTENCES = 6
MOST_ACTORS = 8


def clear(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the clear differences, the largest first."""
    found = [pair for pair in pairs if pair.verdict == CLEAR]
    return sorted(found, key=lambda pair: -abs(pair.delta or 0))


def measure(report: Report, found: Comparison) -> Iterator[Figure]:
    """Yield a chart of the outlets a panel, then their differences."""
    about = found.measure
    assert isinstance(about, Measure)
    for place, panel in enumerate(tables.panels(found, report.table, report.naming)):
        remarks = [] if place else [about.explanation, *_said(report, found)]
        if panel.left_out:
            remarks.append(report.say("families.rows_left_out", n=panel.left_out))
        yield _figure(
            panel.title,
            spoken.panel(report.language, about, panel),
            lambda panel=panel: dots(panel.groups, panel.articles, panel.axis, report.style),  # type: ignore[misc]
            about.label,
            remarks,
            _group_rows(panel),
            panel.undrawn,
        )
    yield from pairs(report, found)


def _group_rows(panel: Panel) -> pd.DataFrame:
    columns = ["name", "language", "n", "missing", "mean", "median", "interval"]
    return panel.groups[columns]


def _said(report: Report, found: Comparison) -> list[str]:
    return [said(report.language, each) for each in found.notices]


def pairs(report: Report, found: Comparison) -> Iterator[Figure]:
    """Yield the chart of the differences of two outlets at a time."""
    table = found.pair_table()
    drawn = shown_pairs(table)
    if drawn.empty:
        return
    unit = found.measure.unit
    points = in_points(drawn, unit)
    style, scale = report.style, _axis(report, found, points)
    remarks = [report.say("pairs.read")]
    if len(table) > MOST_PAIRS:
        remarks.append(report.say("pairs.most_drawn", n=MOST_PAIRS, pairs=len(table)))
    yield _figure(
        report.say("pairs.title"),
        f"{found.measure.label}. {alternative(table, style)}",
        lambda: differences(points, scale, style),
        found.measure.label,
        remarks,
        _pair_rows(report, drawn, unit),
    )


def _pair_rows(report: Report, drawn: pd.DataFrame, unit: str) -> pd.DataFrame:
    ends = zip(drawn["low"].tolist(), drawn["high"].tolist(), strict=True)
    intervals = [
        forms.difference_interval(report.language, *_known(*each), 2, unit) for each in ends
    ]
    told = [forms.difference(report.language, each, 2, unit) for each in drawn["difference"]]
    columns = ["a", "b", "language", "n_a", "n_b", "difference", "interval", "delta", "q"]
    return drawn.assign(interval=intervals, difference=told)[[*columns, "verdict"]]


def _known(low: float, high: float) -> tuple[float | None, float | None]:
    return (None, None) if pd.isna(low) or pd.isna(high) else (low, high)


def _axis(report: Report, found: Comparison, rows: pd.DataFrame) -> Axis:
    measure = found.measure
    return gap_axis(rows, measure.unit, measure.direction, report.language)


def frames(report: Report, found: Sequence[Comparison]) -> Iterator[Figure]:
    """Yield a heat map a language."""
    unit = report.say("families.hits_unit")
    notices = list(dict.fromkeys(said for each in found for said in _said(report, each)))
    for place, part in enumerate(_parts(report, found)):
        notes = [] if place else [report.say("families.frames_read"), *notices]
        told = " ".join(
            f"{row.label}: {spoken.strongest(report.language, part, row)}." for row in part.rows
        )
        own = [pair for each in found for pair in each.pairs if pair.language == part.language]
        told_clear = [pair.sentence for pair in clear(own)[:MOST_SENTENCES]]
        name = forms.language_name(report.language, part.language)
        yield _figure(
            name,
            f"{name}, {unit}. {told}",
            lambda part=part: heatmap(part.table(), unit, report.style),  # type: ignore[misc]
            report.say("families.frames"),
            [*told_clear, *notes],
            _wide(report, part),
        )


def actors(report: Report, found: Sequence[Comparison]) -> Iterator[Figure]:
    """Yield a small chart an outlet: whom it names most."""
    unit, style = report.say("families.mentions_unit"), report.style
    for part in _parts(report, found, most=MOST_ACTORS):
        for place, row in enumerate(part.rows):
            name = forms.language_name(report.language, row.language)
            below = f"{name}, {forms.count(report.language, row.n, 'article')}"
            yield _figure(
                f"{row.name}, {name}",
                f"{row.name}, {unit}: {spoken.values(report.language, part, row)}.",
                lambda part=part, place=place, row=row, below=below: lollipops(  # type: ignore[misc]
                    part.of(place), (row.name, below), part.highest, unit, style
                ),
                report.say("families.actors"),
                [report.say("families.actors_read")] if not place else (),
            )


def _parts(report: Report, found: Sequence[Comparison], most: int | None = None) -> Iterator[Cells]:
    for code in tables.codes(report.table):
        own = list(found)
        if most is not None:
            measures = [each.measure for each in found if isinstance(each.measure, Measure)]
            names = [m.name for m in tables.most_named(report.table, measures, code, most)]
            own = sorted(
                (each for each in found if each.measure.name in names),
                key=lambda each: names.index(each.measure.name),
            )
        part = tables.cells(own, code, report.naming)
        if part.rows:
            yield part


def _wide(report: Report, part: Cells) -> pd.DataFrame:
    rows = [(row.name, row.n, *own) for row, own in zip(part.rows, part.values, strict=True)]
    return pd.DataFrame(rows, columns=["name", "n", *part.columns])


def _figure(
    title: str,
    told: str,
    draw: Callable[[], alt.LayerChart],
    section: str,
    remarks: Sequence[str] = (),
    rows: pd.DataFrame | None = None,
    undrawn: int = 0,
) -> Figure:
    spec = draw().to_dict(validate=False)
    spec.pop("description", None)
    return Figure(title, told, spec, section, tuple(remarks), rows, undrawn)
