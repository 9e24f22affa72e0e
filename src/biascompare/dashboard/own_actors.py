"""Names that no list has, taken over by a click into the visitor's own list of actors."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

import streamlit as st

from biascompare import lexicons
from biascompare.dashboard import address, escaping, keeping, layout, loading, visits, wording
from biascompare.dashboard.articles_left import View
from biascompare.dashboard.known_actors import known_actors
from biascompare.dashboard.texts import t
from biascompare.discovery import Suggestion, as_toml, discover
from biascompare.model import Document

MOST_MEASURED = 5_000
"""Articles beyond which a click does not measure anew."""
MOST_SHOWN = 12
_FILE = "my-actors.toml"
_Documents = Callable[[View], list[Document]]


def show(view: View, documents: _Documents) -> None:
    """Show what was taken over and, when asked, names to be taken over."""
    layout.section(t("actors.unknown"), t("actors.unknown_why"))
    _taken()
    if not address.toggle(t("actors.look"), "look"):
        return
    found = _suggested(view.key, documents, view)
    if not found:
        layout.remark(t("actors.nobody"))
        return
    few = len(view.corpus.documents) <= MOST_MEASURED
    if not few:
        layout.notice(t("actors.too_many", n=MOST_MEASURED))
    for each in found[:MOST_SHOWN]:
        _offer(each, can_take=few)
    if len(found) > MOST_SHOWN:
        layout.remark(t("actors.more_names", n=len(found) - MOST_SHOWN))


@st.cache_resource(max_entries=20, show_spinner=False)
def _suggested(key: str, _documents: _Documents, _view: View) -> tuple[Suggestion, ...]:
    return discover(_documents(_view), known_actors())


def _offer(suggestion: Suggestion, *, can_take: bool) -> None:
    left, right = st.columns([5, 1], vertical_alignment="center")
    facts = (
        t(f"actors.kind.{suggestion.kind}"),
        t("actors.mentions", n=suggestion.mentions),
        wording.count(suggestion.articles, "article"),
    )
    contexts = " · ".join(f"… {each} …" for each in suggestion.contexts)
    left.html(
        f'<p class="headline">{escaping.plain(suggestion.name)}</p>'
        f'<p class="byline">{escaping.plain(" · ".join(facts))}</p>'
        f'<p class="explanation">{escaping.plain(contexts)}</p>'
    )
    label = t("actors.take")
    if can_take and right.button(label, key=f"take {suggestion.id}", width="stretch"):
        _take([suggestion])
        st.rerun()


def _take(suggestions: Sequence[Suggestion]) -> None:
    """Add to the visitor's own list: a new file, so that nothing measured before is taken."""
    before = keeping.actors()
    text = before.read_text(encoding="utf-8").rstrip("\n") + "\n\n" if before else ""
    text += as_toml(suggestions, head=before is None)
    visit = visits.begun()
    name = hashlib.sha256(text.encode()).hexdigest()[:16]
    path = visit.folder / f"actors-{name}.toml"
    path.write_text(text, encoding="utf-8")
    _put(visit, path)


def _put(visit: visits.Visit, path: Path | None) -> None:
    if visit.actors is not None:
        loading.forget(str(visit.actors))
    visit.actors = path


def _taken() -> None:
    visit = visits.current()
    if visit is None or visit.actors is None:
        return
    own = lexicons.own_actors(visit.actors)
    layout.remark(t("actors.taken", names=wording.listing([each.name for each in own])))
    left, right = st.columns(2)
    left.download_button(
        t("actors.download"),
        visit.actors.read_bytes(),
        _FILE,
        "application/toml",
        on_click="ignore",
        width="stretch",
    )
    if right.button(t("actors.forget"), width="stretch"):
        _put(visit, None)
        st.rerun()
