"""When articles were published: the day, and which of several was first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from biascompare.model import Document

_DAY = len("2023-11-22")


def day(document: Document) -> date | None:
    """Return the day of publication, None if the source states none or only a month."""
    stated = (document.published or "")[:_DAY]
    return date.fromisoformat(stated) if len(stated) == _DAY else None


def first(documents: Iterable[Document]) -> Document | None:
    """Return the document published first, None if the dates do not tell.

    Two of the same day are told apart only where all of that day state the time.
    """
    dated = [(stated, each) for each in documents if (stated := day(each)) is not None]
    if not dated:
        return None
    earliest = min(stated for stated, _ in dated)
    candidates = [each for stated, each in dated if stated == earliest]
    if len(candidates) == 1:
        return candidates[0]
    times = [_time(each) for each in candidates]
    if len({time is not None and time.tzinfo is not None for time in times}) > 1:
        return None
    told = [time for time in times if time is not None]
    if len(told) < len(times) or told.count(min(told)) > 1:
        return None
    return candidates[told.index(min(told))]


def _time(document: Document) -> datetime | None:
    stated = document.published or ""
    return datetime.fromisoformat(stated) if len(stated) > _DAY else None
