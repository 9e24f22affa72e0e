"""The glossary as HTML, looped from the registry of measures."""

from __future__ import annotations

from biascompare.charts.axis import decimals
from biascompare.dashboard import layout, wording
from biascompare.dashboard.escaping import plain
from biascompare.dashboard.texts import said, t
from biascompare.known_accuracy import KnownFigure, concerning
from biascompare.measures import Measure

# So many measures of one pattern that one of them stands for all.
_ONE_FOR_ALL = "actors"


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
    value = wording.number(example.value, max(2, decimals([example.value])))
    title = t("methods.headline", title=example.title) + " " if example.title else ""
    facts = {
        t("methods.caveat"): measure.caveat,
        t("methods.unit"): measure.unit,
        t("methods.direction"): measure.direction,
        t("methods.languages"): wording.languages_of(measure),
        t("methods.at_least"): wording.count(measure.smallest, "word"),
        t("methods.source"): measure.source,
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
    return {t("methods.accuracy"): f"{'; '.join(map(_known, known))}."} if known else {}


def _known(figure: KnownFigure) -> str:
    return t(
        "methods.known",
        language=wording.language(figure.language),
        figure=said(figure.called),
        value=wording.number(figure.value, 2),
        interval=wording.interval(figure.low, figure.high, 2),
        data=said(figure.data),
        n=figure.n,
        day=wording.day(figure.date),
    )
