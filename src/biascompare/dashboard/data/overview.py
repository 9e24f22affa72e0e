"""What there is: outlets, dates, what was removed, what is missing."""

from __future__ import annotations

from collections import Counter

import pandas as pd
import streamlit as st

from biascompare.compare.outlets import NO_OUTLET
from biascompare.dashboard import layout, sample, wording
from biascompare.dashboard.articles_left import View
from biascompare.dashboard.texts import said, t

_MOST_LISTED = 200
_MAY_MISS = ("title", "outlet", "author", "published", "language", "section", "story")


def show(view: View) -> None:
    """Show what the filters left of the data."""
    _failures(view)
    if not layout.anything_left(view):
        return
    _sample(view)
    layout.section(t("data.outlets"))
    _outlets(view)
    layout.section(t("data.missing"), t("data.missing_why"))
    _missing(view)
    layout.section(
        t("data.odd"),
        t("data.odd_why"),
    )
    _notices(view)


def _failures(view: View) -> None:
    failures = view.corpus.failures
    if view.corpus.repeated:
        layout.notice(t("data.came_twice", articles=wording.count(view.corpus.repeated, "article")))
    if not failures:
        return
    layout.section(t("data.unread"))
    layout.table(
        [t("data.what_column"), t("data.why_column")],
        [(each.source, each.reason) for each in failures[:_MOST_LISTED]],
    )
    if len(failures) > _MOST_LISTED:
        layout.remark(t("data.more_not_listed", n=len(failures) - _MOST_LISTED))


def _sample(view: View) -> None:
    if sample.NAME in view.corpus.paths:
        layout.notice(sample.note())


def _outlets(view: View) -> None:
    manners = sample.manners() if sample.NAME in view.corpus.paths else {}
    table = view.table.assign(outlet=view.table["outlet"].fillna(NO_OUTLET))
    named = ("outlet", "articles", "languages", "dates", "sections")
    headers = [t(f"data.column.{name}") for name in named]
    rows = [_outlet(str(name), own) for name, own in table.groupby("outlet", sort=True)]
    if manners:
        headers.append(t("data.column.who"))
        rows = [(*row, manners.get(row[0], wording.NOTHING)) for row in rows]
    layout.table(headers, rows, numeric=[1])


def _outlet(name: str, own: pd.DataFrame) -> tuple[str, ...]:
    days = [day for day in own["day"] if day is not None]
    languages = [wording.language(code) for code in sorted(own["language"].dropna().unique())]
    sections = own["section"].dropna().value_counts()
    return (
        name,
        wording.whole(len(own)),
        ", ".join(languages) or wording.NOTHING,
        wording.days(min(days, default=None), max(days, default=None)),
        ", ".join(f"{section} {wording.whole(int(number))}" for section, number in sections.items())
        or wording.NOTHING,
    )


def _missing(view: View) -> None:
    documents = [view.corpus.documents[identifier] for identifier in view.described["id"]]
    rows = [
        (
            t(f"data.field.{field}"),
            wording.whole(missing),
            wording.percent(missing / len(documents)),
        )
        for field in _MAY_MISS
        if (missing := sum(getattr(document, field) is None for document in documents))
    ]
    if not rows:
        layout.remark(t("data.nothing_missing"))
        return
    layout.table(
        [t("data.not_stated"), t("data.column.articles"), t("data.share")], rows, numeric=[1, 2]
    )


def _notices(view: View) -> None:
    documents = [view.corpus.documents[identifier] for identifier in view.described["id"]]
    listed = [(document, notice) for document in documents for notice in document.notices]
    if not listed:
        layout.remark(t("data.nothing_odd"))
        return
    counts = Counter(notice.code for _, notice in listed)
    rows = [(wording.notice(code), wording.whole(number)) for code, number in counts.most_common()]
    layout.table([t("data.notice"), t("data.times")], rows, numeric=[1])
    with st.expander(t("data.one_by_one"), type="compact"):
        layout.table(
            [t("data.article_column"), t("data.line"), t("data.notice")],
            [
                (
                    wording.label(document),
                    wording.lines(notice.first_line, notice.last_line),
                    said(notice.message),
                )
                for document, notice in listed[:_MOST_LISTED]
            ],
        )
        if len(listed) > _MOST_LISTED:
            layout.remark(t("data.more_narrow", n=len(listed) - _MOST_LISTED))
