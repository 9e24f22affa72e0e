"""What stands around a mark that may end a sentence: the words left and right of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from biascompare.language_rules import SentenceRules

_NEXT = re.compile(
    r"(?P<openers>[\"'«»„“”‚‘’‹›(\[–—•*¿¡ -]*)(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?['’]?)?"
)
_BRAND = re.compile(r"[a-z]{1,3}[A-Z]")
LEFT_MARKS = "•([{\"'„“”«»‚‘’‹›¿¡*–—-"
"""Marks that may stand before a word."""
_NO_OPENERS = ",;:/&%)]}=+…"


@dataclass(slots=True)
class Context:
    """A mark with the stretches around it; offsets are into ``text``."""

    text: str
    start: int
    left_start: int
    left_end: int
    right: int
    tail: str
    rules: SentenceRules
    left: str = ""
    openers: str = ""
    word: str = ""
    following: str = ""

    def __post_init__(self) -> None:
        self.left = self.text[self.left_start : self.left_end].lstrip(LEFT_MARKS)
        match = _NEXT.match(self.text, self.right)
        if match:
            self.openers, self.word = match["openers"], match["word"] or ""
            self.following = self.text[match.end("openers") : match.end("openers") + 1]

    @property
    def before(self) -> str:
        """The word before the left token."""
        end = self.left_start
        while end > self.start and self.text[end - 1] == " ":
            end -= 1
        begin = max(self.text.rfind(" ", self.start, end) + 1, self.start)
        return self.text[begin:end].lstrip(LEFT_MARKS)

    @property
    def opens_upper(self) -> bool:
        """Whether a capital letter, or a name such as iPhone, follows."""
        return self.word[:1].isupper() or bool(_BRAND.match(self.word))

    @property
    def starter(self) -> bool:
        """Whether the next word is one that typically opens a sentence."""
        if not self.word[:1].isupper():
            return False
        after = self.right + len(self.openers) + len(self.word)
        if len(self.word) == 1 and self.text[after : after + 1] == ".":
            return False
        return self.listed(self.rules.starters) or self.listed(self.rules.interjections)

    @property
    def ordinary(self) -> bool:
        """Whether the next word has a capital only because it opens a sentence."""
        return (
            self.word.istitle()
            and self.word.lower() in self.rules.ordinary_words
            and not self.second_upper
        )

    @property
    def labelled(self) -> bool:
        """Whether a colon follows the next word, as in ``10 km. Height: 2 m``."""
        after = self.right + len(self.openers) + len(self.word)
        return self.opens_upper and self.text[after : after + 2].lstrip(" ")[:1] == ":"

    @property
    def second_upper(self) -> bool:
        """Whether the word after the next one has a capital too."""
        after = self.right + len(self.openers) + len(self.word)
        return self.text[after : after + 1] == " " and self.text[after + 1 : after + 2].isupper()

    @property
    def lowercase_starter(self) -> bool:
        """Whether the next word opens sentences in careless writing."""
        return self.listed(self.rules.lowercase_starters)

    @property
    def careless(self) -> bool:
        """Whether the sentence began in lower case, as all of its writer's may do."""
        begin = self.text[self.start : self.start + 4]
        return begin[:1].islower() and not _BRAND.match(begin)

    @property
    def other_opens(self) -> bool:
        """Whether something that is not a letter may open a sentence here."""
        return bool(self.following) and self.text[self.right] not in _NO_OPENERS

    @property
    def speaker_follows(self) -> bool:
        """Whether a name and a verb of speech follow, as after ``"Stop!" Smith said``."""
        most = self.rules.words_before_speech_verb
        words = self.text[self.right : self.right + 60].split(" ", most + 1)[1 : most + 1]
        return any(word.strip(".,:") in self.rules.speech_verbs for word in words)

    @property
    def quote_opens(self) -> bool:
        """Whether the next word is the first of a quotation."""
        return any(mark in '"“”„«»' for mark in self.openers)

    def listed(self, words: frozenset[str]) -> bool:
        """Whether the next word, or what stands before its apostrophe, is in ``words``."""
        lower = self.word.lower().replace("’", "'")
        head = lower.partition("'")[0]
        return lower in words or head in words or f"{head}'" in words
