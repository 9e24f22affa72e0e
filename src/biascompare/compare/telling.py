"""How a story is told in one outlet's articles: length, tone, strongest frames, actors.

From a measured table alone: a rate per 1,000 words and the number of words give the hits back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from biascompare.measures import Measure

FEWEST_HITS = 2
"""Hits below which a frame is not called one of the strongest."""
MOST_FRAMES = 3
MOST_ACTORS = 3
FRAME, ACTOR = "frame_", "actor_"


@dataclass(frozen=True, slots=True)
class Found:
    """A frame or an actor: its hits, and hits per 1,000 words.

    ``warning`` says where the measure is often wrong in this language.
    """

    name: str
    label: str
    hits: int
    rate: float
    warning: str | None = None

    @property
    def marked(self) -> str:
        """Return the label, with a word where the measure is often wrong in this language."""
        return f"{self.label} (weak)" if self.warning else self.label


@dataclass(frozen=True, slots=True)
class Telling:
    """Articles of one language about one story.

    ``words`` and ``tone`` are means over the articles. ``frames`` are the highest rates of
    frames with `FEWEST_HITS` hits, ``actors`` the most named. ``None`` where the table does
    not tell (not measured, not available in this language); empty where there are none.
    """

    words: float | None
    tone: float | None
    frames: tuple[Found, ...] | None
    actors: tuple[Found, ...] | None


def telling(rows: pd.DataFrame, measures: Mapping[str, Measure]) -> Telling | None:
    """Return how ``rows``, articles of one language, tell it; ``None`` without rows.

    ``measures`` gives the labels of the table's columns.
    """
    if rows.empty:
        return None
    frames = _found(rows, FRAME, measures)
    actors = _found(rows, ACTOR, measures)
    if frames is not None:
        often = [each for each in frames if each.hits >= FEWEST_HITS]
        frames = sorted(often, key=lambda each: (-each.rate, each.name))[:MOST_FRAMES]
    if actors is not None:
        actors = sorted(actors, key=lambda each: (-each.hits, each.name))[:MOST_ACTORS]
    return Telling(
        _mean(rows, "words"),
        _mean(rows, "tone"),
        None if frames is None else tuple(frames),
        None if actors is None else tuple(actors),
    )


def _mean(rows: pd.DataFrame, column: str) -> float | None:
    known = rows[column].dropna() if column in rows else ()
    return float(sum(known) / len(known)) if len(known) else None


def _found(rows: pd.DataFrame, prefix: str, measures: Mapping[str, Measure]) -> list[Found] | None:
    columns = [
        name
        for name, kind in rows.dtypes.items()
        if str(name).startswith(prefix) and kind.kind in "fiu"
    ]
    if "words" not in rows or not columns:
        return None
    rates = rows[columns].to_numpy(dtype=float)
    known = np.isfinite(rates)
    if not known.any():
        return None
    words = rows["words"].to_numpy(dtype=float)[:, None]
    read = np.where(known, words, 0.0).sum(axis=0)
    hits = np.rint(np.where(known, rates * words, 0.0).sum(axis=0) / 1000).astype(int)
    language = rows["language"].iloc[0] if "language" in rows else None
    return [
        _named(
            str(columns[place]), prefix, int(hits[place]), float(read[place]), measures, language
        )
        for place in np.flatnonzero(hits)
    ]


def _named(
    name: str,
    prefix: str,
    hits: int,
    words: float,
    measures: Mapping[str, Measure],
    language: str | None,
) -> Found:
    measure = measures.get(name)
    label = measure.label if measure else name.removeprefix(prefix).replace("_", " ")
    warning = measure.warning(language) if measure else None
    return Found(name, label, hits, 1000 * hits / words, warning)
