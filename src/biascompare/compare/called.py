"""``biascompare.compare(table, "lix")``: the package itself can be called."""

from __future__ import annotations

from types import ModuleType
from typing import Literal

import pandas as pd

from biascompare.compare.choices import Choices
from biascompare.compare.measured import measure_of
from biascompare.compare.outlets import Comparable, Comparison, compare


class CallableModule(ModuleType):
    """A module that is called like the function of its name."""

    def __call__(
        self,
        table: pd.DataFrame,
        measure: str | Comparable,
        *,
        outlet: str | None = None,
        against: str | None = None,
        by: str = "outlet",
        matched: bool = False,
        scale: Literal["raw", "within-language"] = "raw",
        shared_copy: Literal["keep", "drop", "weigh"] = "keep",
        opinion: Literal["in", "out", "only"] = "in",
    ) -> Comparison:
        """Compare the groups of a table; ``measure`` is a measure's name or a column of numbers.

        The choices are those of `biascompare.compare.Choices`, what may be raised that of
        `biascompare.compare.compare`.
        """
        chosen = measure_of(table, measure) if isinstance(measure, str) else measure
        choices = Choices(
            by=by, matched=matched, scale=scale, shared_copy=shared_copy, opinion=opinion
        )
        return compare(table, chosen, outlet=outlet, against=against, choices=choices)
