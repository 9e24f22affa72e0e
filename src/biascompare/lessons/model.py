"""What a lesson is: frozen values, as a lesson file holds them."""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import dataclass, field

PREDICT, DISCUSS, REWRITE = "predict", "discuss", "rewrite"
KINDS = (PREDICT, DISCUSS, REWRITE)
FORMS = ("story_selection", "framing", "tone", "flawed_sourcing", "absence_of_balance")
"""The forms that bias can take, after the News Literacy Project's "Understanding bias"."""
FILTERS = ("outlet", "language", "story", "section")
"""The columns that a lesson may filter by."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a lesson.

    ``kind`` is ``predict`` (vote, reveal, evidence), ``discuss`` or ``rewrite`` (a headline).
    ``measure`` and ``pair`` belong to a vote: which of the two outlets has the higher value,
    or the lower one where not ``higher``. ``pair`` of a rewrite names one outlet. ``form`` is
    one of `FORMS`; ``page`` a page of the dashboard to go to afterwards.
    """

    kind: str
    question: str
    prompt: str = ""
    measure: str | None = None
    pair: tuple[str, ...] = ()
    higher: bool = True
    form: str | None = None
    page: str | None = None


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson: which articles, which outlets are hidden, and the steps.

    ``hidden`` are called A, B, C … in this order. ``filters`` are values by column of
    `FILTERS`; ``first_day`` and ``last_day`` are ISO dates. ``read`` is the story of which the
    class reads an article of each outlet, where more than its articles are counted.
    """

    title: str
    language: str
    hidden: tuple[str, ...]
    steps: tuple[Step, ...]
    goal: str = ""
    minutes: int | None = None
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    first_day: str | None = None
    last_day: str | None = None
    read: str | None = None
    name: str = ""

    def letter(self, outlet: str) -> str:
        """Return what a hidden outlet is called: A, B or C.

        Raises `ValueError` for an outlet that the lesson does not hide.
        """
        return letter(self.hidden.index(outlet))

    def measures(self) -> list[str]:
        """Return the names of the measures that answer its questions, each once."""
        return list(dict.fromkeys(step.measure for step in self.steps if step.measure))

    def names_open(self, place: int, *, revealed: bool) -> bool:
        """Tell whether names may be shown at the step ``place``: no later vote needs them hidden.

        ``revealed`` says whether this step's own vote is over.
        """
        votes = [number for number, step in enumerate(self.steps) if step.kind == PREDICT]
        last = votes[-1] if votes else -1
        return place > last or (place == last and revealed)


def letter(place: int) -> str:
    """Return the letter of an outlet, counted from 0.

    >>> letter(0), letter(2)
    ('A', 'C')
    """
    return string.ascii_uppercase[place]
