"""What makes this number? One article, with the words that made a value marked."""

from __future__ import annotations

import streamlit as st

from biascompare.dashboard import address, choosing, layout, reader, wording
from biascompare.dashboard.articles_left import View
from biascompare.dashboard.reader import Reading
from biascompare.dashboard.texts import said, t
from biascompare.measure_values import unit_shown
from biascompare.measures import FAMILIES, Measure, Missing
from biascompare.model import Document

_FIRST = ("tone", "frames", "actors", "voice", "readability", "length")
_ARTICLE = "article"


def show() -> None:
    """Show the page."""
    view = layout.view()
    layout.opening(
        t("shell.page.articles"),
        t("reader.not_shown"),
    )
    if not layout.anything_left(view):
        return
    left, right = st.columns([3, 2], gap="large", vertical_alignment="bottom")
    with left:
        document = _choose_article(view)
    with right:
        measure = _choose_measure()
    if document is None:
        return
    reading = reader.read(document, measure)
    _value(reading)
    left, right = st.columns([3, 2], gap="large")
    with right:
        _evidence(reading)
        _notices(document)
    with left:
        st.html(reader.article(reading))
        _comments(document)


def _choose_article(view: View) -> Document | None:
    asked = st.query_params.get_all(_ARTICLE)
    address.drop(t("reader.choose"), [each for each in asked if not view.holds(each)])
    document = choosing.article(view, "chosen_article", st.query_params.get(_ARTICLE))
    if document is not None:
        st.query_params[_ARTICLE] = document.id
    return document


def _choose_measure() -> Measure:
    ordered = sorted(
        layout.view().corpus.measures.values(),
        key=lambda measure: (_FIRST + FAMILIES).index(measure.family),
    )
    known = {measure.name: measure for measure in ordered}
    return known[
        address.selectbox(
            t("families.measure"), list(known), "measure", shown=lambda name: known[name].label
        )
    ]


def _value(reading: Reading) -> None:
    measure = reading.measure
    layout.value(
        reading.text, t("forms.and_then", first=unit_shown(measure.unit), then=measure.direction)
    )
    if isinstance(reading.value, Missing):
        layout.notice(t("reader.no_value", reason=said(reading.value.reason)))
        return
    layout.remark(measure.explanation)
    if measure.family == "frames":
        layout.remark(_strongest_frames(reading))
    if warning := measure.warning(reading.document.language):
        layout.notice(said(f"{warning}."))
    if measure.evidence is not None:
        layout.legend(two_signs=any(span.share < 0 for span in reading.spans))


def _strongest_frames(reading: Reading) -> str:
    measures = layout.view().corpus.measures
    named = (measures[f"frame_{each}"] for each in reading.strongest_frames)
    labels = [wording.marked(each, reading.document.language) for each in named]
    if not labels:
        return t("reader.no_frame")
    several = "reader.several_frames" if len(labels) > 1 else "reader.strongest_frame"
    return t(several, frames=wording.listing(labels))


def _evidence(reading: Reading) -> None:
    measure = reading.measure
    if measure.evidence is None:
        layout.remark(t("reader.not_words"))
        layout.table(
            [t("reader.counted"), t("reader.number")], reader.counts(reading.document), numeric=[1]
        )
    elif not isinstance(reading.value, Missing):
        rows = [*reader.terms(reading), (t("reader.sum"), str(len(reading.spans)), reading.text)]
        layout.table(
            [t("reader.term"), t("reader.times"), t("reader.share")],
            rows,
            numeric=[1, 2],
            total=True,
        )


def _notices(document: Document) -> None:
    if not document.notices:
        return
    layout.small_heading(t("reader.about"))
    rows = [
        (wording.lines(each.first_line, each.last_line), said(each.message))
        for each in document.notices
    ]
    layout.table([t("reader.line"), t("reader.notice")], rows)


def _comments(document: Document) -> None:
    if not document.comments:
        return
    number = wording.count(len(document.comments), "comment")
    with st.expander(t("reader.not_measured", comments=number)):
        for each in document.comments:
            st.html(reader.comment(each))


if __name__ == "__main__":
    show()
