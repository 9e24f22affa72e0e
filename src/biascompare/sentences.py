"""Where sentences end: one pattern finds the candidates, their neighbours decide.

The words that matter (abbreviations, titles, openers …) are data of each language.
Offsets are into the paragraph as it was given.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from biascompare import languages
from biascompare.glued_ends import glued_end
from biascompare.inline_items import inline_items
from biascompare.language_rules import SentenceRules
from biascompare.languages import Language
from biascompare.line_breaks import line_stretches
from biascompare.sentence_context import Context
from biascompare.stops import LONGEST_SHORT, stop_ends

_FACE = r"(?:[:;=8]['-]?[)(DPpO/|*]|[xX]D\b|<3|\^\^|[\U0001F300-\U0001FAFF☀-➿]\uFE0F?)"
# Marks with what belongs to them: closing quotes and brackets, more marks, faces, spaces.
_CANDIDATE = re.compile(
    r"(?P<marks>[.!?…:;–—-](?:(?<=[–—-])(?=[\"”“»] )|(?<=[.!?…])[.!?…]*"
    r"(?:(?<=!)1[1!]*(?= |$)|(?: [.!?…]+(?=[ \"”»)]|$))*)"
    r"|(?<= [:;])['-]?[)(DPp](?=[ .]|$)))"
    r"(?P<tail>(?:[)\]}\"'”’»“«‹›‘]| [”»](?: [?!]+(?= |$)|(?=[ .,;:!?)…]|$))|(?<=[^.!?…])[.!?…]+)*)"
    rf"(?P<faces>(?: ?{_FACE}(?=[ .]|$))*)"
    r"(?P<gap> *)"
)
_OTHER_SPACES = re.compile(r"[^\S ]")
_QUOTES = "\"”’»“«‹›'"
_OPENERS = "\"'«»„“”‚‘’‹›([-–—•*¿¡ "
_LONGEST_BRACKET = 300
_FEW_WORDS = 2


def split_sentences(paragraph: str, language: Language | None) -> list[tuple[int, int]]:
    """Return start and end of each sentence of ``paragraph``, without the spaces around.

    ``language`` ``None`` applies the abbreviations of all languages together.
    """
    rules = language.sentences if language else _all_rules()
    return [
        (begin + start, begin + end)
        for begin, finish in _stretches(paragraph, rules)
        for start, end in _split(plain_spaces(paragraph[begin:finish]), rules)
    ]


def _stretches(paragraph: str, rules: SentenceRules) -> Iterator[tuple[int, int]]:
    """Yield start and end of what is judged alone: lines and items of lists."""
    for begin, finish in line_stretches(paragraph, rules):
        start = begin
        for item in inline_items(paragraph[begin:finish], rules):
            yield start, begin + item
            start = begin + item
        yield start, finish


def plain_spaces(text: str) -> str:
    """Return ``text`` with every kind of space and line break as a plain space."""
    text = text.replace("\n", " ").replace("\u00a0", " ").replace("\u202f", " ")
    # No other space than the plain one is printable.
    return text if text.isprintable() else _OTHER_SPACES.sub(" ", text)


def _split(text: str, rules: SentenceRules) -> list[tuple[int, int]]:
    """Return start and end of each sentence of a stretch whose only spaces are plain."""
    found: list[tuple[int, int]] = []
    start = _skip_spaces(text, 0)
    for candidate in _CANDIDATE.finditer(text):
        if candidate.end() >= len(text):
            break
        if _plainly_ends(text, start, candidate, rules):
            end = candidate.start() + 1
        else:
            end = _end(text, start, candidate, rules)
        if end > start:
            _add(text, found, start, end)
            start = _skip_spaces(text, end)
    end = len(text.rstrip())
    if end > start:
        _add(text, found, start, end)
    return found


@functools.cache
def _all_rules() -> SentenceRules:
    """Return the lists of all languages put together, without what only some languages do."""
    every = [languages.load(code).sentences for code in languages.CODES]
    lists: dict[str, Any] = {
        field.name: frozenset().union(*(getattr(rules, field.name) for rules in every))
        for field in fields(SentenceRules)
        if field.name not in ("ordinal_dot", "words_before_speech_verb", "shortened")
    }
    lists["abbreviation_endings"] = tuple(lists["abbreviation_endings"])
    return SentenceRules(ordinal_dot=False, words_before_speech_verb=0, **lists)


def _skip_spaces(text: str, place: int) -> int:
    while place < len(text) and text[place] == " ":
        place += 1
    return place


def _add(text: str, found: list[tuple[int, int]], start: int, end: int) -> None:
    """Add a sentence; one of marks alone belongs to the sentence before."""
    if found and end - start < 8 and not any(map(str.isalnum, text[start:end])):
        found[-1] = (found[-1][0], end)
    else:
        found.append((start, end))


def _plainly_ends(text: str, start: int, candidate: re.Match[str], rules: SentenceRules) -> bool:
    """Tell at once that ``word. Next`` ends a sentence, as `_end` would find out slowly."""
    if candidate[0] != ". " or not text[candidate.end()].isupper():
        return False
    mark = candidate.start()
    before = text.rfind(" ", start, mark)
    word = text[before + 1 : mark]
    return (
        before > start
        and word[1:].islower()
        and word.isalpha()
        and (len(word) > LONGEST_SHORT or word in rules.ordinary_words)
        and word not in rules.shortened
        and not word.endswith(rules.abbreviation_endings)
        and text[before - 1] != "."
        and not _in_bracket(text, start, mark, "")
    )


def _end(text: str, start: int, candidate: re.Match[str], rules: SentenceRules) -> int:
    """Return where the sentence that began at ``start`` ends, 0 if not at ``candidate``."""
    mark, marks, tail = candidate.start(), candidate["marks"], candidate["tail"]
    left_end = mark
    while left_end > start and text[left_end - 1] == " ":
        left_end -= 1
    if left_end <= start or _in_bracket(text, start, mark, tail):
        return 0
    left_start = text.rfind(" ", start, left_end) + 1 or start
    left_start = max(left_start, start)
    context = Context(text, start, left_start, left_end, candidate.end(), tail, rules)
    if not candidate["gap"]:
        return glued_end(context, candidate)
    if marks[0] in ":;":
        capital = context.opens_upper and (not rules.ordinal_dot or context.starter)
        ends = capital or (context.careless and bool(context.word))
    elif marks in "–—-":
        ends = _cut_ends(context)
    elif "…" in marks or ".." in marks or ". ." in marks:
        ends = _trailing_ends(context, marks)
    elif marks != ".":
        ends = _loud_ends(context, marks)
    else:
        ends = stop_ends(context)
    return candidate.end("faces") if ends else 0


def _in_bracket(text: str, start: int, mark: int, tail: str) -> bool:
    """Whether the mark stands in a bracket that was opened within the sentence."""
    opened = max(text.rfind("(", start, mark), text.rfind("[", start, mark))
    if opened <= start or not text[start:opened].strip(_OPENERS):
        return False
    closing = ")" if text[opened] == "(" else "]"
    if closing in text[opened:mark]:
        return False
    if closing in tail:
        return not tail.endswith((".", "!", "?", "…"))
    return closing in text[mark : mark + _LONGEST_BRACKET]


def _trailing_ends(context: Context, marks: str) -> bool:
    """Whether an ellipsis ends the sentence."""
    interjection = context.left.lower() in context.rules.interjections
    if interjection and not (context.tail and context.starter):
        return False
    if context.opens_upper or context.following.isdigit():
        return True
    if context.quote_opens and context.tail:
        return True
    if not context.careless or not context.word:
        return False
    long = context.text.count(" ", context.start, context.left_end) >= _FEW_WORDS
    return marks == ".." or (long and context.lowercase_starter)


def _cut_ends(context: Context) -> bool:
    """Whether a quotation that a dash cuts short ends the sentence."""
    spoken = not context.speaker_follows and (context.starter or context.quote_opens)
    return context.opens_upper and (context.labelled or spoken)


def _loud_ends(context: Context, marks: str) -> bool:
    """Whether ``!``, ``?`` or a mixture ends the sentence."""
    if f"{context.left}{marks}" in context.rules.marked_names:
        return context.starter
    quoted = any(character in _QUOTES for character in context.tail)
    if context.opens_upper:
        return context.starter or not (quoted and context.speaker_follows) or context.quote_opens
    if context.word:
        goes_on = any(mark in context.openers for mark in "–—")
        if quoted or goes_on or context.left.lower() in context.rules.interjections:
            return False
        return len(marks) > 1 or context.lowercase_starter or context.careless
    return context.other_opens
