"""A measure's values as readers see them: shares in per cent, everything else as it is.

Only what people read is written so: tables, files and Python keep shares from 0 to 1.
"""

from __future__ import annotations

import functools

from biascompare.measure_texts import texts
from biascompare.translations import LANGUAGES, ONE, OTHER, is_one, number, translated

_SHARE = "share of "


@functools.cache
def _shares() -> frozenset[str]:
    """Return the units of shares, in every language."""
    named = (pair for code in LANGUAGES[1:] for pair in texts(code).units.items())
    return frozenset(unit for pair in named if pair[0].startswith(_SHARE) for unit in pair)


def is_share(unit: str) -> bool:
    """Return whether values of a unit, in any language, are shares from 0 to 1."""
    return unit in _shares()


def unit_shown(unit: str) -> str:
    """Return a unit as it stands beside written values: a share's without its range.

    >>> unit_shown("share of words (0 to 1)"), unit_shown("points (0 to 1.4)")
    ('share of words', 'points (0 to 1.4)')
    """
    return unit.partition(" (")[0].partition(", ")[0] if is_share(unit) else unit


def written(language: str, value: float, decimals: int, unit: str = "") -> str:
    """Return a value as its reader writes it; of shares, ``decimals`` are those of 0 to 1.

    >>> written("en", 0.07, 2, "share of words (0 to 1)"), written("en", 0.07, 2, "words")
    ('7%', '0.07')
    """
    if not is_share(unit):
        return number(language, value, decimals)
    percent = number(language, 100 * value, max(decimals - 2, 0))
    return translated(language, "forms.percent", n=percent)


def factor(unit: str) -> int:
    """Return what differences of a unit are multiplied by when drawn: shares are per cent."""
    return 100 if is_share(unit) else 1


def points(language: str, value: float, decimals: int, unit: str) -> str:
    """Return a difference without its unit; of two shares, in percentage points."""
    places = max(decimals - 2, 1) if is_share(unit) else decimals
    return number(language, factor(unit) * value, places)


def points_named(language: str, value: float) -> str:
    """Return how percentage points are called beside a difference of shares.

    >>> points_named("fr", 0.015), points_named("fr", 0.02)
    ('point de pourcentage', 'points de pourcentage')
    """
    form = ONE if is_one(language, round(100 * value, 1)) else OTHER
    return translated(language, f"forms.points_{form}")


def difference(language: str, value: float, decimals: int, unit: str = "") -> str:
    """Return a difference of two values; of two shares, in percentage points and with them.

    >>> difference("en", -0.052, 3, "share of words (0 to 1)"), difference("en", -0.052, 3)
    ('−5.2 percentage points', '−0.052')
    """
    name = points_named(language, value) if is_share(unit) else ""
    return f"{points(language, value, decimals, unit)} {name}".rstrip()
