"""What the articles of a lesson answer to a question, and the sentences behind it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from biascompare.compare import TOO_FEW_ARTICLES, Comparison, compare
from biascompare.compare.choices import OPINION_NOTICE
from biascompare.errors import BiasCompareError
from biascompare.lessons.model import Lesson, Step
from biascompare.measures import MEASURES, Measure, Prepared
from biascompare.model import Document, Span

_SENTENCES = 3


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence behind a number, with what made the number marked in it."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One outlet of a question: its articles, their mean, and sentences that show it.

    ``mean`` is None where no article has a value.
    """

    outlet: str
    articles: int
    mean: float | None
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the articles say: both sides, which has more of it, and how sure that is.

    ``outlet`` is the one that answers the question, None where the means are equal or one
    is missing. ``verdict`` is one of `biascompare.compare`'s.
    """

    measure: Measure
    sides: tuple[Side, ...]
    outlet: str | None
    verdict: str
    difference: float | None
    low: float | None
    high: float | None
    comparison: Comparison


def table_of(table: pd.DataFrame, lesson: Lesson) -> pd.DataFrame:
    """Return the rows of the lesson's articles: its filters and its hidden outlets.

    Raises `BiasCompareError` naming the outlets that no article is left of.
    """
    kept = chosen(table, lesson)
    if missing := without_articles(kept, lesson):
        raise BiasCompareError(
            f"{lesson.title}: these articles hold none of {', '.join(missing)} that fits the "
            "lesson's filters. Open the articles that the lesson was made with, or another lesson."
        )
    return kept


def without_articles(kept: pd.DataFrame, lesson: Lesson) -> list[str]:
    """Return the hidden outlets that none of the rows is of."""
    present = set(kept["outlet"])
    return [outlet for outlet in lesson.hidden if outlet not in present]


def chosen(table: pd.DataFrame, lesson: Lesson) -> pd.DataFrame:
    """Return the rows that fit the lesson, however few."""
    kept = table[table["outlet"].isin(lesson.hidden)]
    for name, values in lesson.filters.items():
        kept = kept[kept[name].isin(values)]
    days = kept["published"].str.slice(0, 10)
    if lesson.first_day:
        kept = kept[days >= lesson.first_day]
    if lesson.last_day:
        kept = kept[days.reindex(kept.index) <= lesson.last_day]
    return kept


def documents_of(table: pd.DataFrame, documents: Mapping[str, Document]) -> list[Document]:
    """Return the articles of a table's rows, the earliest first, with the table's stories."""
    stories = table["story"].where(table["story"].notna(), None) if "story" in table else ()
    found = [documents[identifier] for identifier in table["id"]]
    if len(stories):
        found = [replace(each, story=own) for each, own in zip(found, stories, strict=True)]
    return sorted(found, key=lambda each: (each.published or "9999", each.id))


def first_articles(lesson: Lesson, documents: Sequence[Document]) -> dict[str, Document]:
    """Return the article that the class reads of each hidden outlet.

    The earliest of ``documents``, which are in order: of the story that the lesson names, a
    report. Another story or an opinion piece only where an outlet has nothing else.
    """

    def least_fitting(document: Document) -> tuple[bool, bool]:
        elsewhere = lesson.read is not None and document.story != lesson.read
        return elsewhere, _is_opinion(document)

    found: dict[str, Document] = {}
    for document in sorted(documents, key=least_fitting):
        if document.outlet in lesson.hidden:
            found.setdefault(document.outlet, document)
    return {outlet: found[outlet] for outlet in lesson.hidden if outlet in found}


def _is_opinion(document: Document) -> bool:
    return any(notice.code == OPINION_NOTICE for notice in document.notices)


def answer(
    step: Step,
    table: pd.DataFrame,
    documents: Sequence[Document],
    *,
    read: Collection[str] = (),
) -> Answer:
    """Return what the articles answer to a step's question.

    ``table`` holds the measured rows of `table_of`, ``documents`` their articles; ``read`` are
    the ids of those that the class reads: their sentences come first.
    """
    assert step.measure is not None
    measure = MEASURES[step.measure]
    both = table[table["outlet"].isin(step.pair)]
    found = compare(both, measure, outlet=step.pair[0], against=step.pair[1])
    means = {outlet: _mean(both, outlet, measure) for outlet in step.pair}
    pair = found.pairs[0] if found.pairs else None
    return Answer(
        measure,
        tuple(_side(outlet, means[outlet], both, measure, documents, read) for outlet in step.pair),
        _answering(step, means),
        pair.verdict if pair else TOO_FEW_ARTICLES,
        pair.difference if pair else None,
        pair.low if pair else None,
        pair.high if pair else None,
        found,
    )


def _mean(table: pd.DataFrame, outlet: str, measure: Measure) -> float | None:
    values = table.loc[table["outlet"] == outlet, measure.name].dropna()
    return float(values.mean()) if len(values) else None


def _answering(step: Step, means: Mapping[str, float | None]) -> str | None:
    known = [(value, outlet) for outlet, value in means.items() if value is not None]
    if len(known) < len(step.pair) or len({value for value, _ in known}) == 1:
        return None
    return max(known)[1] if step.higher else min(known)[1]


def _side(
    outlet: str,
    mean: float | None,
    table: pd.DataFrame,
    measure: Measure,
    documents: Iterable[Document],
    read: Collection[str],
) -> Side:
    own = [document for document in documents if document.outlet == outlet]
    articles = int((table["outlet"] == outlet).sum())
    return Side(outlet, articles, mean, tuple(_behind(measure, own, read)))


def _behind(
    measure: Measure, documents: Sequence[Document], read: Collection[str]
) -> list[Sentence]:
    """Return the sentences with the largest shares; the longest where there are no shares."""
    ranked: list[tuple[bool, float, str, int, Sentence]] = []
    for document in documents:
        prepared = Prepared(document)
        spans = [] if measure.reads == "title" else measure.spans(prepared)
        body = [span for span in spans if not span.in_title]
        for each in prepared.sentences:
            own = tuple(
                Span(span.start - each.start, span.end - each.start, span.term, span.share)
                for span in body
                if each.start <= span.start and span.end <= each.end
            )
            weight = abs(sum(span.share for span in own))
            if measure.evidence is None:
                weight = float(each.end - each.start)
            text = document.text[each.start : each.end]
            if weight:
                unread = document.id not in read
                ranked.append((unread, -weight, document.id, each.start, Sentence(text, own)))
    ranked.sort(key=lambda entry: entry[:4])
    return [sentence for *_, sentence in ranked[:_SENTENCES]]
