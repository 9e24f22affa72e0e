"""How much, how long, how often: what a fetch may take."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, times in seconds.

    ``total`` bounds one answer from the first packet to the last, however slowly it
    drips; ``page`` bounds what an answer unpacks to. ``delay`` is the pause between two
    requests to one host; its robots.txt may ask for up to ``longest_delay``.
    ``longest_wait`` bounds what a server may ask for with Retry-After.
    """

    page: int = 5 * 2**20
    connect: float = 10.0
    read: float = 10.0
    total: float = 30.0
    redirects: int = 5
    tries: int = 3
    back_off: float = 2.0
    longest_wait: float = 30.0
    delay: float = 1.0
    longest_delay: float = 10.0
    hosts: int = 8
