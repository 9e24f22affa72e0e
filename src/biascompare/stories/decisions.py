"""What people decided by hand about stories: names, merges, splits.

A decision is a plain record that names stories and articles by id. A story's id is that of one
of its articles, so it finds the story even after an import has brought an earlier article:

    {"action": "rename", "story": ID, "label": "School streets"}
    {"action": "merge", "stories": [ID, ID, …]}
    {"action": "split", "story": ID, "articles": [ID, …]}

A split moves the articles named into a story of their own; ``label`` names it (or a merged one).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from biascompare.errors import UnknownNameError
from biascompare.stories.model import Story, story

Decision = Mapping[str, Any]
Stories = dict[str, Story]


@dataclass(frozen=True, slots=True)
class Decided:
    """The stories after the decisions; ``not_applied`` are those that could not be, and why."""

    stories: tuple[Story, ...]
    not_applied: tuple[tuple[Decision, str], ...]


class _CannotApplyError(Exception):
    """A decision asks for what is not there; its text says what."""


def apply_decisions(stories: Iterable[Story], decisions: Sequence[Decision]) -> Decided:
    """Return the stories after the decisions, applied one after the other.

    A decision about articles that are not there is left out and said in ``not_applied``.
    Raises `UnknownNameError` for an action that does not exist.
    """
    known = {each.id: each for each in stories}
    left_out = []
    for decision in decisions:
        action = str(decision.get("action"))
        if action not in ACTIONS:
            raise UnknownNameError("action", action, ACTIONS)
        try:
            ACTIONS[action](known, decision)
        except _CannotApplyError as error:
            left_out.append((decision, str(error)))
    ordered = sorted(known.values(), key=lambda each: (each.first_day is None, each.first_day))
    return Decided(tuple(ordered), tuple(left_out))


def _rename(stories: Stories, decision: Decision) -> None:
    found = _holding(stories, decision.get("story"))
    stories[found.id] = replace(found, label=_label(decision))


def _merge(stories: Stories, decision: Decision) -> None:
    named = decision.get("stories") or ()
    found = list({each.id: each for each in (_holding(stories, one) for one in named)}.values())
    if len(found) < 2:
        raise _CannotApplyError("expected two or more different stories in 'stories'")
    largest = max(found, key=lambda each: len(each.articles))
    label = _label(decision) if decision.get("label") else largest.label
    for each in found:
        del stories[each.id]
    _put(stories, story((article for each in found for article in each.articles), label))


def _split(stories: Stories, decision: Decision) -> None:
    found = _holding(stories, decision.get("story"))
    moved = set(decision.get("articles") or ())
    leaving = [each for each in found.articles if each.id in moved]
    staying = [each for each in found.articles if each.id not in moved]
    if not leaving or not staying:
        raise _CannotApplyError("expected some, not all, of the story's articles in 'articles'")
    label = _label(decision) if decision.get("label") else leaving[0].title
    del stories[found.id]
    _put(stories, story(staying, found.label, sure=found.sure, reason=found.reason))
    _put(stories, story(leaving, label))


def _put(stories: Stories, made: Story) -> None:
    stories[made.id] = made


def _holding(stories: Stories, identifier: object) -> Story:
    for each in stories.values():
        if any(article.id == identifier for article in each.articles):
            return each
    raise _CannotApplyError(f"no article has the id {identifier!r}")


def _label(decision: Decision) -> str:
    label = decision.get("label")
    if not isinstance(label, str) or not label.strip():
        raise _CannotApplyError("expected a name in 'label'")
    return label.strip()


ACTIONS: dict[str, Callable[[Stories, Decision], None]] = {
    "rename": _rename,
    "merge": _merge,
    "split": _split,
}
"""What can be decided."""
