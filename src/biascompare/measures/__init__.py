"""The measures: each declared once, looped over by everything that shows them."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from biascompare.errors import UnknownNameError
from biascompare.measures.base import Category, Example, Measure, Missing
from biascompare.measures.prepared import Prepared

if TYPE_CHECKING:
    from biascompare.measures.actors import KnownActors

__all__ = [
    "FAMILIES",
    "MEASURES",
    "Category",
    "Example",
    "Measure",
    "Missing",
    "Prepared",
    "Registry",
    "categories",
    "select",
    "select_columns",
]

FAMILIES = (
    "length",
    "readability",
    "tone",
    "frames",
    "framing",
    "issues",
    "actors",
    "voice",
    "wording",
)


class Registry(Mapping[str, Measure]):
    """Every measure by name, in the order of families; data files are read at first use.

    ``actors`` is a user's own file of actors, beside those that ship.
    """

    def __init__(self, actors: Path | None = None) -> None:
        self._actors_file = actors

    @functools.cached_property
    def actors(self) -> KnownActors:
        """The actors that are looked for. Raises `DataFileError`."""
        from biascompare import lexicons
        from biascompare.measures import actors

        if self._actors_file is None:
            return actors.shipped()
        return actors.KnownActors(lexicons.actors_with(self._actors_file))

    @functools.cached_property
    def _by_name(self) -> dict[str, Measure]:
        from biascompare.measures import (
            frame_measures,
            length,
            quotation_declared,
            readability,
            tone_declared,
            variety,
            wording,
        )

        declared = (
            *length.MEASURES,
            *readability.MEASURES,
            *tone_declared.MEASURES,
            *frame_measures.measures(),
            *self.actors.measures(),
            *quotation_declared.measures(),
            *wording.measures(),
            *variety.MEASURES,
        )
        return {measure.name: measure for measure in declared}

    def __getitem__(self, name: str) -> Measure:
        return self._by_name[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_name)

    def __len__(self) -> int:
        return len(self._by_name)


MEASURES: Mapping[str, Measure] = Registry()


def select(
    names: Iterable[str] | None = None, registry: Mapping[str, Measure] = MEASURES
) -> tuple[Measure, ...]:
    """Return the measures called ``names``, or all. Raises `UnknownNameError`."""
    if names is None:
        return tuple(registry.values())
    chosen = []
    for name in names:
        if name not in registry:
            raise UnknownNameError("measure", name, registry)
        chosen.append(registry[name])
    return tuple(chosen)


def categories(registry: Mapping[str, Measure] = MEASURES) -> Mapping[str, Category]:
    """Return by name what sorts articles instead of measuring them."""
    from biascompare.measures import frame_measures

    found = frame_measures.strongest(registry)
    return {found.name: found}


def select_columns(
    names: Iterable[str] | None = None, registry: Mapping[str, Measure] = MEASURES
) -> tuple[Measure | Category, ...]:
    """Return the measures and categories called ``names``, or all: the columns of a table.

    Raises `UnknownNameError`.
    """
    known: dict[str, Measure | Category] = {**registry, **categories(registry)}
    if names is None:
        return tuple(known.values())
    chosen: list[Measure | Category] = []
    for name in names:
        if name not in known:
            raise UnknownNameError("measure", name, known)
        chosen.append(known[name])
    return tuple(chosen)
