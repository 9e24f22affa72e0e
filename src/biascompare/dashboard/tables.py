"""From comparisons to the small tables that charts draw. Nothing is computed anew here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from biascompare.charts.axis import Axis, axis
from biascompare.charts.dots import sampled
from biascompare.charts.style import Look, Style
from biascompare.compare import Comparison, Group
from biascompare.compare.outlets import NO_OUTLET
from biascompare.dashboard import wording
from biascompare.measures import Measure

MOST_ROWS = 24
_GROUP_COLUMNS = [
    "key", "label", "name", "language", "n", "mean", "median", "low", "high", "interval",
    "missing", "colour", "shape",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Panel:
    """One chart's worth of groups: those whose values may stand on one axis.

    ``groups`` and ``articles`` are `biascompare.charts.dots.dots`'s tables; ``left_out``
    counts rows that did not fit, ``undrawn`` single articles that were not drawn.
    """

    title: str
    groups: pd.DataFrame
    articles: pd.DataFrame
    axis: Axis
    left_out: int
    undrawn: int


@dataclass(frozen=True, slots=True)
class Naming:
    """How groups are called and drawn: by outlet, or by article id."""

    looks: Mapping[str, Look]
    labels: Mapping[str, str] | None
    style: Style

    def row(self, group: Group, *, with_language: bool) -> dict[str, object]:
        """Return a group as a row of a chart's table."""
        look = self.looks.get(group.name, Look(0, "circle"))
        label = group.name if self.labels is None else self.labels[group.name]
        notes = [wording.count(group.n, "article")] if self.labels is None else []
        notes += [wording.language(group.language)] if with_language else []
        return {
            "key": f"{group.language or ''} {group.name}",
            "label": f"{label} ({', '.join(notes)})" if notes else label,
            "name": label,
            "language": group.language,
            "n": group.n,
            "mean": group.mean,
            "median": group.median,
            "low": group.low,
            "high": group.high,
            "missing": group.missing,
            "colour": self.style.outlets[look.colour],
            "shape": look.shape,
        }


def panels(comparison: Comparison, table: pd.DataFrame, naming: Naming) -> list[Panel]:
    """Return a panel a language, or a single one for a measure that holds across languages."""
    measure = comparison.measure
    with_values = [group for group in comparison.groups if group.n]
    if measure.across_languages:
        return [_panel("All languages", with_values, measure, table, naming)] if with_values else []
    by_language = {
        code: [group for group in with_values if group.language == code] for code in codes(table)
    }
    return [
        _panel(wording.language(code), groups, measure, table, naming)
        for code, groups in by_language.items()
        if groups
    ]


def _panel(
    title: str, groups: Sequence[Group], measure: Measure, table: pd.DataFrame, naming: Naming
) -> Panel:
    shown = largest(groups)
    several = measure.across_languages and len({group.language for group in groups}) > 1
    rows = pd.DataFrame(
        [naming.row(group, with_language=several) for group in shown],
        columns=_GROUP_COLUMNS,
    )
    articles = pd.DataFrame(columns=["key", "value", "title"])
    if naming.labels is None:
        articles = _articles(table, measure.name, set(rows["key"]))
    values = [*rows["mean"], *rows["low"].dropna(), *rows["high"].dropna(), *articles["value"]]
    scale = axis(values, measure.unit, measure.direction)
    rows["interval"] = [
        "one article" if low is None or pd.isna(low) else wording.interval(low, high, scale.decimals)
        for low, high in zip(rows["low"], rows["high"], strict=True)
    ]
    drawn = sampled(articles)
    return Panel(
        title, rows, drawn, scale, len(groups) - len(shown), len(articles) - len(drawn)
    )


def largest(groups: Sequence[Group]) -> list[Group]:
    """Return the groups with the most articles that fit, in their order."""
    if len(groups) <= MOST_ROWS:
        return list(groups)
    kept = {id(group) for group in sorted(groups, key=lambda group: -group.n)[:MOST_ROWS]}
    return [group for group in groups if id(group) in kept]


def _articles(table: pd.DataFrame, measure: str, keys: set[str]) -> pd.DataFrame:
    named = table[table[measure].notna()]
    languages = named["language"].fillna("")
    outlets = named["outlet"].fillna(NO_OUTLET)
    rows = pd.DataFrame(
        {
            "key": [f"{code} {name}" for code, name in zip(languages, outlets, strict=True)],
            "value": named[measure].tolist(),
            "title": named["label"].tolist(),
        }
    )
    return rows[rows["key"].isin(keys)]


def caution(groups: Sequence[Group]) -> str | None:
    """Return in one sentence what few articles mean here, or ``None``."""
    cautioned = [group for group in groups if group.caution and group.n]
    if not cautioned:
        return None
    fewest = min(cautioned, key=lambda group: group.n)
    most = max(group.n for group in cautioned)
    number = f"{fewest.n}" if fewest.n == most else f"{fewest.n} to {most}"
    advice = str(fewest.caution).split(": ", 1)[-1]
    return f"Few articles an outlet ({number}): {advice}."


def cells(comparisons: Sequence[Comparison], language: str | None, naming: Naming) -> pd.DataFrame:
    """Return the heat map's table of one language: a row a group and measure."""
    rows = []
    for comparison in comparisons:
        own = [group for group in comparison.groups if group.language == language]
        for group in largest(own):
            row = naming.row(group, with_language=False)
            rows.append({**row, "frame": comparison.measure.label, "value": group.mean})
    found = pd.DataFrame(rows, columns=[*_GROUP_COLUMNS, "frame", "value"])
    return found[found.groupby("key")["value"].transform("count") > 0]


def most_named(
    table: pd.DataFrame, actors: Sequence[Measure], language: str | None, number: int
) -> list[Measure]:
    """Return the actors with the highest mean rate in a language's articles, highest first."""
    own = table[table["language"].isna() if language is None else table["language"] == language]
    means = own[[actor.name for actor in actors]].mean()
    named = [actor for actor in actors if means[actor.name] > 0]
    return sorted(named, key=lambda actor: (-means[actor.name], actor.label))[:number]


def codes(table: pd.DataFrame) -> list[str | None]:
    """Return the languages of the articles, those with the most articles first."""
    counts = table["language"].fillna("").value_counts()
    return [str(code) or None for code in counts.index]
