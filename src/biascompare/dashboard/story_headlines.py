"""The headlines of a story side by side."""

from __future__ import annotations

import streamlit as st

from biascompare.compare.elements import Element
from biascompare.compare.headlines import Headline, Headlines, headlines
from biascompare.dashboard import escaping, layout, wording
from biascompare.dashboard.articles_left import View
from biascompare.dashboard.known_actors import known_actors
from biascompare.dashboard.texts import t
from biascompare.model import Document, Span
from biascompare.stories import Story

MOST_HEADLINES = 40


def show_headlines(view: View, story: Story) -> None:
    """Show the headlines of a story side by side, with what they share marked."""
    layout.section(t("stories.headlines"), t("stories.headlines_why"))
    documents = [view.corpus.documents[each.id] for each in story.articles]
    found = _headlines(tuple(each.id for each in documents), documents[:MOST_HEADLINES])
    if len(documents) > MOST_HEADLINES:
        layout.remark(t("stories.headlines_cut", n=MOST_HEADLINES, all=len(documents)))
    items = [_headline(view, found, place) for place in range(len(found.lines))]
    st.html(f'<ul class="headlines">{"".join(items)}</ul>')
    if found.without:
        layout.remark(t("stories.without_headline", n=found.without))


@st.cache_resource(max_entries=100, show_spinner=False)
def _headlines(identifiers: tuple[str, ...], _documents: list[Document]) -> Headlines:
    return headlines(_documents, known_actors())


def _headline(view: View, found: Headlines, place: int) -> str:
    line = found.lines[place]
    elements = [*found.elements, *found.words.get(line.language or "", ())]
    spans = marks(elements, place)
    title = escaping.highlighted(line.title, spans, 2.0, _tip)
    only = [each.shown for each in found.elements if each.only_in == place]
    facts = [_outlet(line), line.language and wording.language(line.language), _tone(line)]
    facts += [wording.published(line.published), _frames(view, line)]
    if only:
        facts.append(t("stories.only_here", names=", ".join(dict.fromkeys(only))))
    below = escaping.plain(" · ".join(each for each in facts if each))
    code = escaping.plain(line.language or "")
    return f'<li lang="{code}"><p class="headline">{title}</p><p class="byline">{below}</p></li>'


def _outlet(line: Headline) -> str:
    return line.outlet or t("shell.filter.no_outlet")


def _tone(line: Headline) -> str | None:
    if line.tone is None:
        return None
    return t("stories.tone", tone=wording.number(line.tone, 2))


def _frames(view: View, line: Headline) -> str | None:
    if not line.frames:
        return None
    measures = view.corpus.measures
    named = (measures[f"frame_{each}"] for each in line.frames)
    labels = [wording.marked(each, line.language) for each in named]
    return t("stories.frames", names=", ".join(labels))


def marks(elements: list[Element], place: int) -> list[Span]:
    """Return what one text shares with others as marks; ``share`` counts the other texts."""
    return [
        Span(where.start, where.end, each.shown, float(len(each.texts) - 1))
        for each in elements
        if len(each.texts) > 1
        for where in each.places[place]
    ]


def _tip(term: str, others: float) -> str:
    return t("stories.also_in", n=int(others))
