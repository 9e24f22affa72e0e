"""Whether a full stop ends a sentence: its left and right neighbours judged."""

from __future__ import annotations

import re
from dataclasses import dataclass

from biascompare.language_rules import SentenceRules

_NEXT = re.compile(
    r"(?P<openers>[\"'«»„“”‚‘’‹›(\[–—•*¿¡ -]*)(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?['’]?)?"
)
_BRAND = re.compile(r"[a-z]{1,3}[A-Z]")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.-?)+[^\W\d_]")
_ITEM = re.compile(r"\(?[a-z]\) ")
_ROMAN = re.compile(r"[IVXLCDM]+")
_DAY_AND_MONTH = re.compile(r"\d{1,2}\.\d{1,2}")
_LEFT_MARKS = "([{\"'„“”«»‚‘’‹›¿¡*–—-"
_NEARBY = 40
_MOST_PARTS = 5
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
        self.left = self.text[self.left_start : self.left_end].lstrip(_LEFT_MARKS)
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
        return self.text[begin:end].lstrip(_LEFT_MARKS)

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
        return self.listed(self.rules.starters)

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
        words = self.text[self.right : self.right + 60].split(" ", 4)[:4]
        return any(word.strip(".,:") in self.rules.speech_verbs for word in words[1:])

    @property
    def quote_opens(self) -> bool:
        """Whether the next word is the first of a quotation."""
        return any(mark in "\"“”„«»" for mark in self.openers)

    def listed(self, words: frozenset[str]) -> bool:
        """Whether the next word, or what stands before its apostrophe, is in ``words``."""
        lower = self.word.lower().replace("’", "'")
        head = lower.partition("'")[0]
        return lower in words or head in words or f"{head}'" in words


def stop_ends(context: Context) -> bool:
    """Return whether the single full stop between ``left`` and ``right`` ends a sentence."""
    left = context.left
    if left[-1:].isdigit():
        return _number_ends(context)
    if len(left) > 1 and _ROMAN.fullmatch(left):
        if _starts_item(context):
            return False
        if context.rules.ordinal_dot and context.before[:1].isupper():  # Ludwig XIV.
            return context.starter
    for key in _keys(context):
        verdict = _abbreviation_ends(key, context)
        if verdict is not None:
            return verdict
    if context.word and not _ITEM.match(context.text, context.right):
        lower = len(left) > 1 and not context.tail
        spaced = len(left) > 3 and context.text[context.left_end] == " "
        careless = spaced or context.careless or context.lowercase_starter
        return context.opens_upper or (lower and careless)
    return context.other_opens


def _number_ends(context: Context) -> bool:
    """Judge a number before the stop: a list item's, an ordinal, or simply the last word."""
    left, rules = context.left, context.rules
    if left.isdigit() and len(left) <= 3 and _starts_item(context):
        return False
    if not rules.ordinal_dot or not context.word:
        ordinal = rules.ordinal_dot and left.isdigit() and len(left) <= 2
        return context.other_opens and not (ordinal and context.following.isdigit())
    if not context.opens_upper:
        return context.lowercase_starter and left.isdigit() and len(left) > 3
    if _DAY_AND_MONTH.fullmatch(left):
        return context.starter
    if not left.isdigit() or len(left) > 3 or context.starter:
        return True
    listed = context.word in rules.months or context.word in rules.ordinal_nouns
    return not listed and context.before.lower() not in rules.ordinal_determiners


def _starts_item(context: Context) -> bool:
    """Whether the left token opens the sentence or follows a colon, as list numbers do."""
    nearby = max(context.start, context.left_start - _NEARBY)
    before = context.text[nearby : context.left_start].strip(_LEFT_MARKS + " ")
    return before[-1] in ":;" if before else nearby == context.start


def _keys(context: Context) -> list[str]:
    """Return what may be an abbreviation: the parts before it joined, the token, its end."""
    keys = [context.left]
    text, place = context.text, context.left_start
    joined = text[place : context.left_end]
    while place - 1 > context.start and text[place - 2] == "." and len(keys) < _MOST_PARTS:
        previous = max(text.rfind(" ", context.start, place - 1) + 1, context.start)
        if place - previous > 6:
            break
        joined, place = text[previous : place - 1] + joined, previous
        keys.insert(0, joined.lstrip(_LEFT_MARKS))
    for parting in "-'’/":
        if parting in context.left:
            keys.append(context.left.rpartition(parting)[2])
    if len(context.left) > 1 and context.left.isupper():  # ST. LOUIS
        keys.append(context.left.capitalize())
    return keys


def _abbreviation_ends(key: str, context: Context) -> bool | None:
    """Judge the stop after the abbreviation ``key``; ``None`` when it is none."""
    rules = context.rules
    if key in rules.abbreviations:
        return False
    dashed = any(mark in context.openers for mark in "–—-")
    if key in rules.number_abbreviations and (
        context.following.isdigit()
        or context.word[:1].islower()
        or _ROMAN.fullmatch(context.word)
        or dashed
        or "(" in context.openers
    ):
        return False
    if key in rules.final_abbreviations:
        return context.opens_upper and context.word not in rules.continuers
    quoted = context.opens_upper and (context.quote_opens or "'" in context.openers)
    closing = key in rules.closing_abbreviations or key.endswith(rules.abbreviation_endings)
    acronym = bool(_ACRONYM.fullmatch(key))
    if acronym and not closing and key != context.left:  # J. M. G. Le Clézio
        return context.starter and not context.listed(rules.name_particles)
    if closing or acronym:
        closed = bool(context.tail) and context.opens_upper
        return not dashed and (context.starter or quoted or closed)
    if len(key) == 1 and key.isalpha() and key == context.left:
        return _letter_ends(key, context)
    return None


def _letter_ends(letter: str, context: Context) -> bool:
    """Judge a single letter: an initial, a label (plan B) or a word (I)."""
    rules = context.rules
    if letter in rules.letters_that_are_words:
        return context.opens_upper
    labels = context.before.lower() in rules.lettered_nouns or context.before[-1:].isdigit()
    if letter.isupper() and labels:
        return context.opens_upper
    if _starts_item(context):
        return False
    return context.starter and not (letter.isupper() and context.listed(rules.name_particles))
