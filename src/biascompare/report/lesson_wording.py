"""What was counted in a lesson, in sentences for pupils, in a language of the interface."""

from __future__ import annotations

from collections.abc import Callable

from biascompare.charts.axis import decimals
from biascompare.compare import CANNOT_TELL, CLEAR
from biascompare.lessons import Answer, Step
from biascompare.measure_translations import translated_measure
from biascompare.measures import Measure
from biascompare.translations import load, number, translated

_OWN_LABELS = "lesson.measure."


def measure_label(language: str, measure: Measure) -> str:
    """Return a measure's name for pupils; the usual one where there is no other."""
    own = load(language).get(_OWN_LABELS + measure.name)
    return own or translated_measure(measure, language).label


def sentence(language: str, answer: Answer, step: Step, called: Callable[[str], str]) -> str:
    """Return what the articles answer to a step's question; ``called`` names an outlet."""
    label = measure_label(language, answer.measure)
    means = {side.outlet: side.mean for side in answer.sides if side.mean is not None}
    if len(means) < len(answer.sides):
        return translated(language, "lesson.result.missing", measure=label)
    if answer.outlet is None:
        return translated(language, "lesson.result.even", measure=label)
    digits = decimals([*means.values()])
    (other,) = (value for outlet, value in means.items() if outlet != answer.outlet)
    return translated(
        language,
        "lesson.result.most" if step.higher else "lesson.result.least",
        name=called(answer.outlet),
        value=number(language, means[answer.outlet], digits),
        other=number(language, other, digits),
        measure=label,
    )


def verdict(language: str, answer: Answer) -> str:
    """Return how sure the answer is, and on how many articles it rests."""
    a, b = (side.articles for side in answer.sides)
    rests = translated(language, "lesson.result.average", a=a, b=b)
    sure = _sure(language, answer)
    return f"{rests} {sure}"


def _sure(language: str, answer: Answer) -> str:
    if answer.verdict not in (CLEAR, CANNOT_TELL) or answer.low is None or answer.high is None:
        return translated(language, "lesson.result.too_few")
    digits = decimals([answer.low, answer.high])
    key = "lesson.result.clear" if answer.verdict == CLEAR else "lesson.result.cannot_tell"
    low, high = (number(language, value, digits) for value in (answer.low, answer.high))
    return translated(language, key, low=low, high=high)
