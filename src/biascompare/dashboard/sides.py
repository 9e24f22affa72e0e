"""Two sides whose words are compared: an outlet against another, or against all the rest."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from biascompare.dashboard import address, layout, wording
from biascompare.dashboard.selection import View
from biascompare.dashboard.texts import t
from biascompare.model import Document

MOST_READ = 5_000
"""Articles whose words are compared; of more, as many chosen at random."""
_SEED = 20_231_117
_REST = "rest"


@dataclass(frozen=True, slots=True)
class Sides:
    """Outlet ``one`` against ``other``, or against all the rest where that is None."""

    view: View
    one: str
    other: str | None
    language: str | None

    @property
    def key(self) -> tuple[str, ...]:
        """What the two sides are known by in caches."""
        return (self.view.key, self.one, str(self.other), str(self.language))

    @property
    def names(self) -> tuple[str, str]:
        """Both sides' names."""
        return self.one, self.other or t("words.rest")

    @property
    def colours(self) -> tuple[str, str]:
        """Both sides' colours: the outlets' own."""
        style, looks = layout.style(), self.view.corpus.looks
        first = style.outlets[looks[self.one].colour]
        if self.other is None:
            return first, style.muted
        return first, style.outlets[looks[self.other].colour]

    def documents(self) -> list[Document]:
        """Return the articles of the language, or as many of them as are read."""
        table = self.view.table
        own = table.loc[table["language"].fillna("") == (self.language or ""), "id"]
        if len(own) > MOST_READ:
            own = own.sample(MOST_READ, random_state=_SEED)
        return [self.view.corpus.documents[each] for each in own]


def choose(view: View) -> Sides | None:
    """Let the visitor choose the language and the two sides; None where there are no two."""
    named = view.table[view.table["outlet"].notna()]
    counts = named.groupby(named["language"].fillna(""))["outlet"].nunique()
    several = [str(code) for code in counts[counts > 1].sort_values(ascending=False).index]
    if not several:
        layout.notice(t("words.alone"))
        return None
    language, left, right = st.columns([1, 2, 2], gap="large")
    with language:
        code = address.selectbox(
            t("frames.language"), several, "in", shown=lambda each: wording.language(each or None)
        )
    own = named[named["language"].fillna("") == code]["outlet"]
    outlets = [each for each in view.corpus.looks if each in set(own)]
    with left:
        one = address.selectbox(t("words.side_one"), outlets, "one")
    others = [_REST, *(each for each in outlets if each != one)]
    with right:
        other = address.selectbox(
            t("words.side_other"),
            others,
            "other",
            shown=lambda each: t("words.rest") if each == _REST else each,
        )
    number = int((view.table["language"].fillna("") == code).sum())
    if number > MOST_READ:
        layout.notice(t("words.sampled", shown=MOST_READ, n=number))
    return Sides(view, one, None if other == _REST else other, code or None)
