"""From comparisons to the rows that charts draw. Nothing is computed anew here."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import pandas as pd

from biascompare.charts.axis import axis
from biascompare.charts.dots import sampled
from biascompare.compare import NO_OUTLET, Comparable, Comparison, Group, cautions
from biascompare.measure_texts import ends
from biascompare.measure_translations import marked
from biascompare.measures import Measure
from biascompare.report import forms
from biascompare.report.rows import Cells, Naming, Panel, key
from biascompare.translations import said, translated

MOST_ROWS = 24
_FEW_DOTS = 500


def panels(comparison: Comparison, table: pd.DataFrame, naming: Naming) -> list[Panel]:
    """Return a panel a language, or a single one for a measure that holds across languages."""
    measure = comparison.measure
    valued = naming.ordered(group for group in comparison.groups if group.n)
    if measure.across_languages:
        title = translated(naming.style.language, "families.all_languages")
        return [_panel(title, valued, measure, table, naming)] if valued else []
    by_language = {
        code: [group for group in valued if group.language == code] for code in codes(table)
    }
    return [
        _panel(forms.language_name(naming.style.language, code), groups, measure, table, naming)
        for code, groups in by_language.items()
        if groups
    ]


def _panel(
    title: str, groups: Sequence[Group], measure: Comparable, table: pd.DataFrame, naming: Naming
) -> Panel:
    shown = largest(groups)
    several = measure.across_languages and len({group.language for group in groups}) > 1
    rows = [naming.row(group, with_language=several) for group in shown]
    articles = _articles(table, measure.name, {row.key for row in rows})
    if naming.labels is not None:
        articles = articles.iloc[:0]
    edges = [edge for row in rows for edge in (row.mean, row.low, row.high)]
    reader = naming.style.language
    named = ends(measure.direction, reader)
    ends_of = [float(articles["value"].min()), float(articles["value"].max())]
    scale = axis([*edges, *ends_of], measure.unit, measure.direction, named)
    worded = tuple(
        dataclasses.replace(
            row,
            interval=forms.interval(reader, row.low, row.high, scale.decimals, scale.unit),
        )
        for row in rows
    )
    # Where outlets' means come from more articles than the table holds, dots only illustrate.
    many = sum(row.n for row in rows) > len(table)
    drawn = sampled(articles, _FEW_DOTS) if many else sampled(articles)
    left_out = len(groups) - len(shown)
    return Panel(title, worded, drawn, scale, left_out, len(articles) - len(drawn))


def largest(groups: Sequence[Group]) -> list[Group]:
    """Return the groups with the most articles that fit, in their order."""
    if len(groups) <= MOST_ROWS:
        return list(groups)
    kept = {id(group) for group in sorted(groups, key=lambda group: -group.n)[:MOST_ROWS]}
    return [group for group in groups if id(group) in kept]


def _articles(table: pd.DataFrame, measure: str, keys: set[str]) -> pd.DataFrame:
    valued = table.loc[table[measure].notna(), ["language", "outlet", "label", measure]]
    languages, outlets = valued["language"].fillna(""), valued["outlet"].fillna(NO_OUTLET)
    own = list(zip(languages.to_numpy(object), outlets.to_numpy(object), strict=True))
    # Few different ones stand for many articles.
    known = {each: key(*each) for each in set(own)}
    rows = pd.DataFrame(
        {
            "key": [known[each] for each in own],
            "value": valued[measure].to_numpy(float),
            "title": valued["label"].to_numpy(object),
        }
    )
    return rows if keys >= set(known.values()) else rows[rows["key"].isin(keys)]


def caution(groups: Sequence[Group], reader: str) -> str | None:
    """Return in one sentence what few articles mean here, or ``None``."""
    cautioned = [group for group in groups if group.caution and group.n]
    if not cautioned:
        return None
    fewest = min(cautioned, key=lambda group: group.n)
    most = max(group.n for group in cautioned)
    number = forms.number(reader, fewest.n, 0)
    if fewest.n != most:
        number = translated(reader, "families.few_range", fewest=fewest.n, most=most)
    told = said(reader, cautions()[str(fewest.caution)])
    return translated(reader, "families.few", n=number, caution=told)


def cells(comparisons: Sequence[Comparison], language: str | None, naming: Naming) -> Cells:
    """Return one language's groups that have a value, with the mean of each comparison."""
    by_name = [
        {group.name: group for group in comparison.groups if group.language == language}
        for comparison in comparisons
    ]
    first = naming.ordered(group for group in by_name[0].values() if group.n) if by_name else []
    shown = largest(first)
    return Cells(
        language,
        tuple(
            _label(comparison.measure, language, naming.style.language)
            for comparison in comparisons
        ),
        tuple(naming.row(group) for group in shown),
        tuple(tuple(groups[group.name].mean for groups in by_name) for group in shown),
    )


def _label(measure: Comparable, language: str | None, interface: str) -> str:
    return marked(measure, language, interface) if isinstance(measure, Measure) else measure.label


def most_named(
    table: pd.DataFrame, actors: Sequence[Measure], language: str | None, number: int
) -> list[Measure]:
    """Return the actors with the highest mean rate in a language's articles, highest first."""
    own = table["language"].fillna("") == (language or "")
    means = table.loc[own, [actor.name for actor in actors]].mean()
    named = [actor for actor in actors if means[actor.name] > 0]
    return sorted(named, key=lambda actor: (-means[actor.name], actor.label))[:number]


def codes(table: pd.DataFrame) -> list[str | None]:
    """Return the languages of the articles, those with the most articles first."""
    counts = table["language"].fillna("").value_counts()
    return [str(code) or None for code in counts.index]


def ordered(table: pd.DataFrame, counts: pd.Series[int] | None = None) -> pd.DataFrame:
    """Return the articles by language (the one with the most first), outlet and date.

    ``counts`` are the articles of each language where the table does not hold all.
    """
    if table.empty:
        return table
    language = table["language"].fillna("")
    most_first = -language.map(language.value_counts() if counts is None else counts)
    # Sorted apart: a column that comes and goes would leave the table in a block a column.
    keys = table[["language", "outlet", "published", "id"]].assign(most_first=most_first)
    by = ["most_first", *keys.columns[:-1]]
    places = keys.reset_index(drop=True).sort_values(by, na_position="last").index
    return table.iloc[places]
