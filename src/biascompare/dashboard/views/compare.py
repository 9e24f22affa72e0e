"""How do they compare? Every family of measures, outlet beside outlet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import streamlit as st

from biascompare.compare import NO_OUTLET, Comparison
from biascompare.dashboard import (
    address,
    bias_forms,
    families,
    layout,
    pairings,
    scattering,
    texts,
    two_selections,
    wording,
)
from biascompare.dashboard.articles_left import View
from biascompare.dashboard.asked import ARTICLES, OUTLETS, Asked
from biascompare.dashboard.texts import t
from biascompare.report import tables

BESIDE, SCATTER, TWO = "beside", "scatter", "two"
ALL, PAIRS = "all", "pairs"


def show() -> None:
    """Show the page."""
    view = layout.view()
    layout.opening(
        t("shell.page.compare"),
        t("families.not_shown"),
        _loaded(view) if len(view) else "",
    )
    part = address.segmented(
        t("selections.parts"),
        [BESIDE, SCATTER, TWO],
        "look",
        shown=lambda each: t(f"selections.part.{each}"),
        hidden_label=True,
    )
    # Only what is open is computed.
    if part == TWO:
        two_selections.show(view)
    elif layout.anything_left(view):
        scattering.show(view) if part == SCATTER else _beside(view)


def _beside(view: View) -> None:
    left, right = st.columns([1, 3], gap="large")
    with left:
        asked = Asked(view, _side(view))
    known = [each for each in _SECTIONS if asked.side == OUTLETS or each != PAIRS]
    with right:
        chosen = _chosen(view, known)
    if len(asked.table) < len(view):
        layout.notice(
            t(
                "families.shown_one_by_one",
                shown=len(asked.table),
                articles=wording.count(len(view), "article"),
            )
        )
    told = [t(f"families.marks_{asked.side}"), t(f"selections.click_{asked.side}")]
    if len(tables.codes(asked.table)) > 1:
        told.append(t("families.own_axes"))
    layout.remark(" ".join(told))
    caution = st.container()
    opened = known if chosen == ALL else [chosen]
    found = [_SECTIONS[each](asked) for each in opened]
    if asked.side == OUTLETS and (few := _few(found)):
        with caution:
            layout.notice(few)


def _chosen(view: View, known: Sequence[str]) -> str:
    """Return the family to show, or `ALL`; of a large corpus one at a time, unless asked."""
    return address.segmented(
        t("families.family"),
        [ALL, *known],
        "family",
        default=ALL if view.corpus.stored is None else known[0],
        shown=_family_name,
    )


def _family_name(family: str) -> str:
    own = {ALL: "families.family_all", PAIRS: "families.family_pairs"}
    return t(own.get(family, f"methods.family.{family}"))


def _few(found: Iterable[Comparison | None]) -> str | None:
    first = next((each for each in found if each is not None), None)
    return tables.caution(first.groups, texts.language()) if first is not None else None


def _readability(asked: Asked) -> Comparison:
    layout.section(t("families.readability"))
    measures = [*families.of_family("readability"), *families.of_family("length")]
    return families.measure_row(asked, measures, "readability")


def _tone(asked: Asked) -> Comparison:
    layout.section(t("families.tone"))
    bias_forms.label("tone")
    return families.measure_row(asked, families.of_family("tone"), "tone")


def _frames(asked: Asked) -> Comparison:
    layout.section(t("families.frames"), t("families.frames_why"))
    bias_forms.label("framing")
    return families.frames_row(asked)


def _wording(asked: Asked) -> Comparison:
    layout.section(t("families.wording"), t("families.wording_why"))
    return families.measure_row(asked, families.of_family("wording"), "wording")


def _voice(asked: Asked) -> Comparison:
    layout.section(t("methods.family.voice"))
    bias_forms.label("flawed_sourcing")
    return families.measure_row(asked, families.of_family("voice"), "voice_measure")


def _actors(asked: Asked) -> None:
    layout.section(t("families.actors"))
    bias_forms.label("absence_of_balance")
    families.actors_row(asked)


def _pairs(asked: Asked) -> None:
    pairings.show(asked.view)


_SECTIONS: dict[str, Callable[[Asked], Comparison | None]] = {
    "readability": _readability,
    "tone": _tone,
    "frames": _frames,
    "wording": _wording,
    "voice": _voice,
    "actors": _actors,
    PAIRS: _pairs,
}


def _side(view: View) -> str:
    several = len([name for name in view.corpus.looks if name != NO_OUTLET]) > 1
    options = [OUTLETS, ARTICLES]
    return address.segmented(
        t("families.side"),
        options,
        "side",
        default=options[0] if several else options[1],
        shown={
            OUTLETS: t("families.side_outlets"),
            ARTICLES: t("families.side_articles"),
        }.__getitem__,
    )


def _loaded(view: View) -> str:
    languages = view.counts("language")
    outlets, stories = len(view.counts("outlet")), len(view.counts("story"))
    parts = [
        wording.count(view.count, "article"),
        wording.count(outlets, "outlet") if outlets else t("families.no_outlet"),
        wording.count(stories, "story") if stories else t("families.no_story"),
        wording.days(*(view.period or (None, None))),
        *(
            f"{wording.language(str(code))} {wording.whole(int(number))}"
            for code, number in languages.items()
        ),
    ]
    return " · ".join(parts)


if __name__ == "__main__":
    show()
