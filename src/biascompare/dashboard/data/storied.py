"""Stories: which articles are about the same event, and what people decided about it."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from biascompare import corpus
from biascompare.dashboard import keeping, layout, wording
from biascompare.dashboard.articles_left import View
from biascompare.dashboard.corpora import Corpus
from biascompare.dashboard.data.copies import AT_ONCE
from biascompare.dashboard.texts import said, t
from biascompare.errors import BiasCompareError
from biascompare.model import Document
from biascompare.stories import Article, Decided, Story, apply_decisions, find_stories

_MOST_LISTED = 100
_LONGEST = 200
RENAME, SPLIT, MERGE = "rename", "split", "merge"


def show(view: View) -> None:
    """Show the stories, and let the visitor rename, split and merge them."""
    layout.section(
        t("data.stories"),
        t("data.stories_why"),
    )
    documents = view.corpus.documents
    if not documents:
        layout.notice(t("data.none_yet"))
        return
    many = len(documents) > AT_ONCE
    articles = wording.count(len(documents), "article")
    if many and not st.toggle(t("data.group_articles", articles=articles)):
        return
    with st.spinner(t("data.grouping")):
        found = _found(repr((view.corpus.paths, view.corpus.version)), documents)
    try:
        decided = _decided(found)
    except BiasCompareError as error:
        layout.notice(str(error))
        return
    _table(decided)
    story = _choose(t("data.story_choose"), decided.stories, "story_chosen")
    if story is not None:
        _articles(story)
        _decide(story, decided.stories)


def stories_of(shown: Corpus) -> tuple[Story, ...] | None:
    """Return the stories of a corpus with the decisions about them; None for too many articles.

    Raises `biascompare.errors.BiasCompareError` for decisions that cannot be read.
    """
    if len(shown.documents) > AT_ONCE:
        return None
    found = _found(repr((shown.paths, shown.version)), shown.documents)
    return tuple(_decided(found).stories)


def with_stories(shown: Corpus) -> Corpus:
    """Return the corpus with stories for articles that name none: those that were found.

    Too many articles, or decisions that cannot be read, leave it as it is: the pages about
    stories say so.
    """
    if len(shown.documents) > AT_ONCE or not shown.table["story"].isna().any():
        return shown
    try:
        with st.spinner(t("data.grouping")):
            stories = stories_of(shown) or ()
    except BiasCompareError:
        return shown
    told = tuple(each for each in stories if len(each.articles) > 1)
    grouping = hashlib.sha256(repr(told).encode()).hexdigest()[:10]
    return _filled(repr((shown.key, grouping)), shown, told, grouping)


@st.cache_resource(max_entries=20, show_spinner=False)
def _filled(key: str, _shown: Corpus, _told: Sequence[Story], _grouping: str) -> Corpus:
    names = {article.id: each.label or each.id for each in _told for article in each.articles}
    stated = _shown.table["story"]
    story = stated.where(stated.notna(), _shown.table["id"].map(names))
    return dataclasses.replace(
        _shown,
        table=_shown.table.assign(story=story),
        grouping=_grouping,
        found_stories=frozenset(story.dropna()) - frozenset(stated.dropna()),
    )


@st.cache_resource(max_entries=20, show_spinner=False)
def _found(key: str, _documents: Mapping[str, Document]) -> tuple[Story, ...]:
    return find_stories(_documents.values())


def _decided(found: Sequence[Story]) -> Decided:
    folder = keeping.folder(keeping.options())
    decisions = corpus.all_decisions(folder) if folder is not None else ()
    return apply_decisions(found, corpus.story_decisions(decisions))


def _table(decided: Decided) -> None:
    several = [each for each in decided.stories if len(each.articles) > 1]
    several.sort(key=lambda each: -len(each.articles))
    alone = len(decided.stories) - len(several)
    rows = [_row(each) for each in several[:_MOST_LISTED]]
    if rows:
        named = ("story", "articles", "outlets", "dates", "sure")
        layout.table([t(f"data.column.{name}") for name in named], rows, numeric=[1])
    if len(several) > len(rows):
        layout.remark(t("data.more_stories", n=len(several) - len(rows)))
    if alone:
        layout.remark(t("data.alone", articles=wording.count(alone, "article")))
    if decided.not_applied:
        number = wording.count(len(decided.not_applied), "decision")
        layout.remark(t("data.not_applied", decisions=number))


def _row(story: Story) -> tuple[str, ...]:
    ends = dict.fromkeys(filter(None, (story.first_day, story.last_day)))
    days = [wording.published(each) for each in ends]
    dates = t("forms.interval", low=days[0], high=days[1]) if len(days) == 2 else "".join(days)
    return (
        _label(story),
        wording.whole(len(story.articles)),
        ", ".join(story.outlets) or wording.NOTHING,
        dates or wording.NOTHING,
        t("data.yes") if story.sure else t("data.less_sure", reason=said(story.reason or "")),
    )


def _label(story: Story) -> str:
    return story.label or t("data.no_name")


def _line(story: Story) -> str:
    return f"{_label(story)} · {wording.count(len(story.articles), 'article')}"


def _choose(label: str, stories: Sequence[Story], key: str) -> Story | None:
    ordered = sorted(stories, key=lambda each: (-len(each.articles), _label(each)))
    known = {each.id: each for each in ordered}
    chosen = st.selectbox(
        label,
        list(known),
        format_func={each: _line(known[each]) for each in known}.__getitem__,
        key=key,
    )
    return known.get(chosen)


def _articles(story: Story) -> None:
    rows = [_article(each) for each in story.articles[:_MOST_LISTED]]
    layout.table([t("data.outlet_article"), t("data.column.date")], rows)
    if len(story.articles) > len(rows):
        layout.remark(t("data.more_not_listed", n=len(story.articles) - len(rows)))


def _article(each: Article) -> tuple[str, ...]:
    names = [name for name in (each.outlet, each.title or t("reader.untitled")) if name]
    return " – ".join(names), wording.published(each.published) or wording.NOTHING


def _decide(story: Story, stories: Sequence[Story]) -> None:
    todo = st.segmented_control(
        t("data.todo"),
        [RENAME, SPLIT, MERGE],
        format_func={each: t(f"data.{each}") for each in (RENAME, SPLIT, MERGE)}.__getitem__,
        key="story_todo",
        wrap=True,
    )
    if todo == RENAME:
        label = st.text_input(
            t("data.new_name"), max_chars=_LONGEST, key=f"rename-{story.id}"
        ).strip()
        _offer(RENAME, bool(label), {"action": "rename", "story": story.id, "label": label})
    elif todo == SPLIT:
        titles = {each.id: " · ".join(_article(each)) for each in story.articles}
        moved = st.multiselect(
            t("data.other_story"),
            list(titles),
            format_func=titles.__getitem__,
            key=f"split-{story.id}",
        )
        fits = 0 < len(moved) < len(titles)
        _offer(SPLIT, fits, {"action": "split", "story": story.id, "articles": moved})
    elif todo == MERGE:
        others = [each for each in stories if each.id != story.id]
        other = _choose(t("data.same_as"), others, f"merge-{story.id}") if others else None
        merged = [story.id, other.id] if other else []
        _offer(MERGE, bool(merged), {"action": "merge", "stories": merged})


def _offer(action: str, fits: bool, decision: Mapping[str, Any]) -> None:
    if not st.button(t(f"data.{action}"), type="primary", disabled=not fits, key=f"do-{action}"):
        return
    try:
        corpus.decide(keeping.folder_made(keeping.options()), decision)
    except BiasCompareError as error:
        layout.notice(str(error))
        return
    layout.say_next(t("data.decided"))
    st.rerun()
