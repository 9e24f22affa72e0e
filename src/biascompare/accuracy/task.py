"""What a task is: the rows it reads, the answer to each, the figures made of all answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from biascompare import languages
from biascompare.accuracy.figures import Figure

Row = Mapping[str, Any]
Outcome = tuple[Any, ...]
Outcomes = Counter[Outcome]


class RowError(ValueError):
    """A row is not what the task reads; the text says what was expected."""


class NotServedError(Exception):
    """There is nothing that could answer for this language, and why."""


@dataclass(frozen=True, slots=True)
class Answer:
    """``outcome`` is counted; ``prediction`` is written for the row."""

    outcome: Outcome
    prediction: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Task:
    """One kind of labelled file.

    ``check`` raises `RowError`; ``answer`` raises `NotServedError`; ``figures`` and ``notes``
    make of all outcomes of a language what is shown. ``not_across`` names the figures that
    mean nothing over several languages together.
    """

    name: str
    row: str
    check: Callable[[Row], None]
    answer: Callable[[Row], Answer]
    figures: Callable[[Outcomes], Sequence[Figure]]
    notes: Callable[[Outcomes], Sequence[str]] = field(default=lambda _: ())
    not_across: tuple[str, ...] = ()


def check_text(row: Row) -> None:
    """Raise `RowError` unless the row has a text and one of the languages."""
    if not isinstance(row.get("text"), str) or not row["text"].strip():
        raise RowError(f"expected text = a text that is not empty, found {shown(row, 'text')}")
    if any("\ud800" <= character <= "\udfff" for character in row["text"]):
        raise RowError("expected text = whole characters, found half of one (\\ud800 to \\udfff)")
    if row.get("language") not in languages.CODES:
        codes = ", ".join(languages.CODES)
        raise RowError(f"expected language = one of {codes}, found {shown(row, 'language')}")


def check_stretch(stretch: Row, text: str) -> None:
    """Raise `RowError` unless ``start`` and ``end`` are offsets into ``text``."""
    start, end = stretch.get("start"), stretch.get("end")
    whole = all(isinstance(each, int) and not isinstance(each, bool) for each in (start, end))
    if not whole or not 0 <= start < end <= len(text):  # type: ignore[operator]
        raise RowError(
            "expected start and end = characters of the text, counted from 0, with "
            f"0 ≤ start < end ≤ {len(text)}, found {shown(stretch, 'start')} and "
            f"{shown(stretch, 'end')}"
        )


def shown(row: Row, key: str) -> str:
    """Return a value for an error message, cut short."""
    if key not in row:
        return "none"
    written = repr(row[key])
    return written if len(written) <= 60 else f"{written[:59]}…"
