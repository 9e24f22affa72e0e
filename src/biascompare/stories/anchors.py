"""What articles in different languages can share: named actors, names, numbers."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from biascompare import languages
from biascompare.lexicons import actors
from biascompare.measures import Prepared
from biascompare.measures.actors import mentions
from biascompare.model import Document
from biascompare.text import normalise

FAR_ENOUGH = 4_000
"""Characters of an article that are read."""
_NAME = re.compile(r"(?<![.!?:\"(] )(?<![\n\"(])(?<!^)\b[^\W\d_][^\W_]{2,}\b")
_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[., ]\d+)*(?![\w])")
_GROUPS = re.compile(r"[., ](?=\d{3}(?:\D|$))")
_YEARS = range(1900, 2100)
_SMALLEST_NUMBER = 100


def anchors(document: Document) -> set[str]:
    """Return what of an article means the same in every language, each with its kind.

    ``actor:`` and an id of the actor lists; ``name:`` and a word with a capital letter inside a
    sentence, in lower case, without a final s (genitives); ``number:`` and a number of three
    digits or with a decimal, years left out.
    """
    document = dataclasses.replace(document, text=document.text[:FAR_ENOUGH])
    found = {f"actor:{hit.key}" for hit in mentions(Prepared(document))}
    text = normalise(document.text)
    found.update(f"name:{name}" for name in _names(text, document.language))
    found.update(f"number:{number}" for number in _numbers(text))
    return found


def shown(anchor: str) -> str:
    """Return an anchor as people read it: an actor's name, a word, a number."""
    kind, _, value = anchor.partition(":")
    return next((each.name for each in actors() if kind == "actor" and each.id == value), value)


def _names(text: str, language: str | None) -> Iterator[str]:
    grammar = languages.load(language).stop_words if language in languages.CODES else frozenset()
    for match in _NAME.finditer(text):
        word = match.group()
        if word[0].isupper() and word.lower() not in grammar:
            yield word.casefold().rstrip("s")


def _numbers(text: str) -> Iterator[str]:
    """Yield the numbers that tell: of three digits or with a decimal, years left out."""
    for written, _, _ in find_numbers(text):
        value = float(written)
        if "." in written or (value >= _SMALLEST_NUMBER and int(value) not in _YEARS):
            yield f"{value:g}"


def find_numbers(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield numbers as Python writes them, and where they start and end.

    1.200, 1,200 and 1 200 are one number.
    """
    for match in _NUMBER.finditer(text):
        written = _GROUPS.sub("", match.group()).replace(",", ".")
        if " " not in written and written.count(".") <= 1:
            yield written, match.start(), match.end()
