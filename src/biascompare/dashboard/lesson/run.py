"""One lesson with one class: where it is, and the votes and headlines it was sent.

A phone is known by a random word and by nothing else.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from biascompare.lessons import Answer, Lesson, Mask
from biascompare.lessons.model import PREDICT, REWRITE
from biascompare.model import Document

SAME = "same"
"""The vote for "about the same"; the others are outlets' letters."""
MOST_PHONES, MOST_HEADLINES, LONGEST_HEADLINE = 400, 3, 160


@dataclass(slots=True)
class Headline:
    """What a pupil wrote; ``shown`` once the teacher lets it."""

    number: int
    text: str
    shown: bool = False


@dataclass(slots=True)
class Run:
    """One lesson with one class.

    ``place`` is the step it is at: −1 before the first, the number of steps after the last.
    ``version`` changes whenever pupils' pages have to turn. ``articles`` are by letter, with
    everything hidden that tells the outlet; ``table`` holds the lesson’s measured rows.
    """

    lesson: Lesson
    articles: Mapping[str, Document]
    answers: Mapping[int, Answer]
    mask: Mask
    table: pd.DataFrame
    code: str
    key: str
    place: int = -1
    version: int = 0
    ended: bool = False
    revealed: set[int] = field(default_factory=set)
    phones: set[str] = field(default_factory=set)
    votes: dict[int, dict[str, str]] = field(default_factory=dict)
    headlines: list[Headline] = field(default_factory=list)
    written: Counter[str] = field(default_factory=Counter)
    touched: float = field(default_factory=time.monotonic)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def join(self) -> str | None:
        """Return the word of a new phone, or None if the lesson is full."""
        with self.lock:
            self.touched = time.monotonic()
            if self.ended or len(self.phones) >= MOST_PHONES:
                return None
            phone = secrets.token_urlsafe(12)
            self.phones.add(phone)
            return phone

    def choices(self, place: int) -> tuple[str, ...]:
        """Return what can be voted at a step: two letters, and `SAME`."""
        step = self.lesson.steps[place]
        return (*(self.lesson.letter(outlet) for outlet in step.pair), SAME)

    def vote(self, phone: str, place: int, choice: str) -> bool:
        """Count a phone's vote, in place of its earlier one; tell whether it counts.

        It does not at another step than the present one, after the reveal, for a phone that
        has not joined, or for something that cannot be voted.
        """
        with self.lock:
            if phone not in self.phones or not self._open(place) or self.ended:
                return False
            if choice not in self.choices(place):
                return False
            self.votes.setdefault(place, {})[phone] = choice
            self.touched = time.monotonic()
            return True

    def _open(self, place: int) -> bool:
        at_vote = place == self.place and 0 <= place < len(self.lesson.steps)
        if not at_vote or place in self.revealed:
            return False
        return self.lesson.steps[place].kind == PREDICT

    def vote_of(self, phone: str, place: int) -> str | None:
        """Return what a phone has voted at a step."""
        return self.votes.get(place, {}).get(phone)

    def counts(self, place: int) -> dict[str, int]:
        """Return the votes for each choice of a step."""
        with self.lock:
            found = Counter(self.votes.get(place, {}).values())
        return {choice: found[choice] for choice in self.choices(place)}

    def go(self, place: int) -> None:
        """Turn to a step."""
        with self.lock:
            self.place = max(-1, min(place, len(self.lesson.steps)))
            self._turned()

    def reveal(self) -> None:
        """End the vote of the present step and show its answer."""
        with self.lock:
            self.revealed.add(self.place)
            self._turned()

    def write(self, phone: str, text: str) -> bool:
        """Keep a phone's headline until the teacher looks at it; tell whether it is kept."""
        text = " ".join(text.split())[:LONGEST_HEADLINE]
        with self.lock:
            at_rewrite = 0 <= self.place < len(self.lesson.steps)
            at_rewrite = at_rewrite and self.lesson.steps[self.place].kind == REWRITE
            if not text or phone not in self.phones or not at_rewrite or self.ended:
                return False
            if self.written[phone] >= MOST_HEADLINES:
                return False
            self.written[phone] += 1
            # The phone is not kept beside what it sent: headlines are anonymous.
            self.headlines.append(Headline(sum(self.written.values()), text))
            self.touched = time.monotonic()
            return True

    def show(self, number: int) -> None:
        """Let the class see a headline."""
        with self.lock:
            for headline in self.headlines:
                if headline.number == number:
                    headline.shown = True
            self._turned()

    def remove(self, number: int) -> None:
        """Take a headline away for good."""
        with self.lock:
            self.headlines = [each for each in self.headlines if each.number != number]
            self._turned()

    def of_read(self, answer: Answer) -> dict[str, float | None]:
        """Return what the articles that the class reads have of an answer's measure, by outlet."""
        values = self.table.set_index("id")[answer.measure.name]
        read = {
            side.outlet: self.articles[self.lesson.letter(side.outlet)] for side in answer.sides
        }
        found = {outlet: values.get(article.id) for outlet, article in read.items()}
        return {outlet: None if pd.isna(value) else float(value) for outlet, value in found.items()}

    def names_open(self) -> bool:
        """Tell whether the outlets' names may be shown now."""
        return self.lesson.names_open(self.place, revealed=self.place in self.revealed)

    def end(self) -> None:
        """Delete what the class has sent."""
        with self.lock:
            self.ended = True
            for kept in (self.votes, self.headlines, self.written, self.phones):
                kept.clear()
            self._turned()

    def _turned(self) -> None:
        self.version += 1
        self.touched = time.monotonic()
