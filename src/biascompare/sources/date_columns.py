"""Dates read with the other dates of their column, and what is said about them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from biascompare.model import Notice
from biascompare.sources.date_parts import EARLIEST, LATEST, Order
from biascompare.sources.dates import iso_date

_NUMBER = re.compile(r"^\d{9,19}(?:\.\d+)?$")
_PLACEHOLDERS = frozenset({"0", "0.0", "-1", "-1.0"})
_UNITS = (1, 10**3, 10**6, 10**9)
_EPOCH = (10**8, 4_102_444_800)
"""Seconds since 1970 that are taken for a moment: March 1973 to the end of 2099."""
_SHORT_YEAR = re.compile(r"^(\d{1,2})[/.]\d{1,2}[/.](\d{2})\b")
_WRITTEN_MIDNIGHT = re.compile(r"[T ]0?0:00(?::00(?:\.0+)?)?(?:Z|[+-]00:?00)?$")
_MIDNIGHT = re.compile(r"T00:00(?::00)?(?:\+00:00)?$")
_FAR_YEAR = re.compile(r"^(\d{4})-\d{1,2}-\d{1,2}")


@dataclass(frozen=True, slots=True)
class DateColumn:
    """What the dates of a column have in common.

    ``order`` is what stands first in figures such as 7/4/16, where other dates of the
    column tell; ``unit`` the parts of a second that its numbers count since 1970; ``days``
    says that all are written with midnight, so that they are days.
    """

    order: Order | None = None
    unit: int | None = None
    days: bool = False

    def read(
        self, stated: str, today: datetime.date | None = None
    ) -> tuple[str | None, list[Notice]]:
        """Return ``stated`` as ISO 8601, or None, and notices about it."""
        published = self._moment(stated) or iso_date(stated) or iso_date(stated, self.order)
        if published is None:
            return None, [_unread(stated)]
        published = published[:10] if self.days and _MIDNIGHT.search(published) else published
        # A day more, for those whose day has begun earlier.
        latest = (today or datetime.date.today()) + datetime.timedelta(days=1)
        if published[:10] > latest.isoformat()[: len(published[:10])]:
            return published, [Notice("future_date", f"The date {published} is in the future.")]
        return published, []

    def _moment(self, stated: str) -> str | None:
        if self.unit is None or _unit(stated) != self.unit:
            return None
        moment = datetime.datetime.fromtimestamp(float(stated) / self.unit, datetime.UTC)
        return moment.isoformat(timespec="milliseconds" if moment.microsecond else "seconds")


def date_column(values: Iterable[str]) -> DateColumn:
    """Return what the dates ``values`` of one column have in common."""
    stated = [value.strip() for value in values]
    stated = [value for value in stated if value and value not in _PLACEHOLDERS]
    units = {_unit(value) for value in stated}
    days = len(stated) > 1 and all(map(_WRITTEN_MIDNIGHT.search, stated))
    return DateColumn(_order(stated), units.pop() if len(units) == 1 else None, days)


def _unit(value: str) -> int | None:
    if not _NUMBER.match(value):
        return None
    number = float(value)
    return next((unit for unit in _UNITS if _EPOCH[0] <= number / unit < _EPOCH[1]), None)


def _order(stated: list[str]) -> Order | None:
    """Return what stands first, if dates tell that can be read in one order only."""
    found = set(_told(stated))
    if len(found) != 1:
        return None
    order = found.pop()
    short = [match.groups() for value in stated if (match := _SHORT_YEAR.match(value))]
    firsts, lasts = ({pair[place] for pair in short} for place in (0, 1))
    # In 16/07/25 the year may stand first: days differ more often than years.
    if order == "day" and short and len(firsts) <= len(lasts):
        return None
    return order


def _told(stated: list[str]) -> Iterator[Order]:
    for value in stated:
        as_day, as_month = iso_date(value, "day"), iso_date(value, "month")
        if as_day == as_month:
            continue
        if as_month is None:
            yield "day"
        elif as_day is None:
            yield "month"


def _unread(stated: str) -> Notice:
    shown = repr(stated[:60])
    if iso_date(stated, "day") or iso_date(stated, "month"):
        message = (
            f"The date {shown} may be read in two ways, and no other date tells which: taken as "
            "missing. Write it as year-month-day (2024-03-14) in its file, or correct it once "
            "the article is added."
        )
        return Notice("date_ambiguous", message)
    far = _FAR_YEAR.match(stated.strip())
    if far and not EARLIEST <= int(far[1]) <= LATEST:
        message = f"The date {shown} is not of {EARLIEST} to {LATEST}: taken as missing."
        return Notice("date_unreadable", message)
    return Notice("date_unreadable", f"The date {shown} cannot be read with certainty.")
