"""When an article was first published."""

from __future__ import annotations

import copy
import datetime
import re
from collections.abc import Iterator, Sequence

import dateutil.parser
from htmldate import find_date
from lxml.html import HtmlElement

from biascompare.model import Notice
from biascompare.sources.dates import iso_date
from biascompare.sources.html.statements import Statements, plain
from biascompare.sources.rules import reading_rules

_METAS = (
    *("article:published_time", "og:article:published_time", "article.published"),
    *("datepublished", "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date"),
    *("parsely-pub-date", "sailthru.date", "pub_date", "pubdate", "publish-date", "publishdate"),
    *("publication_date", "published", "published_at", "article_date_original", "date"),
    *("dcsext.articlefirstpublished", "cxenseparse:recs:publishtime", "og:pubdate"),
)
_UPDATED = re.compile(r"updat|modif", re.IGNORECASE)
_MONTH = re.compile(r"/(\d{4})/(\d{2})(?=/|$)(?!/\d{1,2}(?:/|$))")
_COMPACT = re.compile(r"/((?:19|20)\d{2})(\d{2})(\d{2})(?=[/._-]|$)")
_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}")


def read_published(
    tree: HtmlElement, said: Statements, title: HtmlElement | None, url: str | None
) -> tuple[str | None, list[Notice]]:
    """Return the original date as ISO 8601, or None when the page states none, and notices.

    The day that readers see beside the title goes first, if what is stated for machines
    agrees within a day (many pages state it in another time zone). Else it is htmldate's
    (from the address, the head and the page), unless a statement is more than a day
    away from it. The time of day comes from what is said about the same day. Source:
    htmldate (Barbaresi 2020).
    """
    stated = [date for date in _stated(tree, said) if _DAY.match(date)]
    shown = _shown(tree, title)
    if shown and (not stated or _nearest(shown, stated) <= 1):
        same = [date for date in (*stated, shown) if date[:10] == shown[:10]]
        return max(same, key=len), []
    day = _htmldate(tree, url, thorough=False)
    if day is None and not stated:
        day = _compact(url)
    if day is None or (stated and _nearest(day, stated) > 1):
        day = min(stated, key=lambda date: date[:10], default=None)
        if day is not None:
            return day, []
        return _found(tree, url)
    month = _month(url)
    if not stated and month is not None and day == f"{month}-01":
        return month, []
    return max((date for date in stated if date[:10] == day), key=len, default=day), []


def _month(url: str | None) -> str | None:
    """Return the month in an address that states no day: ``/2024/03/ferry``."""
    match = _MONTH.search(url or "")
    return iso_date(f"{match[1]}-{match[2]}") if match else None


def _compact(url: str | None) -> str | None:
    """Return the day in an address that writes it without marks: ``/20240308/ferry``."""
    match = _COMPACT.search(url or "")
    return iso_date("-".join(match.groups())) if match else None


def _found(tree: HtmlElement, url: str | None) -> tuple[str | None, list[Notice]]:
    """Return a date from the page's text, with a notice; a year alone is none.

    Where the address states a month, a day of that month counts, else the month itself.
    """
    day, month = _htmldate(tree, url, thorough=True), _month(url)
    if month is not None and (day is None or day[:7] != month or day.endswith("-01")):
        return month, []
    if day is None or day.endswith("-01-01"):
        return None, []
    message = f"The date {day} was found in the page's text; the page does not state it as its own."
    return day, [Notice("date_uncertain", message)]


def _nearest(day: str, stated: Sequence[str]) -> int:
    return min(abs(_days(day, date)) for date in stated)


def _shown(tree: HtmlElement, title: HtmlElement | None) -> str | None:
    """Return the first date below the title that is no date of change."""
    if title is None:
        return None
    passed = False
    for element in tree.iter("time", title.tag):
        passed = passed or element is title
        moment = element.get("datetime") if passed and element.tag == "time" else None
        if moment and not _is_change(element):
            return _agreed(_machine_date(moment), plain(element.text_content()))
    return None


def _agreed(moment: str | None, text: str) -> str | None:
    """Return the day that readers see where the machine's moment is of another day."""
    words = text.replace(",", " ").split()[:12]
    spans = (words[start : start + size] for size in (3, 1) for start in range(len(words)))
    day = next((found for span in spans if (found := iso_date(" ".join(span)))), None)
    if day is None or not _DAY.match(day) or moment is None or moment[:10] == day[:10]:
        return moment
    return day[:10]


def _is_change(element: HtmlElement) -> bool:
    """Tell whether a date is that of a change: by its marks, or the words before or in it."""
    if _UPDATED.search(f"{element.get('class') or ''} {element.get('itemprop') or ''}"):
        return "published" not in (element.get("class") or "")
    before, parent = element.getprevious(), element.getparent()
    if before is not None:
        said = before.tail if (before.tail or "").strip() else before.text_content()
    else:
        said = parent.text if parent is not None else ""
    texts = (plain(said or ""), plain(element.text_content()))
    return any(reading_rules().find("updated_label", text) for text in texts)


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
    if (
        not re.search(r"\b(?:19|20)\d{2}\b", text)
        or len(text) > 60
        or not re.search("[A-Za-z]", text)
    ):
        return None
    try:
        found = dateutil.parser.parse(re.sub(r"\bGMT(?=[+-]\d)", "", text), tzinfos=_zone)
    except (ValueError, OverflowError):
        return None
    return iso_date(found) if found.hour or found.minute else iso_date(found.date())


def _zone(name: str, offset: int | None) -> datetime.tzinfo | None:
    """Return a stated offset; a zone's letters are not unique (IST) and are left out."""
    return None if offset is None else datetime.timezone(datetime.timedelta(seconds=offset))


def _htmldate(tree: HtmlElement, url: str | None, *, thorough: bool) -> str | None:
    try:
        return find_date(
            copy.deepcopy(tree), extensive_search=thorough, original_date=True, url=url
        )
    except (ValueError, TypeError, OverflowError, RecursionError):
        return None  # It fails on some hostile dates; what the page states still counts.


def _days(one: str, other: str) -> int:
    first, second = (datetime.date.fromisoformat(date[:10]) for date in (one, other))
    return (first - second).days
