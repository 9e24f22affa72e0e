"""Dates put into days, ISO weeks or months, none left out between the first and the last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from biascompare.errors import SourceError, UnknownNameError

Every = Literal["day", "week", "month"]
# What a date must state at least, how much of it is read, the period's pandas name, how
# the period is written.
_RULES = {
    "day": (r"\d{4}-\d\d-\d\d", 10, "D", "%Y-%m-%d"),
    "week": (r"\d{4}-\d\d-\d\d", 10, "W-SUN", "%G-W%V"),
    "month": (r"\d{4}-\d\d", 7, "M", "%Y-%m"),
}
MOST_PERIODS = 5_000


@dataclass(frozen=True, slots=True)
class Periods:
    """``codes`` is each date's place in ``labels``, -1 where it does not tell the period.

    ``starts`` are the periods' first days. Periods without a date are there as well.
    """

    codes: NDArray[np.intp]
    labels: tuple[str, ...]
    starts: tuple[str, ...]


def periods(published: pd.Series[Any], every: Every) -> Periods:
    """Return the periods of ISO 8601 dates; the day or month counts as stated.

    Raises `UnknownNameError` for another ``every``, and `SourceError` for dates so far apart
    that there would be more than `MOST_PERIODS`.
    """
    if every not in _RULES:
        raise UnknownNameError("period", every, _RULES)
    pattern, length, frequency, written = _RULES[every]
    numbers, stated = pd.factorize(published.astype("string").str[:length])
    told = stated.to_series().where(lambda each: each.str.fullmatch(pattern))
    days = pd.DatetimeIndex(pd.to_datetime(told, format="ISO8601", errors="coerce"))
    if days.isna().all():
        return Periods(np.full(len(published), -1, dtype=np.intp), (), ())
    between = pd.period_range(days.min(), days.max(), freq=frequency)
    if len(between) > MOST_PERIODS:
        raise SourceError(
            "the table",
            f"dates from {days.min():%Y-%m-%d} to {days.max():%Y-%m-%d} are {len(between):,} "
            f"periods (every {every}), more than {MOST_PERIODS:,}: is one date wrong? "
            "Choose longer periods or fewer articles",
        )
    places = np.append(between.get_indexer(days.to_period(frequency)), -1)
    starts = between.start_time
    return Periods(
        places[numbers].astype(np.intp),
        tuple(start.strftime(written) for start in starts),
        tuple(starts.strftime("%Y-%m-%d")),
    )
