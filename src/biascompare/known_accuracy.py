"""How often biascompare was right on labelled texts, as measured and kept as data."""

from __future__ import annotations

import datetime
import functools
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from biascompare.datafiles import TomlFile, data_folder

FIGURES = {
    "f1": "F1",
    "macro_f1": "macro-F1",
    "macro_f1_decided": "macro-F1 where it decides",
    "auc": "AUC, positive against negative",
    "coverage": "share decided",
    "hit precision": "share of hits that carry the frame",
    "extent f1": "F1 of quotes found",
    "attribution precision": "share of speakers that are right",
    "attribution recall": "share of speakers that are found",
    "precision": "precision",
    "recall": "recall",
}
SENTENCES = "sentences"


@dataclass(frozen=True, slots=True)
class KnownFigure:
    """A figure measured on labelled texts.

    ``concerns`` is the measure, or the family of measures, that rests on the task;
    ``n`` what it was counted over; ``target`` what was aimed at, if anything.
    """

    task: str
    concerns: str
    language: str
    data: str
    figure: str
    value: float
    low: float
    high: float
    n: int
    date: datetime.date
    target: float | None = None

    @property
    def called(self) -> str:
        """Return the words for the figure beside a measure that it concerns."""
        if self.task == SENTENCES:
            return f"{figure_name(self.figure)} of sentences found"
        if self.task == "frames" and " " in self.figure:
            return figure_name(self.figure.partition(" ")[2])
        return figure_name(self.figure)

    def __str__(self) -> str:
        """Return the figure in one line."""
        return (
            f"{self.called} {self.value:.2f} ({self.low:.2f} to {self.high:.2f}) "
            f"on {self.data} (n {self.n:,}, {self.date.isoformat()})"
        )


def figure_name(name: str) -> str:
    """Return the words for a figure."""
    return FIGURES.get(name) or name.removesuffix(" f1") + " F1" * name.endswith(" f1")


def path() -> Path:
    """Return the file that `make accuracy` writes."""
    return data_folder() / "accuracy.toml"


@functools.cache
def known_figures() -> tuple[KnownFigure, ...]:
    """Load every measured figure. Raises `DataFileError`."""
    return load(path())


def concerning(measure: str, family: str) -> tuple[KnownFigure, ...]:
    """Return the figures that concern a measure of a family.

    Those of a frame concern its measures of headline, lead and sentences too.
    """
    names = {measure, family}
    if family == "framing":
        names |= {"frames", f"frame_{measure.partition('_')[2]}"}
    return tuple(each for each in known_figures() if each.concerns in names)


def load(file_path: Path) -> tuple[KnownFigure, ...]:
    """Read and check a file of figures. Raises `DataFileError`."""
    file = TomlFile(file_path)
    rows = file.values.get("figures")
    if not isinstance(rows, list) or not rows:
        raise file.fault("expected at least one [[figures]] table", "figures")
    return tuple(_figure(file, row) for row in rows)


_TYPES: dict[str, Any] = {
    **dict.fromkeys(("task", "concerns", "language", "data", "figure"), str),
    **dict.fromkeys(("value", "low", "high", "target"), float),
    "n": int,
    "date": datetime.date,
}


def _figure(file: TomlFile, row: dict[str, Any]) -> KnownFigure:
    place = " ".join(str(row.get(key)) for key in ("task", "language", "figure"))
    for field in fields(KnownFigure):
        optional = field.name == "target" and field.name not in row
        if not optional and not isinstance(row.get(field.name), _TYPES[field.name]):
            kind = _TYPES[field.name].__name__
            raise file.fault(f"{place}: expected {field.name} = a {kind}", str(row.get("data")))
    if unknown := row.keys() - _TYPES.keys():
        raise file.fault(f"{place}: {sorted(unknown)} is not known here", sorted(unknown)[0])
    if not 0 <= row["low"] <= row["value"] <= row["high"] <= 1:
        raise file.fault(f"{place}: expected 0 ≤ low ≤ value ≤ high ≤ 1", str(row["data"]))
    return KnownFigure(**row)
