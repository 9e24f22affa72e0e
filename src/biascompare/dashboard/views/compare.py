"""How do they compare? Every family of measures, outlet beside outlet."""

from __future__ import annotations

import streamlit as st

from biascompare.compare import NO_OUTLET
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
from biascompare.dashboard.asked import ARTICLES, OUTLETS, Asked
from biascompare.dashboard.selection import View
from biascompare.dashboard.texts import t
from biascompare.report import tables

BESIDE, SCATTER, TWO = "beside", "scatter", "two"


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
    asked = Asked(view, _side(view))
    if len(asked.table) < len(view):
        layout.notice(
            t(
                "families.shown_one_by_one",
                shown=len(asked.table),
                articles=wording.count(len(view), "article"),
            )
        )
    layout.remark(f"{t(f'families.marks_{asked.side}')} {t(f'selections.click_{asked.side}')}")
    caution = st.container()
    layout.section(t("families.readability"))
    readability = [*families.of_family("readability"), *families.of_family("length")]
    found = families.measure_row(asked, readability, "readability")
    if asked.side == OUTLETS and (few := tables.caution(found.groups, texts.language())):
        with caution:
            layout.notice(few)
    layout.section(t("families.tone"))
    bias_forms.label("tone")
    families.measure_row(asked, families.of_family("tone"), "tone")
    layout.section(t("families.frames"), t("families.frames_why"))
    bias_forms.label("framing")
    families.frames_row(asked)
    layout.section(t("families.wording"), t("families.wording_why"))
    families.measure_row(asked, families.of_family("wording"), "wording")
    layout.section(t("methods.family.voice"))
    bias_forms.label("flawed_sourcing")
    families.measure_row(asked, families.of_family("voice"), "voice_measure")
    layout.section(t("families.actors"))
    bias_forms.label("absence_of_balance")
    families.actors_row(asked)
    if asked.side == OUTLETS:
        pairings.show(view)


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
