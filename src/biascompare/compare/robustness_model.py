"""A pair under other choices: its variants, and how far its verdict holds in them."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

import pandas as pd

from biascompare.compare.verdicts import CLEAR


@dataclass(frozen=True, slots=True)
class Variant:
    """A pair under another choice, which ``varied`` puts into words.

    ``reason`` says why it is not possible; then everything after it is ``None``. Numbers
    of a measure that runs the opposite way are turned round. ``q`` is adjusted over all
    variants of all pairs of the comparison.
    """

    name: str
    varied: str
    reason: str | None = None
    difference: float | None = None
    low: float | None = None
    high: float | None = None
    delta: float | None = None
    q: float | None = None
    verdict: str | None = None
    same_direction: bool | None = None


@dataclass(frozen=True, slots=True)
class Strip:
    """A pair's variants, beside its ``verdict`` under the choices that were made."""

    a: str
    b: str
    language: str | None
    verdict: str
    variants: tuple[Variant, ...]

    @property
    def possible(self) -> int:
        """How many variants gave a verdict."""
        return sum(variant.reason is None for variant in self.variants)

    @property
    def held(self) -> int:
        """In how many the verdict is the same; of clear ones, the direction as well."""
        return sum(
            variant.verdict == self.verdict
            and (variant.same_direction is True or self.verdict != CLEAR)
            for variant in self.variants
        )

    @property
    def summary(self) -> str:
        """Return how far the verdict holds, in words."""
        if not self.possible:
            return "no other choice was possible"
        verdict = "same direction and clear" if self.verdict == CLEAR else self.verdict
        return f"{verdict} in {self.held} of {self.possible}"

    def table(self) -> pd.DataFrame:
        """Return the variants as rows."""
        return pd.DataFrame([dataclasses.asdict(variant) for variant in self.variants])

    def record(self) -> dict[str, Any]:
        """Return the strip as a JSON-ready dictionary."""
        return dataclasses.asdict(self) | {
            "possible": self.possible,
            "held": self.held,
            "summary": self.summary,
        }
