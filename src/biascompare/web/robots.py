"""robots.txt: what a site lets programs read, and how often."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from biascompare.web.addresses import Address
from biascompare.web.connection import Answer

LARGEST = 500 * 2**10
"""Bytes of a robots.txt; what follows is not read (RFC 9309, 2.5)."""
TOKEN = "biascompare"
"""Our name in a robots.txt."""
_AGENT = re.compile(r"^(\s*user[- ]?agent\s*:?)(.*)$", re.IGNORECASE | re.MULTILINE)


_REFUSAL = (
    "the site asks programs not to read this page (robots.txt); "
    "save it in your browser and import the file"
)


@dataclass(frozen=True, slots=True)
class Robots:
    """What a site's robots.txt says to us; ``delay`` in seconds, None if it asks for none.

    ``refusal`` tells the user why an address that is not allowed is not read.
    """

    allows: Callable[[str], bool]
    delay: float | None = None
    refusal: str = _REFUSAL


def closed(reason: str) -> Robots:
    """Allow nothing on a site, for ``reason``."""
    return Robots(lambda _url: False, refusal=reason)


def read_robots(answer: Answer) -> Robots:
    """Return the rules that a site's answer holds.

    RFC 9309: a missing file (4xx) allows everything, a server's fault (5xx) nothing; so
    does 429, too many requests.
    """
    if answer.status >= 500 or answer.status == 429:
        reason = f"the site's robots.txt cannot be read just now (HTTP {answer.status}), so its"
        return closed(f"{reason} pages are not; try again later")
    if answer.status != 200:
        return Robots(lambda _url: True)
    from protego import Protego

    text = answer.content[:LARGEST].decode("utf-8-sig", errors="replace")
    # Rules are stored once for each agent of a group: a hostile file of thousands of
    # both would fill the memory. All agents that are not us count as one.
    rules = Protego.parse(_AGENT.sub(_plain_agent, text))
    return Robots(lambda url: rules.can_fetch(url, TOKEN), rules.crawl_delay(TOKEN))


def _plain_agent(match: re.Match[str]) -> str:
    name = match[2].split("#")[0].strip().casefold()
    bare = name.replace("*", "")
    return f"{match[1]} {name if name == '*' or (bare and bare in TOKEN) else 'another'}"


def robots_address(address: Address) -> str:
    """Return where the robots.txt for an address lies."""
    return f"{address.site}/robots.txt"
