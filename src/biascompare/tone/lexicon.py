"""The words and rules of tone: data files → frozen objects, with the line at fault named.

``data/lexicons/tone/<language>.tsv`` holds a lemma or phrase and its weight a row,
``<language>.toml`` the grammar and the thresholds, ``emoji.tsv`` the pictures that all
languages share. A new language is two files and no Python.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from biascompare import languages
from biascompare.datafiles import data_folder
from biascompare.errors import DataFileError, UnknownNameError
from biascompare.tone.rules import ToneRules, read_rules

HEADER = ("name", "language", "source", "licence", "method")
STRONGEST = 4.0


@dataclass(frozen=True, slots=True)
class WeightList:
    """Terms in lower case with their weights, −4 to +4, and where they come from."""

    header: Mapping[str, str]
    weights: Mapping[str, float]


def folder() -> Path:
    """Return the folder of the tone files."""
    return data_folder() / "lexicons" / "tone"


@functools.cache
def codes() -> tuple[str, ...]:
    """Return the languages that have rules of tone, in the languages' order."""
    return tuple(code for code in languages.CODES if (folder() / f"{code}.toml").is_file())


@functools.cache
def rules(code: str) -> ToneRules:
    """Load a language's rules. Raises `UnknownNameError`, `DataFileError`."""
    if code not in codes():
        raise UnknownNameError("language of tone", code, codes())
    return read_rules(folder() / f"{code}.toml")


@functools.cache
def words(code: str) -> WeightList:
    """Load a language's weighted words. Raises `DataFileError`."""
    return read_weights(folder() / f"{code}.tsv")


@functools.cache
def emoji() -> WeightList:
    """Load the emoji and emoticons. Raises `DataFileError`."""
    return read_weights(folder() / "emoji.tsv")


def read_weights(path: Path) -> WeightList:
    """Read and check one list of weighted terms. Raises `DataFileError`."""
    header: dict[str, str] = {}
    weights: dict[str, float] = {}
    for number, line in enumerate(_lines(path), start=1):
        if line.startswith("# ") and not weights:
            key, _, value = line[2:].partition(": ")
            if key in HEADER:
                header[key] = value.strip()
        elif line and not line.startswith("#"):
            try:
                term, weight = _row(line)
                if term in weights:
                    raise ValueError(f"{term!r} stands twice")
            except ValueError as error:
                raise DataFileError(path, str(error), line=number) from None
            weights[term] = weight
    for key in HEADER:
        if not header.get(key):
            raise DataFileError(path, f"expected a line '# {key}: …' at the top", line=1)
    return WeightList(MappingProxyType(header), MappingProxyType(weights))


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").split("\n")
    except FileNotFoundError:
        raise DataFileError(path, "the file does not exist") from None
    except UnicodeDecodeError as error:
        raise DataFileError(path, f"expected UTF-8 text ({error.reason})") from None


def _row(line: str) -> tuple[str, float]:
    term, separator, written = line.partition("\t")
    if not separator or not term.strip() or not written.strip():
        raise ValueError(f"expected a term, a tab and a weight, found {line!r}")
    if term != " ".join(term.split()) or term != term.lower() or "’" in term:
        raise ValueError(f"{term!r}: expected lower case, single spaces, straight apostrophes")
    try:
        weight = float(written)
    except ValueError:
        raise ValueError(f"{term!r}: expected a number, found {written!r}") from None
    if not 0 < abs(weight) <= STRONGEST:
        raise ValueError(f"{term!r}: expected a weight from -4 to 4 other than 0, found {written}")
    return term, weight
