"""What a server's refusal means for the user, and when it may be asked again."""

from __future__ import annotations

import datetime
import email.utils

from biascompare.errors import SourceError
from biascompare.web.addresses import Address

_BROWSER = "open it in your browser, save the page and import the file"
_MEANINGS = {
    401: f"the page needs a login; {_BROWSER}",
    402: f"the page needs a subscription; {_BROWSER}",
    403: f"the server lets programs not read this page; {_BROWSER}",
    404: "there is no such page; check the address",
    410: "the page is gone; look for it in a web archive",
    429: "the server says that it was asked too often; try again later",
    451: "the page is withheld for legal reasons where you are",
}


def refusal(address: Address, status: int) -> SourceError:
    """Return what to tell the user about an answer that is no page."""
    meaning = _MEANINGS.get(status)
    if meaning is None:
        meaning = (
            "the server has a fault; try again later"
            if status >= 500
            else f"the server sent no page; {_BROWSER}"
        )
    return SourceError(address.url, f"{meaning} (HTTP {status})")


def retry_after(headers: dict[str, str]) -> float:
    """Return the seconds that a Retry-After header asks for, as a number or a date; else 0."""
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        moment = email.utils.parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return 0.0
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=datetime.UTC)
    return max(0.0, (moment - datetime.datetime.now(datetime.UTC)).total_seconds())
