"""What makes this number? One article, with the words that made a value marked."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from biascompare.dashboard import layout, reader, wording
from biascompare.dashboard.filters import View
from biascompare.dashboard.reader import Reading
from biascompare.measures import FAMILIES, MEASURES, Measure, Missing
from biascompare.model import Document

_MOST_LISTED = 500
_FIRST = ("tone", "frames", "actors", "voice", "readability", "length")
_ARTICLE = "article"


def show() -> None:
    """Show the page."""
    view = layout.view()
    layout.opening(
        "What makes this number?",
        "what the author meant. Words are found by lists and rules, which know neither irony "
        "nor context.",
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
    table = view.table
    if len(table) > _MOST_LISTED:
        table = _searched(table)
    if table.empty:
        layout.notice("No title or outlet holds these letters.")
        return None
    documents = view.corpus.documents
    ids = table["id"].tolist()
    wanted = st.query_params.get(_ARTICLE)
    chosen = st.selectbox(
        "Article (type to search)",
        ids,
        index=ids.index(wanted) if wanted in ids else 0,
        format_func=lambda identifier: _line(documents[identifier]),
        key="chosen_article",
    )
    st.query_params[_ARTICLE] = chosen
    return documents[chosen]


def _searched(table: pd.DataFrame) -> pd.DataFrame:
    wanted = st.text_input("Search titles and outlets", key="search", bind="query-params")
    text = table["label"] + " " + table["outlet"].fillna("")
    found = table[text.str.contains(wanted, case=False, regex=False)] if wanted else table
    if len(found) > _MOST_LISTED:
        layout.remark(f"{len(found):,} articles fit; the first {_MOST_LISTED} are listed.")
    return found.head(_MOST_LISTED)


def _line(document: Document) -> str:
    parts = [wording.short_title(document), wording.outlet(document)]
    parts += [(document.published or "no date")[:10], wording.language(document.language)]
    return " · ".join(part for part in parts if part)


def _choose_measure() -> Measure:
    ordered = sorted(
        MEASURES.values(),
        key=lambda measure: (_FIRST + FAMILIES).index(measure.family),
    )
    labels = {measure.label: measure for measure in ordered}
    label = st.selectbox("Measure", list(labels), key="measure", bind="query-params")
    return labels[label]


def _value(reading: Reading) -> None:
    measure = reading.measure
    layout.value(reading.text, f"{measure.unit}; {measure.direction}")
    if isinstance(reading.value, Missing):
        layout.notice(f"No value: {reading.value.reason}.")
        return
    layout.remark(measure.explanation)
    if measure.evidence is not None:
        layout.legend(two_signs=any(span.share < 0 for span in reading.spans))


def _evidence(reading: Reading) -> None:
    measure = reading.measure
    if measure.evidence is None:
        layout.remark("This value is not made of single words. It is made of these counts:")
        layout.table(["Counted", "Number"], reader.counts(reading.document), numeric=[1])
    elif not isinstance(reading.value, Missing):
        rows = [*reader.terms(reading), ("Sum", str(len(reading.spans)), reading.text)]
        layout.table(["Term", "Times", "Share of the value"], rows, numeric=[1, 2], total=True)


def _notices(document: Document) -> None:
    if not document.notices:
        return
    layout.small_heading("About this article")
    rows = [
        (wording.lines(each.first_line, each.last_line), each.message) for each in document.notices
    ]
    layout.table(["Line", "Notice"], rows)


def _comments(document: Document) -> None:
    if not document.comments:
        return
    number = wording.count(len(document.comments), "reader’s comment", "readers’ comments")
    with st.expander(f"{number}, not measured"):
        for each in document.comments:
            st.html(reader.comment(each))


if __name__ == "__main__":
    show()
