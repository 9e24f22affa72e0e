"""The parts of dates: days that exist, times of day and their distance from UTC."""

from __future__ import annotations

import datetime
import re
from functools import cache
from typing import Literal

from biascompare.datafiles import TomlFile, data_folder

EARLIEST, LATEST = 1800, 2100
FIRST_SHORT = 69
"""Years of two digits from here on are of the last century, as POSIX has it."""
Order = Literal["day", "month"]
"""What stands first in 7/4/2016."""


@cache
def _zones() -> dict[str, str]:
    return dict(TomlFile(data_folder() / "reading" / "dates.toml").values["zones"])


def checked(day: datetime.date, text: str) -> str | None:
    """Return ``text`` if ``day`` is of the years that articles are from."""
    return text if EARLIEST <= day.year <= LATEST else None


def day_of(year: str | int, month: str | int, day: str | int) -> str | None:
    """Return the day as ISO 8601, or None if there is none; years may have two digits."""
    if isinstance(year, str) and len(year) == 2:
        year = int(year) + (1900 if int(year) >= FIRST_SHORT else 2000)
    try:
        date = datetime.date(int(year), int(month), int(day))
    except ValueError:
        return None
    return checked(date, date.isoformat())


def offset_of(zone: str | None) -> str | None:
    """Return a zone ("EST", "+0200") as ISO 8601; empty where it tells none, None if unknown."""
    if not zone:
        return ""
    if zone[0].isalpha():
        return _zones().get(zone.upper())
    hours, minutes = zone[1:3], zone[-2:] if len(zone) > 3 else "00"
    if int(hours) > 14 or int(minutes) > 59:
        return None
    return f"{zone[0]}{hours}:{minutes}"


def time_of(clock: re.Match[str]) -> str | None:
    """Return a time of day as ISO 8601, from hour, minute, second, half of the day and zone."""
    hour, half = int(clock[1]), (clock[4] or "").casefold()[:1]
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    if hour > 23 or int(clock[2]) > 59 or int(clock[3] or 0) > 59:
        return None
    seconds = f":{clock[3]}" if clock[3] else ""
    offset = offset_of(clock[5])
    return None if offset is None else f"{hour:02}:{clock[2]}{seconds}{offset}"
