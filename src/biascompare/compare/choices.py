"""The choices that make a comparison, applied to a table of articles.

Every result carries them, so that two people who choose alike see the same.
"""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from biascompare.compare.thresholds import thresholds
from biascompare.errors import MissingColumnError, SourceError, UnknownNameError
from biascompare.voice import Voice

SELECTION = "selection"
GROUPINGS = ("outlet", "article", "author", "section", "language", "month", "story", SELECTION)
ACTOR_PREFIX = "actor:"
SHARED_COPY = ("keep", "drop", "weigh")
OPINION = ("in", "out", "only")
SCALES = ("raw", "within-language")
NOT_STATED = "(no {})"
OPINION_NOTICE = "opinion_piece"
SOURCE = "source"
"""Where a table's ``attrs`` name the file that it came from."""
ACTOR_COLUMN = "actor_"
_ADVICE = {
    "shared_copy": "Compare the articles themselves, which finds it, or add the column: the "
    "same word for articles that repeat each other, else empty.",
    "story": "Add the column, or state each article's story before measuring.",
    "notices": "A table that measure wrote has it.",
    ACTOR_COLUMN: "Measure the articles with --measures …,{name}; biascompare actors lists "
    "the actors that are named.",
}
_DECIMAL_COMMA = re.compile(r"[-+−]?\d+,\d+")
PRESENT, ABSENT = "named", "not named"


@dataclass(frozen=True, slots=True)
class Choices:
    """What is put side by side, and which articles count how.

    ``by`` is one of `GROUPINGS` (``selection`` is a column that names any groups) or
    ``actor:ID`` (articles that name the actor against those that do not); ``scale`` is
    ``raw`` or ``within-language``: the distance from the median of the article's language,
    in units of its spread (1.4826 × MAD).
    ``shared_copy`` weighs an article 1/k that stands in k copies. ``voice`` and
    ``keep_altered`` say how the table was measured. ``actor`` is the name of the actor in
    ``by``; where it is not given, that of the actors that ship.
    """

    by: str = "outlet"
    matched: bool = False
    scale: Literal["raw", "within-language"] = "raw"
    shared_copy: Literal["keep", "drop", "weigh"] = "keep"
    opinion: Literal["in", "out", "only"] = "in"
    voice: Voice = "all"
    keep_altered: bool = False
    actor: str | None = None

    def __post_init__(self) -> None:
        """Raise `UnknownNameError` for a choice that does not exist."""
        if self.by not in GROUPINGS and not self.by.startswith(ACTOR_PREFIX):
            raise UnknownNameError("grouping", self.by, (*GROUPINGS, "actor:ID"))
        for name, value, known in (
            ("scale", self.scale, SCALES),
            ("shared copy", self.shared_copy, SHARED_COPY),
            ("opinion", self.opinion, OPINION),
        ):
            if value not in known:
                raise UnknownNameError(name, value, known)

    def record(self) -> dict[str, Any]:
        """Return the choices with the fixed ones of the statistics, JSON-ready."""
        fixed = thresholds()
        names = ("confidence", "draws", "seed", "highest_q", "fewest_for_verdict")
        return dataclasses.asdict(self) | {name: getattr(fixed, name) for name in names}


def select(table: pd.DataFrame, choices: Choices) -> pd.DataFrame:
    """Return the articles that count, with their ``weight``.

    Articles of which it is not known whether they name the actor in ``by`` do not.
    Raises `MissingColumnError` where a choice needs a column that is not there.
    """
    if choices.by.startswith(ACTOR_PREFIX):
        table = table[_actor_values(table, choices.by).notna()]
    if choices.opinion != "in":
        notices = column(table, "notices", "--opinion").fillna("").str.split()
        opinion = notices.map(lambda codes: OPINION_NOTICE in codes).astype(bool)
        table = table[opinion == (choices.opinion == "only")]
    if choices.shared_copy == "keep":
        return table
    copies = column(table, "shared_copy", "--shared-copy").fillna("")
    alone = copies == ""
    if choices.shared_copy == "drop":
        order = table["published"] if "published" in table else pd.Series("", table.index)
        first = ~copies[order.sort_values(kind="stable", na_position="last").index].duplicated()
        return table[alone | first.reindex(table.index)]
    sizes = copies.map(copies.value_counts()).where(~alone, 1)
    return table.assign(weight=1.0 / sizes)


def without_actor(table: pd.DataFrame, by: str) -> int:
    """Return in how many articles it is not known whether they name the actor in ``by``."""
    return int(_actor_values(table, by).isna().sum()) if by.startswith(ACTOR_PREFIX) else 0


def _actor_values(table: pd.DataFrame, by: str) -> pd.Series[Any]:
    return numbers(table, f"{ACTOR_COLUMN}{by.removeprefix(ACTOR_PREFIX)}", f"--by {by}")


def numbers(table: pd.DataFrame, name: str, purpose: str) -> pd.Series[Any]:
    """Return a column of numbers, or raise `MissingColumnError`, `SourceError` for text."""
    values = column(table, name, purpose)
    found = pd.to_numeric(values, errors="coerce")
    if pd.api.types.is_numeric_dtype(values):
        return found
    wrong = found.isna() & values.notna()
    # Figures that stand there as text, where nothing else is wrong.
    wrong = wrong if wrong.any() else values.map(lambda value: isinstance(value, str)).astype(bool)
    if not wrong.any():
        return found
    row = int(wrong.to_numpy().argmax())
    written = values.iloc[row]
    reason = f"column {name!r}: expected a number, found {written!r}"
    if isinstance(written, str) and _DECIMAL_COMMA.fullmatch(written.strip()):
        reason += "; write numbers with a point (1.5), not with a comma"
    raise SourceError(str(table.attrs.get(SOURCE, "the table")), reason, row=row + 1)


def column(table: pd.DataFrame, name: str, purpose: str) -> pd.Series[Any]:
    """Return a column, or raise `MissingColumnError`."""
    if name not in table:
        raise missing_column(table, name, purpose)
    return table[name]


def missing_column(table: pd.DataFrame, name: str, purpose: str) -> MissingColumnError:
    """Return the error that ``table`` lacks a column, with the file and what to do."""
    kind = ACTOR_COLUMN if name.startswith(ACTOR_COLUMN) else name
    advice = _ADVICE.get(kind, "").format(name=name)
    source = str(table.attrs.get(SOURCE, "the table"))
    return MissingColumnError(name, purpose, table.columns, table=source, advice=advice)


def names_of(table: pd.DataFrame, by: str) -> pd.Series[str]:
    """Return the name of each article's group; what is not stated is a group of its own.

    Whether an actor is named may not be known: such articles are in no group.
    """
    if by.startswith(ACTOR_PREFIX):
        values = _actor_values(table, by)
        return (values > 0).map({True: PRESENT, False: ABSENT}).where(values.notna())
    if by == "article":
        titles = column(table, "title", "--by article")
        return titles.fillna("article " + table["id"])
    if by == "month":
        months = column(table, "published", "--by month").str[:7]
        return months.where(months.str.len() == 7).fillna(NOT_STATED.format("month"))
    return column(table, by, f"--by {by}").fillna(NOT_STATED.format(by))
