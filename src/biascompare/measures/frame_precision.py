"""How far a frame's words can be trusted: hits judged one by one, by frame and language.

The counts stand in ``data/lexicons/frame_precision.toml``, which
``scripts/frame_precision.py`` writes from the judgements in ``tests/data``.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

from biascompare.datafiles import TomlFile, data_folder

WEAK = 0.6
FEWEST_ELSEWHERE = 20
"""Judged hits in texts by others from which on their share alone can call a frame weak."""
_FILE = "frame_precision.toml"


@dataclass(frozen=True, slots=True)
class Precision:
    """The share of judged hits that carry the frame, with its 95% Wilson interval.

    ``elsewhere`` counts the hits in texts that others wrote, not those made for biascompare,
    which may suit the word list too well.
    """

    right: int
    judged: int
    low: float
    high: float
    right_elsewhere: int = 0
    judged_elsewhere: int = 0

    @property
    def share(self) -> float:
        """Return the precision, 0 to 1."""
        return self.right / self.judged

    @property
    def weak(self) -> bool:
        """Return whether too few hits carry the frame to trust its values."""
        enough = self.judged_elsewhere >= FEWEST_ELSEWHERE
        elsewhere = enough and self.right_elsewhere / self.judged_elsewhere < WEAK
        return self.share < WEAK or elsewhere


def precision(frame: str, language: str) -> Precision | None:
    """Return what was measured, ``None`` where no hits were judged. Raises `DataFileError`."""
    return _measured().get((frame, language))


def path() -> Path:
    """Return the file that the judgements are counted in."""
    return data_folder() / "lexicons" / _FILE


@functools.cache
def _measured() -> dict[tuple[str, str], Precision]:
    return load(path())


def load(file_path: Path) -> dict[tuple[str, str], Precision]:
    """Read and check a file of precisions, by frame and language. Raises `DataFileError`."""
    file = TomlFile(file_path)
    found = {}
    for frame, languages in file.values.items():
        if not isinstance(languages, dict):
            raise file.fault(f"expected a table a language, such as [{frame}.en]", frame)
        for language, row in languages.items():
            found[frame, language] = _row(file, frame, row)
    return found


def _row(file: TomlFile, frame: str, row: dict[str, float]) -> Precision:
    try:
        elsewhere = int(row["right_elsewhere"]), int(row["judged_elsewhere"])
        counted = int(row["right"]), int(row["judged"])
        found = Precision(*counted, row["low"], row["high"], *elsewhere)
    except (KeyError, TypeError, ValueError):
        named = "right, judged, low, high, right_elsewhere and judged_elsewhere"
        raise file.fault(f"expected {named}, all numbers", frame) from None
    if not 0 <= found.right <= found.judged or not found.judged:
        raise file.fault("expected right = at most judged, and judged over 0", frame)
    if not 0 <= found.right_elsewhere <= found.judged_elsewhere <= found.judged:
        raise file.fault("expected right_elsewhere ≤ judged_elsewhere ≤ judged", frame)
    return found
