"""One measure, outlet by outlet: how many articles, their mean, and its interval."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from biascompare.compare.statistics import (
    FEWEST_FOR_VERDICT,
    FEWEST_UNWARNED,
    interval_of_mean,
)
from biascompare.measures import Measure

NO_OUTLET = "(no outlet)"
NO_VALUES = "no values"
TOO_FEW = "too few articles"
FEW = "few articles"
CAUTIONS = {
    NO_VALUES: "the measure has no value for these articles.",
    TOO_FEW: f"under {FEWEST_FOR_VERDICT} articles, nobody can say which outlet is higher.",
    FEW: f"under {FEWEST_UNWARNED} articles, read the interval with care.",
}

By = Literal["outlet", "article"]


def usual_grouping(table: pd.DataFrame) -> By:
    """Return ``article`` where outlets are missing and fewer than two are named."""
    outlets = table["outlet"]
    return "article" if outlets.isna().any() and outlets.nunique() < 2 else "outlet"


@dataclass(frozen=True, slots=True)
class Group:
    """The articles of one outlet in one language (or one article), and their mean.

    ``low`` and ``high`` are the 95% interval of the mean; ``None`` for one article.
    ``missing`` counts articles without a value. ``caution`` is one of
    `CAUTIONS` when the articles are few.
    """

    name: str
    language: str | None
    n: int
    missing: int
    mean: float | None
    median: float | None
    low: float | None
    high: float | None
    caution: str | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A measure across groups.

    ``one_axis`` says whether all groups may be put on one axis: they share a language,
    or the measure holds across languages.
    """

    measure: Measure
    groups: tuple[Group, ...]
    one_axis: bool


def compare(table: pd.DataFrame, measure: Measure, *, by: By = "outlet") -> Comparison:
    """Compare the outlets of a table that `biascompare.engines.measure` made.

    An outlet's articles in different languages are different groups, because raw
    values of different languages do not meet. ``by="article"`` puts every article side
    by side, named by its title.
    """
    names = table["outlet"].fillna(NO_OUTLET)
    if by == "article":
        names = table["title"].fillna("article " + table["id"])
    keyed = pd.DataFrame(
        {
            "language": table["language"].fillna(""),
            "key": names if by == "outlet" else table["id"],
            "name": names,
            "value": table[measure.name],
        }
    )
    groups = tuple(
        _group(str(articles["name"].iloc[0]), str(language) or None, articles["value"])
        for (language, _), articles in keyed.groupby(["language", "key"], sort=True)
    )
    with_values = {group.language for group in groups if group.n}
    return Comparison(measure, groups, measure.across_languages or len(with_values) <= 1)


def _group(name: str, language: str | None, column: pd.Series[float]) -> Group:
    values = column.dropna()
    interval = interval_of_mean(values.tolist())
    return Group(
        name=name,
        language=language,
        n=len(values),
        missing=int(column.isna().sum()),
        mean=float(values.mean()) if len(values) else None,
        median=float(values.median()) if len(values) else None,
        low=interval[0] if interval else None,
        high=interval[1] if interval else None,
        caution=_caution(len(values)),
    )


def _caution(n: int) -> str | None:
    if n == 0:
        return NO_VALUES
    if n < FEWEST_FOR_VERDICT:
        return TOO_FEW
    return FEW if n < FEWEST_UNWARNED else None
