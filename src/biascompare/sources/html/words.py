"""The word lists of data/reading/html.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from biascompare.datafiles import TomlFile, data_folder
from biascompare.sources.columns import plain_name
from biascompare.sources.pieces import piece_rules

_LISTS = (
    *("section", "no_outlet", "no_author", "organisation", "role", "credential", "byline"),
    *("account", "link_word", "and_word", "live_type", "live_title", "live_address"),
    *("opinion_type", "opinion_address"),
)


@dataclass(frozen=True, slots=True)
class PageWords:
    """Lists of words, each compared without case, accents, spaces and marks.

    ``agency``, with the names of pieces.toml, keeps its case, since short names of agencies
    are words elsewhere. ``label`` finds the "By" before a name, ``joint`` what parts two
    names, and ``leads`` the "and" or comma at the end of a piece, or at its start, that
    leads to another name.
    """

    lists: dict[str, frozenset[str]]
    agency: frozenset[str]
    label: re.Pattern[str]
    joint: re.Pattern[str]
    leads: re.Pattern[str]
    stub: int

    def lists_it(self, name: str, text: str) -> bool:
        """Tell whether ``text`` as a whole is on the list ``name``."""
        return plain_name(text) in self.lists[name]


@cache
def page_words() -> PageWords:
    """Return the lists; raises `DataFileError` naming the line at fault."""
    file = TomlFile(data_folder() / "reading" / "html.toml")
    file.string("source")
    file.string("licence")
    lists = {name: frozenset(map(plain_name, file.strings(name))) for name in _LISTS}
    labels = sorted((one.rstrip(":") for one in file.strings("byline")), key=len, reverse=True)
    label = "|".join(re.escape(one) for one in dict.fromkeys(labels))
    joints = "|".join(map(re.escape, file.strings("and_word")))
    return PageWords(
        lists=lists,
        agency=frozenset(file.strings("agency")) | piece_rules().agencies.keys(),
        label=re.compile(rf"^\W*(?:{label})\b\s*:?\s*", re.IGNORECASE),
        joint=re.compile(rf"\s*[;,]\s*(?:(?:{joints})\s+)?|\s+(?:{joints})\s+"),
        leads=re.compile(rf"(?:^|\s)(?:{joints}|,)$|^(?:{joints}|,)(?:\s|$)|,$", re.IGNORECASE),
        stub=int(file.values["thresholds"]["stub"]),
    )
