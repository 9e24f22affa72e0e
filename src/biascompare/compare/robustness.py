"""The same comparison under other reasonable choices, and whether its verdict holds."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pandas as pd

from biascompare.compare import choices as choosing
from biascompare.compare.choices import Choices
from biascompare.compare.measured import measure_of
from biascompare.compare.outlets import Comparable, Comparison, compare
from biascompare.compare.pairs import Pair
from biascompare.compare.robustness_model import Strip, Variant
from biascompare.compare.samples import Articles
from biascompare.compare.significance import benjamini_hochberg
from biascompare.compare.statistics import difference_of_medians
from biascompare.compare.variants import TABLES, CannotVaryError, siblings_of, variants
from biascompare.compare.verdicts import TOO_FEW_ARTICLES, verdict
from biascompare.errors import MissingColumnError

MEASURED_ONE_WAY = "the table was measured one way only"


Asked = tuple[str | None, str | None]
"""The outlet and the one that it is put against, as `compare` takes them."""
Found = tuple[str, str, list[Pair] | str, int]
"""A variant's name, words, pairs or why there are none, and the sign of its direction."""


def robustness(
    comparison: Comparison,
    table: pd.DataFrame,
    *,
    outlet: str | None = None,
    against: str | None = None,
    tables: Mapping[str, pd.DataFrame] | None = None,
) -> tuple[Strip, ...]:
    """Return for each pair of a comparison what other reasonable choices give.

    Parameters
    ----------
    comparison
        What `compare` made of ``table`` for ``outlet`` and ``against``.
    tables
        The same articles measured otherwise: ``altered_kept``, ``outlet_voice``.
    """
    asked = (outlet, against)
    found = list(_found(comparison, table, asked, tables or {}))
    pairs = [pair for pair in comparison.pairs if not pair.matched]
    drafts = [[_drafted(pair, each) for each in found] for pair in pairs]
    judged = [(draft, p) for row in drafts for draft, p, _ in row if p is not None]
    values = benjamini_hochberg([p for _, p in judged])
    q_of = {id(draft): q for (draft, _), q in zip(judged, values, strict=True)}
    return tuple(
        Strip(
            pair.a,
            pair.b,
            pair.language,
            pair.verdict,
            tuple(_judged(draft, pair, n, q_of.get(id(draft))) for draft, _, n in row),
        )
        for pair, row in zip(pairs, drafts, strict=True)
    )


def _found(
    comparison: Comparison,
    table: pd.DataFrame,
    asked: Asked,
    tables: Mapping[str, pd.DataFrame],
) -> Iterator[Found]:
    measure, choices = comparison.measure, dataclasses.replace(comparison.choices, matched=False)
    words = variants().varied
    for name, vary in TABLES.items():
        try:
            yield name, words[name], _pairs(*vary(table, choices), measure, asked), 1
        except (CannotVaryError, MissingColumnError) as error:
            yield name, words[name], _reason(error), 1
    yield "matched", words["matched"], _matched(table, choices, measure, asked), 1
    yield "medians", words["medians"], _medians(comparison, table), 1
    for name in ("altered_kept", "outlet_voice"):
        pairs = (
            _pairs(tables[name], choices, measure, asked) if name in tables else MEASURED_ONE_WAY
        )
        yield name, words[name], pairs, 1
    for name, sign in siblings_of(measure.name):
        if name in table:
            sibling = measure_of(table, name)
            text = words["sibling"].format(label=sibling.label)
            yield name, text, _pairs(table, choices, sibling, asked), sign
        else:
            text = words["sibling"].format(label=name.replace("_", " "))
            yield name, text, f"the table has no column {name!r}", sign


def _pairs(table: pd.DataFrame, choices: Choices, measure: Comparable, asked: Asked) -> list[Pair]:
    names = set(choosing.names_of(table, choices.by))
    if any(name is not None and name not in names for name in asked):
        return []
    outlet, against = asked
    found = compare(table, measure, choices=choices, outlet=outlet, against=against)
    return list(found.pairs)


def _matched(
    table: pd.DataFrame,
    choices: Choices,
    measure: Comparable,
    asked: Asked,
) -> list[Pair] | str:
    if "story" not in table:
        return _reason(MissingColumnError("story", "", ()))
    pairs = _pairs(table, dataclasses.replace(choices, matched=True), measure, asked)
    return [pair for pair in pairs if pair.matched]


def _medians(comparison: Comparison, table: pd.DataFrame) -> list[Pair] | str:
    choices = comparison.choices
    if choices.shared_copy == "weigh":
        return "medians are not weighed"
    within = choices.scale == "within-language"
    articles = Articles(choosing.select(table, choices), choices, pool=within)
    valued = articles.values(comparison.measure.name, within=within)
    numbers = {(key.language, key.name): place for place, key in enumerate(articles.keys)}
    found = []
    for pair in (pair for pair in comparison.pairs if not pair.matched):
        own = [key for key in numbers if pair.language in (None, key[0])]
        a = [numbers[key] for key in own if key[1] == pair.a]
        b = [numbers[key] for key in own if key[1] == pair.b] or [
            numbers[key] for key in own if key[1] != pair.a
        ]
        difference, interval = difference_of_medians(valued.sample(a), valued.sample(b))
        low, high = interval or (None, None)
        found.append(dataclasses.replace(pair, difference=difference, low=low, high=high))
    return found


def _reason(error: Exception) -> str:
    if isinstance(error, MissingColumnError):
        return f"the table has no column {error.column!r}"
    return str(error)


def _drafted(pair: Pair, found: Found) -> tuple[Variant, float | None, int]:
    """Return the variant without q and verdict, its p, and the smaller number of articles."""
    name, varied, pairs, sign = found
    if isinstance(pairs, str):
        return Variant(name, varied, pairs), None, 0
    own = next((each for each in pairs if _is_same(each, pair)), None)
    if own is None or own.p is None or own.difference is None or own.delta is None:
        return Variant(name, varied, "no values"), None, 0
    if own.low is None or own.high is None:
        return Variant(name, varied, TOO_FEW_ARTICLES), None, 0
    low, high = sorted((sign * own.low, sign * own.high))
    n = min(own.n_a, own.n_b)
    if verdict(n, (low, high), own.delta, 0.0) == TOO_FEW_ARTICLES:
        few = "too few stories" if own.matched else TOO_FEW_ARTICLES
        return Variant(name, varied, few), None, n
    difference, delta = sign * own.difference, sign * own.delta
    draft = Variant(name, varied, None, difference, low, high, delta)
    return draft, own.p, n


def _is_same(one: Pair, other: Pair) -> bool:
    # A measure that holds across languages has pairs without a language.
    alike = one.language == other.language or None in (one.language, other.language)
    return (one.a, one.b) == (other.a, other.b) and alike


def _judged(draft: Variant, pair: Pair, n: int, q: float | None) -> Variant:
    if q is None or draft.low is None or draft.high is None or draft.difference is None:
        return draft
    same = bool(np.sign(draft.difference) == np.sign(pair.difference or 0.0))
    found = verdict(n, (draft.low, draft.high), draft.delta, q)
    return dataclasses.replace(draft, q=q, verdict=found, same_direction=same)


def needed_measures(names: Sequence[str]) -> list[str]:
    """Return the measures that the variants of ``names`` look at beside them."""
    siblings = [sibling for name in names for sibling, _ in siblings_of(name)]
    return list(dict.fromkeys(["words", *siblings]))
