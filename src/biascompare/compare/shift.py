"""Why two outlets differ on a measure: each word's share of the gap between their means.

A word shift (Gallagher and others 2021, Generalized word shift graphs, EPJ Data Science 10:4)
made from a measure's own evidence. Each article weighs the same, so a word gives side A the
mean over A's articles of its shares of their values, and the bars add up to the gap.
"""

from __future__ import annotations

import dataclasses
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

from biascompare.compare.shift_model import Shift, ShiftChoices, ShiftedWord
from biascompare.compare.sides import Sides
from biascompare.compare.weights import article_weights
from biascompare.errors import BiasCompareError
from biascompare.measures import Measure, Missing, Prepared
from biascompare.model import Document


def shift(
    documents: Sequence[Document],
    measure: Measure,
    outlet: str,
    against: str | None = None,
    *,
    choices: ShiftChoices | None = None,
) -> Shift:
    """Return which words make ``outlet`` differ from ``against``, or from all the rest.

    Striking a word out takes its shares away; other words keep theirs.

    Raises
    ------
    UnknownNameError
        For an outlet that has no articles.
    BiasCompareError
        Where the measure is not made of words, a side has no value, or a word that is
        struck out stands in neither.
    """
    chosen = choices or ShiftChoices()
    if measure.evidence is None:
        raise BiasCompareError(f"{measure.name} is not made of single words: it has no shift.")
    sides = Sides(documents, outlet, against, chosen.language)
    chosen = dataclasses.replace(chosen, language=sides.language)
    own, weights = article_weights(sides.documents, chosen.shared_copy)
    means = [
        _Mean(measure, chosen, [(own[n], float(weights[n])) for n, of in enumerate(side) if of])
        for side in sides.members(own)
    ]
    for name, mean in zip((outlet, sides.against), means, strict=True):
        if not mean.articles:
            raise BiasCompareError(f"{measure.name} has no value in any article of {name}.")
    words = _shifted(*means)
    struck = _struck_out(words, chosen.without)
    kept = tuple(word for word in words if word not in struck)
    lost_a, lost_b = (math.fsum(getattr(word, side) for word in struck) for side in "ab")
    a, b = means
    return Shift(
        measure,
        outlet,
        sides.against,
        a.mean - lost_a,
        b.mean - lost_b,
        (a.mean - lost_a) - (b.mean - lost_b),
        a.mean - b.mean,
        kept,
        struck,
        a.articles,
        b.articles,
        a.missing,
        b.missing,
        chosen,
        tuple(filter(None, (measure.warning(sides.language),))),
    )


class _Mean:
    """A side's mean, and what each word adds to it."""

    def __init__(
        self, measure: Measure, choices: ShiftChoices, articles: Iterable[tuple[Document, float]]
    ) -> None:
        self.articles = self.missing = 0
        self.hits: dict[str, int] = defaultdict(int)
        self.within: dict[str, int] = defaultdict(int)
        self._shares: dict[str, list[float]] = defaultdict(list)
        self._often: dict[str, list[float]] = defaultdict(list)
        values, self._weight = [], 0.0
        for document, weight in articles:
            prepared = Prepared(document, keep_altered=choices.keep_altered, voice=choices.voice)
            value = measure.value(prepared)
            if isinstance(value, Missing):
                self.missing += 1
                continue
            self.articles += 1
            self._weight += weight
            values.append(weight * value)
            self._add(measure, prepared, weight)
        self.mean = math.fsum(values) / self._weight if values else math.nan

    def _add(self, measure: Measure, prepared: Prepared, weight: float) -> None:
        met = set()
        for span in measure.spans(prepared):
            word = span.term.lower()
            self._shares[word].append(weight * span.share)
            self._often[word].append(weight)
            self.hits[word] += 1
            met.add(word)
        for word in met:
            self.within[word] += 1

    @property
    def words(self) -> set[str]:
        return set(self._shares)

    def contribution(self, word: str) -> float:
        return math.fsum(self._shares.get(word, ())) / self._weight

    def frequency(self, word: str) -> float:
        """Hits an article."""
        return math.fsum(self._often.get(word, ())) / self._weight


def _shifted(a: _Mean, b: _Mean) -> tuple[ShiftedWord, ...]:
    found = [_word(word, a, b) for word in a.words | b.words]
    return tuple(sorted(found, key=lambda each: (-abs(each.contribution), each.word)))


def _word(word: str, a: _Mean, b: _Mean) -> ShiftedWord:
    of_a, of_b = a.contribution(word), b.contribution(word)
    often_a, often_b = a.frequency(word), b.frequency(word)
    # Where a side never has the word, a hit would count as on the other side.
    each_a = of_a / often_a if often_a else of_b / often_b
    each_b = of_b / often_b if often_b else each_a
    by_frequency = (often_a - often_b) * (each_a + each_b) / 2
    return ShiftedWord(
        word,
        of_a - of_b,
        of_a,
        of_b,
        by_frequency,
        of_a - of_b - by_frequency,
        a.hits.get(word, 0),
        b.hits.get(word, 0),
        a.within.get(word, 0),
        b.within.get(word, 0),
    )


def _struck_out(words: Sequence[ShiftedWord], without: Sequence[str]) -> tuple[ShiftedWord, ...]:
    known = {each.word: each for each in words}
    unknown = [word for word in without if word.lower() not in known]
    if unknown:
        raise BiasCompareError(
            f"--without {unknown[0]}: the measure does not count this word in these articles."
        )
    return tuple(known[word] for word in dict.fromkeys(each.lower() for each in without))
