"""The articles of a lesson with their outlets' names hidden, for every page of the dashboard."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from biascompare.lessons.masking import Mask
from biascompare.lessons.model import Lesson
from biascompare.model import Document

_MASKED = ("title", "label", "section", "story")
_EMPTIED = ("author", "url", "outlet_hint")


@dataclass(frozen=True, slots=True)
class Hiding:
    """How a lesson hides: its mask, what each outlet is called, and a word for new ids.

    Articles get ids of their own, so that nothing kept under an id of before is shown.
    """

    mask: Mask
    called: Mapping[str, str]
    word: str

    def identifier(self, known: str) -> str:
        """Return what stands for an article's id."""
        return hashlib.sha256(f"{self.word}\n{known}".encode()).hexdigest()[:16]

    def document(self, document: Document) -> Document:
        """Return an article under its outlet's letter."""
        shown = self.mask.document(document)
        notices = (replace(each, message=self.mask.text(each.message)) for each in document.notices)
        return replace(
            shown,
            id=self.identifier(document.id),
            outlet=self.called.get(document.outlet or ""),
            section=document.section and self.mask.text(document.section),
            story=document.story and self.mask.text(document.story),
            notices=tuple(notices),
        )

    def table(self, table: pd.DataFrame) -> pd.DataFrame:
        """Return the rows of a lesson's articles; their values stay as they were measured."""
        changed: dict[str, Any] = {
            name: table[name].map(self.mask.text, na_action="ignore")
            for name in _MASKED
            if name in table
        }
        changed |= {name: None for name in _EMPTIED if name in table}
        changed["id"] = table["id"].map(self.identifier)
        changed["outlet"] = table["outlet"].map(self.called)
        return table.assign(**changed)


def hiding(lesson: Lesson, mask: Mask, stands_for: str, word: str) -> Hiding:
    """Return how a lesson hides; ``stands_for`` holds ``{letter}``, ``word`` parts lessons."""
    called = {each: stands_for.format(letter=lesson.letter(each)) for each in lesson.hidden}
    return Hiding(mask, called, word)


class HiddenDocuments(Mapping[str, Document]):
    """The articles of a lesson by their new ids, each hidden when it is asked for."""

    def __init__(self, hiding: Hiding, documents: Mapping[str, Document], known: list[str]) -> None:
        self._hiding, self._documents = hiding, documents
        self._known = {hiding.identifier(each): each for each in known}

    def __getitem__(self, identifier: str) -> Document:
        return self._hiding.document(self._documents[self._known[identifier]])

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)
