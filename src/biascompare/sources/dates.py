"""Dates as sources write them, to ISO 8601: as precise as the source, never guessed."""

from __future__ import annotations

import datetime
import email.utils
import re
from functools import cache

from biascompare.sources.date_parts import Order, checked, day_of, offset_of, time_of
from biascompare.sources.rules import reading_rules

_ISO = re.compile(
    r"^(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:[T ]|, )\s*(\d{1,2}:\d{2}(?::\d{2})?)(?:[.,](\d{1,9}))?)?"
    r"\s*([A-Z]{1,4}|[+-]\d{2}:?\d{2}|[+-]\d{2})?$",
    re.IGNORECASE,
)
_ISO_DAY = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_COMPACT_TIME = re.compile(r"^(\d{8})T?(\d{2})(\d{2})(\d{2})(Z)?$")
_UNIX = re.compile(
    r"^[A-Z]{3} ([A-Z]{3} \d{1,2}) (\d{2}:\d{2}:\d{2}) ?([+-]\d{4}|[A-Z]{1,4})? (\d{4})$", re.I
)
_SHORT_ISO = re.compile(r"^(\d{4})(?:-(\d{2}))?$")
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})$")
_YEAR_FIRST = re.compile(r"^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$")
_DOTTED = re.compile(r"^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$")
_SLASHED = re.compile(r"^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$")
_SHORT_YEAR = re.compile(r"^(\d{1,2})([/.])(\d{1,2})\2(\d{2})$")
_SHORT_WORDED = re.compile(r"^(\d{1,2})-([^\W\d]+)\.?-(\d{2})$")
_MONTH_YEAR = re.compile(r"^([^\W\d]+)\.? (\d{4})$")


@cache
def _expressions() -> dict[str, re.Pattern[str]]:
    """Return the expressions that hold words of the languages."""
    rules = reading_rules()
    ordinal, of = rules.any_word("ordinal_end"), rules.any_word("day_month_word")
    at, clock = rules.any_word("before_time"), rules.any_word("after_time")
    time = r"(\d{1,2})(?:[:.]|\s?h\s?)(\d{2})(?::(\d{2}))?"
    worded = {
        "day_first": rf"^(\d{{1,2}})(?:{ordinal}|\.)?(?: (?:{of}))?[ -]"
        r"([^\W\d]+)\.?,?[ -](\d{4})$",
        "month_first": rf"^([^\W\d]+)\.? (\d{{1,2}})(?:{ordinal})?,? (\d{{4}})$",
        "clock": rf"[\s,|–—-]+(?:(?:{at})\s+)?{time}\s*(?:(a\.?m\.?|p\.?m\.?)|{clock})?"
        r"\s*(?:\(?([A-Z]{1,4})\)?)?$",
    }
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in worded.items()}


def iso_date(value: object, order: Order | None = None) -> str | None:
    """Return ``value`` as ISO 8601, or None when it states no certain date from 1800 on.

    ``2023-11-22 04:44:45 -0500`` keeps its offset, ``22. November 2023`` stays a day,
    ``November 2023`` a month. ``7/4/16`` and ``3/4/2016`` may be read in two ways and
    are None, unless ``order`` says what stands first.
    """
    if isinstance(value, datetime.datetime):
        return checked(value.date(), value.isoformat())
    if isinstance(value, datetime.date):
        return checked(value, value.isoformat())
    text = re.sub(r"\s+", " ", str(value)).strip(" ,.;")
    for read in (_iso, _numbers, _feed, _unix):
        found = read(text)
        if found is not None:
            return found
    return _worded(text, order)


def _iso(text: str) -> str | None:
    match = _ISO.match(text)
    if not match:
        return None
    day = day_of(*match.group(1, 2, 3))
    clock, fraction, zone = match.group(4, 5, 6)
    if day is None or clock is None:
        return day
    try:
        time = datetime.time.fromisoformat(clock.zfill(5 if clock.count(":") == 1 else 8))
    except ValueError:
        return None
    offset = offset_of(zone)
    written = time.isoformat("minutes" if clock.count(":") == 1 else "seconds")
    fraction = f".{fraction}" if fraction and int(fraction) else ""
    return None if offset is None else f"{day}T{written}{fraction}{offset}"


def _numbers(text: str) -> str | None:
    if match := _COMPACT.match(text) or _YEAR_FIRST.match(text):
        return day_of(*match.groups())
    if match := _COMPACT_TIME.match(text):
        day = _numbers(match[1])
        clock = ":".join(match.group(2, 3, 4))
        return day and _iso(f"{day} {clock}{match[5] or ''}")
    if match := _SHORT_ISO.match(text):
        known = day_of(match[1], match[2] or 1, 1)
        return known and text
    return None


def _feed(text: str) -> str | None:
    """Read a feed's date (RFC 822): ``Wed, 22 Nov 2023 04:44:45 GMT``."""
    if not re.match(r"^(?:[A-Za-z]{3},? )?\d{1,2} [A-Za-z]{3} \d{4} \d{1,2}:\d{2}", text):
        return None
    try:
        date = email.utils.parsedate_to_datetime(text)
    except ValueError:
        return None
    return checked(date.date(), date.isoformat())


def _unix(text: str) -> str | None:
    """Read a date as ``date`` and Twitter write it: ``Mon Jul 04 09:30:00 +0000 2016``."""
    match = _UNIX.match(text)
    day = match and _dated(f"{match[1]}, {match[4]}", None)
    return _iso(f"{day} {match[2]} {match[3] or ''}".strip()) if match and day else None


def _worded(text: str, order: Order | None) -> str | None:
    """Read a date with a month's name, or day and month in figures, and perhaps a time."""
    rules = reading_rules()
    first, _, rest = text.partition(" ")
    # "Mar" is a month to some and a day to others: the day goes only if a date is left.
    days = rules.words["days"]
    if first.strip(".,").casefold() in days and (found := _dated(rest.strip(" ,."), order)):
        return found
    day = next((word for word in text.split(" ")[1:] if word.strip(".,").casefold() in days), None)
    # Archives of the press write "July 4, 2016 Monday 9:30 AM".
    without = text.replace(f" {day}", "", 1) if day and len(day) > 3 else text
    return _dated(text, order) or (_dated(without.strip(" ,."), order) if day else None)


def _dated(text: str, order: Order | None) -> str | None:
    """Read a day, or a day and a time."""
    rules = reading_rules()
    for clock in (None, _expressions()["clock"].search(text)):
        rest = text[: clock.start()].strip(" ,") if clock else text
        day = _plain_day(rest, rules.months, order)
        if day and not clock:
            return day
        if day and clock and len(day) == 10:
            time = time_of(clock)
            return time and f"{day}T{time}"
    return None


def _in_order(text: str, order: Order) -> str | None:
    """Read figures of which only ``order`` says what is the day: ``7/4/16``, ``3/4/2016``."""
    match = _SHORT_YEAR.match(text)
    parts = match.group(1, 3, 4) if match else None
    if match := _SLASHED.match(text):
        parts = match.groups()
    if parts is None:
        return None
    day, month = parts[:2] if order == "day" else parts[1::-1]
    return day_of(parts[2], month, day)


def _plain_day(text: str, months: dict[str, int], order: Order | None) -> str | None:
    if match := _DOTTED.match(text):
        return day_of(match[3], match[2], match[1])
    if match := _ISO_DAY.match(text):
        return day_of(*match.groups())
    if order and (day := _in_order(text, order)):
        return day
    if not order and (match := _SLASHED.match(text)):
        first, second = int(match[1]), int(match[2])
        if first == second or first > 12:
            return day_of(match[3], second, first)
        return day_of(match[3], first, second) if second > 12 else None
    if match := _SHORT_WORDED.match(text) or _expressions()["day_first"].match(text):
        return day_of(match[3], months.get(match[2].casefold(), 0), match[1])
    if match := _expressions()["month_first"].match(text):
        return day_of(match[3], months.get(match[1].casefold(), 0), match[2])
    if (match := _MONTH_YEAR.match(text)) and match[1].casefold() in months:
        known = day_of(match[2], months[match[1].casefold()], 1)
        return known and known[:7]
    return None
