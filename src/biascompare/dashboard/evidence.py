"""The sentences behind a number, article by article, with what made it marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from biascompare.compare import NO_OUTLET
from biascompare.dashboard import articles_left, escaping, layout, wording
from biascompare.dashboard.articles_left import View
from biascompare.dashboard.selection import Selection
from biascompare.dashboard.texts import t
from biascompare.measures import Measure, Prepared
from biascompare.model import Document, Span

MOST_READ = 200
"""Articles of an outlet that are searched for sentences: those with the highest values."""
AT_FIRST = 6
_MORE = 10


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with its marks; offsets are from its start."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What of one article made a value: marks in the headline, and its sentences."""

    id: str
    in_title: tuple[Span, ...]
    passages: tuple[Passage, ...]

    @property
    def spans(self) -> list[Span]:
        """All marks."""
        return [*self.in_title, *(span for each in self.passages for span in each.spans)]


def of_outlet(view: View, outlet: str | None, code: str | None, measure: Measure) -> list[Found]:
    """Return what made a measure in an outlet's articles of one language, highest first.

    ``outlet`` None takes all. Of many articles, `MOST_READ` with the highest values. Of a
    sample, the outlet's own is drawn: it is the same whatever stands beside it.
    """
    asked = view.selection
    if view.sampled and outlet is not None:
        asked = articles_left.of_one(view, outlet)
    key = articles_left.key_of(view.corpus, asked)
    return _found((key, str(outlet), str(code), measure.name), view, asked, outlet, code, measure)


@st.cache_resource(max_entries=60, show_spinner=False)
def _found(
    key: tuple[str, ...],
    _view: View,
    _asked: Selection,
    _outlet: str | None,
    _code: str | None,
    _measure: Measure,
) -> list[Found]:
    whole = _view if _asked is _view.selection else articles_left.narrow(_view.corpus, _asked)
    rows = articles(whole.of(_measure.name), _outlet, _code)
    rows = rows[rows[_measure.name].notna() & (rows[_measure.name] != 0)]
    sizes = rows[_measure.name].astype(float).abs().sort_values(ascending=False, kind="stable")
    chosen = rows.loc[sizes.index[:MOST_READ], "id"]
    found = (_of(_view.corpus.documents[each], _measure) for each in chosen)
    return [each for each in found if each.spans]


def articles(table: pd.DataFrame, outlet: str | None, code: str | None) -> pd.DataFrame:
    """Return the rows of an outlet in a language; ``outlet`` None takes all."""
    rows = table[table["language"].fillna("") == (code or "")]
    return rows if outlet is None else rows[rows["outlet"].fillna(NO_OUTLET) == outlet]


def _of(document: Document, measure: Measure) -> Found:
    prepared = Prepared(document)
    spans = list(measure.spans(prepared))
    titled = measure.reads == "title"
    title = [span for span in spans if titled or span.in_title]
    body = [span for span in spans if not (titled or span.in_title)]
    sentences = [(each.start, each.end) for each in prepared.sentences]
    return Found(document.id, tuple(title), passages(document, sentences, body))


def passages(
    document: Document, sentences: Sequence[tuple[int, int]], spans: Sequence[Span]
) -> tuple[Passage, ...]:
    """Return the sentences that hold a mark."""
    found = []
    for start, end in sentences:
        own = tuple(
            Span(span.start - start, span.end - start, span.term, span.share)
            for span in spans
            if start <= span.start < end
        )
        if own:
            found.append(Passage(document.text[start:end], own))
    return tuple(found)


def show(
    view: View, found: Sequence[Found], measure: Measure | None, key: str, *, beside: bool = True
) -> None:
    """Show the sentences, a few articles at first; ``measure`` is what they are of, if any.

    ``beside`` puts two articles side by side, where the page is wide enough.
    """
    if not found:
        layout.remark(t("evidence.none"))
        return
    wanted = st.session_state.get(key, AT_FIRST)
    for place, each in zip(
        _places(len(found[:wanted]), beside=beside), found[:wanted], strict=True
    ):
        with place:
            _article(view, each, measure)
    if len(found) > wanted:
        layout.remark(t("evidence.more", n=len(found) - wanted))
        st.button(t("evidence.show_more"), key=f"{key}_more", on_click=_grow, args=(key,))


def _places(number: int, *, beside: bool) -> Sequence[DeltaGenerator]:
    return layout.cells(number) if beside else [st.container() for _ in range(number)]


def _grow(key: str) -> None:
    st.session_state[key] = st.session_state.get(key, AT_FIRST) + _MORE


def _article(view: View, found: Found, measure: Measure | None) -> None:
    document = view.corpus.documents[found.id]
    st.html(quoted(document, found))
    st.page_link(
        layout.VIEWS / "articles.py",
        label=t("evidence.read"),
        query_params={"article": found.id} | ({"measure": measure.name} if measure else {}),
    )


def quoted(document: Document, found: Found) -> str:
    """Return an article's sentences as HTML, under its headline."""
    strongest = max((abs(span.share) for span in found.spans), default=0.0)
    title = document.title or t("reader.untitled")
    heading = escaping.highlighted(title, found.in_title if document.title else (), strongest, _tip)
    parts = [wording.outlet(document), wording.published(document.published)]
    byline = escaping.plain(" · ".join(each for each in parts if each))
    lines = "".join(
        f"<li>{escaping.highlighted(each.text, each.spans, strongest, _tip)}</li>"
        for each in found.passages
    )
    code = escaping.plain(document.language or "")
    return (
        f'<div class="quoted" lang="{code}"><p class="headline">{heading}</p>'
        f'<p class="byline">{byline}</p><ul>{lines}</ul></div>'
    )


def _tip(term: str, share: float) -> str:
    return term


def terms(found: Sequence[Found]) -> Counter[str]:
    """Return how often each term stands there."""
    return Counter(span.term for each in found for span in each.spans)
