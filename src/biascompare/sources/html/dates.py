"""When an article was first published."""

from __future__ import annotations

import copy
import datetime
import re
from collections.abc import Iterator

import dateutil.parser
from lxml.html import HtmlElement

from biascompare.sources.dates import iso_date
from biascompare.sources.html.statements import Statements, plain

_METAS = (
    *("article:published_time", "og:article:published_time", "article.published"),
    *("datepublished", "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date"),
    *("parsely-pub-date", "sailthru.date", "pub_date", "pubdate", "publish-date", "publishdate"),
    *("publication_date", "published", "published_at", "article_date_original", "date"),
    *("dcsext.articlefirstpublished", "cxenseparse:recs:publishtime", "og:pubdate"),
)
_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}")


def read_published(tree: HtmlElement, said: Statements, url: str | None) -> str | None:
    """Return the original date as ISO 8601, or None when the page states none.

    The day is htmldate's (from the address, the head and the page), unless what is
    stated says that it was more than a day earlier or later; the time of day comes from
    a statement about the same day. Source: htmldate (Barbaresi 2020).
    """
    stated = [date for date in _stated(tree, said) if _DAY.match(date)]
    day = _htmldate(tree, url)
    if day is None or (stated and min(abs(_days(day, date)) for date in stated) > 1):
        return min(stated, key=lambda date: date[:10], default=day)
    same = [date for date in stated if date[:10] == day]
    return max(same, key=len, default=day)


def _stated(tree: HtmlElement, said: Statements) -> Iterator[str]:
    """Yield the dates stated for machines, best first."""
    texts = [said.article.get("datePublished"), *said.meta(*_METAS)]
    for element in tree.xpath('//*[contains(@itemprop, "datePublished")]'):
        texts.append(element.get("datetime") or element.get("content") or element.text_content())
    for text in texts:
        date = _machine_date(plain(str(text))) if text else None
        if date is not None:
            yield date


def _machine_date(text: str) -> str | None:
    """Read a stated date; forms that only programs write ("Tue Nov 19 2019 …") as well."""
    if known := iso_date(text):
        return known
    if not re.search(r"\b(?:19|20)\d{2}\b", text) or len(text) > 60 or not re.search("[A-Za-z]", text):
        return None
    try:
        found = dateutil.parser.parse(re.sub(r"\bGMT(?=[+-]\d)", "", text), fuzzy=False)
    except (ValueError, OverflowError):
        return None
    return iso_date(found) if found.hour or found.minute else iso_date(found.date())


def _htmldate(tree: HtmlElement, url: str | None) -> str | None:
    from htmldate import find_date

    try:
        return find_date(copy.deepcopy(tree), original_date=True, url=url)
    except (ValueError, TypeError, OverflowError, RecursionError):
        return None  # It fails on some hostile dates; what the page states still counts.


def _days(one: str, other: str) -> int:
    first, second = (datetime.date.fromisoformat(date[:10]) for date in (one, other))
    return (first - second).days
