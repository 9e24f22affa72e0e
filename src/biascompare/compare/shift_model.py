"""A word shift as it is handed on: its words, the choices that made it, and the two means."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from biascompare.measures import Measure
from biascompare.voice import Voice


@dataclass(frozen=True, slots=True)
class ShiftedWord:
    """What a word adds to the gap: ``contribution`` = ``a`` − ``b``, in the measure's unit.

    ``a`` and ``b`` are what it adds to each side's mean. ``by_frequency`` is the part that is
    due to how often an article has it, ``by_weight`` to how much a hit counts (negation,
    degree, length of article); they add up to the contribution. ``hits_*`` are not weighed.
    """

    word: str
    contribution: float
    a: float
    b: float
    by_frequency: float
    by_weight: float
    hits_a: int
    hits_b: int
    articles_a: int
    articles_b: int


@dataclass(frozen=True, slots=True)
class ShiftChoices:
    """What made a shift; ``without`` are the words that were struck out."""

    language: str | None = None
    without: tuple[str, ...] = ()
    voice: Voice = "all"
    keep_altered: bool = False
    shared_copy: str = "keep"


@dataclass(frozen=True, slots=True)
class Shift:
    """The gap between two sides' means, word by word, the largest contribution first.

    ``gap`` = ``mean_a`` − ``mean_b`` = the sum of the contributions, after words were struck
    out; ``gap_before`` with them. ``missing_*`` articles have no value.
    """

    measure: Measure
    a: str
    b: str
    mean_a: float
    mean_b: float
    gap: float
    gap_before: float
    words: tuple[ShiftedWord, ...]
    struck_out: tuple[ShiftedWord, ...]
    articles_a: int
    articles_b: int
    missing_a: int
    missing_b: int
    choices: ShiftChoices = field(default_factory=ShiftChoices)
    notices: tuple[str, ...] = ()

    def table(self) -> pd.DataFrame:
        """Return the words as rows."""
        return pd.DataFrame([dataclasses.asdict(word) for word in self.words])

    def record(self) -> dict[str, Any]:
        """Return the shift as a JSON-ready dictionary."""
        found = dataclasses.asdict(dataclasses.replace(self, measure=None))  # type: ignore[arg-type]
        return found | {"measure": self.measure.name, "unit": self.measure.unit}
