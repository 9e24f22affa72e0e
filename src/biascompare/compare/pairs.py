"""Two groups on one measure: the difference, how sure it is, and the sentence that says so."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from biascompare import translations
from biascompare.compare import statistics
from biascompare.compare.statistics import Interval, Sample
from biascompare.compare.thresholds import thresholds
from biascompare.compare.verdicts import (
    CANNOT_TELL,
    CLEAR,
    TOO_FEW_ARTICLES,
    Wording,
    number,
    verdict,
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Group ``a`` against group ``b`` (or against ``the rest``).

    ``difference`` is mean(a) − mean(b) with its 95% interval; ``delta`` is Cliff's delta;
    ``p`` is Mann and Whitney's, or the sign-flip test's where ``matched``; ``q`` is p
    after Benjamini and Hochberg over everything compared at once. ``n_a`` and ``n_b``
    count articles, or the stories that both tell where ``matched``.
    """

    a: str
    b: str
    language: str | None
    n_a: int
    n_b: int
    difference: float | None
    low: float | None
    high: float | None
    delta: float | None
    p: float | None
    q: float | None
    verdict: str
    sentence: str
    matched: bool = False
    higher: str | None = None


def compared(
    names: tuple[str, str],
    language: str | None,
    a: Sample,
    b: Sample,
    tested: tuple[float, float] | None = None,
) -> Pair:
    """Return the pair without its verdict, which needs all pairs: see `adjusted`.

    ``tested`` are delta and p where they are known already.
    """
    interval = statistics.difference_interval(a, b)
    difference = delta = p = None
    if a.n and b.n:
        difference = a.mean - b.mean
        if tested is None:
            delta = statistics.cliffs_delta(a, b)
            p = statistics.rank_test(a, b, delta)
        else:
            delta, p = tested
    return undecided(names, language, (a.n, b.n), difference, interval, delta, p)


def undecided(
    names: tuple[str, str],
    language: str | None,
    counts: tuple[int, int],
    difference: float | None,
    interval: Interval | None,
    delta: float | None,
    p: float | None,
    *,
    matched: bool = False,
) -> Pair:
    """Return a pair that has no verdict yet."""
    low, high = interval or (None, None)
    return Pair(*names, language, *counts, difference, low, high, delta, p, None, "", "", matched)


def adjusted(families: Sequence[tuple[Wording, Sequence[Pair]]]) -> list[tuple[Pair, ...]]:
    """Return every pair with q, verdict and sentence.

    Everything that is looked at together is adjusted together: pairs with enough articles
    for a verdict, over all measures.
    """
    judged = [pair for _, pairs in families for pair in pairs if _may_be_judged(pair)]
    values = statistics.benjamini_hochberg([pair.p for pair in judged if pair.p is not None])
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
    decided = dataclasses.replace(pair, q=q, verdict=found, higher=higher)
    return dataclasses.replace(decided, sentence=sentence(decided, wording))


def _interval(pair: Pair) -> Interval | None:
    return None if pair.low is None or pair.high is None else (pair.low, pair.high)


def sentence(pair: Pair, wording: Wording, language: str = "en") -> str:
    """Return what a pair shows, in words a pupil understands; the higher group first."""
    texts = thresholds().sentences[language]
    named = translations.kept_together(language, texts["named"])
    rest = {each["the_rest"] for each in thresholds().sentences.values()}
    turned = pair.difference is not None and pair.difference < 0 and pair.verdict == CLEAR
    a, b = (pair.b, pair.a) if turned else (pair.a, pair.b)
    n_a, n_b = (pair.n_b, pair.n_a) if turned else (pair.n_a, pair.n_b)
    values = [pair.difference, pair.low, pair.high]
    if turned:
        values = [-value for value in (pair.difference, pair.high, pair.low) if value is not None]
    difference, low, high = ("–" if value is None else number(value, language) for value in values)
    return translations.kept_together(language, texts[_kind(pair)]).format(
        a=texts["the_rest"] if a in rest else named.format(name=a),
        b=texts["the_rest"] if b in rest else named.format(name=b),
        are_more=wording.verb(language) or texts["are_higher"],
        measure=wording.label,
        difference=f"{difference} {wording.short_unit}".rstrip(),
        low=low,
        high=high,
        n_a=translations.number(language, n_a, 0),
        n_b=translations.number(language, n_b, 0),
        fewest=thresholds().fewest_for_verdict,
        units=texts["stories" if pair.matched else "articles"],
    )


def _kind(pair: Pair) -> str:
    if pair.verdict == CLEAR:
        return "clear_matched" if pair.matched else "clear"
    if pair.verdict == CANNOT_TELL:
        return "cannot_tell_matched" if pair.matched else "cannot_tell"
    return "too_few_stories" if pair.matched else "too_few"


def shared_ranks(clear: Sequence[bool]) -> list[int]:
    """Return the rank of each group from the highest mean; neighbours share one.

    ``clear[i]`` says whether group i differs clearly from group i + 1.

    >>> shared_ranks([False, True])
    [1, 1, 3]
    """
    ranks = [1]
    for place, told_apart in enumerate(clear, start=2):
        ranks.append(place if told_apart else ranks[-1])
    return ranks
