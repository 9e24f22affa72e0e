"""Two sides whose words are compared: an outlet against another, or against all the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from biascompare.dashboard import address, layout, reproducing, wording
from biascompare.dashboard.articles_left import View
from biascompare.dashboard.texts import t
from biascompare.model import Document

MOST_READ = 5_000
"""Articles whose words are compared; of more, as many chosen at random."""
SEED = 20_231_117
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
        return self.one, self.other or t("words.rest_named")

    @property
    def colours(self) -> tuple[str, str]:
        """Both sides' colours: the outlets' own."""
        style, looks = layout.style(), self.view.corpus.looks
        first = style.outlets[looks[self.one].colour]
        if self.other is None:
            return first, style.muted
        return first, style.outlets[looks[self.other].colour]

    def lines(self, calls: Sequence[str]) -> str:
        """Return lines that find the same articles in ``own`` and then make ``calls``."""
        number = int(_in_language(self.view, self.language or "").sum())
        own = reproducing.documents_of(self.language, MOST_READ, number, SEED)
        return reproducing.lines(self.view, ["words"], [*own, *calls])

    def documents(self) -> list[Document]:
        """Return the articles of the language, or as many of them as are read."""
        return documents(self.view, self.language or "")


def documents(view: View, code: str) -> list[Document]:
    """Return the articles in a language, or as many of them as are read."""
    own = view.described.loc[_in_language(view, code), "id"]
    if len(own) > MOST_READ:
        own = own.sample(MOST_READ, random_state=SEED)
    return [view.corpus.documents[each] for each in own]


def _in_language(view: View, code: str) -> pd.Series[bool]:
    return view.described["language"].fillna("") == code


def say_if_sampled(view: View, code: str) -> int:
    """Return how many articles are in a language; say so where not all of them are read."""
    number = int(_in_language(view, code).sum())
    if number > MOST_READ:
        layout.notice(t("words.sampled", shown=MOST_READ, n=number))
    return number


def choose_language(view: View) -> str | None:
    """Let the visitor choose a language of several outlets; None where there is none."""
    several = _languages(view)
    if not several:
        return None
    with st.columns([1, 4])[0]:
        return _language(several)


def _languages(view: View) -> list[str]:
    named = view.described[view.described["outlet"].notna()]
    counts = named.groupby(named["language"].fillna(""))["outlet"].nunique()
    several = [str(code) for code in counts[counts > 1].sort_values(ascending=False).index]
    if not several:
        layout.notice(t("words.alone"))
    return several


def _language(several: Sequence[str]) -> str:
    return address.selectbox(
        t("frames.language"), several, "in", shown=lambda each: wording.language(each or None)
    )


def choose(view: View) -> Sides | None:
    """Let the visitor choose the language and the two sides; None where there are no two."""
    several = _languages(view)
    if not several:
        return None
    named = view.described[view.described["outlet"].notna()]
    language, left, right = st.columns([1, 2, 2], gap="large")
    with language:
        code = _language(several)
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
    say_if_sampled(view, code)
    return Sides(view, one, None if other == _REST else other, code or None)
