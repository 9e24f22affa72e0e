"""The choices of the filters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from biascompare.compare.outlets import NO_OUTLET
from biascompare.voice import Voice

NONE = "(none)"
VALUES = {
    "outlet": NO_OUTLET,
    "language": NONE,
    "story": NONE,
    "section": NONE,
    "author": NONE,
}
"""The columns that are filtered by value, and what stands for a missing one."""
COPIES = ("keep", "first", "only")
OPINIONS = ("in", "out", "only")
MOST_SEARCHED = 5_000
"""Articles up to which shared copy is looked for, or one voice measured, unasked."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What the filters say; everything empty leaves every article.

    ``values`` holds what is wanted of each column in `VALUES`; ``actors`` and ``frames`` are
    names of measures of which one must be above 0; ``notices`` are codes of which one must
    be there; ``fewest`` and ``most`` count words.
    """

    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    actors: tuple[str, ...] = ()
    frames: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    period: tuple[date, date] | None = None
    fewest: int | None = None
    most: int | None = None
    text: str = ""
    copies: str = COPIES[0]
    opinion: str = OPINIONS[0]
    voice: Voice = "all"

    @property
    def used(self) -> bool:
        """Whether it leaves any article out, or measures only one voice."""
        return self.key != Selection().key

    @property
    def key(self) -> str:
        """What it is known by in caches."""
        values = sorted((name, wanted) for name, wanted in self.values.items() if wanted)
        others = (self.actors, self.frames, self.notices, self.period, self.fewest, self.most)
        return repr((values, others, self.text, self.copies, self.opinion, self.voice))
