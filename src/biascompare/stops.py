"""Whether a full stop ends a sentence: its left and right neighbours judged."""

from __future__ import annotations

import re

from biascompare.sentence_context import LEFT_MARKS, Context

_ACRONYM = re.compile(r"(?:[^\W\d_]\.-?)+[^\W\d_]")
_ITEM = re.compile(r"\(?[a-z]\) ")
_ROMAN = re.compile(r"[IVXLCDM]+")
_DAY_AND_MONTH = re.compile(r"\d{1,2}\.\d{1,2}")
_VOWEL = re.compile("[aeiouyàâäæéèêëîïôöœùûüÿ]", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,4}(?=[ ,;)]|[.:]?$)")
LONGEST_SHORT = 5
_NEARBY = 40
_MOST_PARTS = 5


def stop_ends(context: Context) -> bool:
    """Return whether the single full stop between ``left`` and ``right`` ends a sentence."""
    left = context.left
    if context.tail.endswith((".", "!", "?", "…")):  # … (n. V.). Then
        return context.opens_upper or context.other_opens
    if left[-1:].isdigit():
        return _number_ends(context)
    if len(left) > 1 and _ROMAN.fullmatch(left):
        if _starts_item(context):
            return context.labelled
        if context.rules.ordinal_dot and context.before[:1].isupper():  # Ludwig XIV.
            return context.starter
    for key in _keys(context):
        verdict = _abbreviation_ends(key, context)
        if verdict is not None:
            return verdict
    if _looks_shortened(context):
        return context.starter or context.ordinary
    if context.word and not _ITEM.match(context.text, context.right):
        lower = len(left) > 1 and not context.tail
        spaced = len(left) > 3 and context.text[context.left_end] == " "
        careless = spaced or context.careless or (len(left) > 3 and context.lowercase_starter)
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
    before = context.text[nearby : context.left_start].strip(LEFT_MARKS + " ")
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
        keys.insert(0, joined.lstrip(LEFT_MARKS))
    for parting in "-–'’/":
        if parting in context.left:
            keys.append(context.left.rpartition(parting)[2])
    if len(context.left) > 1 and context.left.isupper() and context.word.isupper():  # ST. LOUIS
        keys.append(context.left.capitalize())
    elif context.left_start == context.start and context.left[:1].isupper():
        keys.append(context.left[0].lower() + context.left[1:])
    return keys


def _abbreviation_ends(key: str, context: Context) -> bool | None:
    """Judge the stop after the abbreviation ``key``; ``None`` when it is none."""
    rules = context.rules
    if key in rules.abbreviations:
        return False
    dashed = any(mark in context.openers for mark in "–—-")
    if key in rules.number_abbreviations and (
        context.following.isdigit()
        or (context.word[:1].islower() and not context.careless)
        or _numbers(context)
        or dashed
        or "(" in context.openers
    ):
        return False
    if key in rules.final_abbreviations:
        opening = context.text.count(" ", context.start, context.left_end) <= 2
        if opening and not context.starter:  # After 9 p.m. Smith left.
            return False
        return context.opens_upper and context.word not in rules.continuers
    quoted = context.opens_upper and (context.quote_opens or "'" in context.openers)
    closing = key in rules.closing_abbreviations or key.endswith(rules.abbreviation_endings)
    acronym = bool(_ACRONYM.fullmatch(key))
    particle = context.listed(rules.name_particles)
    if acronym and not closing and len(key) > len(context.left):  # J. M. G. Le Clézio
        return context.starter and not particle
    if acronym and particle and context.second_upper:  # J.M.G. Le Clézio
        return False
    if closing or acronym:
        closed = bool(context.tail) and context.opens_upper
        opening = context.left_start == context.start
        if closing and not (acronym or opening) and (context.ordinary or context.labelled):
            return not dashed
        return not dashed and (context.starter or quoted or closed or _measured(key, context))
    if len(key) == 1 and key.isalpha() and key == context.left:
        return _letter_ends(key, context)
    return None


def _looks_shortened(context: Context) -> bool:
    """Whether the left token is short and no word, as ``Fbg`` or ``op`` in ``op. 27``."""
    left, words = context.left.replace("’", "'").rpartition("'")[2], context.rules.ordinary_words
    if not left.isalpha() or not 1 < len(left) <= LONGEST_SHORT or not left[1:].islower():
        return False
    if context.tail or not (context.opens_upper or context.following.isdigit()):
        return False
    if not _VOWEL.search(left):
        opens = context.left_start == context.start
        return not (opens and left[-1] == left[-2])  # Hmm. Pff.
    if not words or words & {left, left.lower(), left.capitalize()} or len(left) > 4:
        return False
    return bool(_NUMBER.match(context.text, context.right))


def _measured(unit: str, context: Context) -> bool:
    """Whether a number with its unit ends before a capital; German nouns have one always."""
    counted = unit.islower() and context.before[-1:].isdigit()
    return counted and context.opens_upper and not context.rules.ordinal_dot


def _numbers(context: Context) -> bool:
    """Whether a Roman numeral or a letter follows, as in "Art. IV" and "art. R. 4"."""
    if context.word in context.rules.letters_that_are_words:
        return False
    return len(context.word) == 1 or bool(_ROMAN.fullmatch(context.word))


def _letter_ends(letter: str, context: Context) -> bool:
    """Judge a single letter: an initial, a label (plan B) or a word (I)."""
    rules = context.rules
    if letter in rules.letters_that_are_words:  # you and I. But: Albert I. Jones
        return context.opens_upper and (context.starter or not context.before[:1].isupper())
    labels = context.before.lower() in rules.lettered_nouns or context.before[-1:].isdigit()
    if letter.isupper() and labels:
        return context.opens_upper
    if _starts_item(context):
        return False
    return context.starter and not (letter.isupper() and context.listed(rules.name_particles))
