"""Verdicts, and the sentences that say them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from biascompare import translations
from biascompare.compare.called_groups import GroupNames
from biascompare.compare.statistics import Interval
from biascompare.compare.thresholds import thresholds
from biascompare.measure_texts import ENGLISH, direction_of
from biascompare.measure_values import factor, points_named, written

CLEAR = "clear difference"
CANNOT_TELL = "cannot tell"
TOO_FEW_ARTICLES = "too few articles"


@dataclass(frozen=True, slots=True)
class Wording:
    """How a measure is spoken of: its label, its unit, what a higher value means.

    ``groups`` calls the groups.
    """

    label: str
    unit: str
    direction: str
    groups: GroupNames = field(default_factory=GroupNames)

    def verb(self, language: str) -> str | None:
        """Return the direction as the end of "Echo's articles …"; None where it is not known."""
        if language == ENGLISH:
            return self.are_more
        parts = direction_of(self.direction, language)
        return parts.are if parts else None

    @property
    def are_more(self) -> str:
        """Return the direction as the end of "Echo's articles …", in English.

        >>> Wording("LIX", "points", "higher is harder to read").are_more
        'are harder to read'
        """
        for start, verb in (("higher is ", "are "), ("higher means ", "have ")):
            if self.direction.startswith(start):
                return verb + self.direction.removeprefix(start)
        return "are higher"

    @property
    def short_unit(self) -> str:
        """Return the unit without its remark: "school grades (USA)" is "school grades"."""
        return self.unit.split(" (")[0]

    def figures(self, values: Sequence[float | None], language: str) -> tuple[str, ...]:
        """Return a difference with its unit, then other differences; a dash for what is missing.

        Differences of shares are percentage points.
        """
        times = factor(self.unit)
        first, *others = (
            "–" if value is None else number(times * value, language) for value in values
        )
        unit = self.short_unit if times == 1 else points_named(language, values[0] or 0.0)
        return (f"{first} {unit}".rstrip(), *others)


def verdict(n: int, interval: Interval | None, delta: float | None, q: float | None) -> str:
    """Return what a difference may be called.

    A clear difference needs the interval of the difference to exclude 0, q ≤ .05 and at
    least a small delta; ``n`` is the smaller of the two numbers of articles (or stories).
    """
    limits = thresholds()
    if n < limits.fewest_for_verdict or interval is None or delta is None or q is None:
        return TOO_FEW_ARTICLES
    low, high = interval
    clear = (low > 0 or high < 0) and q <= limits.highest_q and abs(delta) >= limits.small_delta
    # A mean and a delta that point apart contradict each other.
    return CLEAR if clear and (low > 0) == (delta > 0) else CANNOT_TELL


def doubt(interval: Interval, delta: float, p: float, q: float) -> str | None:
    """Return which of `biascompare.compare.thresholds.REASONS` keeps a pair from being clear.

    The first that a reader can see for themselves; ``None`` where nothing does.
    """
    limits = thresholds()
    low, high = interval
    if low <= 0 <= high:
        return "interval_holds_zero"
    if delta and (low > 0) != (delta > 0):
        return "few_pull_the_mean"
    if p > limits.highest_q:
        return "may_be_chance"
    if q > limits.highest_q:
        return "many_comparisons"
    return "too_small" if abs(delta) < limits.small_delta else None


def number(value: float, language: str = "en") -> str:
    """Return a number for people: three figures that count, a true minus.

    >>> number(8.0612), number(-0.01234), number(1234.5)
    ('8.1', '−0.012', '1,234')
    """
    return translations.number(language, value, _digits(value))


def _digits(value: float) -> int:
    size = abs(value)
    return 0 if size >= 100 or not size else 1 if size >= 1 else 2 if size >= 0.1 else 3


def value_said(value: float, unit: str, language: str) -> str:
    """Return a measure's value for people: as `number` writes it, shares in per cent."""
    return written(language, value, _digits(value), unit)
