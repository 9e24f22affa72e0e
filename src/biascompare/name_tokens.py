"""Capitalised words of a text, and the runs of them that may be names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from biascompare.name_evidence import NameEvidence

_TOKEN = re.compile(r"(?:[^\W\d_]\.[ -]?){1,3}(?=[^\W\d_][^\W_.])|[^\W_]+(?:[-'&][^\W_]+)*")
_BREAK = re.compile(r"[.!?:…•*#–—|\n(\[/]|\"$")
_HEADING = 8  # words of more than three letters
_ENDS = (".", "!", "?", "…", ":", ";", ",")
_TITLE_CASE = 0.85  # share of a line's words that have capitals


class Token(NamedTuple):
    """A word at ``start``–``end``.

    ``capital``: it has one anywhere but after a hyphen (``Anna``, ``iPhone``).
    ``opens``: its place explains a capital (start of a sentence, a headline in
    capitals). ``joined``: only a space parts it from the word before. ``titled``: it
    stands in a line in capitals. ``initial``: it is initials (``S.``).
    """

    start: int
    end: int
    word: str
    capital: bool
    opens: bool
    joined: bool
    titled: bool
    initial: bool


def tokens(plain: str, evidence: NameEvidence) -> list[Token]:
    """Return the words of a normalised text; elisions and possessives taken off."""
    found: list[Token] = []
    titled = _titled_lines(plain, evidence) if not evidence.nouns_have_capitals else []
    end, possessive = 0, False
    before = ""  # the word before, and whether it is initials
    initial = False
    for match in _TOKEN.finditer(plain):
        gap = plain[end : match.start()]
        whole = match.group().rstrip(" -")
        if whole[-1] == "." and whole[:-1] in evidence.titles:
            whole = whole[:-1]
        opens = not found or (gap != " " and bool(_BREAK.search(gap)))
        start, word = match.start(), whole
        if "'" in word:
            start, word = _bare(start, word, opens, evidence)
        after_title = gap == ". " and before in evidence.titles
        joined = gap in (" ", " & ", "-") or after_title or (initial and gap in ("", " ", "-"))
        joined = joined and not possessive
        joined = joined and (start == match.start() or before in evidence.heads)
        in_title = bool(titled) and any(first <= start < last for first, last in titled)
        opens = (opens and not after_title) or in_title
        initial = word[-1] == "."
        capital = word != word.lower() and any(map(str.isupper, word.split("-")[0]))
        token = Token(start, start + len(word), word, capital, opens, joined, in_title, initial)
        found.append(token)
        end, before = match.start() + len(whole), word
        possessive = token.end < end
    return found


def _bare(start: int, word: str, opens: bool, evidence: NameEvidence) -> tuple[int, str]:
    """Take off an elision before a capital (d'OpenAI) and a possessive (Altman's)."""
    head, mark, tail = word.partition("'")
    elided = bool(mark and tail) and f"{head.lower()}'" in evidence.elisions
    # D'Angelo within a sentence keeps its D'.
    if elided and (head.islower() or tail[0].islower() or opens):
        return start + len(head) + 1, tail
    for suffix in evidence.possessive_suffixes:
        if suffix.startswith("'") and len(suffix) > 1 and word.endswith(suffix):
            return start, word[: -len(suffix)]
    return start, word


def _titled_lines(plain: str, evidence: NameEvidence) -> list[tuple[int, int]]:
    found = []
    for line in re.finditer(r"[^\n]+", plain):
        words = [
            word
            for word in re.findall(r"[^\W\d_]+", line.group())
            if len(word) > 3 and word.lower() not in evidence.stop_words
        ]
        capitals = sum(word[0].isupper() for word in words)
        heading = len(words) <= _HEADING and not line.group().rstrip("\"' ").endswith(_ENDS)
        if line.group().endswith("."):
            continue
        if (len(words) >= 3 or heading) and capitals >= _TITLE_CASE * len(words):
            found.append(line.span())
    return found


def runs(found: list[Token], evidence: NameEvidence) -> Iterator[tuple[int, int]]:
    """Yield first and last index (exclusive) of words that may be one name."""
    index = 0
    while index < len(found):
        if not found[index].capital:
            index += 1
            continue
        end = index + 1
        while after := _goes_on(found, index, end, evidence):
            end = after
        yield index, end
        index = end


def _goes_on(found: list[Token], start: int, end: int, evidence: NameEvidence) -> int:
    """Return where the run ends after one more capitalised word, 0 if it ends here."""
    if end >= len(found) or not found[end].joined or found[end].titled != found[start].titled:
        return 0
    if found[end].capital:
        return end + 1
    for length in (1, 2):
        after = end + length
        if after >= len(found) or not all(token.joined for token in found[end : after + 1]):
            return 0
        small = [token.word for token in found[end:after]]
        if found[after].capital and (
            (found[end - 1].word in evidence.heads and " ".join(small) in evidence.connectors)
            or (found[start].word in evidence.first_names and set(small) <= evidence.particles)
        ):
            return after + 1
    return 0
