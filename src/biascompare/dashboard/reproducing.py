"""The lines of Python that make a chart's table again, and the table itself.

The lines read the same articles, apply the filters of the view and end with ``table``; a
test runs those of every chart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from biascompare.compare import Comparison
from biascompare.dashboard.articles_left import View
from biascompare.dashboard.filter_lines import (
    ORDERED,
    filters,
    measure,
    needed,
    quoted,
    read,
    stories,
    text,
    voice,
)
from biascompare.lessons.hiding import HiddenDocuments

__all__ = ["ORDERED", "Origin", "documents_of", "equals", "groups", "lines", "only", "quoted"]


@dataclass(frozen=True, slots=True)
class Origin:
    """A chart's table, and lines that make it again; no lines where they would not fit."""

    rows: Callable[[], pd.DataFrame]
    python: str = ""


def lines(view: View, names: Sequence[str], calls: Iterable[str]) -> str:
    """Return lines that read and measure what ``view`` shows, then make ``calls``.

    ``names`` are the measures, all where there are none. ``calls`` find the articles by id
    in ``documents`` and an article a row in ``table``. No lines where a lesson hides names.
    """
    if isinstance(view.corpus.documents, HiddenDocuments):
        return ""
    selection = view.selection
    chosen = [*names, *(needed(selection) if names else ())]
    return "\n".join(
        [
            "import biascompare",
            "",
            *read(view),
            *text(selection),
            measure("left" if selection.text else "documents.values()", chosen),
            *(stories(view) if selection.values.get("story") or not names else ()),
            *filters(selection),
            *voice(selection, chosen),
            *calls,
        ]
    )


def groups(
    view: View, found: Sequence[Comparison], before: Sequence[str] = (), **fixed: str | None
) -> Origin:
    """Return the origin of a chart of groups' means, of one or several measures.

    ``before`` are lines before the comparison; ``fixed`` the values of columns, such as
    ``language``, that the chart is about.
    """
    names = [each.measure.name for each in found]
    made = "[biascompare.compare(table, name).table().assign(measure=name) for name in names]"
    calls = [
        *before,
        f"names = {quoted(names)}",
        f"parts = {made}",
        "table = pandas.concat(parts, ignore_index=True)",
        *(f"table = table[{equals(name, value)}]" for name, value in fixed.items()),
        'table = table[table["n"] > 0]',
    ]

    def rows() -> pd.DataFrame:
        parts = [each.table().assign(measure=each.measure.name) for each in found]
        table = only(pd.concat(parts, ignore_index=True), **fixed)
        return table[table["n"] > 0]

    return Origin(rows, lines(view, names, ["import pandas", *calls]))


def documents_of(language: str | None, most: int, number: int, seed: int) -> list[str]:
    """Return lines that take a language's articles, at most ``most`` of the ``number``."""
    own = f'own = table.loc[table["language"].fillna("") == {quoted(language or "")}, "id"]'
    sampled = [f"own = own.sample({most}, random_state={seed})"] if number > most else []
    return [*ORDERED, own, *sampled, "own = [documents[each] for each in own]"]


def only(table: pd.DataFrame, **fixed: str | None) -> pd.DataFrame:
    """Return the rows whose columns hold these values, which may be missing."""
    for name, value in fixed.items():
        table = table[table[name].isna() if value is None else table[name] == value]
    return table


def equals(column: str, value: str | None) -> str:
    """Return the condition that a column holds a value, which may be missing."""
    place = f"table[{quoted(column)}]"
    return f"{place}.isna()" if value is None else f"{place} == {quoted(value)}"
