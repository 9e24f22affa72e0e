"""Who appears? Actors by outlet: how often, in headlines, with whom, in which tone."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from biascompare.compare import NO_OUTLET
from biascompare.compare import actors as counting
from biascompare.dashboard import (
    address,
    bias_forms,
    evidence,
    families,
    filters,
    layout,
    own_actors,
    wording,
)
from biascompare.dashboard.articles_left import View
from biascompare.dashboard.asked import OUTLETS, Asked
from biascompare.dashboard.known_actors import known_actors
from biascompare.dashboard.texts import t
from biascompare.measures import Measure, Prepared
from biascompare.model import Document
from biascompare.report.rows import Row
from biascompare.towards import ActorCount, actor_sentences, available, count_actors

# Articles that are read for headlines, pairs and tone; of more, as many chosen at random.
MOST_READ = 2_000
_SEED = 20_231_117
_ROWS = 40
_ALL = "all"


def show() -> None:
    """Show the page."""
    view = layout.view()
    layout.opening(t("shell.page.actors"), t("actors.not_shown"))
    if not layout.anything_left(view):
        return
    known = families.of_family("actors")
    counts = view.of(*(each.name for each in known))
    actors = [each for each in known if (counts[each.name] > 0).any()]
    if not actors:
        layout.notice(t("actors.none"))
        own_actors.show(view, _documents)
        return
    layout.section(t("actors.most"))
    bias_forms.label("absence_of_balance")
    families.actors_row(Asked(view, OUTLETS), _pick)
    if len(view) > MOST_READ:
        layout.notice(t("actors.sampled", shown=MOST_READ, n=len(view)))
    _one(view, actors)
    layout.section(t("actors.where"), t("actors.where_why"))
    _where(view)
    layout.section(t("actors.together"), t("actors.together_why"))
    _together(view)
    own_actors.show(view, _documents)


def _pick(actor: Measure, row: Row) -> None:
    """Open the sentences of the mark that was clicked, further down."""
    address.choose("who", actor.name)
    address.choose("in", row.language or "")
    address.choose("by", row.key.removeprefix(f"{row.language or ''} "))


def _documents(view: View) -> list[Document]:
    rows = view.described["id"]
    chosen = rows.sample(MOST_READ, random_state=_SEED) if len(rows) > MOST_READ else rows
    return [view.corpus.documents[each] for each in chosen]


def _one(view: View, actors: list[Measure]) -> None:
    """Show one actor: the tone of the sentences that name it, and the sentences."""
    layout.section(t("actors.named"), t("actors.named_why"))
    names = [each.name for each in actors]
    means = view.of(*names)[names].mean()
    ordered = sorted(actors, key=lambda each: -means[each.name])
    known = {each.name: each for each in ordered}
    codes = [str(code) for code in view.described["language"].dropna().value_counts().index]
    left, middle, right = st.columns(3, gap="large")
    with left:
        name = address.selectbox(
            t("actors.who"), list(known), "who", shown=lambda each: known[each].label
        )
    with middle:
        code = address.selectbox(t("frames.language"), codes or [""], "in", shown=wording.language)
    rows = evidence.articles(view.described, None, code or None)
    outlets = rows["outlet"].fillna(NO_OUTLET).unique().tolist()
    with right:
        outlet = address.selectbox(
            t("frames.outlet"),
            [_ALL, *sorted(outlets)],
            "by",
            shown=lambda each: t("actors.all_outlets") if each == _ALL else each,
        )
    _tone(view, name, code or None)
    actor = known[name]
    found = evidence.of_outlet(view, None if outlet == _ALL else outlet, code or None, actor)
    layout.small_heading(t("actors.sentences", name=actor.label))
    only: dict[str, tuple[str, ...]] = {"actor": (name,), "language": (code,) if code else ()}
    if outlet != _ALL:
        only["outlet"] = (outlet,)
    filters.offer(only)
    evidence.show(view, found, actor, f"actors_{name}_{code}_{outlet}")


def _tone(view: View, name: str, code: str | None) -> None:
    if not available(code):
        layout.remark(t("actors.no_tone"))
        return
    counts = _towards((view.key, str(code)), view, code)
    key = name.removeprefix("actor_")
    own = {outlet: each for (actor, outlet), each in counts.items() if actor == key}
    if not own:
        layout.remark(t("actors.never_named"))
        return
    names = ("outlet", "articles", "mentions", "positive", "neutral", "negative", "unsure")
    rows = [
        (
            outlet,
            *map(
                wording.whole,
                (each.articles, each.mentions, *(each.sentences[of] for of in (1, 0, -1, None))),
            ),
        )
        for outlet, each in sorted(own.items(), key=lambda pair: -pair[1].mentions)
    ]
    layout.small_heading(t("actors.tone", language=wording.language(code)))
    layout.table([t(f"actors.column.{each}") for each in names], rows, numeric=range(1, 7))
    layout.remark(t("actors.tone_read"))


@st.cache_resource(max_entries=40, show_spinner=False)
def _towards(
    key: tuple[str, ...], _view: View, _code: str | None
) -> dict[tuple[str, str], ActorCount]:
    known = known_actors()
    found = []
    for document in _documents(_view):
        if document.language == _code:
            prepared = Prepared(document)
            sentences = actor_sentences(prepared, known.mentions(prepared))
            found.append((document.outlet or NO_OUTLET, sentences))
    return count_actors(found)


def _where(view: View) -> None:
    found = _counted(view.key, view).sort_values("mentions", ascending=False, kind="stable")
    names = ("outlet", "name", "articles", "mentions", "headline", "lead")
    rows = [
        (row[0], row[1], *(wording.whole(int(each)) for each in row[2:]))
        for row in found[list(names)].head(_ROWS).itertuples(index=False)
    ]
    headers = [t(f"actors.column.{each}") for each in names]
    layout.table(headers, rows, numeric=range(2, 6))
    _cut(found)


def _together(view: View) -> None:
    found = _paired(view.key, view).sort_values("sentences", ascending=False, kind="stable")
    if found.empty:
        layout.remark(t("actors.never_together"))
        return
    names = ("outlet", "first", "second", "sentences", "articles")
    rows = [
        (*row[:3], *(wording.whole(int(each)) for each in row[3:]))
        for row in found[list(names)].head(_ROWS).itertuples(index=False)
    ]
    layout.table([t(f"actors.column.{each}") for each in names], rows, numeric=[3, 4])
    _cut(found)


def _cut(found: pd.DataFrame) -> None:
    if len(found) > _ROWS:
        layout.remark(t("actors.rows_cut", n=len(found) - _ROWS))


@st.cache_resource(max_entries=20, show_spinner=False)
def _counted(key: str, _view: View) -> pd.DataFrame:
    return counting.count(_documents(_view), known_actors())


@st.cache_resource(max_entries=20, show_spinner=False)
def _paired(key: str, _view: View) -> pd.DataFrame:
    return counting.together(_documents(_view), known_actors())


if __name__ == "__main__":
    show()
