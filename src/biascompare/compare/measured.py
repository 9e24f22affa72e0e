"""Tables that were measured before, here or by somebody else."""

from __future__ import annotations

import csv
import difflib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from biascompare.compare.choices import ACTOR_COLUMN, ACTOR_PREFIX, SOURCE, numbers
from biascompare.compare.outlets import Comparable, OwnMeasure
from biascompare.duplicates import find_shared_copy
from biascompare.errors import SourceError
from biascompare.measures import MEASURES
from biascompare.model import Document

_TEXTS = ("id", "outlet", "title", "author", "published", "language", "section", "story", "notices")
_SEPARATORS = (",", ";", "\t", "|")
_EXPECTED = "expected a CSV or Parquet table with a column outlet and columns of numbers"


def read_table(path: Path) -> pd.DataFrame:
    """Return a table that ``biascompare measure`` wrote, or any with ``outlet`` and numbers.

    Raises `SourceError` for a file that is no such table.
    """
    try:
        if path.suffix.lower() in (".parquet", ".pq"):
            table = pd.read_parquet(path)
        else:
            table = pd.read_csv(path, sep=_separator(path), encoding="utf-8-sig", low_memory=False)
    except FileNotFoundError:
        raise SourceError(str(path), "the file does not exist") from None
    except (OSError, ValueError) as error:
        raise SourceError(str(path), f"{_EXPECTED} ({_first_line(error)})") from error
    if not isinstance(table.index, pd.RangeIndex):
        # pandas would take the cells beyond the header for names of rows.
        raise SourceError(str(path), "a row has more cells than the first line names", row=1)
    if "outlet" not in table:
        near = difflib.get_close_matches("outlet", map(str, table.columns), n=1, cutoff=0.5)
        hint = f"; is it {near[0]!r}? Rename it" if near else ""
        raise SourceError(str(path), f"there is no column outlet{hint}: {_EXPECTED}")
    if table.empty:
        raise SourceError(str(path), f"there are no rows: {_EXPECTED}")
    if "id" not in table:
        table = table.assign(id=[f"row {number}" for number in range(1, len(table) + 1)])
    if "published" in table and pd.api.types.is_datetime64_any_dtype(table["published"]):
        table["published"] = table["published"].dt.strftime("%Y-%m-%d")
    texts = {
        name: table[name].astype(object).where(table[name].notna())
        for name in _TEXTS
        if name in table
    }
    table = table.assign(**texts)
    table.attrs[SOURCE] = str(path)
    return table


def _separator(path: Path) -> str:
    """Return what parts the columns; raises `SourceError` for a column that stands twice."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        header = file.readline()
    separator = max(_SEPARATORS, key=header.count)
    names = next(csv.reader([header], delimiter=separator), [])
    twice = [name for name, count in Counter(names).items() if count > 1]
    if twice:
        raise SourceError(str(path), f"column {twice[0]!r} stands twice: rename one", line=1)
    return separator


def shared_copy(documents: Iterable[Document], identifiers: pd.Series[str]) -> pd.Series[str]:
    """Return the column ``shared_copy``: the number of each article's group, missing if alone."""
    groups = find_shared_copy(documents).group
    return identifiers.map(groups).astype("Int64").astype("string")


def measure_of(table: pd.DataFrame, name: str) -> Comparable:
    """Return the measure called ``name``, or the table's own column of numbers.

    Raises `biascompare.errors.MissingColumnError` without such a column, `SourceError` if it
    holds text.
    """
    numbers(table, name, "This comparison")
    return MEASURES.get(name) or OwnMeasure(name, name.replace("_", " "))


def actor_column(by: str | None) -> str | None:
    """Return the measure that a grouping by an actor needs, ``None`` for other groupings."""
    if by is None or not by.startswith(ACTOR_PREFIX):
        return None
    return f"{ACTOR_COLUMN}{by.removeprefix(ACTOR_PREFIX)}"


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__
