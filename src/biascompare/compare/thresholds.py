"""The thresholds of a verdict, from ``data/comparison/verdicts.toml``."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from biascompare.datafiles import TomlFile, data_folder
from biascompare.translations import kept_together

SENTENCES = (
    "clear",
    "clear_matched",
    "cannot_tell",
    "cannot_tell_matched",
    "too_few",
    "too_few_stories",
)
WORDS = ("articles", "stories", "the_rest", "are_higher")
REASONS = (
    "interval_holds_zero",
    "few_pull_the_mean",
    "may_be_chance",
    "many_comparisons",
    "too_small",
)


Texts = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What a verdict needs; ``sentences`` says it, by language and kind of verdict.

    ``reasons`` says why one cannot tell, by language and `REASONS`.
    """

    confidence: float
    draws: int
    seed: int
    fewest_for_verdict: int
    fewest_unwarned: int
    highest_q: float
    most_for_draws: int
    fewest_clusters: int
    small_delta: float
    medium_delta: float
    large_delta: float
    sentences: Texts
    reasons: Texts


@functools.cache
def thresholds() -> Thresholds:
    """Load and check the thresholds. Raises `biascompare.errors.DataFileError`."""
    file = TomlFile(data_folder() / "comparison" / "verdicts.toml")
    for key in ("source", "licence"):
        file.string(key)
    delta = file.values.get("delta", {})
    return Thresholds(
        confidence=_number(file, file.values, "confidence"),
        draws=_whole(file, "draws"),
        seed=_whole(file, "seed"),
        fewest_for_verdict=_whole(file, "fewest_for_verdict"),
        fewest_unwarned=_whole(file, "fewest_unwarned"),
        highest_q=_number(file, file.values, "highest_q"),
        most_for_draws=_whole(file, "most_for_draws"),
        fewest_clusters=_whole(file, "fewest_clusters"),
        small_delta=_number(file, delta, "small"),
        medium_delta=_number(file, delta, "medium"),
        large_delta=_number(file, delta, "large"),
        sentences=_texts(file, (*SENTENCES, *WORDS)),
        reasons=_texts(file, REASONS, "reasons"),
    )


def _number(file: TomlFile, table: dict[str, Any], key: str) -> float:
    value = table.get(key)
    if not isinstance(value, (int, float)) or isinstance(value, bool) or not value > 0:
        raise file.fault(f"expected {key} = a number above 0, found {value!r}", key)
    return value


def _whole(file: TomlFile, key: str) -> int:
    value = _number(file, file.values, key)
    if not isinstance(value, int):
        raise file.fault(f"expected {key} = a whole number, found {value!r}", key)
    return value


def _texts(file: TomlFile, keys: Sequence[str], part: str = "") -> Texts:
    """Return by language the texts at ``keys``, of a part of the language's table."""
    found = {}
    for language, own in file.values.items():
        if len(language) != 2 or not isinstance(own, dict):
            continue
        texts = own.get(part, {}) if part else own
        missing = [key for key in keys if not isinstance(texts.get(key), str)]
        if missing:
            raise file.fault(f"[{language}{'.' * bool(part)}{part}] has no {missing[0]}", language)
        kept = {key: kept_together(language, texts[key]) for key in keys}
        found[language] = MappingProxyType(kept)
    return MappingProxyType(found)
