"""Outlets side by side as one page to hand on: what the dashboard shows, without a server."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from importlib import metadata

from biascompare.compare import Comparison, compare_all, sentence_in
from biascompare.measure_texts import translated_measure
from biascompare.measures import Measure
from biascompare.records import fingerprint
from biascompare.report import figures as figures_of
from biascompare.report import forms
from biascompare.report.figures import Report
from biascompare.report.view import View

MOST_FINDINGS = 8
_OF_EACH = 2


def view(report: Report, title: str | None, sources: Sequence[str]) -> View:
    """Return the page of a report: the clear differences first, then every measure's charts.

    ``sources`` are the names of what was read.
    Raises what `biascompare.compare.compare_all` raises.
    """
    found = [_translated(report, each) for each in _compared(report)]
    frames = [each for each in found if _family(each) == "frames"]
    actors = [each for each in found if _family(each) == "actors"]
    single = [each for each in found if _family(each) not in ("frames", "actors")]
    figures = [figure for each in single for figure in figures_of.measure(report, each)]
    figures += figures_of.frames(report, frames)
    figures += figures_of.actors(report, actors)
    return View(
        title or report.say("shell.page.compare"),
        report.language,
        _about(report, sources),
        figures,
        report.style.page,
        _findings(report, found),
    )


def _about(report: Report, sources: Sequence[str]) -> list[str]:
    """Return which articles it is about, how they were measured, and what it does not show."""
    table, reader = report.table, report.language
    languages = table["language"].value_counts()
    parts = [
        forms.count(reader, len(table), "article"),
        forms.count(reader, table["outlet"].nunique(), "outlet"),
        *(
            f"{forms.language_name(reader, str(code))} {forms.number(reader, int(n), 0)}"
            for code, n in languages.items()
        ),
    ]
    told = [
        " · ".join(parts),
        report.say("export.sources", sources=", ".join(sources)),
        report.say("export.version", version=fingerprint(table["id"])),
        report.say("export.measured_as", version=metadata.version("biascompare")),
    ]
    if report.choices.voice != "all":
        told.append(report.say(f"shell.filter.voice_{report.choices.voice}"))
    limits = report.say("families.not_shown")
    return [*told, f"{report.say('shell.not_shown')} {limits}"]


def _compared(report: Report) -> list[Comparison]:
    return compare_all(
        report.table,
        report.measures,
        outlet=report.outlet,
        against=report.against,
        choices=report.choices,
    )


def _translated(report: Report, found: Comparison) -> Comparison:
    """Return a comparison that speaks the reader's language."""
    assert isinstance(found.measure, Measure)
    told = dataclasses.replace(found, measure=translated_measure(found.measure, report.language))
    pairs = (
        dataclasses.replace(each, sentence=sentence_in(report.language, told, each))
        for each in found.pairs
    )
    return dataclasses.replace(told, pairs=tuple(pairs))


def _family(found: Comparison) -> str:
    assert isinstance(found.measure, Measure)
    return found.measure.family


def _findings(report: Report, found: Sequence[Comparison]) -> list[str]:
    """Return the largest clear differences, a few of each measure."""
    clear = [figures_of.clear(each.pairs) for each in found]
    largest = figures_of.clear([pair for own in clear for pair in own[:_OF_EACH]])
    told = [pair.sentence for pair in largest[:MOST_FINDINGS]]
    left = sum(map(len, clear)) - len(told)
    if left:
        told.append(report.say("export.more_clear", n=left))
    every = sum(len(each.pairs) for each in found)
    return told or [report.say("export.none_clear", n=every)]
