"""Stories: which articles are about the same event, and what people decided about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from biascompare import corpus
from biascompare.dashboard import keeping, layout, wording
from biascompare.dashboard.data.copies import AT_ONCE
from biascompare.dashboard.selection import View
from biascompare.errors import BiasCompareError
from biascompare.model import Document
from biascompare.stories import Article, Decided, Story, apply_decisions, find_stories

_MOST_LISTED = 100
_LONGEST = 200
RENAME, SPLIT, MERGE = "Rename", "Split", "Merge"


def show(view: View) -> None:
    """Show the stories, and let the visitor rename, split and merge them."""
    layout.section(
        "Stories",
        "Articles about the same event, found by their words, names and dates. What you decide "
        "here stays when more articles are added.",
    )
    documents = view.corpus.documents
    if not documents:
        layout.notice("There are no articles yet.")
        return
    many = len(documents) > AT_ONCE
    if many and not st.toggle(f"Group {wording.count(len(documents), 'article')}"):
        return
    with st.spinner("Grouping the articles …"):
        found = _found(repr((view.corpus.paths, view.corpus.version)), documents)
    try:
        decided = _decided(found)
    except BiasCompareError as error:
        layout.notice(str(error))
        return
    _table(decided)
    story = _choose("Story (type to search)", decided.stories, "story_chosen")
    if story is not None:
        _articles(story)
        _decide(story, decided.stories)


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
        layout.table(["Story", "Articles", "Outlets", "Dates", "Sure"], rows, numeric=[1])
    if len(several) > len(rows):
        layout.remark(f"{len(several) - len(rows):,} more stories are not listed.")
    if alone:
        layout.remark(f"Alone with their subject: {wording.count(alone, 'article')}.")
    if decided.not_applied:
        number = wording.count(len(decided.not_applied), "decision")
        layout.remark(f"{number} could not be applied: the articles are not shown here.")


def _row(story: Story) -> tuple[str, ...]:
    dates = " to ".join(dict.fromkeys(filter(None, (story.first_day, story.last_day))))
    return (
        _label(story),
        f"{len(story.articles):,}",
        ", ".join(story.outlets) or wording.NOTHING,
        dates or wording.NOTHING,
        "yes" if story.sure else f"less: {story.reason}",
    )


def _label(story: Story) -> str:
    return story.label or "(no name)"


def _line(story: Story) -> str:
    return f"{_label(story)} · {wording.count(len(story.articles), 'article')}"


def _choose(label: str, stories: Sequence[Story], key: str) -> Story | None:
    ordered = sorted(stories, key=lambda each: (-len(each.articles), _label(each)))
    known = {each.id: each for each in ordered}
    chosen = st.selectbox(
        label,
        list(known),
        format_func=lambda each: _line(known[each]),
        key=key,
    )
    return known.get(chosen)


def _articles(story: Story) -> None:
    rows = [_article(each) for each in story.articles[:_MOST_LISTED]]
    layout.table(["Outlet and article", "Date"], rows)
    if len(story.articles) > len(rows):
        layout.remark(f"{len(story.articles) - len(rows):,} more are not listed.")


def _article(each: Article) -> tuple[str, ...]:
    names = [name for name in (each.outlet, each.title or "(no title)") if name]
    return " – ".join(names), (each.published or wording.NOTHING)[:10]


def _decide(story: Story, stories: Sequence[Story]) -> None:
    todo = st.segmented_control("What to do with it", [RENAME, SPLIT, MERGE], key="story_todo")
    if todo == RENAME:
        label = st.text_input("New name", max_chars=_LONGEST, key=f"rename-{story.id}").strip()
        _offer("Rename", bool(label), {"action": "rename", "story": story.id, "label": label})
    elif todo == SPLIT:
        titles = {each.id: " · ".join(_article(each)) for each in story.articles}
        moved = st.multiselect(
            "Articles that are another story",
            list(titles),
            format_func=titles.__getitem__,
            key=f"split-{story.id}",
        )
        fits = 0 < len(moved) < len(titles)
        _offer("Split", fits, {"action": "split", "story": story.id, "articles": moved})
    elif todo == MERGE:
        others = [each for each in stories if each.id != story.id]
        other = _choose("The same event as", others, f"merge-{story.id}") if others else None
        merged = [story.id, other.id] if other else []
        _offer("Merge", bool(merged), {"action": "merge", "stories": merged})


def _offer(label: str, fits: bool, decision: Mapping[str, Any]) -> None:
    if not st.button(label, type="primary", disabled=not fits, key=f"do-{label}"):
        return
    try:
        corpus.decide(keeping.folder_made(keeping.options()), decision)
    except BiasCompareError as error:
        layout.notice(str(error))
        return
    layout.say_next("Done. It stays when more articles are added.")
    st.rerun()
