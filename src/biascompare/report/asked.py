"""What a report is asked for."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from biascompare.charts.style import LIGHT, Style, looks
from biascompare.compare import NO_OUTLET, Choices
from biascompare.measures import Measure
from biascompare.report.rows import Naming
from biascompare.translations import translated


@dataclass(frozen=True, slots=True)
class Report:
    """What is asked: a measured table, its measures, the reader's language.

    ``table`` comes from `biascompare.engines.measure`; ``outlet`` and ``against`` choose
    the pairs, as for `biascompare.compare.compare_all`.
    """

    table: pd.DataFrame
    measures: Sequence[Measure]
    language: str
    outlet: str | None = None
    against: str | None = None
    choices: Choices = dataclasses.field(default_factory=Choices)

    @property
    def style(self) -> Style:
        """The charts' colours, and the words of the reader."""
        return dataclasses.replace(LIGHT, language=self.language)

    @property
    def naming(self) -> Naming:
        """How outlets are called and drawn: as in the dashboard, by their place."""
        names = self.table["outlet"].fillna(NO_OUTLET).tolist()
        return Naming(looks(names), None, self.style)

    def say(self, key: str, **values: object) -> str:
        """Return a text in the reader's language."""
        return translated(self.language, key, **values)
