"""A chart for a projector: every letter large enough for the last row of a classroom."""

from __future__ import annotations

from typing import Any, TypeAlias

Value: TypeAlias = Any
"""What JSON holds."""
SMALLEST = 22
"""Points (CSS pixels) of the smallest letters."""
FACTOR = 1.6
_LETTERS = {"fontSize", "labelFontSize", "titleFontSize", "subtitleFontSize"}
_LENGTHS = {"dx", "dy", "yOffset", "step", "labelPadding", "titlePadding", "offset", "labelLimit"}
_AREAS = {"size"}


def enlarged(spec: dict[str, Any]) -> dict[str, Any]:
    """Return a Vega-Lite specification with its letters, marks and distances enlarged."""
    return {name: _value(name, value) for name, value in spec.items()}


def _value(name: str, value: Value) -> Value:
    if name in ("data", "datasets"):
        return value
    if isinstance(value, dict):
        return {inner: _value(inner, each) for inner, each in value.items()}
    if isinstance(value, list):
        return [_value(name, each) if isinstance(each, dict) else each for each in value]
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    if name in _LETTERS:
        return max(SMALLEST, value * FACTOR)
    if name in _LENGTHS:
        return value * FACTOR
    return value * FACTOR**2 if name in _AREAS else value
