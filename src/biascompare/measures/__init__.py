"""The measures: each declared once, looped over by everything that shows them."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping

from biascompare.errors import UnknownNameError
from biascompare.measures.base import Example, Measure, Missing
from biascompare.measures.prepared import Prepared

__all__ = ["FAMILIES", "MEASURES", "Example", "Measure", "Missing", "Prepared", "select"]

FAMILIES = ("length", "readability", "tone", "frames", "framing", "issues", "actors", "voice")


class _Registry(Mapping[str, Measure]):
    """Every measure by name, in the order of families; data files are read at first use."""

    @functools.cached_property
    def _by_name(self) -> dict[str, Measure]:
        from biascompare.measures import (
            actors,
            frame_measures,
            length,
            quotation,
            readability,
            tone_declared,
        )

        declared = (
            *length.MEASURES,
            *readability.MEASURES,
            *tone_declared.MEASURES,
            *frame_measures.measures(),
            *actors.measures(),
            *quotation.measures(),
        )
        return {measure.name: measure for measure in declared}

    def __getitem__(self, name: str) -> Measure:
        return self._by_name[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_name)

    def __len__(self) -> int:
        return len(self._by_name)


MEASURES: Mapping[str, Measure] = _Registry()


def select(names: Iterable[str] | None = None) -> tuple[Measure, ...]:
    """Return the measures called ``names``, or all. Raises `UnknownNameError`."""
    if names is None:
        return tuple(MEASURES.values())
    chosen = []
    for name in names:
        if name not in MEASURES:
            raise UnknownNameError("measure", name, MEASURES)
        chosen.append(MEASURES[name])
    return tuple(chosen)
