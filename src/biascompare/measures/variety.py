"""Variety of words: measures of type-token ratio that do not fall with length."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from biascompare.measures.base import Example, Measure, Missing
from biascompare.measures.prepared import Prepared

WINDOW = 50
THRESHOLD = 0.72
_SMALLEST_MTLD = 100
# Ten different words, over and over.
_TEN = "The red cat sat on a mat near my door. "


def moving_average(words: Sequence[str], window: int = WINDOW) -> float:
    """Return the mean share of different words in every ``window`` words in a row (MATTR).

    From 1 / ``window`` (one word repeated) to 1 (no word repeated). There must be
    ``window`` words. Covington and McFall 2010, Cutting the Gordian knot, Journal of
    Quantitative Linguistics 17(2).
    """
    counts = Counter(words[:window])
    total = len(counts)
    for leaving, entering in zip(words, words[window:], strict=False):
        counts[leaving] -= 1
        if not counts[leaving]:
            del counts[leaving]
        counts[entering] += 1
        total += len(counts)
    return total / (window * (len(words) - window + 1))


def lexical_diversity(words: Sequence[str], threshold: float = THRESHOLD) -> float | None:
    """Return the mean length of stretches that keep a share of different words (MTLD).

    A stretch ends when the share of different words in it falls below ``threshold``;
    the rest counts by how far it fell. Mean of reading forwards and backwards; ``None``
    if no word comes twice. McCarthy and Jarvis 2010, MTLD, vocd-D, and HD-D, Behavior
    Research Methods 42(2).
    """
    forwards, backwards = _factors(words, threshold), _factors(words[::-1], threshold)
    if not forwards or not backwards:
        return None
    return (len(words) / forwards + len(words) / backwards) / 2


def _factors(words: Sequence[str], threshold: float) -> float:
    factors, types, tokens = 0.0, set[str](), 0
    for word in words:
        types.add(word)
        tokens += 1
        if len(types) / tokens < threshold:
            factors, types, tokens = factors + 1, set(), 0
    if tokens:
        factors += (1 - len(types) / tokens) / (1 - threshold)
    return factors


def _words(prepared: Prepared) -> list[str]:
    return [word.written.lower() for word in prepared.words]


def _mtld(prepared: Prepared) -> float | Missing:
    value = lexical_diversity(_words(prepared))
    return Missing("no word comes twice") if value is None else value


MEASURES = (
    Measure(
        name="variety",
        label="Variety of words (MATTR)",
        family="wording",
        unit="share of different words, 0 to 1",
        direction="higher means fewer repeated words",
        explanation=(
            f"How many of {WINDOW} words in a row are different from each other, on average over "
            "the text. Forms of one word (walk, walks) count as different words, so languages "
            "with many forms have higher values."
        ),
        caveat=(
            "Do not use it to compare languages, or to say who writes better: a text "
            "about one thing has to repeat its name."
        ),
        source="Covington and McFall 2010, Journal of Quantitative Linguistics 17(2)",
        example=Example(_TEN * 5, 0.2),
        compute=lambda prepared: moving_average(_words(prepared)),
        smallest=WINDOW,
    ),
    Measure(
        name="mtld",
        label="Variety of words (MTLD)",
        family="wording",
        unit="words",
        direction="higher means fewer repeated words",
        explanation=(
            "How many words a stretch of the text has, on average, before repeated words make up "
            "more than 28% of it. Forms of one word (walk, walks) count as different words."
        ),
        caveat=(
            "Do not use it to compare languages, or to rank single short articles: a "
            "few repeated words move it far."
        ),
        source="McCarthy and Jarvis 2010, Behavior Research Methods 42(2)",
        example=Example(_TEN * 10, 100 / 7),
        compute=_mtld,
        smallest=_SMALLEST_MTLD,
    ),
)
