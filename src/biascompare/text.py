"""Preparing a text: quotation marks, apostrophes and spaces made plain, sentences parted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from biascompare import languages
from biascompare.model import Document, Sentence
from biascompare.sentences import plain_spaces, split_sentences

__all__ = ["normalise", "prepare", "split_sentences"]

_APOSTROPHES = "’‘‛′`´‚‹›"
_DOUBLE_QUOTES = "„“”‟«»″＂"
_BLANK_LINES = re.compile(r"\n\s*\n")
_CLOSERS = "\"')]} "
_MARKS = (".", "!", "?", "…", ":")


def normalise(text: str) -> str:
    r"""Return ``text`` with plain quotation marks, apostrophes and spaces.

    Character for character: the length stays, so offsets hold. Dashes and … stay.

    >>> normalise("« C’est “vrai” »")
    '" C\'est "vrai" "'
    """
    if text.isascii():
        text = text.replace("`", "'")
    else:
        for mark in _APOSTROPHES:
            text = text.replace(mark, "'")
        for mark in _DOUBLE_QUOTES:
            text = text.replace(mark, '"')
    return plain_spaces(text)


def prepare(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences of the document's body, headings and comments left out.

    A sentence that ends without a mark, as after a missing full stop, gets one in
    `Sentence.text`. A language without rules of its own is split by those of all
    languages together.
    """
    code = document.language
    language = languages.load(code) if code in languages.CODES else None
    headings = {heading.strip() for heading in document.headings}
    plain = normalise(document.text)
    sentences = []
    for begin, finish in _paragraphs(document.text):
        paragraph = document.text[begin:finish]
        if paragraph.strip() in headings:
            continue
        for start, end in split_sentences(paragraph, language):
            stretch = plain[begin + start : begin + end]
            sentences.append(Sentence(_closed(stretch), begin + start, begin + end))
    return tuple(sentences)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for gap in _BLANK_LINES.finditer(text):
        yield begin, gap.start()
        begin = gap.end()
    yield begin, len(text)


def _closed(sentence: str) -> str:
    """Return the sentence with a full stop if no mark closes it."""
    return sentence if sentence.rstrip(_CLOSERS).endswith(_MARKS) else f"{sentence}."
