"""Where the labels of points go, so that none lies over another or over a labelled point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from biascompare.charts.style import LABEL_SIZE

_LETTER = 0.58  # of the font's size, for an average letter: on the wide side
_GAP = 7


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels, from the left and from the top."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two share any place."""
        beside = self.right <= other.left or other.right <= self.left
        return not (beside or self.bottom <= other.top or other.bottom <= self.top)

    def moved(self, right: float) -> Box:
        """Return it so many pixels further to the right."""
        return Box(self.left + right, self.top, self.right + right, self.bottom)

    def within(self, width: float, height: float) -> bool:
        """Whether it lies wholly in the picture."""
        return self.left >= 0 and self.top >= 0 and self.right <= width and self.bottom <= height


def place_labels(
    points: Sequence[tuple[float, float, str]],
    width: float,
    height: float,
    size: float = LABEL_SIZE,
    *,
    others: Sequence[tuple[float, float]] = (),
    wider: float = 1,
) -> list[Box | None]:
    """Return for each point (x, y, text; pixels) the box of its label, in order of importance.

    Right, left, above and below are tried; ``None`` where there is no room. ``size`` is that
    of the letters; ``others`` are points without a label. The labels also lie free where the
    picture is drawn ``wider`` times as wide, each as far from its point.
    """
    scales = (1.0, wider)
    every = [*((x, y) for x, y, _ in points), *others]
    dots = [[_around(scale * x, y) for scale in scales] for x, y in every]
    taken: list[list[Box]] = []
    placed: list[Box | None] = []
    for place, (x, y, text) in enumerate(points):
        near = [*taken, *dots[:place], *dots[place + 1 :]]
        for box in _candidates(x, y, text, size):
            drawn = [box.moved((scale - 1) * x) for scale in scales]
            if box.within(width, height) and not _meet(drawn, near):
                taken.append(drawn)
                placed.append(box)
                break
        else:
            placed.append(None)
    return placed


def _meet(drawn: Sequence[Box], near: Sequence[Sequence[Box]]) -> bool:
    return any(
        box.meets(other) for others in near for box, other in zip(drawn, others, strict=True)
    )


def _around(x: float, y: float) -> Box:
    return Box(x - 4, y - 4, x + 4, y + 4)


def _candidates(x: float, y: float, text: str, size: float) -> list[Box]:
    wide, high = _LETTER * size * len(text), 1.15 * size
    corners = [
        (x + _GAP, y - high / 2),
        (x - _GAP - wide, y - high / 2),
        (x - wide / 2, y - _GAP - high),
        (x - wide / 2, y + _GAP),
        (x + _GAP, y - _GAP - high),
        (x + _GAP, y + _GAP),
        (x - _GAP - wide, y - _GAP - high),
        (x - _GAP - wide, y + _GAP),
    ]
    return [Box(left, top, left + wide, top + high) for left, top in corners]
