"""Which stories are told, and the board of who told which."""

from __future__ import annotations

import functools

import streamlit as st

from biascompare.charts.story_board import alternative, story_board
from biascompare.compare import NO_OUTLET, shared_copy
from biascompare.compare.board import board, chosen_stories
from biascompare.compare.board_model import Board
from biascompare.compare.telling import Found
from biascompare.dashboard import address, findings, layout, picking, reproducing, wording
from biascompare.dashboard.articles_left import View
from biascompare.dashboard.data import storied
from biascompare.dashboard.reproducing import Origin
from biascompare.dashboard.selection import MOST_SEARCHED
from biascompare.dashboard.texts import language, said, t
from biascompare.stories import Article, Story, narrowed

MOST_STORIES = 12
MOST_OUTLETS = 12


@st.cache_resource(max_entries=50, show_spinner=False)
def in_view(key: str, _view: View) -> tuple[Story, ...]:
    """Return the stories of the articles left; stated ones where there are too many to look."""
    found = storied.stories_of(_view.corpus)
    if found is None:
        return _stated(_view)
    return narrowed(found, set(_view.described["id"]))


def _stated(view: View) -> tuple[Story, ...]:
    """Return the stories that the data name, those with the most articles."""
    told = view.described[view.described["story"].notna()]
    names = told["story"].value_counts().index[: 10 * MOST_STORIES]
    return tuple(_story(str(name), view, told["id"][told["story"] == name]) for name in names)


def _story(name: str, view: View, identifiers: object) -> Story:
    documents = [view.corpus.documents[each] for each in identifiers]  # type: ignore[attr-defined]
    articles = tuple(
        Article(each.id, each.title, each.outlet, each.language, each.published)
        for each in documents
    )
    outlets = tuple(dict.fromkeys(each.outlet for each in documents if each.outlet))
    codes = tuple(dict.fromkeys(each.language for each in documents if each.language))
    days = sorted(each.published for each in documents if each.published)
    return Story(
        name, name, articles, outlets, codes, days[0] if days else None, days[-1] if days else None
    )


def choose(view: View, stories: tuple[Story, ...]) -> Story:
    """Show the board and let the visitor choose a story, in it or from a list."""
    kept, left_out = chosen_stories(stories, most=MOST_STORIES)
    found = _board(view.key, language(), kept, left_out, view)
    style = layout.style()
    picked = picking.chart(
        (view.key, "board"),
        functools.partial(story_board, found, style),
        f"{t('stories.board')} {alternative(found, style)}",
        fields=("story",),
        origin=Origin(found.to_frame, _lines(view, found)),
        finding=findings.of_board(found),
    )
    layout.remark(t("stories.caution"))
    outlets = view.described["outlet"].fillna(NO_OUTLET).nunique()
    if outlets > MOST_OUTLETS:
        layout.remark(t("stories.outlets_left_out", n=outlets - MOST_OUTLETS))
    if left_out:
        layout.remark(t("stories.left_out", n=left_out))
    _numbers(found)
    by_id = {story.id: story for story in stories}
    ordered = [*(story.id for story in kept), *by_id]
    if picked and picked.get("story") in by_id:
        address.choose("told", str(picked["story"]))
    chosen = address.selectbox(
        t("stories.which"),
        list(dict.fromkeys(ordered)),
        "told",
        shown=lambda each: name(by_id[each]),
    )
    return by_id[chosen]


def _lines(view: View, found: Board) -> str:
    """Return the lines that make the board again; none where stories were not looked for."""
    if storied.stories_of(view.corpus) is None:
        return ""
    outlets = reproducing.quoted(list(found.outlets))
    return reproducing.lines(
        view,
        [],
        [
            "from biascompare.compare.board import chosen_stories",
            "from biascompare.measure_translations import in_language",
            "from biascompare.stories import narrowed",
            *reproducing.ORDERED,
            "# What was renamed, split or merged by hand is not in it.",
            "stories = biascompare.find_stories(documents.values())",
            'stories = narrowed(stories, set(table["id"]))',
            f"kept, left_out = chosen_stories(stories, most={MOST_STORIES})",
            'own = [documents[each] for each in table["id"]]',
            'table["shared_copy"] = biascompare.compare.shared_copy(own, table["id"])',
            f"measures = in_language(biascompare.MEASURES, {reproducing.quoted(language())})",
            f"chosen = {{'outlets': {outlets}, 'measures': measures, 'left_out': left_out}}",
            "table = biascompare.board(table, kept, **chosen).to_frame()",
        ],
    )


def name(story: Story) -> str:
    """Return a story's name and how many articles tell it."""
    return f"{story.label or t('charts.no_headline')} · " + wording.count(
        len(story.articles), "article"
    )


@st.cache_resource(max_entries=50, show_spinner=False)
def _board(
    key: str, language: str, _stories: tuple[Story, ...], left_out: int, _view: View
) -> Board:
    table = _view.table
    names = table["outlet"].fillna(NO_OUTLET).value_counts()
    outlets = [each for each in _view.corpus.looks if each in names.index[:MOST_OUTLETS]]
    if len(table) <= MOST_SEARCHED:
        documents = [_view.corpus.documents[identifier] for identifier in table["id"]]
        table = table.assign(shared_copy=shared_copy(documents, table["id"]))
    measures = _view.corpus.measures
    return board(table, _stories, outlets=outlets, left_out=left_out, measures=measures)


def _numbers(found: Board) -> None:
    names = ("story", "outlet", "n", "words", "tone", "frames", "actors", "first")
    headers = [t(f"stories.column.{each}") for each in names]
    rows = []
    for story in found.stories:
        for cell in story.cells:
            told = cell.telling
            rows.append(
                (
                    story.label or story.id,
                    cell.outlet,
                    wording.whole(cell.n),
                    wording.number(told.words if told else None, 0),
                    wording.number(told.tone if told else None, 2),
                    ", ".join(_strong(each) for each in (told and told.frames) or ())
                    or wording.NOTHING,
                    ", ".join(each.label for each in (told and told.actors) or ())
                    or wording.NOTHING,
                    t("charts.first") if story.first == cell.outlet and cell.n else "",
                )
            )
    with st.expander(t("families.numbers"), type="compact"):
        layout.table(headers, rows, numeric=[2, 3, 4])
    for story in found.stories:
        if story.reason:
            layout.remark(t("forms.of", name=story.label or story.id, text=said(story.reason)))


def _strong(frame: Found) -> str:
    return t("families.weak", label=frame.label) if frame.warning else frame.label
