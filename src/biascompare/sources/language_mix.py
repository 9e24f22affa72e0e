"""Paragraphs in another language than the document's, and texts whose words were cut apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from biascompare import languages
from biascompare.detection import detect_language
from biascompare.model import Notice
from biascompare.sources.lines import word_count
from biascompare.sources.paragraphs import Paragraph
from biascompare.sources.pieces import piece_rules

_WORD = re.compile(r"[^\W\d_]+")
_MARK = re.compile(r"(\s?)[,.](?=\s|$)")
_TOKENS = (
    re.compile(r" n[’']t\b", re.I),
    re.compile(r"\w [’'](?:s|re|ve|ll|d|m)\b"),
    re.compile(r"``|(?<= )''(?= |$)"),
    re.compile(r"-[LR]RB-"),
    re.compile(r"\( \w.{0,80}? \)"),
)
_FEWEST_MARKS = 3
_FEWEST_TOKENS = 2


def mixed_languages(paragraphs: Sequence[Paragraph], language: str | None) -> Iterator[Notice]:
    """Warn when a share of the words stands in paragraphs of other languages."""
    if language is None or len(paragraphs) < 2:
        return
    rules = piece_rules().thresholds
    total, others = 0, Counter[str]()
    for part in paragraphs:
        words = word_count(part.text)
        total += words
        if words < rules["paragraph"]:
            continue
        # Stop words are quicker than the identifier, and surer in lists of names.
        own = _stop_rate(part.text, language)
        if own > rules["stop_words"]:
            continue
        found = detect_language(part.text)
        if found and found != language and _stop_rate(part.text, found, unknown=1.0) > own:
            others[found] += words
    share = sum(others.values()) / total if total else 0
    if share >= rules["mixed_languages"]:
        codes = ", ".join(code for code, _ in others.most_common())
        message = f"{share:.0%} of the words are in another language ({codes}) than {language}."
        yield Notice("mixed_languages", message)


def _stop_rate(text: str, language: str, unknown: float = 0.0) -> float:
    """Return the share of stop words of ``language``; ``unknown`` for other languages."""
    stops, words = _stop_words(language), _WORD.findall(text.casefold())
    if not stops or not words:
        return unknown
    return sum(word in stops for word in words) / len(words)


@cache
def _stop_words(language: str) -> frozenset[str]:
    return languages.load(language).stop_words if language in languages.CODES else frozenset()


def tokenised_text(text: str) -> Iterator[Notice]:
    """Tell of a text that a program has cut into tokens: " ," " n't" "``" "-LRB-".

    Spaced commas and full stops alone may be a writer's habit or an altered text.
    """
    if " ," not in text and "RB-" not in text:
        return
    spaces = [match[1] for match in _MARK.finditer(text)]
    spaced = sum(map(bool, spaces))
    rate = piece_rules().thresholds["tokenised"]
    signs = [found[0].strip() for token in _TOKENS if (found := token.search(text))]
    tokens = sum(len(token.findall(text)) for token in _TOKENS)
    apart = spaced >= _FEWEST_MARKS and spaced >= rate * len(spaces)
    bracket = _TOKENS[3].search(text)
    if bracket or (apart and tokens >= _FEWEST_TOKENS):
        shown = ", ".join(repr(sign) for sign in signs[:3])
        message = f"A program has cut the text into tokens ({shown}); it is shown as it came."
        yield Notice("tokenised_text", message)
