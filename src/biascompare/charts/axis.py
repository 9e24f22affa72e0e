"""What stands at an axis: the unit, and which end means what."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from biascompare.measure_values import is_share, unit_shown

# The word for the low end, by the word that a direction uses for the high end.
_OPPOSITES = {
    "easier": "harder",
    "harder": "easier",
    "longer": "shorter",
    "more positive": "more negative",
    "further above": "further below",
    "differ more": "differ less",
    "more often": "less often",
    "fewer ": "more ",
    "more ": "fewer ",
}
_ROOM = 0.08
_SMALL_SHARE = 0.05
_PREFIXES = ("higher is ", "higher means ")


@dataclass(frozen=True, slots=True)
class Axis:
    """A measure's axis: its range, its words, and how many decimals its values have."""

    low: float
    high: float
    unit: str
    ends: str
    decimals: int

    @property
    def number_format(self) -> str:
        """The d3 format of a value."""
        return f",.{self.decimals - 2}%" if is_share(self.unit) else f",.{self.decimals}f"

    @property
    def tick_format(self) -> str:
        """The d3 format of what stands at the axis."""
        return ",.1~%" if is_share(self.unit) else ",.2~f"

    @property
    def unit_shown(self) -> str:
        """The unit as it stands at the axis."""
        return unit_shown(self.unit)

    @property
    def crosses_zero(self) -> bool:
        """Whether the range holds values on both sides of zero."""
        return self.low < 0 < self.high


def axis(
    values: Iterable[float | None], unit: str, direction: str, named: str | None = None
) -> Axis:
    """Return the axis that holds all ``values``, with some room at both ends.

    Shares keep their values, from 0 to 1; they are written in per cent.
    ``named`` are the words for the ends where they do not follow from ``direction``.
    """
    known = [value for value in values if value is not None and not math.isnan(value)]
    low, high = (min(known), max(known)) if known else (0.0, 1.0)
    places = decimals(known, unit)
    narrowest = 10 * 10.0**-places
    room = max(_ROOM * (high - low), (narrowest - (high - low)) / 2)
    return Axis(low - room, high + room, unit, named or ends(direction), places)


def ends(direction: str) -> str:
    """Return what the two ends of an axis mean.

    >>> ends("higher is easier to read")
    '← harder to read · easier to read →'
    """
    high = direction
    for prefix in _PREFIXES:
        high = high.removeprefix(prefix)
    for word, opposite in _OPPOSITES.items():
        if word in high:
            return f"← {high.replace(word, opposite)} · {high} →"
    return f"{high} →"


def decimals(values: Iterable[float], unit: str = "") -> int:
    """Return how many decimals tell such values apart: 2 below 2, 1 below 1,000, else 0.

    Of small shares 3, so that they have one in per cent.
    """
    largest = max((abs(value) for value in values), default=0.0)
    if is_share(unit) and 0 < largest < _SMALL_SHARE:
        return 3
    return 2 if largest < 2 else 1 if largest < 1000 else 0
