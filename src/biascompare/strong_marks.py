"""Whether another mark than a full stop ends a sentence: ellipsis, dash, ``!`` or ``?``."""

from __future__ import annotations

from biascompare.sentence_context import Context

_QUOTES = "\"”’»“«‹›'"
_FEW_WORDS = 2


def trailing_ends(context: Context, marks: str) -> bool:
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


def cut_ends(context: Context) -> bool:
    """Whether a quotation that a dash cuts short ends the sentence."""
    spoken = not context.speaker_follows and (context.starter or context.quote_opens)
    return context.opens_upper and (context.labelled or spoken)


def loud_ends(context: Context, marks: str) -> bool:
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
