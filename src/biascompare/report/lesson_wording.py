"""What was counted in a lesson, in sentences for pupils, in a language of the interface."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from biascompare.charts.axis import decimals
from biascompare.compare import CANNOT_TELL, CLEAR
from biascompare.lessons import Answer, Step
from biascompare.measure_translations import translated_measure
from biascompare.measure_values import difference, points, written
from biascompare.measures import Measure
from biascompare.translations import load, translated

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
    unit = answer.measure.unit
    digits = decimals([*means.values()], unit)
    (other,) = (value for outlet, value in means.items() if outlet != answer.outlet)
    return translated(
        language,
        "lesson.result.most" if step.higher else "lesson.result.least",
        name=called(answer.outlet),
        value=written(language, means[answer.outlet], digits, unit),
        other=written(language, other, digits, unit),
        measure=label,
    )


def of_read(
    language: str,
    values: Mapping[str, float | None],
    called: Callable[[str], str],
    unit: str = "",
) -> str:
    """Return the values of the two articles that the class has read, empty where one is missing."""
    known = {outlet: value for outlet, value in values.items() if value is not None}
    if len(known) != len(values) or not known:
        return ""
    digits = decimals([*known.values()], unit)
    first, second = (
        f"{called(outlet)} {written(language, value, digits, unit)}"
        for outlet, value in known.items()
    )
    return translated(language, "lesson.result.read", first=first, second=second)


def verdict(language: str, answer: Answer) -> str:
    """Return how sure the answer is, and on how many articles it rests."""
    a, b = (side.articles for side in answer.sides)
    rests = translated(language, "lesson.result.average", a=a, b=b)
    sure = _sure(language, answer)
    return f"{rests} {sure}"


def _sure(language: str, answer: Answer) -> str:
    values = (answer.difference, answer.low, answer.high)
    if answer.verdict not in (CLEAR, CANNOT_TELL) or None in values:
        return translated(language, "lesson.result.too_few")
    known = [value for value in values if value is not None]
    if known[0] < 0:
        # The sentence before says who has more: a difference without a direction of its own.
        known = [-known[0], -known[2], -known[1]]
    unit = answer.measure.unit
    digits = decimals(known, unit)
    key = "lesson.result.clear" if answer.verdict == CLEAR else "lesson.result.cannot_tell"
    told = difference(language, known[0], digits, unit)
    low, high = (points(language, value, digits, unit) for value in known[1:])
    return translated(language, key, difference=told, low=low, high=high)
