"""Where quotation marks open and close: the outermost quoted stretches of a text.

Marks nest, go on over paragraphs (the opening mark is repeated, or the closing one comes
later) and are forgotten; apostrophes, feet and inches are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from biascompare.languages import Language
from biascompare.voice.marks import MARK, SINGLE, Facing

_BLANK_LINE = re.compile(r"\n\s*\n")
_LAST_MARKS = frozenset(",.!?…;:—–-")
_NEW_LINE = re.compile(r"\n\s*")
_LONGEST_SINGLE = 3000  # characters; further on, the mark was an apostrophe
_MOST_MARKS = 200
_MOST_PARAGRAPHS = 6  # A closing mark further away belongs to something else.


@dataclass(frozen=True, slots=True)
class Stretch:
    """A quoted stretch: ``start``–``end`` with its marks, ``inner_…`` without them.

    ``closed`` is false where no closing mark was found; the stretch then ends with its
    paragraph, or before the next opening mark.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool


@dataclass(frozen=True, slots=True)
class _Paragraph:
    start: int
    end: int
    marks: tuple[re.Match[str], ...]


def find_stretches(text: str, language: Language | None) -> tuple[Stretch, ...]:
    """Return the outermost quoted stretches of ``text``, in order.

    ``language`` says which marks may face backwards (»so«) and which words begin with an
    apostrophe; ``None`` allows every mark.
    """
    found = _Scan(text, language).stretches()
    return tuple(each for each in found if each.inner_start < each.inner_end)


class _Scan:
    """One reading of a text, paragraph by paragraph, mark by mark."""

    def __init__(self, text: str, language: Language | None) -> None:
        self.text = text
        self.facing = Facing(text, language)
        self.paragraphs = tuple(_paragraphs(text))

    def stretches(self) -> Iterator[Stretch]:
        opening: re.Match[str] | None = None
        for number, paragraph in enumerate(self.paragraphs):
            marks, place = paragraph.marks, 0
            while place < len(marks):
                mark = marks[place]
                if opening is None:
                    place += 1
                    if not self.facing.may_open(mark):
                        continue
                    if mark.group() not in SINGLE:
                        opening = mark
                    elif closing := self._closing_single(paragraph, place):
                        yield self._stretch(mark, closing)
                        while place < len(marks) and marks[place].start() < closing.end():
                            place += 1
                    continue
                found, place = self._closing(paragraph, place, opening)
                if found is not None:
                    yield found
                    opening = None
            if opening is not None and not self._goes_on(number, opening):
                yield self._unclosed(opening, paragraph.end)
                opening = None

    def _stretch(self, opening: re.Match[str], closing: re.Match[str]) -> Stretch:
        inner = self.text[opening.end() : closing.start()]
        begin = opening.end() + len(inner) - len(inner.lstrip())
        finish = max(begin, opening.end() + len(inner.rstrip()))
        return Stretch(opening.start(), closing.end(), begin, finish, True)

    def _unclosed(self, opening: re.Match[str], limit: int) -> Stretch:
        inner = self.text[opening.end() : limit]
        end = opening.end() + len(inner.rstrip())
        begin = min(end, opening.end() + len(inner) - len(inner.lstrip()))
        return Stretch(opening.start(), end, begin, end, False)

    def _closing(
        self, paragraph: _Paragraph, place: int, opening: re.Match[str]
    ) -> tuple[Stretch | None, int]:
        """Return the quote that ends in the paragraph, and the mark to go on with."""
        marks, depth = paragraph.marks, 0
        nested_end: re.Match[str] | None = None
        opener, first = opening.group(), place
        for number in range(place, len(marks)):
            mark = marks[number]
            if number == first and self._repeats(paragraph, mark, opener):
                continue
            if self._nests(paragraph, number, opener):
                depth += 1
            elif opener == mark.group() == '"' and self.facing.right(mark):
                return self._unclosed(opening, mark.start()), number
            elif self.facing.closes(mark, opener):
                if not depth:
                    return self._stretch(opening, mark), number + 1
                nested_end, depth = mark, depth - 1
        if nested_end is not None:  # One mark closed both quotes.
            return self._stretch(opening, nested_end), len(marks)
        return None, len(marks)

    def _repeats(self, paragraph: _Paragraph, mark: re.Match[str], opener: str) -> bool:
        """Whether the opening mark is only repeated at the head of a paragraph."""
        again = opener if opener != "«" else "«»"
        return mark.group() in again and not self.text[paragraph.start : mark.start()].strip()

    def _nests(self, paragraph: _Paragraph, number: int, opener: str) -> bool:
        """Whether a quote of the same kind of mark begins within the quote."""
        mark = paragraph.marks[number]
        character = mark.group()
        if character in "«„" or (character == "»" and self.facing.backwards):
            return character == opener and (character != "»" or self.facing.right(mark))
        if character == "“" and opener in "“„":
            return self.facing.right(mark) and not self.facing.left(mark)
        if not character == opener == '"' or not self.facing.right(mark):
            return False
        later = [each for each in paragraph.marks[number + 1 : number + 20] if each.group() == '"']
        return len(later) > 1 and not any(self.facing.right(each) for each in later[:2])

    def _goes_on(self, number: int, opening: re.Match[str]) -> bool:
        """Whether the quote goes on in the next paragraph: begun anew, or closed soon."""
        later = self.paragraphs[number + 1 : number + 1 + _MOST_PARAGRAPHS]
        if later and later[0].marks and self._repeats(later[0], later[0].marks[0], opening.group()):
            return True
        for paragraph in later:
            for mark in paragraph.marks:
                if mark.group() not in SINGLE:
                    sure = mark.group() in "»”" or self.facing.left(mark)
                    return sure and self.facing.closes(mark, opening.group())
        return False

    def _closing_single(self, paragraph: _Paragraph, place: int) -> re.Match[str] | None:
        """Return the mark that closes the single quote, in its own paragraph."""
        opener, begin = paragraph.marks[place - 1].group(), paragraph.marks[place - 1].end()
        doubtful: re.Match[str] | None = None
        for mark in paragraph.marks[place : place + _MOST_MARKS]:
            if mark.start() > begin + _LONGEST_SINGLE:
                break
            if doubtful and mark.group() in "‘'" and self.facing.right(mark):
                break
            if not self.facing.closes(mark, opener) or not self.facing.left(mark):
                continue
            if not self.facing.may_be_possessive(mark):
                if doubtful and self.text[mark.start() - 1] not in _LAST_MARKS:
                    break
                return mark
            doubtful = doubtful or mark
        return doubtful


def paragraph_gap(text: str) -> re.Pattern[str]:
    """Return what parts the paragraphs: blank lines, or each line's end where none is blank."""
    return _BLANK_LINE if _BLANK_LINE.search(text) else _NEW_LINE


def _paragraphs(text: str) -> Iterator[_Paragraph]:
    begin = 0
    gaps = [(gap.start(), gap.end()) for gap in paragraph_gap(text).finditer(text)]
    for start, end in (*gaps, (len(text), len(text))):
        yield _Paragraph(begin, start, tuple(MARK.finditer(text, begin, start)))
        begin = end
