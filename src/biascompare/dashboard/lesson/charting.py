"""The chart behind an answer, with the outlets under their letters until names are open."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Mapping

from biascompare.charts.dots import dots
from biascompare.charts.style import looks
from biascompare.dashboard import drawing, layout, wording
from biascompare.dashboard.lesson.run import Run
from biascompare.dashboard.texts import language
from biascompare.lessons import Answer
from biascompare.measure_translations import translated_measure
from biascompare.report import tables
from biascompare.report.rows import Naming


def chart(run: Run, answer: Answer, names: Mapping[str, str]) -> None:
    """Draw both sides' articles, means and intervals; ``names`` by letter."""
    called = {side.outlet: names[run.lesson.letter(side.outlet)] for side in answer.sides}
    measure = translated_measure(answer.measure, language())
    groups = tuple(
        dataclasses.replace(group, name=called[group.name])
        for group in answer.comparison.groups
        if group.name in called
    )
    found = dataclasses.replace(answer.comparison, measure=measure, groups=groups)
    rows = run.table[run.table["outlet"].isin(called)]
    rows = rows.assign(
        outlet=rows["outlet"].map(called),
        label=rows["title"].fillna("–").map(run.mask.text),
    )
    naming = Naming(looks(list(called.values())), None, layout.style())
    for panel in tables.panels(found, rows, naming):
        spoken = "; ".join(
            f"{row.label}: {wording.number(row.mean, panel.axis.decimals, measure.unit)}"
            for row in panel.rows
        )
        draw = functools.partial(dots, panel.groups, panel.articles, panel.axis, layout.style())
        key = ("lesson", run.code, measure.name, *called.values())
        drawing.draw_chart(drawing.Chart(key, draw, f"{measure.label}. {spoken}."))
