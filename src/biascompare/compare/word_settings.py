"""The numbers behind word comparisons, from ``data/comparison/words.toml``."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from biascompare.datafiles import TomlFile, data_folder


@dataclass(frozen=True, slots=True)
class WordSettings:
    """Whole numbers above 0; what each means stands in the file."""

    fewest_articles: int
    repeated_lines: int
    draws: int
    examples: int
    context: int


@functools.cache
def word_settings() -> WordSettings:
    """Load and check the settings. Raises `biascompare.errors.DataFileError`."""
    file = TomlFile(data_folder() / "comparison" / "words.toml")
    for key in ("source", "licence"):
        file.string(key)
    found = {}
    for key in WordSettings.__dataclass_fields__:
        value = file.values.get(key)
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise file.fault(f"expected {key} = a whole number above 0, found {value!r}", key)
        found[key] = value
    return WordSettings(**found)
