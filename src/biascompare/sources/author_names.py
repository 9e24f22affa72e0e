"""Authors of tables written "Müller, Anna", as catalogues do, turned to "Anna Müller"."""

from __future__ import annotations

import re

from biascompare.model import Notice
from biascompare.sources.pieces import piece_rules

_FAMILY = r"(?:(?:[a-zà-ÿ]{1,3} ){0,2})[A-ZÀ-Þ][\w’'-]*[a-zß-ÿ][\w’'-]*"
_GIVEN = r"[A-ZÀ-Þ](?:\.|[\w’'-]*)(?: [A-ZÀ-Þ](?:\.|[\w’'-]*))?"
_TURNED = re.compile(rf"(?P<family>{_FAMILY}), ?(?P<given>{_GIVEN})")


def turned_author(author: str) -> tuple[str, list[Notice]]:
    """Return the author as a byline would have it, and a notice if that was changed.

    A family name is one word and its particles, so that "Ann Lee, Tom Ash" stays two people;
    several are parted by semicolons; agencies stay as they are.
    """
    agencies = piece_rules().agencies
    names = []
    for part in author.split(";"):
        match = _TURNED.fullmatch(part.strip())
        if match is None or not agencies.keys().isdisjoint(match.groups()):
            return author, []
        names.append(f"{match['given']} {match['family']}")
    turned = ", ".join(names)
    return turned, [Notice("author_turned", f"The author {author!r} is given as {turned!r}.")]
