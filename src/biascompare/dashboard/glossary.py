"""The glossary as HTML, looped from the registry of measures."""

from __future__ import annotations

from biascompare.charts.axis import decimals
from biascompare.dashboard import layout, wording
from biascompare.dashboard.escaping import plain
from biascompare.dashboard.texts import said, t
from biascompare.known_accuracy import KnownFigure, concerning
from biascompare.measure_values import unit_shown
from biascompare.measures import Measure

# So many measures of one pattern that one of them stands for all.
_ONE_FOR_ALL = "actors"
_ENDINGS = {
    "hit precision": "of_hits",
    "precision": "of_precision",
    "recall": "of_recall",
    "f1": "of_f1",
}


def family(name: str) -> str:
    """Return the glossary of one family of measures."""
    measures = [
        measure for measure in layout.view().corpus.measures.values() if measure.family == name
    ]
    if name == _ONE_FOR_ALL and measures:
        named = wording.listing([measure.label for measure in measures])
        said = plain(t("methods.one_for_all", n=len(measures), names=named))
        return f'<p>{said}</p><div class="glossary">{entry(measures[0])}</div>'
    return f'<div class="glossary">{"".join(entry(measure) for measure in measures)}</div>'


def entry(measure: Measure) -> str:
    """Return what the registry says about one measure."""
    example = measure.example
    whole = float(example.value).is_integer()
    digits = 0 if whole else max(2, decimals([example.value], measure.unit))
    value = wording.number(example.value, digits, measure.unit)
    title = t("methods.headline", title=example.title) + " " if example.title else ""
    facts = {
        t("methods.caveat"): measure.caveat,
        t("methods.unit"): unit_shown(measure.unit),
        t("methods.direction"): measure.direction,
        t("methods.languages"): wording.languages_of(measure),
        t("methods.at_least"): wording.count(measure.smallest, "word"),
        t("methods.source"): said(measure.source),
        **_accuracy(measure),
        t("methods.example"): title + t("methods.has", text=example.text, value=value),
    }
    rows = "".join(f"<dt>{plain(name)}</dt><dd>{plain(text)}</dd>" for name, text in facts.items())
    return (
        f'<section id="{plain(measure.name)}"><h3>{plain(measure.label)}</h3>'
        f"<p>{plain(measure.explanation)}</p><dl>{rows}</dl></section>"
    )


def _accuracy(measure: Measure) -> dict[str, str]:
    known = concerning(measure.name, measure.family)
    lines = (
        t("forms.of", name=wording.language(each.language), text=_figure(each)) for each in known
    )
    figures = "; ".join(lines)
    return {t("methods.accuracy"): f"{figures}."} if known else {}


def _figure(known: KnownFigure) -> str:
    values = {name: wording.number(getattr(known, name), 2) for name in ("value", "low", "high")}
    return t(
        "methods.figure.line",
        figure=_figure_name(known.figure),
        data=said(known.data),
        n=known.n,
        date=wording.day(known.date),
        **values,
    )


def _figure_name(name: str) -> str:
    for ending, key in _ENDINGS.items():
        if name.endswith(f" {ending}"):
            return t(f"methods.figure.{key}", what=_what(name.removesuffix(f" {ending}")))
    return t(f"methods.figure.{name}")


def _what(name: str) -> str:
    measures = layout.view().corpus.measures
    measure = measures.get(f"frame_{name}") or measures.get(f"issue_{name}")
    return measure.label if measure else t(f"methods.figure.{name}")
