"""What pairs that are looked at together may be called, and the sentences that say so."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from biascompare import translations
from biascompare.compare import significance
from biascompare.compare.called_groups import beginning
from biascompare.compare.pairs import Pair
from biascompare.compare.statistics import Interval
from biascompare.compare.thresholds import thresholds
from biascompare.compare.verdicts import (
    CANNOT_TELL,
    CLEAR,
    TOO_FEW_ARTICLES,
    Wording,
    doubt,
    verdict,
)


def adjusted(families: Sequence[tuple[Wording, Sequence[Pair]]]) -> list[tuple[Pair, ...]]:
    """Return every pair with q, verdict and sentence.

    Everything that is looked at together is adjusted together: pairs with enough articles
    for a verdict, over all measures.
    """
    judged = [pair for _, pairs in families for pair in pairs if _may_be_judged(pair)]
    values = significance.benjamini_hochberg([pair.p for pair in judged if pair.p is not None])
    q_of = {id(pair): q for pair, q in zip(judged, values, strict=True)}
    return [
        tuple(_decided(pair, q_of.get(id(pair)), wording) for pair in pairs)
        for wording, pairs in families
    ]


def _may_be_judged(pair: Pair) -> bool:
    # With q = 0 every test is passed: what is left to fail is the number of articles.
    found = verdict(min(pair.n_a, pair.n_b), _interval(pair), pair.delta, 0.0)
    return pair.p is not None and found != TOO_FEW_ARTICLES


def _decided(pair: Pair, q: float | None, wording: Wording) -> Pair:
    found = verdict(min(pair.n_a, pair.n_b), _interval(pair), pair.delta, q)
    higher = None
    if pair.difference:
        higher = pair.a if pair.difference > 0 else pair.b
    reason = _reason(pair, q) if found == CANNOT_TELL else None
    decided = dataclasses.replace(pair, q=q, verdict=found, higher=higher, reason=reason)
    return dataclasses.replace(decided, sentence=sentence(decided, wording))


def _reason(pair: Pair, q: float | None) -> str | None:
    interval = _interval(pair)
    if interval is None or pair.delta is None or pair.p is None or q is None:
        return None
    return doubt(interval, pair.delta, pair.p, q)


def _interval(pair: Pair) -> Interval | None:
    return None if pair.low is None or pair.high is None else (pair.low, pair.high)


_MEASURE = " ({measure})"


def sentence(pair: Pair, wording: Wording, language: str = "en") -> str:
    """Return what a pair shows, in words a pupil understands; the higher group first."""
    said = "".join(_parts(pair, wording, language))
    if not pair.reason:
        return said
    units = thresholds().sentences[language]["stories" if pair.matched else "articles"]
    return f"{said} {thresholds().reasons[language][pair.reason].format(units=units)}"


def claim(pair: Pair, wording: Wording, language: str = "en") -> str:
    """Return what a pair shows without its measure's name and its figures."""
    return f"{_parts(pair, wording, language)[0]}."


def figures(pair: Pair, wording: Wording, language: str = "en") -> str:
    """Return how sure a pair is, in figures."""
    return _parts(pair, wording, language)[2].lstrip("\u202f\xa0: ")


def _parts(pair: Pair, wording: Wording, language: str) -> tuple[str, str, str]:
    """Return what a pair's sentence says: who is higher, the measure's name, the figures."""
    turned = pair.difference is not None and pair.difference < 0 and pair.verdict == CLEAR
    shown = _turned(pair) if turned else pair
    texts = thresholds().sentences[language]
    template, units = texts[_kind(pair)], texts["stories" if pair.matched else "articles"]
    values = (shown.difference, shown.low, shown.high)
    difference, low, high = wording.figures(values, language)
    said = {
        **_called(shown, wording, language, begins=template.startswith("{a}")),
        "are_more": wording.verb(language) or texts["are_higher"],
        "measure": wording.label,
        "difference": difference,
        "low": low,
        "high": high,
        "n_a": translations.number(language, shown.n_a, 0),
        "n_b": translations.number(language, shown.n_b, 0),
        "fewest": str(thresholds().fewest_for_verdict),
        "units": units,
    }
    head, named, tail = template.partition(_MEASURE)
    return head.format(**said), named.format(**said), tail.format(**said)


def _turned(pair: Pair) -> Pair:
    """Return a pair seen from the other side; only what its sentence says is turned."""
    values = (pair.difference, pair.high, pair.low)
    difference, low, high = (None if value is None else -value for value in values)
    return dataclasses.replace(
        pair,
        a=pair.b, b=pair.a, n_a=pair.n_b, n_b=pair.n_a,
        difference=difference, low=low, high=high,
    )  # fmt: skip


def _called(pair: Pair, wording: Wording, language: str, *, begins: bool) -> dict[str, str]:
    a, b = (wording.groups.called(name, language) for name in (pair.a, pair.b))
    return {
        "a": beginning(a.subject, pair.a) if begins else a.subject,
        "those_a": a.those,
        "those_b": b.those,
        "short_a": a.short,
        "short_b": b.short,
    }


def _kind(pair: Pair) -> str:
    if pair.verdict == CLEAR:
        return "clear_matched" if pair.matched else "clear"
    if pair.verdict == CANNOT_TELL:
        return "cannot_tell_matched" if pair.matched else "cannot_tell"
    return "too_few_stories" if pair.matched else "too_few"
