"""What a reader of a document should know about it: notices about text and fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from biascompare.model import Comment, Notice
from biascompare.sources.glued import glued_rate
from biascompare.sources.language_mix import mixed_languages, tokenised_text
from biascompare.sources.lines import word_count
from biascompare.sources.paragraphs import Paragraph
from biascompare.sources.rules import LANGUAGES, comparable, reading_rules

_SPACED = {
    "fr": re.compile(r"\s(?<=[^\s.,–—-]\s)[.,](?=\s|$)"),
    None: re.compile(r"\s(?<=[^\s.,;:!?–—-]\s)[.,;:!?](?=\s|$|[”’\"])"),
}
_NO_SPACE = re.compile(r"[.!?…]['\"”’»)]{0,2}[A-ZÀ-Þ]")  # quicker than what follows
_GLUED_END = re.compile(
    r"(?<![\w./@-])[^\W\d_]*[^\W\d_A-ZÀ-Þ]{3}[.!?…]['\"”’»)]{0,2}(?-i:[A-ZÀ-Þ])[’'\w]*(?![\w/])"
)
_DOMAIN = re.compile(r"\.(?:Com|Org|Net|Js|Io|Co|Fr|De|Ai|Uk|Eu)\b")


def oddities(
    paragraphs: Sequence[Paragraph],
    *,
    language: str | None,
    title: str | None,
    section: str | None,
    labels: Sequence[tuple[int, str]] = (),
    comments: Sequence[Comment] = (),
) -> list[Notice]:
    """Return the notices about the wording of a document; ``labels`` are lines above the text."""
    text = "\n".join(part.text for part in paragraphs)
    words = sum(word_count(part.text) for part in paragraphs)
    found: list[Notice] = []
    smallest = int(reading_rules().thresholds["too_short"])
    if words < smallest:
        counted = "One word" if words == 1 else f"{words} words"
        found.append(Notice("too_short", f"{counted}: too short for most measures."))
    found += _wording(text, words, language)
    if not any(notice.code == "wording_altered" for notice in found):
        found += tokenised_text(text)
    found += mixed_languages(paragraphs, language)
    found += _glued_ends(paragraphs)
    found += _opinion(paragraphs, title, section, labels)
    said = sum(word_count(comment.text) for comment in comments)
    if said > words:
        message = f"The comments are longer ({said} words) than the article ({words})."
        found.append(Notice("comments_longer", message))
    return found


def _wording(text: str, words: int, language: str | None) -> Iterator[Notice]:
    """Warn of glued words and spaced punctuation, and of a text that shows both."""
    glued = glued_rate(text, language, words) if language in LANGUAGES else 0.0
    if glued:
        yield Notice("glued_words", f"{glued:.1f} of 1,000 words look glued together.")
    spaced = 1000 * _spaced_marks(text, language) / max(words, 1)
    if spaced <= reading_rules().thresholds["spaced_punctuation"]:
        return
    yield Notice("spaced_punctuation", f"{spaced:.1f} of 1,000 marks stand after a space.")
    if glued:
        message = "Wording looks altered: kept out of word-level measures unless put back."
        yield Notice("wording_altered", message)


def _spaced_marks(text: str, language: str | None) -> int:
    return len(_SPACED["fr" if language == "fr" else None].findall(text))


def _glued_ends(paragraphs: Sequence[Paragraph]) -> Iterator[Notice]:
    places = [
        (part, match[0])
        for part in paragraphs
        if _NO_SPACE.search(part.text)
        for match in _GLUED_END.finditer(part.text)
        if not _DOMAIN.search(match[0])
    ]
    if places:
        message = f"No space after a sentence's end: {', '.join(word for _, word in places[:5])}."
        first, last = places[0][0].first_line, places[-1][0].last_line
        yield Notice("glued_sentence_end", message, first or None, last or None)


def _opinion(
    paragraphs: Sequence[Paragraph],
    title: str | None,
    section: str | None,
    labels: Sequence[tuple[int, str]],
) -> Iterator[Notice]:
    """Say once that a piece is opinion: by its section, its title or labels, or in its text."""
    rules = reading_rules()
    message = "An opinion piece: {} says so."
    if section and rules.find("opinion_section", section):
        yield Notice("opinion_piece", message.format(f"the section ({section})"))
        return
    if title and rules.find("opinion_heading", title):
        yield Notice("opinion_piece", message.format("the title"))
        return
    for number, label in labels:
        if rules.find("opinion_heading", label):
            yield Notice("opinion_piece", message.format("a label"), number, number)
            return
    for part in paragraphs:
        name = "opinion_heading" if part.is_heading else "opinion_sentence"
        if rules.find(name, comparable(part.text)):
            place = (part.first_line or None, part.last_line or None)
            yield Notice("opinion_piece", message.format("the text"), *place)
            return
