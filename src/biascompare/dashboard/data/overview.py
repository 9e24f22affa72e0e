"""What there is: outlets, dates, what was removed, what is missing."""

from __future__ import annotations

from collections import Counter

import pandas as pd
import streamlit as st

from biascompare.compare.outlets import NO_OUTLET
from biascompare.dashboard import layout, sample, wording
from biascompare.dashboard.selection import View

_MOST_LISTED = 200
_MAY_MISS = {
    "title": "title",
    "outlet": "outlet",
    "author": "author",
    "published": "date",
    "language": "language",
    "section": "section",
    "story": "story",
}


def show(view: View) -> None:
    """Show what the filters left of the data."""
    _failures(view)
    if not layout.anything_left(view):
        return
    _sample(view)
    layout.section("Outlets")
    _outlets(view)
    layout.section("What is missing", "Missing stays missing: nothing is guessed or filled in.")
    _missing(view)
    layout.section(
        "What was removed or looks odd",
        "Each notice belongs to an article and stands beside its text as well.",
    )
    _notices(view)


def _failures(view: View) -> None:
    failures = view.corpus.failures
    if view.corpus.repeated:
        layout.notice(
            f"{wording.count(view.corpus.repeated, 'article')} came a second time, with the same "
            "outlet, title and text, and counted once."
        )
    if not failures:
        return
    layout.section("What could not be read")
    layout.table(["What", "Why"], [(each.source, each.reason) for each in failures[:_MOST_LISTED]])
    if len(failures) > _MOST_LISTED:
        layout.remark(f"{len(failures) - _MOST_LISTED:,} more are not listed.")


def _sample(view: View) -> None:
    if sample.NAME in view.corpus.paths:
        layout.notice(sample.note())


def _outlets(view: View) -> None:
    manners = sample.manners() if sample.NAME in view.corpus.paths else {}
    table = view.table.assign(outlet=view.table["outlet"].fillna(NO_OUTLET))
    headers = ["Outlet", "Articles", "Languages", "Dates", "Sections"]
    rows = [_outlet(str(name), own) for name, own in table.groupby("outlet", sort=True)]
    if manners:
        headers.append("Who that is")
        rows = [(*row, manners.get(row[0], wording.NOTHING)) for row in rows]
    layout.table(headers, rows, numeric=[1])


def _outlet(name: str, own: pd.DataFrame) -> tuple[str, ...]:
    days = [day for day in own["day"] if day is not None]
    languages = [wording.language(code) for code in sorted(own["language"].dropna().unique())]
    sections = own["section"].dropna().value_counts()
    return (
        name,
        f"{len(own):,}",
        ", ".join(languages) or wording.NOTHING,
        wording.days(min(days, default=None), max(days, default=None)),
        ", ".join(f"{section} {number:,}" for section, number in sections.items())
        or wording.NOTHING,
    )


def _missing(view: View) -> None:
    documents = [view.corpus.documents[identifier] for identifier in view.table["id"]]
    rows = [
        (name, f"{missing:,}", f"{missing / len(documents):.0%}")
        for field, name in _MAY_MISS.items()
        if (missing := sum(getattr(document, field) is None for document in documents))
    ]
    if not rows:
        layout.remark("Every article has a title, outlet, author, date, language and the rest.")
        return
    layout.table(["Not stated", "Articles", "Share"], rows, numeric=[1, 2])


def _notices(view: View) -> None:
    documents = [view.corpus.documents[identifier] for identifier in view.table["id"]]
    listed = [(document, notice) for document in documents for notice in document.notices]
    if not listed:
        layout.remark("Nothing was removed, and nothing looks odd.")
        return
    counts = Counter(notice.code for _, notice in listed)
    rows = [(code.replace("_", " "), f"{number:,}") for code, number in counts.most_common()]
    layout.table(["Notice", "Times"], rows, numeric=[1])
    with st.expander("Article by article", type="compact"):
        layout.table(
            ["Article", "Line", "Notice"],
            [
                (
                    wording.label(document),
                    wording.lines(notice.first_line, notice.last_line),
                    notice.message,
                )
                for document, notice in listed[:_MOST_LISTED]
            ],
        )
        if len(listed) > _MOST_LISTED:
            layout.remark(f"{len(listed) - _MOST_LISTED:,} more: the filters narrow them down.")
