"""How do they compare? Every family of measures, outlet beside outlet."""

from __future__ import annotations

import streamlit as st

from biascompare.dashboard import families, layout, tables, wording
from biascompare.dashboard.asked import ARTICLES, OUTLETS, Asked
from biascompare.dashboard.filters import View


def show() -> None:
    """Show the page."""
    view = layout.view()
    layout.opening(
        "How do they compare?",
        "whether an outlet is right, fair or biased. The numbers describe the wording of these "
        "articles, not everything that an outlet publishes.",
        _loaded(view) if len(view.table) else "",
    )
    if not layout.anything_left(view):
        return
    asked = Asked(view, _side(view))
    if len(asked.table) < len(view.table):
        layout.notice(
            f"{len(asked.table):,} of {len(view.table):,} articles are shown one by one: the first "
            "of each language. The filters choose others."
        )
    caution = st.container()
    layout.section("How hard is it to read?")
    readability = [*families.of_family("readability"), *families.of_family("length")]
    found = families.measure_row(asked, readability, "readability")
    if asked.side == OUTLETS and (few := tables.caution(found.groups)):
        with caution:
            layout.notice(few)
    layout.section("How does the wording sound?")
    families.measure_row(asked, families.of_family("tone"), "tone")
    layout.section(
        "Which frames does it use?",
        "A frame is the angle from which a story is told. Here it is counted by its words.",
    )
    families.frames_row(asked)
    layout.section(
        "Which kinds of words does it choose?",
        "Words that judge, soften or press, and how varied they are.",
    )
    families.measure_row(asked, families.of_family("wording"), "wording")
    layout.section("Whom does it name?")
    families.actors_row(asked)


def _side(view: View) -> str:
    several = view.corpus.table["outlet"].nunique() > 1
    options = [OUTLETS, ARTICLES]
    chosen = st.segmented_control(
        "Side by side",
        options,
        default=options[0] if several else options[1],
        required=True,
        key="side",
        bind="query-params",
    )
    return str(chosen)


def _loaded(view: View) -> str:
    table = view.table
    days = [day for day in table["day"] if day is not None]
    languages = table["language"].value_counts()
    outlets, stories = table["outlet"].nunique(), table["story"].nunique()
    parts = [
        wording.count(len(table), "article"),
        wording.count(outlets, "outlet") if outlets else "no outlet named",
        wording.count(stories, "story", "stories") if stories else "no story named",
        wording.days(min(days, default=None), max(days, default=None)),
        *(f"{wording.language(str(code))} {number:,}" for code, number in languages.items()),
    ]
    return " · ".join(parts)


if __name__ == "__main__":
    show()
