"""Two to four articles next to each other: what they share, and what only one says."""

from __future__ import annotations

import streamlit as st

from biascompare.compare.elements import Element, Kind
from biascompare.compare.shared import SideBySide, side_by_side
from biascompare.dashboard import (
    address,
    bias_forms,
    choosing,
    escaping,
    layout,
    reader,
    wording,
)
from biascompare.dashboard.articles_left import View
from biascompare.dashboard.known_actors import known_actors
from biascompare.dashboard.texts import t
from biascompare.model import Document, Span
from biascompare.report import forms
from biascompare.stories import Story

MOST = 4
_KINDS: tuple[Kind, ...] = ("actor", "number", "quote")
_MOST_LISTED = 20


def show(view: View, story: Story) -> None:
    """Let the visitor choose articles of a story and show them next to each other."""
    layout.section(t("stories.beside"), t("stories.beside_why"))
    bias_forms.label("absence_of_balance")
    documents = view.corpus.documents
    ids = [each.id for each in story.articles]
    chosen = address.multiselect(
        t("stories.articles"),
        ids,
        "beside",
        default=_first(story),
        shown=lambda each: choosing.line(documents[each]),
        most=MOST,
        placeholder=t("stories.choose_two"),
    )
    if len(chosen) < 2:
        layout.remark(t("stories.choose_two"))
        return
    shown = [documents[each] for each in chosen]
    found = _found(chosen, shown)
    for row in range(0, len(shown), 2):
        for place, column in zip(
            range(row, min(row + 2, len(shown))), st.columns(2, gap="large"), strict=False
        ):
            with column:
                _article(shown[place], found, place)
    _elements(shown, found)


def _first(story: Story) -> list[str]:
    """Return the first article of the first outlets, two if there are."""
    language = story.articles[0].language if story.articles else None
    firsts: dict[str | None, str] = {}
    for each in sorted(story.articles, key=lambda each: each.language != language):
        firsts.setdefault(each.outlet, each.id)
    return list(firsts.values())[:2]


@st.cache_resource(max_entries=100, show_spinner=False)
def _found(identifiers: tuple[str, ...], _documents: list[Document]) -> SideBySide:
    return side_by_side(_documents, known_actors())


def _article(document: Document, found: SideBySide, place: int) -> None:
    share = found.shares[place]
    if share is not None:
        layout.remark(t("stories.share", share=wording.percent(share)))
    spans = [
        Span(each.start, each.end, t("stories.stretch", n=each.words), float(len(each.also_in)))
        for each in found.stretches[place]
    ]
    # Of the page's own HTML, so that it scrolls by keyboard too.
    name = escaping.plain(_short(document))
    article = reader.marked_article(document, spans, lambda term, _: term)
    st.html(f'<div class="beside" role="region" tabindex="0" aria-label="{name}">{article}</div>')


def _elements(documents: list[Document], found: SideBySide) -> None:
    for kind in _KINDS:
        own = [each for each in found.elements if each.kind == kind]
        layout.small_heading(t(f"stories.kind.{kind}"))
        if not own:
            layout.remark(t(f"stories.no_kind.{kind}"))
            continue
        headers = [t("stories.column.what"), *(_short(each) for each in documents)]
        rows = [_row(each) for each in own[:_MOST_LISTED]]
        layout.table(headers, rows, numeric=range(1, len(headers)))
        if len(own) > len(rows):
            layout.remark(t("stories.more_elements", n=len(own) - len(rows)))


def _short(document: Document) -> str:
    return wording.outlet(document) or forms.short_title(document)


def _row(element: Element) -> tuple[str, ...]:
    cells = [wording.whole(len(own)) if own else wording.NOTHING for own in element.places]
    return (element.shown, *cells)
