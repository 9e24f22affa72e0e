"""Quotation marks: which close which, and which way a mark faces among its neighbours."""

from __future__ import annotations

import re

from biascompare.languages import Language

MARK = re.compile(r"``|''|,,(?=\w)|[\"“”„‟«»＂‚‘’‹›']")
SINGLE = frozenset("‘‚'’‹›")
CLOSERS = {
    "„": ("“", "”", "‟", '"', "''"),
    ",,": ("“", "”", '"', "''"),
    "“": ("”", '"', "''", "“"),
    "”": ("”",),
    "‟": ("”", "“"),
    "«": ("»",),
    "»": ("«",),
    '"': ('"', "”", "“"),
    "＂": ("＂", '"'),
    "``": ("''", "”", '"'),
    "''": ("''",),
    "‘": ("’", "'"),
    "‚": ("‘", "’", "'"),
    "'": ("'", "’"),
    "’": ("’", "'"),
    "‹": ("›",),
    "›": ("‹",),
}
_BEFORE_OPENING = frozenset("([{—–-/…:„“«»‹›‚‘\"'")
_INCHES = re.compile(r"\d['’′]\d{1,2}$")
_DECADE = re.compile(r"\d0s")


class Facing:
    """The marks of one text and language: which way each faces, what it may open or close."""

    def __init__(self, text: str, language: Language | None) -> None:
        self._text = text
        self.backwards = language is None or ("»", "«") in language.quotation_marks
        self._elided = language.apostrophe_words if language else frozenset[str]()

    def right(self, mark: re.Match[str]) -> bool:
        """Whether the mark stands before a word, with a space or bracket before it."""
        before, after = self._neighbours(mark)
        return (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()

    def left(self, mark: re.Match[str]) -> bool:
        """Whether the mark stands at the end of a word."""
        before, after = self._neighbours(mark)
        return not before.isspace() and not after.isalnum()

    def may_open(self, mark: re.Match[str]) -> bool:
        """Whether a quote may begin with the mark, no quote being open."""
        character = mark.group()
        before, after = self._neighbours(mark)
        if character in ("„", "‟", "``", ",,"):
            return True
        if character in SINGLE:
            return self._single_may_open(mark)
        if character == "«":
            return not self.backwards or before.isspace() or self.right(mark)
        if character == "»":
            return self.backwards and self.right(mark)
        if character == "“":
            return not self.left(mark) or before in _BEFORE_OPENING
        if character == "”":
            return self.right(mark) and "”" in self._text[mark.end() : mark.end() + 2000]
        if before.isspace() or before == ":":
            return mark.end() < len(self._text)
        return not after.isspace() and (not before.isalnum() or after.isupper())

    def closes(self, mark: re.Match[str], opener: str) -> bool:
        """Whether the mark may close a quote that ``opener`` began."""
        if mark.group() not in CLOSERS[opener]:
            return False
        if mark.group() == '"' and _INCHES.search(
            self._text[max(0, mark.start() - 5) : mark.start()]
        ):
            return False
        return mark.group() != "“" or not self.right(mark) or self.left(mark)

    def may_be_possessive(self, mark: re.Match[str]) -> bool:
        """Whether the mark may be an apostrophe, as in ``the workers' union``."""
        left = self._text[max(0, mark.start() - 2) : mark.start()]
        right = self._text[mark.end() : mark.end() + 2]
        shortened = left.endswith(("s", "in", "th", "x", "z"))
        return mark.group() in "'’" and shortened and right[:1] == " " and right[1:].isalpha()

    def _single_may_open(self, mark: re.Match[str]) -> bool:
        character = mark.group()
        _, after = self._neighbours(mark)
        if not self.right(mark) or (character == "›" and not self.backwards):
            return False
        word = re.match(r"\w+", self._text[mark.end() : mark.end() + 20])
        shortened = word and (word[0].lower() in self._elided or _DECADE.fullmatch(word[0]))
        if character in "'’‘" and shortened:
            return False
        return character not in "'’" or after.isalpha() or after in '„“«»"…'

    def _neighbours(self, mark: re.Match[str]) -> tuple[str, str]:
        before = self._text[mark.start() - 1] if mark.start() else " "
        return before, self._text[mark.end() : mark.end() + 1] or " "
