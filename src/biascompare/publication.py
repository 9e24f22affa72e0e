"""When articles were published: the day, and which of several was first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time

from biascompare.model import Document

_DAY = len("2023-11-22")
_MIDNIGHT = time()


def day(document: Document) -> date | None:
    """Return the day of publication, None if the source states none or only a month."""
    stated = (document.published or "")[:_DAY]
    return date.fromisoformat(stated) if len(stated) == _DAY else None


def first(documents: Iterable[Document]) -> Document | None:
    """Return the document published first, None if the dates do not tell.

    Those that state no day are left out: see `precedes` for how the others are told apart.
    """
    dated = [each for each in documents if day(each) is not None]
    if not dated:
        return None
    earliest = dated[0]
    for each in dated[1:]:
        if precedes(each.published, earliest.published):
            earliest = each
    others = (each for each in dated if each is not earliest)
    surely = all(precedes(earliest.published, each.published) for each in others)
    return earliest if surely else None


def precedes(one: str | None, other: str | None) -> bool:
    """Say whether ``one`` is surely earlier than ``other``, as precisely as both are stated.

    Times with a time zone are instants; two without are compared as they stand. Otherwise the
    calendar decides: the days, or the months where one of them states no more.
    """
    if not one or not other:
        return False
    first_time, other_time = _time(one), _time(other)
    if first_time is not None and other_time is not None:
        zones = {each.tzinfo is not None for each in (first_time, other_time)}
        if len(zones) == 1:
            return first_time < other_time
    length = min(len(one), len(other), _DAY)
    return one[:length] < other[:length]


def _time(stated: str) -> datetime | None:
    """Return the time; None where none is stated. Midnight to the second is a day written long."""
    if len(stated) <= _DAY:
        return None
    moment = datetime.fromisoformat(stated)
    return None if moment.time() == _MIDNIGHT else moment
