"""The words that the model of tone towards somebody knows beside those it has learned."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from biascompare.datafiles import TomlFile, data_folder

_LONGEST_ENDING = 6


@dataclass(frozen=True, slots=True)
class Words:
    """Words of grammar, and stems that speak for or against somebody."""

    pronouns: frozenset[str]
    negations: frozenset[str]
    conjunctions: frozenset[str]
    passive: frozenset[str]
    auxiliaries: frozenset[str]
    before_names: frozenset[str]
    prepositions: frozenset[str]
    speech: frozenset[str]
    cues: Mapping[str, int]
    """Whole words end with a $, stems do not; −1 against, +1 favouring."""
    _known: dict[str, int] = field(default_factory=dict, compare=False)

    def cue(self, word: str) -> int:
        """Return −1 or +1 for a word against or favouring somebody, the longest stem deciding."""
        if word not in self._known:
            self._known[word] = self._look_up(word)
        return self._known[word]

    def _look_up(self, word: str) -> int:
        if f"{word}$" in self.cues:
            return self.cues[f"{word}$"]
        for length in range(len(word), max(1, len(word) - _LONGEST_ENDING - 1), -1):
            if word[:length] in self.cues:
                return self.cues[word[:length]]
        return 0


@functools.cache
def english() -> Words:
    """Load the English words. Raises `DataFileError`."""
    return load(data_folder() / "lexicons" / "towards" / "en.toml")


def load(path: Path) -> Words:
    """Read and check a file of words. Raises `DataFileError` with the line at fault."""
    file = TomlFile(path)
    for key in ("language", "source", "licence"):
        file.string(key)
    against, favouring = file.strings("against"), file.strings("favouring")
    for word in sorted(set(against) & set(favouring)):
        raise file.fault(f"{word!r} stands in both lists", word)
    signed = [(word, -1) for word in against] + [(word, 1) for word in favouring]
    names = [name for name in Words.__dataclass_fields__ if name not in ("cues", "_known")]
    listed: dict[str, Any] = {name: frozenset(file.strings(name)) for name in names}
    stems = {word[:-1] if word.endswith("*") else f"{word}$": sign for word, sign in signed}
    return Words(**listed, cues=stems)
