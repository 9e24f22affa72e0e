"""The web: addresses and feeds become pages, safely and politely.

Nothing is fetched unless the user names an address (law 6).
"""

from biascompare.web.content import Page
from biascompare.web.feeds import FeedEntry, read_feed
from biascompare.web.fetching import Progress, fetch
from biascompare.web.limits import Limits
from biascompare.web.reading import is_address, read

__all__ = [
    "FeedEntry",
    "Limits",
    "Page",
    "Progress",
    "fetch",
    "is_address",
    "read",
    "read_feed",
]
